"""Filters that the tables made for lists can answer, in the form in which these are asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from core.parameters import Terms
from core.querying import Part
from core.search import Query
from core.search.index import token
from publications.kinds import Kind, csl_type
from publications.models import Publication

if TYPE_CHECKING:
    from publications.filters import PublicationFilter

_NAMES = {"q", "topic", "venue", "person", "year", "kind", "type", "status"}
# Years that a search names one by one.
_MOST_YEARS = 200
# Later than every year.
_NEVER = 10_000


@dataclass(frozen=True)
class Plain:
    """Positive conditions on one row, each given once, by the name of the parameter."""

    terms: dict[str, Terms[Any]]

    def ids(self, name: str) -> list[int]:
        values = self.terms[name].values if name in self.terms else ()
        return [pk for named in values for pk in sorted(named.ids)]

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.terms["q"].values if "q" in self.terms else ()

    @property
    def years(self) -> tuple[int, ...]:
        """The first and the last one, or none."""
        spans = self.terms["year"].values if "year" in self.terms else ()
        return sum(((span.first or 1, span.last or _NEVER) for span in spans), ())

    @cached_property
    def kinds(self) -> tuple[str, ...] | None:
        """Those that rows may have, None where any will do."""
        given = set(self.terms["kind"].values) if "kind" in self.terms else None
        if "type" not in self.terms:
            return None if given is None else tuple(sorted(given))
        types = self.terms["type"].values
        of_type = {kind for kind in (*Kind.values, "") if csl_type(kind) in types}
        return tuple(sorted(of_type if given is None else of_type & given))

    @property
    def statuses(self) -> tuple[str, ...]:
        return tuple(self.terms["status"].values) if "status" in self.terms else ()

    @property
    def is_of_topic(self) -> bool:
        """Whether the listings of topics have all that is asked."""
        return "topic" in self.terms and self.terms.keys() <= {"topic", "venue", "year"}

    @property
    def values(self) -> tuple[Any, ...]:
        """For `finding.works_listed`: topics, venues, people, years."""
        named = (self.ids(name) for name in ("topic", "venue", "person"))
        return (*named, *self.years)

    @property
    def form(self) -> dict[str, Any]:
        return {"kinds": self.kinds or (), "statuses": self.statuses}

    def query(self) -> Query:
        """For the index of words."""
        groups = [tuple(token("t", pk) for pk in self.ids("topic"))]
        groups.append(tuple(token("v", pk) for pk in self.ids("venue")))
        groups.append(tuple(token("k", kind) for kind in self.kinds or ()))
        groups.append(tuple(token("s", status) for status in self.statuses))
        groups.append(tuple(token("y", year) for year in self._each_year()))
        return Query.of(self.parts).along(*filter(None, groups))

    def _each_year(self) -> range:
        if not self.years:
            return range(0)
        first, last = self.years
        return range(first, last + 1)


def plain_terms(filters: PublicationFilter) -> Plain | None:
    """What is asked, None where the tables cannot answer it.

    Those are negations, rows without a value, anything given twice, and the filters
    that ask for more than a row of the search table says.
    """
    given = filters.terms
    if not given.keys() <= _NAMES or any(len(terms) != 1 for terms in given.values()):
        return None
    terms = {name: each for name, [each] in given.items()}
    if any(
        each.is_negated or each.has_null or not each.values for each in terms.values()
    ):
        return None
    if "year" in terms:
        if len(terms["year"].values) != 1:
            return None
        if "q" in terms:
            terms["year"] = _with_bounds(terms["year"])
    plain = Plain(terms)
    if plain.kinds == () or ("q" in terms and not _can_search(plain)):
        return None
    return plain


def _can_search(plain: Plain) -> bool:
    return "person" not in plain.terms and len(plain._each_year()) <= _MOST_YEARS


def _with_bounds(terms: Terms[Any]) -> Terms[Any]:
    """A span of years that is open at an end, closed at the years that there are; two queries."""
    [span] = terms.values
    years = Publication.objects.exclude(sort_year=0).order_by("sort_year")
    found = years.values_list("sort_year", flat=True)
    first = span.first or found.first() or 1
    last = span.last or found.last() or first
    return Terms((type(span)(first, max(first, last)),), text=terms.text)
