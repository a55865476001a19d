"""What curators may write of people, their entries, organizations and topics."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from core.entries import Date, Line, Prose, Required, Title, Url, Year
from core.inputs import Input, OneOf, Slug
from core.models import Visibility
from people.models import (
    Degree,
    ExternalIdentifier,
    Mentorship,
    Organization,
    OtherName,
    Person,
    Position,
    Topic,
)

VisibilityCode = Annotated[str, OneOf(Visibility)]


class OtherNameInput(Input):
    name: Required
    kind: Annotated[str, OneOf(OtherName.Kind)] = "alternate"
    is_hidden: bool = Field(
        default=False, description="Shown nowhere; imports still recognise it."
    )


class IdentifierInput(Input):
    derived: ClassVar = ("url",)

    scheme: Annotated[str, OneOf(ExternalIdentifier.Scheme)]
    value: Required
    url: Url | None = Field(default=None, description="Follows from the value.")


class AliasInput(Input):
    """An alias is a text, not an object: its fault lies at its place in the list."""

    columns: ClassVar = {"": "name"}


class LinkInput(Input):
    url: Annotated[Url, Field(min_length=1)]
    label: Line | None = None


class MentorInput(Input):
    """An advisor or supervisor; without `person`, whoever has exactly that name."""

    columns: ClassVar = {"name": "mentor_name", "person": "mentor"}
    references: ClassVar = {"person": Person}

    name: Required
    person: Slug | None = None
    role: Annotated[str, OneOf(Mentorship.Role)] | None = None
    role_printed: Line | None = None


class PeriodInput(Input):
    start: Date | None = None
    end: Date | None = None
    is_current: bool = False
    dates_printed: Line | None = None


class DeliveryInput(Input):
    """One time that a talk was given; `id` keeps one that is there."""

    id: int | None = None
    host: Required
    place: Line | None = None
    date: Date | None = None
    type: Line | None = None
    is_invited: bool = False
    award_printed: Line | None = None
    dates_printed: Line | None = None
    visibility: VisibilityCode = "public"


class PersonInput(Input):
    """A person; degrees, positions, talks and awards are written by themselves."""

    needed: ClassVar = ("name",)
    columns: ClassVar = {"name": "credit_name"}

    name: Required | None = None
    slug: Slug | None = None
    kind: Annotated[str, OneOf(Person.Kind)] = "profile"
    status: Annotated[str, OneOf(Person.Status)] = "draft"
    honorific_prefix: Line | None = None
    given_name: Line | None = None
    additional_name: Line | None = None
    family_name: Line | None = None
    honorific_suffix: Line | None = None
    native_name: Line | None = None
    headline: Line | None = None
    biography: Prose | None = None
    research_interests: list[Required] | None = None
    topics: list[Slug] | None = None
    other_names: list[OtherNameInput] | None = None
    identifiers: list[IdentifierInput] | None = None
    links: list[LinkInput] | None = None


class DegreeInput(Input):
    needed: ClassVar = ("person", "organization_printed")
    references: ClassVar = {"person": Person, "organization": Organization}

    person: Slug | None = None
    visibility: VisibilityCode = "public"
    level: Annotated[str, OneOf(Degree.Level)] | None = None
    title: Line | None = None
    field: Line | None = None
    specialisation: Line | None = None
    organization_printed: Line | None = None
    organization: Slug | None = None
    place: Line | None = None
    start: Date | None = None
    end: Date | None = None
    is_current: bool = False
    dates_printed: Line | None = None
    is_expected: bool = False
    grade: Line | None = None
    honours: list[Required] | None = None
    courses: list[Required] | None = None
    thesis_title: Line | None = None
    thesis_url: Url | None = None
    mentors: list[MentorInput] | None = None


class PositionInput(Input):
    """A position; its dates are those of its periods."""

    needed: ClassVar = ("person", "organization_printed")
    references: ClassVar = {"person": Person, "organization": Organization}

    person: Slug | None = None
    visibility: VisibilityCode = "public"
    kind: Annotated[str, OneOf(Position.Kind)] | None = None
    title: Line | None = None
    unit: Line | None = None
    organization_printed: Line | None = None
    organization: Slug | None = None
    organization_note: Line | None = None
    place: Line | None = None
    highlights: list[Title] | None = None
    periods: list[PeriodInput] | None = None
    mentors: list[MentorInput] | None = None


class TalkInput(Input):
    needed: ClassVar = ("person", "title")
    references: ClassVar = {"person": Person}

    person: Slug | None = None
    visibility: VisibilityCode = "public"
    title: Title | None = None
    deliveries: list[DeliveryInput] | None = None


class AwardInput(Input):
    needed: ClassVar = ("person", "title")
    references: ClassVar = {"person": Person}

    person: Slug | None = None
    visibility: VisibilityCode = "public"
    title: Title | None = None
    issuer: Line | None = None
    years: list[Year] | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    is_declined: bool = False
    dates_printed: Line | None = None


class OrganizationInput(Input):
    needed: ClassVar = ("name",)
    columns: ClassVar = {"homepage": "url"}
    references: ClassVar = {"parent": Organization}

    name: Required | None = None
    slug: Slug | None = None
    acronym: Line | None = None
    aliases: list[Required] | None = None
    parent: Slug | None = None
    place: Line | None = None
    ror: Line | None = None
    homepage: Url | None = None


class TopicInput(Input):
    needed: ClassVar = ("name",)
    references: ClassVar = {"broader": Topic}

    name: Required | None = None
    slug: Slug | None = None
    aliases: list[Required] | None = None
    broader: Slug | None = None
    description: Prose | None = None
