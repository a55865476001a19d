"""The rows of people, their entries, organizations and topics, as OpenAPI describes them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.answers import (
    Address,
    Answer,
    Count,
    Id,
    Named,
    PartialDate,
    Row,
    Slug,
    Year,
    codes,
)
from core.models import Visibility
from people.models import (
    Degree,
    ExternalIdentifier,
    Mentorship,
    OtherName,
    Person,
    Position,
    Service,
)


class CurrentPosition(Answer):
    title: str | None
    unit: str | None
    organization_printed: str


class PersonRow(Row):
    """A profile, or a record: someone whom some entry or publication names."""

    slug: Slug
    kind: Annotated[str, codes(Person.Kind)]
    name: str
    sort_name: str
    headline: str | None
    position: CurrentPosition | None = Field(description="The first current one.")
    topics: list[Named]
    works: Count = Field(description="Works, each counted once whatever its versions.")


class Span(Answer):
    start: PartialDate | None
    end: PartialDate | None
    is_current: bool
    dates_printed: str | None


class Printed(Answer):
    """A name as printed, and whose it is when that is known."""

    name: str
    person: Named | None


class Mentor(Answer):
    role: Annotated[str, codes(Mentorship.Role)] | None
    role_printed: str | None
    name: str
    person: Named | None


class DegreeParts(Answer):
    level: Annotated[str, codes(Degree.Level)] | None
    title: str | None
    field: str | None
    specialisation: str | None
    organization_printed: str
    place: str | None
    start: PartialDate | None
    end: PartialDate | None
    is_current: bool
    dates_printed: str | None
    is_expected: bool
    grade: str | None
    honours: list[str]
    courses: list[str]
    thesis_title: str | None
    thesis_url: Address | None
    mentors: list[Mentor]


class PositionParts(Answer):
    kind: Annotated[str, codes(Position.Kind)] | None
    title: str | None
    unit: str | None
    organization_printed: str
    organization_note: str | None
    place: str | None
    highlights: list[str]
    is_current: bool
    periods: list[Span]
    mentors: list[Mentor]


class AwardParts(Answer):
    title: str
    issuer: str | None
    years: list[Year]
    month: Annotated[int, Field(ge=1, le=12)] | None
    is_declined: bool
    dates_printed: str | None


class Delivery(Answer):
    """One time that a talk was given."""

    id: Id
    host: str
    place: str | None
    date: PartialDate | None
    type: str | None
    is_invited: bool
    award_printed: str | None
    dates_printed: str | None
    visibility: Annotated[str, codes(Visibility)]


class DegreeOfPerson(DegreeParts):
    id: Id


class PositionOfPerson(PositionParts):
    id: Id


class AwardOfPerson(AwardParts):
    id: Id


class TalkOfPerson(Answer):
    id: Id
    title: str
    deliveries: list[Delivery]


class MentorshipOfPerson(Span):
    id: Id
    role: Annotated[str, codes(Mentorship.Role)] | None
    role_printed: str | None
    level: str | None
    organization_printed: str | None
    class_of: Year | None
    outcome: str | None
    mentor: Printed
    mentee: Printed
    degree: Id | None = Field(description="The id of the degree it belongs to.")
    position: Id | None = Field(description="The id of the position it belongs to.")


class ServiceOfPerson(Span):
    id: Id
    kind: Annotated[str, codes(Service.Kind)] | None
    role: str | None
    venue: str | None
    at: str | None
    years: list[Year]
    co_organizers: list[str]
    url: Address | None
    note: str | None


class TeachingOfPerson(Answer):
    id: Id
    code: str | None
    title: str
    institution: str | None
    role: str | None
    instructor: str | None
    terms: list[PartialDate]
    note: str | None


class ProjectOfPerson(Span):
    id: Id
    title: str
    url: Address | None


class SkillOfPerson(Answer):
    id: Id
    name: str
    group: str | None


class NameOfPerson(Answer):
    name: str
    kind: Annotated[str, codes(OtherName.Kind)]
    is_hidden: bool = Field(description="True only for those who may see the name.")


class Identifier(Answer):
    scheme: Annotated[str, codes(ExternalIdentifier.Scheme)]
    value: str
    url: Address | None


class Link(Answer):
    url: Address
    label: str | None


class PersonDetail(PersonRow):
    """A person with all entries of the profile; a record has a name and few of them."""

    status: Annotated[str, codes(Person.Status)]
    honorific_prefix: str | None
    given_name: str | None
    additional_name: str | None
    family_name: str | None
    honorific_suffix: str | None
    native_name: str | None
    biography: str | None
    research_interests: list[str]
    other_names: list[NameOfPerson]
    identifiers: list[Identifier]
    links: list[Link]
    degrees: list[DegreeOfPerson]
    positions: list[PositionOfPerson]
    mentorships: list[MentorshipOfPerson]
    talks: list[TalkOfPerson]
    awards: list[AwardOfPerson]
    service: list[ServiceOfPerson]
    teaching: list[TeachingOfPerson]
    projects: list[ProjectOfPerson]
    skills: list[SkillOfPerson]


class Entry(Answer):
    """An entry of a profile; its page is that of its person."""

    id: Id
    url: Address
    html_url: Address | None
    person: Named | None
    visibility: Annotated[str, codes(Visibility)]


class _Placed(Entry):
    organization: Named | None


class DegreeRow(DegreeParts, _Placed):
    """A degree, finished or expected."""


class PositionRow(PositionParts, _Placed):
    """A position, in one period or several."""


class TalkRow(Entry):
    """A talk, with each time it was given."""

    title: str
    deliveries: list[Delivery]


class AwardRow(AwardParts, Entry):
    """An award, of one year or several."""


class OrganizationRow(Row):
    """A university, a company, a department; its page is the list of its people."""

    slug: Slug
    name: str
    acronym: str | None
    aliases: list[str]
    parent: Named | None
    place: str | None
    ror: str | None
    homepage: Address | None


class OrganizationDetail(OrganizationRow):
    units: list[Named]


class TopicRow(Row):
    """A topic of the vocabulary that people and works share."""

    slug: Slug
    name: str
    aliases: list[str]
    broader: Named | None
    works: Count
    people: Count


class TopicDetail(TopicRow):
    description: str | None
    narrower: list[Named]
