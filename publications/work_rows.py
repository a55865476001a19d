"""What lists show of each publication, as plain values: one query for each kind of part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from django.db.models import Case, QuerySet, When

from core.addresses import slug_address
from core.audience import Audience, Reader, audience_of
from core.statements import Statement
from publications.models import Coauthor, Distinction, Publication
from publications.models.publication import venue_line
from publications.querysets import coauthor_person_condition

Part = TypeVar("Part")

_VENUE = (
    *("venue__slug", "venue__acronym", "venue__name"),
    *("venue__host__acronym", "venue__host__name"),
)
_PLACE = ("id", "sort_year", "venue_printed", "container_title", *_VENUE)
_ROW = (
    *("slug", "title", "title_key", "kind", "status", "status_date", "publisher"),
    *("is_alphabetical", "version_of", "version_of__title", *_PLACE),
)


class VenueName(NamedTuple):
    """A venue as a row names it; like a `Venue`, but for its host's name."""

    slug: str
    acronym: str
    name: str
    host: str

    def __str__(self) -> str:
        return self.acronym or self.name

    def get_absolute_url(self) -> str:
        return slug_address("venues:detail", self.slug)


class Author(NamedTuple):
    """One printed name, in any role; like a `Coauthor`."""

    role: str
    credit_name: str
    person_slug: str
    """Of the page to which the name leads; "" where the reader may see none."""
    shared_mark: str
    shared_group: int


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of a work, in its row."""

    relation_text: str
    venue_line: str
    distinctions: Sequence[str]


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One publication of a list; what it has in common with a `Publication` has the same name.

    A version without a title or authors of its own has those of its work.
    """

    pk: int
    slug: str
    shown_title: str
    title_key: str
    kind: str
    status: str
    status_date: str
    sort_year: int
    venue: VenueName | None
    venue_printed: str
    container_title: str
    publisher: str
    is_alphabetical: bool
    abstract: str
    shown_coauthors: Sequence[Author]
    versions: Sequence[Version]
    distinctions: Sequence[str]

    @property
    def year(self) -> int | None:
        return self.sort_year or None

    @property
    def venue_line(self) -> str:
        return venue_line(self)

    def get_absolute_url(self) -> str:
        return slug_address("publications:detail", self.slug)


def work_rows(
    ids: Sequence[int], user: Reader | None, *, with_abstracts: bool = False
) -> list[WorkRow]:
    """These publications in this order, as the reader may see them; four queries.

    The ids must be visible to the reader.
    """
    audience = audience_of(user)
    rows = {row["id"]: row for row in _rows(ids, with_abstracts=with_abstracts)}
    works = [row["version_of"] for row in rows.values() if row["version_of"]]
    authors = _grouped(
        (row["publication_id"], _author(row))
        for row in _authors([*ids, *works], audience=audience)
    )
    versions = _versions(ids, audience=audience)
    honours = _grouped(
        (row["publication_id"], row["printed"])
        for row in _honours([*ids, *(version["id"] for version in versions)])
    )
    its_versions = _grouped(
        (row["version_of"], _version(row, honours.get(row["id"], ())))
        for row in versions
    )
    return [
        _work_row(
            rows[id_],
            authors.get(id_) or authors.get(rows[id_]["version_of"]) or (),
            its_versions.get(id_, ()),
            honours.get(id_, ()),
        )
        for id_ in ids
        if id_ in rows
    ]


def _grouped(parts: Iterable[tuple[int, Part]]) -> dict[int, list[Part]]:
    """The parts of each publication, by its id."""
    groups: dict[int, list[Part]] = defaultdict(list)
    for id_, part in parts:
        groups[id_].append(part)
    return groups


@Statement
def _rows(ids: list[int], *, with_abstracts: bool) -> QuerySet[Any]:
    columns = (*_ROW, "abstract") if with_abstracts else _ROW
    return Publication.objects.filter(pk__in=ids).order_by().values(*columns)


@Statement
def _authors(publications: list[int], *, audience: Audience) -> QuerySet[Any]:
    """All names in order; a person whom the reader may not see is only a printed name."""
    leads = coauthor_person_condition(audience)
    coauthors = Coauthor.objects.filter(publication__in=publications)
    named = coauthors.annotate(slug=Case(When(leads, then="person__slug")))
    return named.order_by("publication_id", "role", "position").values(
        *("publication_id", "role", "credit_name", "slug"),
        *("shared_mark", "shared_group"),
    )


@Statement
def _versions(works: list[int], *, audience: Audience) -> QuerySet[Any]:
    versions = Publication.objects.for_audience(audience).filter(version_of__in=works)
    return versions.order_by("sort_year", "pk").values(
        *_PLACE, "version_of", "version_relation", "relation_printed"
    )


@Statement
def _honours(publications: list[int]) -> QuerySet[Any]:
    honours = Distinction.objects.filter(publication__in=publications)
    return honours.order_by("pk").values("publication_id", "printed")


def _author(row: dict[str, Any]) -> Author:
    return Author(
        row["role"],
        row["credit_name"],
        row["slug"] or "",
        row["shared_mark"],
        row["shared_group"],
    )


class _Place(NamedTuple):
    """Where a version appeared."""

    venue: VenueName | None
    venue_printed: str
    container_title: str
    year: int | None


def _version(row: dict[str, Any], honours: Sequence[str]) -> Version:
    place = _Place(
        _venue(row),
        row["venue_printed"],
        row["container_title"],
        row["sort_year"] or None,
    )
    relation = Publication.VersionRelation(row["version_relation"])
    return Version(
        row["relation_printed"] or str(relation.label), venue_line(place), honours
    )


def _work_row(
    row: dict[str, Any],
    authors: Sequence[Author],
    versions: Sequence[Version],
    honours: Sequence[str],
) -> WorkRow:
    return WorkRow(
        pk=row["id"],
        slug=row["slug"],
        shown_title=row["title"] or row["version_of__title"],
        title_key=row["title_key"],
        kind=row["kind"],
        status=row["status"],
        status_date=row["status_date"],
        sort_year=row["sort_year"],
        venue=_venue(row),
        venue_printed=row["venue_printed"],
        container_title=row["container_title"],
        publisher=row["publisher"],
        is_alphabetical=row["is_alphabetical"],
        abstract=row.get("abstract", ""),
        shown_coauthors=authors,
        versions=versions,
        distinctions=honours,
    )


def _venue(row: dict[str, Any]) -> VenueName | None:
    """A visible row's venue is itself visible: the row names it."""
    if row["venue__slug"] is None:
        return None
    host = row["venue__host__acronym"] or row["venue__host__name"] or ""
    return VenueName(
        row["venue__slug"], row["venue__acronym"], row["venue__name"], host
    )
