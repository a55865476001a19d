"""How many rows of a list have each value of a filter: for panels of pages, facets and groups of the API."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from core import cursors, folding, snapshots
from core.audience import audience_of
from core.parameters import (
    NULL,
    Terms,
    Unreadable,
    read_choice,
    read_choices,
    single,
)
from core.problems import Fault, ParameterProblem

if TYPE_CHECKING:
    from core.filters import Filters

T = TypeVar("T")

# Parameters of a list that can count.
PARAMETERS = ("facets", "group_by")
# The orders of groups; the first one where none is asked for.
SORTS = ("-count", "count", "key", "-key")
# Values of one facet; groups come a page at a time, so all of them.
HELD = 50
# Behind the name of a filter: the rows without a value are counted too.
_WITH_NULL = f":{NULL}"


@dataclass(frozen=True)
class Choice:
    """One value of a filter, as the address has it and as the reader does, and its rows."""

    value: str
    label: str
    number: int


@dataclass(frozen=True)
class Counter:
    """Counts the values that rows have.

    `count` gives those of the rows by which some filters find something, but not null;
    `none` says in words that a row has none, "" where each has one.
    """

    count: Callable[[Any], list[Choice]]
    none: str = ""


Counters = Mapping[str, Counter]


def without_value(filters: Filters, name: str) -> Choice:
    """The choice of the rows that have no value; one query."""
    rows = filters.also(name, Terms((), has_null=True)).rows
    number = _kept(filters, f"{name}{_WITH_NULL}", rows.order_by().count)
    return Choice(NULL, filters.counters[name].none, number)


def offered(filters: Filters, name: str) -> list[Choice]:
    """What the values of a filter would find under the other filters."""
    return _choices(filters.without(name), name)


def _choices(filters: Filters, name: str) -> list[Choice]:
    """What the values of a filter find, from the last time if nothing was written since."""
    return _kept(filters, name, lambda: filters.counters[name].count(filters))


def _kept(filters: Filters, what: str, count: Callable[[], T]) -> T:
    return snapshots.kept(audience_of(filters.user), (what, filters.key), count)


def words(counters: Counters) -> list[str]:
    """What `facets` and `group_by` take."""
    return [
        word
        for name, counter in counters.items()
        for word in ([name, f"{name}{_WITH_NULL}"] if counter.none else [name])
    ]


def facets(filters: Filters) -> dict[str, list[Choice]]:
    """The facets that are asked for, those that find most first.

    Each leaves out what its own filter asks. Raises ParameterProblem.
    """
    text = single(filters.given, "facets")
    try:
        asked = read_choices(text, words(filters.counters)) if text else ()
    except Unreadable as fault:
        raise ParameterProblem(fault.of("facets")) from None
    return {
        name: _facet(filters.without(name), name, with_null)
        for name, with_null in map(_read, asked)
    }


def _facet(filters: Filters, name: str, with_null: bool) -> list[Choice]:
    # Kept in its order: to fold thousands of labels takes longer than the rest.
    return _kept(
        filters,
        f"facet {name} {with_null}",
        lambda: _counted(filters, name, with_null)[:HELD],
    )


def groups(filters: Filters) -> list[Choice]:
    """All groups that `group_by` asks for, in their order. Raises ParameterProblem."""
    order = _choice(filters, "sort", SORTS) or SORTS[0]
    asked = _choice(filters, "group_by", words(filters.counters))
    return _ordered(_counted(filters, *_read(asked)), order)


def _choice(filters: Filters, name: str, allowed: Iterable[str]) -> str:
    text = single(filters.given, name)
    try:
        return read_choice(text, allowed) if text else ""
    except Unreadable as fault:
        raise ParameterProblem(fault.of(name)) from None


def _read(word: str) -> tuple[str, bool]:
    return word.removesuffix(_WITH_NULL), word.endswith(_WITH_NULL)


def _counted(filters: Filters, name: str, with_null: bool) -> list[Choice]:
    found = _ordered(_choices(filters, name), SORTS[0])
    if with_null and (choice := without_value(filters, name)).number:
        found.append(choice)
    return found


def _ordered(choices: list[Choice], sort: str) -> list[Choice]:
    """In an order of SORTS; what ties comes by label, and what has no value last."""
    is_down, column = sort.startswith("-"), sort.removeprefix("-")
    by_label = sorted(choices, key=lambda choice: folding.fold(choice.label))
    by_column: Callable[[Choice], Any] = (
        (lambda choice: choice.number)
        if column == "count"
        else (lambda choice: choice.value)
    )
    found = sorted(by_label, key=by_column, reverse=is_down)
    return sorted(found, key=lambda choice: choice.value == NULL)


def check(filters: Filters) -> None:
    """Raises ParameterProblem for what stands beside counts and makes no sense there."""
    # A walk would count the same at each of its steps.
    _refuse(filters, "facets", cursors.PARAMETER)
    _refuse(filters, "group_by", "facets", "fields", cursors.PARAMETER)


def refuse_files(filters: Filters) -> None:
    """Raises ParameterProblem: what is asked for has no place in a file."""
    faults = [
        Fault(name, f"{name} has no place in such a file: ask for format=json.")
        for name in PARAMETERS
        if name in filters.given
    ]
    if faults:
        raise ParameterProblem(*faults)


def _refuse(filters: Filters, asked: str, *others: str) -> None:
    faults = [
        Fault(name, f"{name} makes no sense beside {asked}: leave one of them out.")
        for name in others
        if name in filters.given
    ]
    if asked in filters.given and faults:
        raise ParameterProblem(*faults)
