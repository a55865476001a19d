"""What is suggested: rows of each kind that have words which begin so, and what tells namesakes apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from django.db.models import Q, QuerySet

from core import folding, querying
from core.audience import Audience
from core.name_lists import NameList, first_of
from core.renderers import Row
from core.statements import Statement
from people.finding import Named
from people.models import Degree, Person, Position, Topic
from people.names_filter import meant_by
from people.profiles import newest_first
from publications.finding import newest_titled
from publications.models import Coauthor, Publication, Venue
from publications.ties import ties

# Suggestions of one answer.
MOST = 10

_VENUES = NameList(Venue, "name_key", "acronym_key", "aliases__name_key")
_TOPICS = NameList(Topic, "name_key", "aliases__name_key")


class Leading(Protocol):
    """Says where a suggestion leads: core.api.Links, or the pages around a search field."""

    def of(self, space: str, slug: str) -> Row: ...


Found = Callable[[str, Audience, Leading], list[Row]]


def _row(kind: str, label: str, hint: str, addresses: Row) -> Row:
    return {"type": kind, "label": label, "hint": hint or None, **addresses}


def _people(query: str, audience: Audience, links: Leading) -> list[Row]:
    """Five queries besides those that find the people, three more for records."""
    words = folding.words(query)
    ids = Named([(word,) for word in words], audience).first(MOST)
    if not ids:
        ids = Named(meant_by(words, audience), audience).first(MOST)
    people = {row["pk"]: row for row in _persons(ids)}
    hints = _hints_of_people(people, audience)
    return [
        _row(
            "person",
            people[pk]["credit_name"],
            hints[pk],
            links.of("people", people[pk]["slug"]),
        )
        for pk in ids
        if pk in people
    ]


@Statement
def _persons(ids: list[int]) -> QuerySet[Any]:
    people = Person.objects.filter(pk__in=ids).order_by()
    return people.values("pk", "slug", "kind", "credit_name", "headline")


def _hints_of_people(people: Mapping[int, Row], audience: Audience) -> dict[int, str]:
    """The position that somebody has or the degree to come, or what ties a record to profiles."""
    ids = sorted(people)
    entries: list[Any] = [
        *newest_first(Position(**p) for p in _positions(ids, audience=audience)),
        *newest_first(Degree(**d) for d in _degrees(ids, audience=audience)),
    ]
    hints = {pk: row["headline"] for pk, row in people.items()}
    for entry in reversed(entries):
        parts = (entry.title, entry.organization_printed)
        hints[entry.person_id] = ", ".join(filter(None, parts))
    records = [pk for pk, row in people.items() if row["kind"] == Person.Kind.RECORD]
    tied = ties([pk for pk in records if not hints[pk]], audience)
    return hints | {pk: "; ".join(texts) for pk, texts in tied.items()}


_ENTRY = ("person_id", "title", "organization_printed", "is_current")
_DAYS = ("earliest", "latest")


@Statement
def _positions(people: list[int], *, audience: Audience) -> QuerySet[Any]:
    rows = Position.objects.for_audience(audience).filter(person__in=people)
    return rows.filter(is_current=True).values(*_ENTRY, *_DAYS)


@Statement
def _degrees(people: list[int], *, audience: Audience) -> QuerySet[Any]:
    rows = Degree.objects.for_audience(audience).filter(person__in=people)
    unfinished = rows.filter(Q(is_current=True) | Q(is_expected=True))
    return unfinished.values(*_ENTRY, *_DAYS)


def _venues(query: str, audience: Audience, links: Leading) -> list[Row]:
    """One of that acronym comes first."""
    begun = _VENUES.beginning(folding.words(query))
    called = {row["pk"] for row in _called(folding.name_key(query))}
    ids = sorted(begun, key=lambda pk: pk not in called)
    return [
        _row(
            "venue",
            row["acronym"] or row["name"],
            _hint_of_venue(row),
            links.of("venues", row["slug"]),
        )
        for row in _first_shown(ids, _shown_venues, audience)
    ]


@Statement
def _called(key: str) -> QuerySet[Any]:
    return Venue.objects.filter(acronym_key=key).order_by().values("pk")


@Statement
def _shown_venues(ids: list[int], *, audience: Audience) -> QuerySet[Any]:
    rows = Venue.objects.for_audience(audience).filter(pk__in=ids).order_by()
    return rows.values(
        "pk", "slug", "name", "acronym", "kind", "host__name", "host__acronym"
    )


def _first_shown(ids: Sequence[int], shown: Statement, audience: Audience) -> list[Row]:
    def in_order(some: Sequence[int]) -> list[Row]:
        rows = {row["pk"]: row for row in shown(some, audience=audience)}
        return [rows[pk] for pk in some if pk in rows]

    return first_of(lambda start, size: ids[start : start + size], in_order, MOST)


def _hint_of_venue(venue: Row) -> str:
    name = venue["name"] if venue["acronym"] else ""
    host = venue["host__acronym"] or venue["host__name"]
    kind = str(Venue.Kind(venue["kind"]).label).lower() if venue["kind"] else ""
    return ", ".join(filter(None, [name, host and f"at {host}", kind]))


def _topics(query: str, audience: Audience, links: Leading) -> list[Row]:
    ids = _TOPICS.beginning(folding.words(query))
    return [
        _row(
            "topic",
            row["name"],
            row["broader__name"] and f"in {row['broader__name']}",
            links.of("topics", row["slug"]),
        )
        for row in _first_shown(ids, _shown_topics, audience)
    ]


@Statement
def _shown_topics(ids: list[int], *, audience: Audience) -> QuerySet[Any]:
    """What makes a topic visible makes the broader one so."""
    rows = Topic.objects.for_audience(audience).filter(pk__in=ids).order_by()
    return rows.values("pk", "slug", "name", "broader__name")


def _publications(query: str, audience: Audience, links: Leading) -> list[Row]:
    ids = newest_titled(querying.parts(query), audience, MOST)
    names: dict[int, list[str]] = defaultdict(list)
    for row in _names(ids):
        names[row["publication_id"]].append(row["credit_name"])
    return [
        _row(
            "publication",
            work["title"],
            _hint_of_work(work, names[work["pk"]]),
            links.of("publications", work["slug"]),
        )
        for work in _works(ids)
    ]


@Statement
def _works(ids: list[int]) -> QuerySet[Any]:
    works = Publication.objects.filter(pk__in=ids).order_by("-sort_year", "-pk")
    return works.values(
        "pk", "slug", "title", "sort_year", "venue__name", "venue__acronym"
    )


@Statement
def _names(works: list[int]) -> QuerySet[Any]:
    names = Coauthor.objects.filter(publication__in=works)
    return names.values("publication_id", "credit_name")


def _hint_of_work(work: Row, names: Sequence[str]) -> str:
    venue = work["venue__acronym"] or work["venue__name"]
    first, *others = names or [""]
    by = f"{first} et al." if others else first
    return ", ".join(filter(None, [str(work["sort_year"] or ""), venue, by]))


KINDS: dict[str, Found] = {
    "person": _people,
    "venue": _venues,
    "topic": _topics,
    "publication": _publications,
}
