"""The works that a list finds: off the search table, newest first or best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from core.audience import Audience
from core.models import VISIBLE, Visibility
from core.paging import MAX_ROWS
from core.parameters import Terms
from core.querying import Part
from core.search import Matching, Query, keys, select
from core.search.index import token
from core.snapshots import kept
from core.statements import Statement
from publications.asking import Asked, tokens_of
from publications.indexes import WORDS
from publications.models import Coauthor, PublicationSearch, TopicListing
from publications.ranking import ranked
from publications.search_rows import VERSION, place_of, work_at

# The best of so many of the newest finds come first; behind them the list is by year.
RANKED = 2_000

# Year and id of a work.
Work = tuple[int, int]


def _newest(rows: QuerySet[Any], beyond: Sequence[int]) -> QuerySet[Any]:
    """Year and id of their works, newest first; those beyond a year and an id if given."""
    if beyond:
        year, work = beyond
        later = Q(work_year__lt=year) | Q(work_year=year, work__lt=work)
        # Says once more what follows, so that an index is read from the place on.
        rows = rows.filter(later, work_year__lte=year)
    newest = rows.order_by("-work_year", "-work")
    return newest.values("work_year", "work").distinct()


def _parted(
    numbers: Sequence[int], is_beyond: bool
) -> tuple[Sequence[int], Sequence[int]]:
    """Years, and the place at the end."""
    return (numbers[:-2], numbers[-2:]) if is_beyond else (numbers, ())


@Statement
def works_of_topics(
    topics: list[int],
    venues: list[int],
    *numbers: int,
    audience: Audience,
    is_beyond: bool = False,
) -> QuerySet[Any]:
    """Year and id of the works of these topics, newest first.

    The numbers are two years or none, then the place after which they begin.
    """
    years, beyond = _parted(numbers, is_beyond)
    listed = TopicListing.objects.for_audience(audience).filter(topic__in=topics)
    if venues:
        listed = listed.filter(venue__in=venues)
    if years:
        listed = listed.filter(sort_year__range=years)
    return _newest(listed, beyond)


@Statement
def works_listed(
    topics: list[int],
    venues: list[int],
    people: list[int],
    *numbers: int,
    kinds: tuple[str, ...],
    statuses: tuple[str, ...],
    audience: Audience,
    is_beyond: bool = False,
) -> QuerySet[Any]:
    """Year and id of the works of which a row meets all that is given, newest first."""
    years, beyond = _parted(numbers, is_beyond)
    rows = rows_listed(
        topics, venues, people, years, kinds=kinds, statuses=statuses, audience=audience
    )
    return _newest(rows, beyond)


def rows_listed(
    topics: Sequence[int],
    venues: Sequence[int],
    people: Sequence[int],
    years: Sequence[int],
    *,
    kinds: Sequence[str],
    statuses: Sequence[str],
    audience: Audience,
) -> QuerySet[Any]:
    """The rows, works and versions, that meet all that is given."""
    rows: QuerySet[Any] = PublicationSearch.objects.for_audience(audience)
    if venues:
        rows = rows.filter(venue__in=venues)
    if people:
        named = Coauthor.objects.linked().filter(person__in=people).order_by()
        rows = rows.filter(authors_of__in=named.values("publication"))
    if topics:
        listed = TopicListing.objects.filter(topic__in=topics).order_by()
        rows = rows.filter(publication__in=listed.values("publication"))
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if statuses:
        rows = rows.filter(status__in=statuses)
    if years:
        rows = rows.filter(sort_year__range=years)
    return rows


def hidden_from(audience: Audience) -> tuple[Part, ...]:
    """What rows have that the audience may not see."""
    return tuple(token("x", v) for v in Visibility.values if v not in VISIBLE[audience])


@dataclass
class Matches:
    """The works that the index finds: by one row, unless another row of theirs excludes them."""

    asked: Asked
    audience: Audience
    # The works found by their main rows, and the versions found since a year.
    _own: set[Work] = field(default_factory=set)
    _read: tuple[int, list[tuple[int, int, str, str]]] | None = None

    def newest(self, number: int) -> list[Work]:
        """So many of them, newest first; up to four queries."""
        limit = number + len(self._excluded_by_versions)
        sql, parameters = self._mains()
        places = keys(f"{sql} ORDER BY 1 DESC LIMIT {limit}", parameters)
        works = list(map(work_at, places))
        self._own = set(works)
        # Further down there may be main rows that were not read.
        oldest = works[-1] if len(places) == limit else (0, 0)
        versions = self._versions_since(oldest[0])
        of_versions = {(year, work) for year, work, *_ in versions}
        of_versions = {work for work in of_versions if work >= oldest}
        if more := self._not_excluded_by_itself(of_versions - self._own):
            works = sorted([*works, *more], reverse=True)
        if excluded := self._excluded_by_versions:
            works = [work for work in works if work not in excluded]
        return works[:number]

    def exceed(self, number: int) -> bool:
        """Whether there are surely more; one query, one more where rows are excluded."""
        number += len(self._excluded_by_versions)
        sql, parameters = self._mains()
        counted = f"SELECT COUNT(*) FROM ({sql} LIMIT {number + 1}) found"
        what = ("exceed", self.asked, number)
        found = kept(self.audience, what, lambda: keys(counted, parameters)[0])
        return found > number

    def texts(self, works: Sequence[Work]) -> Iterable[tuple[int, str, str]]:
        """Work, title and names of the rows by which the newest works were found; two queries.

        The works are some that `newest` gave.
        """
        # By their keys: to look for the words once more takes longer.
        places = [place_of(*work) for work in works if work in self._own]
        for row in _texts_at(places):
            yield row["work"], row["title"], row["names"]
        for _, work, title, names in self._versions_since(works[-1][0]):
            yield work, title, names

    def _versions_since(self, year: int) -> list[tuple[int, int, str, str]]:
        """Year and id of the work, title and names of at least these versions found; a query at most."""
        if self._read is None or year < self._read[0]:
            least = place_of(year, 0)
            found = Matching(WORDS, self._query.along((VERSION,)), least=least)
            rows = self._in_years(found)
            texts = rows.values_list("work_year", "work", "title", "names")
            self._read = year, list(texts)
        return self._read[1]

    def rows(self) -> QuerySet[Any]:
        """The rows, works and versions, that the query finds."""
        rows = self._in_years(Matching(WORDS, self._query))
        if not self.asked.excluded:
            return rows
        excluding = PublicationSearch.objects.filter(place__in=self._excluding())
        return rows.exclude(work__in=excluding.order_by().values("work"))

    def _in_years(self, places: Matching) -> QuerySet[Any]:
        rows = PublicationSearch.objects.filter(place__in=places)
        years = self.asked.years
        return rows.filter(sort_year__range=years) if years else rows

    @cached_property
    def _query(self) -> Query:
        return self.asked.query.along(without=hidden_from(self.audience))

    @property
    def _own_query(self) -> Query:
        """For main rows that do not exclude themselves."""
        return self._query.along(without=(VERSION, *self.asked.excluded))

    def _mains(self) -> tuple[str, list[Any]]:
        if not self.asked.years:
            return select(WORDS, self._own_query)
        # The year of a main row is that of its place.
        first, last = self.asked.years
        return select(
            *(WORDS, self._own_query),
            least=place_of(first, 0),
            below=place_of(last + 1, 0),
        )

    def _excluding(self, *groups: tuple[Part, ...]) -> Matching:
        """The visible rows that exclude their works."""
        query = Query((self.asked.excluded, *groups), hidden_from(self.audience))
        return Matching(WORDS, query)

    @cached_property
    def _excluded_by_versions(self) -> frozenset[Work]:
        if not self.asked.excluded:
            return frozenset()
        versions = PublicationSearch.objects.filter(
            place__in=self._excluding((VERSION,))
        )
        return frozenset(versions.values_list("work_year", "work"))

    def _not_excluded_by_itself(self, works: set[Work]) -> set[Work]:
        if not works or not self.asked.excluded:
            return works
        mains = PublicationSearch.objects.filter(
            publication__in=[pk for _, pk in works], place__in=self._excluding()
        )
        return works - set(mains.values_list("work_year", "work"))


def codes_in_use(name: str, codes: Sequence[str], audience: Audience) -> set[str]:
    """Those of a filter that some visible row has, a version too; one query, kept."""
    each = [_having(tokens_of(name, Terms((code,))), audience) for code in codes]
    sql = " UNION ALL ".join(
        f"SELECT {place} WHERE EXISTS ({rows})" for place, (rows, _) in enumerate(each)
    )
    parameters = [value for _, values in each for value in values]
    return kept(
        *(audience, ("in use", name)),
        lambda: {codes[place] for place in keys(sql, parameters)},
    )


def _having(group: tuple[Part, ...], audience: Audience) -> tuple[str, list[Any]]:
    return select(WORDS, Query((group,), hidden_from(audience)))


def newest_titled(parts: Sequence[Part], audience: Audience, number: int) -> list[int]:
    """The ids of the newest works that have all parts in their own title; one query."""
    query = Query.of(parts).along(without=(VERSION, *hidden_from(audience)))
    if not query.groups:
        return []
    sql, parameters = select(WORDS, replace(query, column="title"))
    places = keys(f"{sql} ORDER BY 1 DESC LIMIT {number}", parameters)
    return [id_ for _, id_ in map(work_at, places)]


@dataclass(frozen=True)
class AnyMatches:
    """The works that any filters find, in an order of years."""

    works: QuerySet[Any]
    audience: Audience

    def newest(self, number: int) -> list[Work]:
        places = self.works.order_by("-sort_year", "-pk")[:number]
        return list(places.values_list("sort_year", "pk"))

    def exceed(self, number: int) -> bool:
        return len(self.works.order_by().values_list("pk")[: number + 1]) > number

    def texts(self, works: Sequence[Work]) -> Iterable[tuple[int, str, str]]:
        rows = _texts([pk for _, pk in works], audience=self.audience)
        return [(row["work"], row["title"], row["names"]) for row in rows]


@Statement
def _texts_at(places: list[int]) -> QuerySet[Any]:
    rows = PublicationSearch.objects.filter(place__in=places).order_by()
    return rows.values("work", "title", "names")


@Statement
def _texts(works: list[int], *, audience: Audience) -> QuerySet[Any]:
    rows = PublicationSearch.objects.for_audience(audience).filter(work__in=works)
    return rows.values("work", "title", "names")


@dataclass
class Found:
    """A list of works that is counted as far as pages reach.

    With parts to rank by, the best of the newest ones come first.
    """

    matches: Matches | AnyMatches
    parts: Sequence[Part] = ()

    def count(self) -> int:
        """Exact up to the last row of the last page; `is_capped` where there are more."""
        return MAX_ROWS if self.is_capped else len(self._all)

    @cached_property
    def is_capped(self) -> bool:
        if len(self._first) <= RANKED:
            return False
        return self.matches.exceed(MAX_ROWS) or len(self._all) > MAX_ROWS

    @property
    def ranked_among(self) -> int:
        """How many of the newest were ranked, where that is not all of them; else 0."""
        return RANKED if self.parts and len(self._first) > RANKED else 0

    def __getitem__(self, places: slice) -> list[Work]:
        if places.stop > RANKED:
            return [*self._best, *self._all[RANKED:]][places]
        return self._best[places]

    @cached_property
    def _first(self) -> list[Work]:
        return self.matches.newest(RANKED + 1)

    @cached_property
    def _all(self) -> list[Work]:
        if len(self._first) <= RANKED:
            return self._first
        return self.matches.newest(MAX_ROWS + 1)

    @cached_property
    def _best(self) -> list[Work]:
        newest = self._first[:RANKED]
        if not self.parts or not newest:
            return newest
        return ranked(newest, self.matches.texts(newest), self.parts)
