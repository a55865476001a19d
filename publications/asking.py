"""Filters that the index of words can answer, as tokens that its rows have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from core.parameters import Terms
from core.querying import Part
from core.search import Query
from core.search.index import token
from publications.kinds import kinds_of
from publications.plain import one_span

# Years that are asked for one by one.
_MOST_YEARS = 100


@dataclass(frozen=True)
class Asked:
    """What one row of a work must have, and what none of its rows may have."""

    query: Query
    excluded: tuple[Part, ...] = ()
    # The first and the last one, or none.
    years: tuple[int, ...] = ()


def asked_of_index(given: Mapping[str, Sequence[Terms[Any]]]) -> Asked | None:
    """What a list with a query asks; None where the index cannot tell."""
    if "q" not in given:
        return None
    groups: list[tuple[Part, ...]] = []
    excluded: list[Part] = []
    years: tuple[int, ...] = ()
    asked = [(name, each) for name, terms in given.items() for each in terms]
    for name, terms in asked:
        if name == "q" and terms.values and not terms.is_negated:
            groups += [(part,) for part in terms.values]
        elif name == "year" and not years and (span := one_span(terms)):
            years = span
        elif not (tokens := tokens_of(name, terms)):
            return None
        elif terms.is_negated:
            excluded += tokens
        else:
            groups.append(tokens)
    # The index cannot be asked for all rows but some.
    return Asked(Query(tuple(groups)), tuple(excluded), years) if groups else None


def tokens_of(name: str, terms: Terms[Any]) -> tuple[Part, ...]:
    """A row meets the terms if it has one of these; empty where that cannot be told."""
    if name not in _TOKENS:
        return ()
    return tuple(_TOKENS[name](terms))


def _coded(kind: str, terms: Terms[Any]) -> Iterable[Part]:
    values = [*terms.values, *[""] * terms.has_null]
    return (token(kind, value) for value in values)


def _named(kind: str, terms: Terms[Any]) -> Iterable[Part]:
    ids = [pk for named in terms.values for pk in sorted(named.ids)]
    return (token(kind, value) for value in [*ids, *[""] * terms.has_null])


def _people(kind: str, terms: Terms[Any]) -> Iterable[Part]:
    # Whether somebody is shown depends on the reader.
    return () if terms.has_null else _named(kind, terms)


def _marked(terms: Terms[Any]) -> Iterable[Part]:
    for value in terms.values:
        ids = [value] if isinstance(value, str) else sorted(value.ids)
        yield from (token("e", value) for value in ids)


def _of_types(terms: Terms[Any]) -> Iterable[Part]:
    return (token("k", kind) for kind in sorted(kinds_of(terms.values)))


def _years(terms: Terms[Any]) -> Iterable[Part]:
    years = [0] * terms.has_null
    for span in terms.values:
        first, last = span.first, span.last
        if first is None or last is None or last - first >= _MOST_YEARS:
            return ()
        years += range(first, last + 1)
    return (token("y", year) for year in years)


# The kinds of token are those of `publications.search_rows`.
_TOKENS: dict[str, Callable[[Terms[Any]], Iterable[Part]]] = {
    "q": lambda terms: terms.values,
    "topic": partial(_named, "t"),
    "venue": partial(_named, "v"),
    "person": partial(_people, "p"),
    "first_author": partial(_people, "f"),
    "equal_contribution": _marked,
    "year": _years,
    "kind": partial(_coded, "k"),
    "type": _of_types,
    "status": partial(_coded, "s"),
    "distinction": partial(_coded, "d"),
    "has_doi": partial(_coded, "i"),
    "alphabetical": partial(_coded, "a"),
}
