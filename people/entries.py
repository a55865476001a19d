"""The people part of a profile document: closed records, checked before anything is written."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from core import dates
from core.entries import (
    Date,
    Entry,
    Key,
    Keyed,
    Line,
    Prose,
    Required,
    Title,
    Url,
    Year,
)


class OrganizationEntry(Entry):
    """An organization that entries of the document name; found again by name or alias."""

    name: Required
    acronym: Line = ""
    aliases: list[Required] = []
    place: Line = ""
    parent: Line = Field(default="", description="Name of another organization.")
    ror: Line = ""


class TopicEntry(Entry):
    name: Required
    aliases: list[Required] = []
    broader: Line = Field(default="", description="Name of a broader topic.")


class OtherNameEntry(Entry):
    name: Required
    kind: Literal["alternate", "former", "native", "printed"] = "alternate"
    is_hidden: bool = Field(
        default=False, description="Shown nowhere; still matched by imports."
    )


class IdentifierEntry(Entry):
    scheme: Literal[
        "orcid", "dblp", "openalex", "google_scholar", "semantic_scholar", "scopus",
        "isni", "wikidata", "github", "codechef", "hackerrank", "google_code_jam",
    ]  # fmt: skip
    value: Required


class LinkEntry(Entry):
    url: Url
    label: Line = ""
    printed: Line = Field(
        default="", description="The address as the document prints it."
    )


class ContactEntry(Entry):
    """E-mail, phone or postal address; private unless its owner opened it."""

    kind: Literal["email", "phone", "address"]
    value: Required
    visibility: Literal["public", "limited", "private"] = "private"


class PersonEntry(Entry):
    credit_name: Required = Field(description="The name as the person prints it.")
    given_name: Line = ""
    additional_name: Line = ""
    family_name: Line = ""
    honorific_prefix: Line = ""
    honorific_suffix: Line = ""
    native_name: Line = ""
    other_names: list[OtherNameEntry] = []
    headline: Line = Field(
        default="", description="The document's own headline, if it prints one."
    )
    biography: Prose = Field(default="", description="Markdown.")
    research_interests: list[Required] = []
    topics: list[Required] = []
    identifiers: list[IdentifierEntry] = []
    links: list[LinkEntry] = []
    contacts: list[ContactEntry] = []
    status: Literal["draft", "published", "hidden"] = "draft"
    lines: list[int] | None = Field(default=None, min_length=2, max_length=2)


class Span(Entry):
    """A start and an end, each as precise as it was stated."""

    start: Date = ""
    end: Date = ""
    is_current: bool = False
    dates_printed: Line = ""

    @model_validator(mode="after")
    def _end_follows_start(self) -> Self:
        dates.bounds(self.start, self.end, is_current=self.is_current)
        if self.is_current and self.end:
            raise ValueError("what is current has no end")
        return self


class SpanEntry(Keyed, Span):
    """An entry with a start and an end."""


class MentorEntry(Entry):
    """An advisor of a degree or a supervisor of a position."""

    name: Required
    honorific: Line = Field(default="", description='As printed, such as "Prof."')
    role: Literal[
        "advisor",
        "primary",
        "co_chair",
        "committee",
        "supervisor",
        "mentor",
        "host",
        "",
    ] = ""
    role_printed: Line = ""
    organization: Line = Field(
        default="", description='As printed beside the name, such as "MSR Redmond".'
    )


class DegreeEntry(SpanEntry):
    level: Literal[
        "doctorate",
        "master",
        "bachelor",
        "diploma",
        "habilitation",
        "certificate",
        "other",
        "",
    ] = ""
    title: Line = Field(default="", description='As printed, such as "Ph.D."')
    field: Line = ""
    specialisation: Line = ""
    organization: Required
    place: Line = ""
    is_expected: bool = False
    grade: Line = Field(default="", description='As printed, such as "9.71 / 10".')
    honours: list[Required] = []
    courses: list[Required] = []
    thesis_title: Line = ""
    thesis_url: Url = ""
    advisors: list[MentorEntry] = []


class PeriodEntry(Span):
    """One unbroken stay in a position."""


class PositionEntry(Keyed):
    title: Line = ""
    unit: Line = ""
    organization: Required
    organization_note: Line = Field(
        default="", description='Such as "acquired by Uber".'
    )
    kind: Literal[
        "employment", "internship", "postdoc", "residency", "visiting", "ra", "ta",
        "faculty", "industry", "teaching", "other", "",
    ] = ""  # fmt: skip
    place: Line = ""
    highlights: list[Title] = []
    periods: list[PeriodEntry] = []
    mentors: list[MentorEntry] = []


class MentorshipEntry(SpanEntry):
    """Somebody the person mentored, or was mentored by, outside a degree or position."""

    mentor: Line = ""
    mentee: Line = ""
    honorific: Line = ""
    role: Literal[
        "advisor",
        "primary",
        "co_chair",
        "committee",
        "supervisor",
        "mentor",
        "host",
        "",
    ] = ""
    role_printed: Line = ""
    level: Line = Field(default="", description='As printed, such as "PhD".')
    organization: Line = ""
    class_of: Year | None = None
    outcome: Line = Field(
        default="", description='As printed, such as "PhD at UC Berkeley".'
    )

    @model_validator(mode="after")
    def _names_the_other(self) -> Self:
        if bool(self.mentor) == bool(self.mentee):
            raise ValueError(
                "name either the mentor or the mentee: the other is the person"
            )
        return self


class DeliveryEntry(Keyed):
    host: Required = Field(description="Event or host as printed.")
    place: Line = ""
    date: Date = ""
    date_printed: Line = ""
    type: Line = Field(default="", description='As printed, such as "Spotlight talk".')
    is_invited: bool = False
    award_printed: Line = Field(
        default="", description="An award this delivery earned."
    )
    award: Key | None = Field(
        default=None, description="Key of the same honour among the awards."
    )


class TalkEntry(Keyed):
    title: Title
    deliveries: list[DeliveryEntry] = []


class AwardEntry(Keyed):
    title: Title
    issuer: Line = ""
    years: list[Year] = []
    month: int | None = Field(default=None, ge=1, le=12)
    is_declined: bool = False
    dates_printed: Line = ""
    degree: Key | None = Field(
        default=None, description="Key of the degree that prints it too."
    )
    position: Key | None = Field(
        default=None, description="Key of the position of the same name."
    )


class ServiceEntry(SpanEntry):
    kind: Literal[
        "reviewing", "committee", "organization", "outreach", "admissions", "training",
        "editorial", "other", "",
    ] = ""  # fmt: skip
    role: Line = ""
    venue: Line = Field(
        default="", description="Journal, conference or body as printed."
    )
    at: Line = Field(
        default="", description='Where a workshop took place, such as "ICML 2022".'
    )
    years: list[Year] = []
    co_organizers: list[Required] = []
    url: Url = ""
    note: Line = ""


class TeachingEntry(Keyed):
    code: Line = ""
    title: Required
    institution: Line = ""
    role: Line = ""
    instructor: Line = ""
    terms: list[Date] = []
    dates_printed: Line = ""
    note: Line = Field(default="", description='Such as "Graduate level course".')


class ProjectEntry(SpanEntry):
    title: Required
    url: Url = ""


class SkillEntry(Keyed):
    name: Required
    group: Line = Field(
        default="", description='The printed heading, such as "Databases".'
    )
