"""The publications part of a profile document: closed records, checked before anything is written."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core.entries import Date, Entry, Key, Keyed, Line, Prose, Required, Title, Url

PublicationKind = Literal[
    "conference", "workshop", "journal", "preprint", "book", "chapter", "review", "report",
    "edited", "translation", "thesis", "other", "",
]  # fmt: skip
PublicationStatus = Literal[
    "published", "accepted", "forthcoming", "submitted", "in_preparation", "working_paper",
    "preprint", "",
]  # fmt: skip


class VenueEntry(Entry):
    """A venue that publications of the document name; found again by name, acronym or alias."""

    name: Required
    acronym: Line = ""
    aliases: list[Required] = []
    kind: Literal[
        "conference",
        "journal",
        "workshop",
        "symposium",
        "publisher",
        "repository",
        "other",
        "",
    ] = ""
    host: Line = Field(
        default="", description='Name of the venue a workshop is held at ("at").'
    )
    issn: Line = ""


class AuthorEntry(Entry):
    name: Required = Field(
        description="As printed on the work, without marks and honorifics."
    )
    role: Literal["author", "editor", "translator"] = "author"
    is_owner: bool = Field(
        default=False, description="The person whose document this is."
    )
    shared_mark: Literal[
        "equal_contribution", "equal_advising", "equal_senior", "other", ""
    ] = ""
    shared_group: int = Field(
        default=1, ge=1, description="Tells several groups of one mark apart."
    )
    is_corresponding: bool = False
    raw_affiliation: Line = ""


class DistinctionEntry(Entry):
    kind: Literal[
        "oral",
        "spotlight",
        "best_paper",
        "best_student_paper",
        "honorable_mention",
        "award",
        "other",
    ]
    printed: Required = Field(
        description='As printed, such as "Best Student Paper Award".'
    )
    award: Key | None = Field(
        default=None, description="Key of the same honour among the awards."
    )


class WorkLinkEntry(Entry):
    url: Url
    label: Line = ""


class WorkEntry(Keyed):
    """What a publication and a version of one have in common."""

    kind: PublicationKind = ""
    status: PublicationStatus = ""
    status_date: Date = Field(default="", description="When the status was stated.")
    venue: Line = Field(default="", description="A venue's name, acronym or alias.")
    venue_printed: Line = ""
    container_title: Line = ""
    issued: Date = ""
    issued_printed: Line = ""
    volume: Line = ""
    issue: Line = ""
    page: Line = ""
    publisher: Line = ""
    doi: Line = ""
    arxiv_id: Line = ""
    isbn: Line = ""
    links: list[WorkLinkEntry] = []
    abstract: Prose = ""
    language: Line = ""
    authors: list[AuthorEntry] = []
    distinctions: list[DistinctionEntry] = []


class VersionEntry(WorkEntry):
    """Another version of the work; without a title or authors of its own it has the work's."""

    relation: Literal[
        "short_version", "preliminary_version", "preprint", "extended_version", "other"
    ]
    relation_printed: Line = ""
    title: Line = ""


class PublicationEntry(WorkEntry):
    title: Title
    is_alphabetical: bool = False
    topics: list[Required] = []
    is_featured: bool = False
    thesis_of: Key | None = Field(
        default=None, description="Key of the degree it is the thesis of."
    )
    versions: list[VersionEntry] = []
