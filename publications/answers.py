"""The rows of publications, coauthors and venues, as OpenAPI describes them."""

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
from people.answers import Link
from publications.kinds import CSL_TYPES, Kind
from publications.models import Coauthor, Distinction, Publication, Relation, Venue

_Kind = Annotated[str, codes(Kind)]
_Mark = Annotated[str, codes(Coauthor.SharedMark)]
_Role = Annotated[str, codes(Coauthor.Role)]
_Relation = Annotated[str, codes(Publication.VersionRelation)]


class VenueName(Answer):
    slug: Slug
    acronym: str | None
    name: str


class Honour(Answer):
    kind: Annotated[str, codes(Distinction.Kind)]
    printed: str


class Author(Answer):
    """One printed name; `person` is whom it was confirmed to be."""

    position: Annotated[int, Field(ge=1)] = Field(
        description="Place in the list of the role."
    )
    role: _Role
    name: str
    person: Named | None
    shared_mark: _Mark | None
    shared_group: int | None = Field(
        description="Tells apart the groups that share a mark."
    )
    corresponding: bool
    raw_affiliation: str | None


class Version(Answer):
    id: Id
    slug: Slug
    relation: _Relation
    relation_printed: str | None
    kind: _Kind | None
    venue: VenueName | None
    year: Year | None
    issued: PartialDate | None
    distinctions: list[Honour]


class VersionOf(Answer):
    """The work that a row is a version of."""

    id: Id
    slug: Slug
    title: str
    relation: _Relation
    relation_printed: str | None
    inherited: list[Annotated[str, codes(["title", "authors", "topics"])]] = Field(
        description="What the row has from the work, being without its own."
    )


class PublicationRow(Row):
    """A work, or with `versions=all` a version of one. Lists of authors are never cut."""

    slug: Slug
    title: str
    year: Year | None
    issued: PartialDate | None
    kind: _Kind | None
    type: Annotated[str, codes(dict.fromkeys(CSL_TYPES.values()))] = Field(
        description="The CSL item type, which follows from the kind."
    )
    status: Annotated[str, codes(Publication.Status)] | None
    venue: VenueName | None
    topics: list[Named]
    authors: list[Author]
    alphabetical: bool = Field(
        description="Whether the authors are marked as standing in alphabetical order."
    )
    distinctions: list[Honour]
    doi: str | None
    arxiv_id: str | None
    versions: list[Version]
    version_of: VersionOf | None


class DegreeOfThesis(Answer):
    id: Id
    title: str | None
    person: Named


class PublicationName(Answer):
    id: Id
    slug: Slug
    title: str


class RelationRow(Answer):
    kind: Annotated[str, codes(Relation.Kind)]
    printed: str | None
    publication: PublicationName


class PublicationDetail(PublicationRow):
    visibility: Annotated[str, codes(Visibility)]
    status_date: PartialDate | None
    venue_printed: str | None
    container_title: str | None
    dates_printed: str | None
    volume: str | None
    issue: str | None
    page: str | None
    publisher: str | None
    isbn: str | None
    language: str | None
    abstract: str | None
    thesis_of: DegreeOfThesis | None
    links: list[Link]
    relations: list[RelationRow]
    referred_to_by: list[RelationRow]


class PublicationOfCoauthor(PublicationName):
    year: Year | None


class CoauthorRow(Row):
    """One name on the list of authors of one publication; its page is the publication's."""

    publication: PublicationOfCoauthor
    role: _Role
    position: Annotated[int, Field(ge=1)]
    name: str
    person: Named | None
    shared_mark: _Mark | None
    shared_group: int | None
    corresponding: bool
    raw_affiliation: str | None


class VenueRow(Row):
    """A conference series, a journal, a workshop."""

    slug: Slug
    name: str
    acronym: str | None
    aliases: list[str]
    kind: Annotated[str, codes(Venue.Kind)] | None
    host: VenueName | None = Field(description="The venue a workshop is held at.")
    issn: str | None
    homepage: Address | None
    works: Count


class VenueDetail(VenueRow):
    workshops: list[VenueName]
