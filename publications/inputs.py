"""What curators may write of publications and venues."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from core.entries import Date, Line, Prose, Required, Title, Url
from core.inputs import Input, OneOf, Slug
from people.inputs import LinkInput, VisibilityCode
from people.models import Person
from publications.kinds import Kind
from publications.models import Coauthor, Distinction, Publication, Relation, Venue


class AuthorInput(Input):
    """One printed name; without `person` its link stays, or is made as an import would."""

    columns: ClassVar = {"name": "credit_name", "corresponding": "is_corresponding"}
    references: ClassVar = {"person": Person}

    name: Required
    role: Annotated[str, OneOf(Coauthor.Role)] = "author"
    person: Slug | None = None
    position: Annotated[int, Field(ge=1)] | None = Field(
        default=None,
        description="The order of the list decides; a position must agree with it.",
    )
    shared_mark: Annotated[str, OneOf(Coauthor.SharedMark)] | None = None
    shared_group: Annotated[int, Field(ge=1, le=1000)] | None = None
    corresponding: bool = False
    raw_affiliation: Annotated[Line, Field(max_length=500)] | None = None


class DistinctionInput(Input):
    kind: Annotated[str, OneOf(Distinction.Kind)]
    printed: Required


class RelationInput(Input):
    columns: ClassVar = {"publication": "target"}
    references: ClassVar = {"publication": Publication}

    kind: Annotated[str, OneOf(Relation.Kind)]
    printed: Line | None = None
    publication: Slug


class PublicationInput(Input):
    """A publication with its authors, each list written as a whole."""

    columns: ClassVar = {"alphabetical": "is_alphabetical"}
    references: ClassVar = {"venue": Venue, "version_of": Publication}

    title: Title | None = None
    slug: Slug | None = None
    visibility: VisibilityCode = "public"
    kind: Annotated[str, OneOf(Kind)] | None = None
    status: Annotated[str, OneOf(Publication.Status)] | None = None
    status_date: Date | None = None
    venue: Slug | None = None
    venue_printed: Line | None = None
    container_title: Line | None = None
    issued: Date | None = Field(
        default=None, description="As precise as it was stated; the year follows."
    )
    dates_printed: Line | None = None
    volume: Line | None = None
    issue: Line | None = None
    page: Line | None = None
    publisher: Line | None = None
    doi: Line | None = None
    arxiv_id: Line | None = None
    isbn: Line | None = None
    language: Line | None = None
    abstract: Prose | None = None
    alphabetical: bool = False
    authors: list[AuthorInput] | None = None
    topics: list[Slug] | None = None
    distinctions: list[DistinctionInput] | None = None
    links: list[LinkInput] | None = None
    relations: list[RelationInput] | None = None
    thesis_of: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="The id of the degree that it is the thesis of."
    )
    version_of: Slug | None = Field(
        default=None, description="The work that this is another version of."
    )
    version_relation: Annotated[str, OneOf(Publication.VersionRelation)] | None = None
    relation_printed: Line | None = None


class VenueInput(Input):
    needed: ClassVar = ("name",)
    columns: ClassVar = {"homepage": "url"}
    references: ClassVar = {"host": Venue}

    name: Required | None = None
    slug: Slug | None = None
    acronym: Line | None = None
    aliases: list[Required] | None = None
    kind: Annotated[str, OneOf(Venue.Kind)] | None = None
    host: Slug | None = None
    issn: Line | None = None
    homepage: Url | None = None
