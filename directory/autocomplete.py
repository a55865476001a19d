"""Suggestions while somebody types: people, venues, topics and publications of any word that begins so."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Protocol

from django.db.models import Case, Q, Value, When
from django.http import HttpResponseBase, QueryDict
from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from core import folding, querying
from core.answers import Address, Answer, codes
from core.api import Endpoint, Links
from core.audience import Reader, audience_of
from core.filters import Filters
from core.parameters import Unreadable, occurrences, read_choices, single
from core.problems import ParameterProblem
from core.renderers import Row
from people.filters import PersonFilter, TopicFilter
from people.querysets import PersonQuerySet
from publications.filters import PublicationFilter, VenueFilter
from publications.finding import newest_titled
from publications.models import Publication, Venue
from publications.people_rows import PersonRow, person_rows

# Suggestions of one answer.
MOST = 10


class Leading(Protocol):
    """Says where a suggestion leads: core.api.Links, or the pages around a search field."""

    def of(self, space: str, slug: str) -> Row: ...


Found = Callable[[str, Reader, Leading], list[Row]]


def _rows(filters: type[Filters], query: str, user: Reader, **more: str) -> Any:
    """What the list of this kind finds. Raises ParameterProblem."""
    return _filters(filters, query, user, **more).qs


def _filters(filters: type[Filters], query: str, user: Reader, **more: str) -> Filters:
    data = QueryDict(mutable=True)
    data.update({"q": query, **more})
    return filters(data, user=user)


def _row(kind: str, label: str, hint: str | None, addresses: Row) -> Row:
    return {"type": kind, "label": label, "hint": hint or None, **addresses}


def _people(query: str, user: Reader, links: Leading) -> list[Row]:
    found: PersonQuerySet = _rows(PersonFilter, query, user)
    rows = person_rows(found.with_summary(user)[:MOST], user)
    return [
        _row(
            "person",
            row.person.credit_name,
            _hint_of_person(row),
            links.of("people", row.person.slug),
        )
        for row in rows
    ]


def _hint_of_person(row: PersonRow) -> str:
    """The position that somebody has, or what ties a record to profiles."""
    entries: list[Any] = [*row.positions, *filter(None, [row.unfinished_degree])]
    for entry in entries:
        return ", ".join(filter(None, [entry.title, entry.organization_printed]))
    return row.person.headline or "; ".join(row.ties)


def _venues(query: str, user: Reader, links: Leading) -> list[Row]:
    called = Q(acronym_key=folding.name_key(query))
    found = _rows(VenueFilter, query, user).select_related("host")
    rows = found.order_by(
        Case(When(called, then=Value(0)), default=Value(1)), "name_key", "pk"
    )
    return [
        _row("venue", str(venue), _hint_of_venue(venue), links.of("venues", venue.slug))
        for venue in rows[:MOST]
    ]


def _hint_of_venue(venue: Venue) -> str:
    name = venue.name if venue.name != str(venue) else ""
    host = f"at {venue.host}" if venue.host else ""
    kind = str(venue.get_kind_display()).lower()
    return ", ".join(filter(None, [name, host, kind]))


def _topics(query: str, user: Reader, links: Leading) -> list[Row]:
    found = _rows(TopicFilter, query, user).with_visible(user, "broader")
    return [
        _row(
            "topic",
            topic.name,
            topic.broader and f"in {topic.broader.name}",
            links.of("topics", topic.slug),
        )
        for topic in found[:MOST]
    ]


def _publications(query: str, user: Reader, links: Leading) -> list[Row]:
    _filters(PublicationFilter, query, user).check()
    ids = newest_titled(querying.parts(query), audience_of(user), MOST)
    works = Publication.objects.filter(pk__in=ids).select_related("venue")
    works = works.order_by("-sort_year", "-pk").prefetch_related("coauthor_set")
    return [
        _row(
            "publication",
            work.title,
            _hint_of_work(work),
            links.of("publications", work.slug),
        )
        for work in works
    ]


def _hint_of_work(work: Publication) -> str:
    year, venue = str(work.sort_year or ""), str(work.venue or "")
    first, *others = [name.credit_name for name in work.coauthor_set.all()] or [""]
    by = f"{first} et al." if others else first
    return ", ".join(filter(None, [year, venue, by]))


KINDS: dict[str, Found] = {
    "person": _people,
    "venue": _venues,
    "topic": _topics,
    "publication": _publications,
}


class Suggestion(Answer):
    """Something that has a word which begins so, and what tells it from its namesakes."""

    type: Annotated[str, codes(KINDS)]
    label: str
    hint: str | None
    url: Address
    html_url: Address


class Suggestions(Answer):
    """People first, then venues, topics and publications."""

    results: list[Suggestion] = Field(max_length=MOST)


class Autocomplete(Endpoint):
    """At most ten rows with words that begin as those of `q` do, of the kinds that are asked for."""

    def get(self, request: Request) -> HttpResponseBase:
        self.check_parameters(request, "q", "kind")
        given = occurrences(request.query_params, ["q", "kind"])
        query, kinds = single(given, "q"), _kinds(single(given, "kind"))
        rows = suggestions(query, kinds, request.user, Links(request))
        return Response({"results": rows})


def suggestions(
    query: str, kinds: Sequence[str], user: Reader, links: Leading, most: int = MOST
) -> list[Row]:
    """At most so many rows, one kind after the other. Raises ParameterProblem."""
    found = [KINDS[kind](query, user, links) for kind in kinds if query]
    return _shared(found, most)


def _kinds(text: str) -> Sequence[str]:
    """In the order of all kinds. Raises ParameterProblem."""
    try:
        asked = read_choices(text, KINDS) if text else KINDS
    except Unreadable as fault:
        raise ParameterProblem(fault.of("kind")) from None
    return [kind for kind in KINDS if kind in asked]


def _shared(found: Sequence[list[Row]], most: int) -> list[Row]:
    """So many rows: each kind has as many as any other, as far as it goes, and stays together."""
    turns = itertools.zip_longest(*found)
    first = [row for turn in turns for row in turn if row][:most]
    return [row for rows in found for row in rows if row in first]
