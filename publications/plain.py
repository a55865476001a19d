"""Filters that the tables made for lists can answer, in the form in which these are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from core.parameters import Terms
from publications.kinds import kinds_of

_NAMES = {"topic", "venue", "person", "year", "kind", "type", "status"}
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
    def years(self) -> tuple[int, ...]:
        """The first and the last one, or none."""
        return one_span(self.terms["year"]) if "year" in self.terms else ()

    @cached_property
    def kinds(self) -> tuple[str, ...] | None:
        """Those that rows may have, None where any will do."""
        given = set(self.terms["kind"].values) if "kind" in self.terms else None
        if "type" not in self.terms:
            return None if given is None else tuple(sorted(given))
        of_type = kinds_of(self.terms["type"].values)
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


def plain_terms(given: Mapping[str, Sequence[Terms[Any]]]) -> Plain | None:
    """What is asked, None where the tables cannot answer it.

    Those are negations, rows without a value, anything given twice, and the filters
    that ask for more than a row of the search table says.
    """
    if not given.keys() <= _NAMES or any(len(terms) != 1 for terms in given.values()):
        return None
    terms = {name: each for name, [each] in given.items()}
    if any(
        each.is_negated or each.has_null or not each.values for each in terms.values()
    ):
        return None
    if "year" in terms and not one_span(terms["year"]):
        return None
    plain = Plain(terms)
    return None if plain.kinds == () else plain


def one_span(terms: Terms[Any]) -> tuple[int, ...]:
    """The first and the last year of a single range; empty for anything else."""
    if terms.is_negated or terms.has_null or len(terms.values) != 1:
        return ()
    span = terms.values[0]
    return span.first or 1, span.last or _NEVER
