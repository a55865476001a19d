"""What stands around a filtered list: panels whose options are links, chips that take a filter away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core import folding
from core.addresses import ListAddress
from core.counting import HELD, Choice
from core.filters import Filters
from core.parameters import NULL, Terms

# Options of a panel that are seen at once, and so many that one may search among them.
SHOWN, LONG = 7, 20


# Below a list, the pages with all choices of a panel.
CHOICES = "choices"

# How a parameter is called, and what says a value of it in words, None for no value.
Labels = Mapping[str, tuple[str, Callable[[Any], str]]]


@dataclass(frozen=True)
class Option:
    """A choice in a panel: a link that adds it to the list, or takes it away."""

    value: str
    label: str
    number: int
    is_on: bool
    address: ListAddress

    @property
    def leads_somewhere(self) -> bool:
        """Whether it is a link: what would find nothing is shown, but cannot be chosen."""
        return self.is_on or self.number > 0


@dataclass(frozen=True)
class Facet:
    """A panel: how many rows each choice of one parameter finds under the other filters."""

    name: str
    label: str
    options: Sequence[Option]
    # How many choices there are in all, and the page that has them.
    number: int
    all_choices: ListAddress

    @property
    def is_long(self) -> bool:
        return self.number > LONG

    @property
    def shown(self) -> Sequence[Option]:
        return self.options[:SHOWN]

    @property
    def more(self) -> Sequence[Option]:
        return self.options[SHOWN:]

    @property
    def number_more(self) -> int:
        return self.number - len(self.shown)

    @property
    def highest(self) -> int:
        return max((option.number for option in self.options), default=0)


@dataclass(frozen=True)
class Chip:
    """One condition that the list meets now, and the address of the list without it."""

    label: str
    value: str
    address: ListAddress


def facet(
    name: str,
    label: str,
    choices: Sequence[Choice],
    filters: Filters,
    address: ListAddress,
    say: Callable[[Any], str] = str,
    *,
    find: str = "",
    most: int = HELD,
) -> Facet:
    """The panel of a parameter. What is chosen comes first, then what finds most.

    What is chosen stays when it finds nothing; `say` gives its words. `find` leaves the
    choices of which some words begin with its words.
    """
    asked = filters.terms.get(name, [])
    chosen = _chosen(asked)
    choices = [*choices, *_fruitless(asked, choices, say)]
    if words := folding.words(find):
        choices = [choice for choice in choices if _has(choice.label, words)]
    first = [choice for choice in choices if choice.value in chosen]
    others = [choice for choice in choices if choice.value not in chosen]
    options = [
        Option(
            choice.value,
            choice.label,
            choice.number,
            choice.value in chosen,
            address.replaced(**{name: ",".join(_toggled(chosen, choice.value))}),
        )
        for choice in (first + others)[:most]
    ]
    path = f"{address.path}{CHOICES}/{name}/"
    page = replace(address.replaced(page=None), path=path)
    return Facet(name, label, options, len(choices), page)


def _has(label: str, words: Sequence[str]) -> bool:
    found = folding.words(label)
    return all(any(each.startswith(word) for each in found) for word in words)


def _chosen(occurrences: Sequence[Terms[Any]]) -> list[str]:
    """The values that a link adds to or takes from: those of one list without "!"."""
    if len(occurrences) != 1 or occurrences[0].is_negated:
        return []
    # One name may stand for several slugs.
    return ",".join(_texts(occurrences[0])).split(",")


def _fruitless(
    asked: Sequence[Terms[Any]], choices: Sequence[Choice], say: Callable[[Any], str]
) -> list[Choice]:
    found, chosen = {choice.value for choice in choices}, _chosen(asked)
    return [
        Choice(str(value), say(value), 0)
        for value in (asked[0].values if chosen else ())
        if str(value) in chosen and str(value) not in found
    ]


def _texts(terms: Terms[Any]) -> list[str]:
    return [*(str(value) for value in terms.values), *[NULL] * terms.has_null]


def _toggled(chosen: list[str], value: str) -> list[str]:
    return [v for v in chosen if v != value] if value in chosen else [*chosen, value]


def chips(
    filters: Filters,
    address: ListAddress,
    labels: Labels,
) -> list[Chip]:
    """A chip for each value of each filter that `labels` names.

    A label comes with what says a value in words, None for what is not there.
    """
    return [
        Chip(
            label,
            _words(terms, value, say),
            _less(filters, address, name, index, value),
        )
        for name, (label, say) in labels.items()
        for index, terms in enumerate(filters.terms.get(name, []))
        for value in [*terms.values, *[None] * terms.has_null]
    ]


def _words(terms: Terms[Any], value: Any, say: Callable[[Any], str]) -> str:
    return f"not {say(value)}" if terms.is_negated else say(value)


def _less(
    filters: Filters, address: ListAddress, name: str, index: int, value: Any
) -> ListAddress:
    """The list without one value of one occurrence; the other occurrences stay."""
    gone = NULL if value is None else str(value)
    texts = []
    for i, terms in enumerate(filters.terms[name]):
        kept = [text for text in _texts(terms) if i != index or text != gone]
        if kept:
            texts.append("!" * terms.is_negated + ",".join(kept))
    return address.replaced(**{name: texts})
