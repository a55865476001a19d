"""Where the numbers of a chart lead: to a list of exactly the works that they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from core.addresses import ListAddress
from core.charts import STACK, by_kind
from core.parameters import Terms
from publications.charts import NO_YEAR, UNDER_REVIEW, Tally
from publications.filters import PublicationFilter
from publications.querysets import PublicationQuerySet


@dataclass(frozen=True)
class KeyEntry:
    """One kind of a legend: how many works are of it, and where they are; "" where no list has them."""

    kind: str
    number: int
    address: str


def column_address(address: ListAddress, label: str) -> str:
    """Where a column of a chart leads: the works whose own year it is."""
    asked = {
        UNDER_REVIEW: {"year": "null", "status": "submitted"},
        NO_YEAR: {"year": "null", "status": "!submitted"},
    }
    return str(address.replaced(versions="none", **asked.get(label, {"year": label})))


def kind_address(address: ListAddress, kind: str) -> str:
    """Where a number of a legend leads: the works whose own kind it is."""
    coloured = ",".join(kind for kind in STACK if kind != "other")
    asked = f"!{coloured}" if kind == "other" else kind
    return str(address.replaced(versions="none", kind=asked))


def listed(filters: PublicationFilter) -> list[Tally]:
    """What the list counts when it leaves versions out; works that it finds by a version are not among these."""
    own = filters.also("versions", Terms(("none",), text="none"))
    return cast(PublicationQuerySet, own.rows).tallied()


def key(
    tallies: Iterable[Tally], shown: Iterable[Tally], address: ListAddress
) -> list[KeyEntry]:
    """The legend of a chart; `shown` is what its list counts."""
    numbers = by_kind((tally.kind, tally.number) for tally in shown)
    return [
        KeyEntry(
            kind,
            number,
            kind_address(address, kind) if numbers.get(kind) == number else "",
        )
        for kind, number in by_kind((t.kind, t.number) for t in tallies).items()
    ]


def leads(
    tallies: Sequence[Tally],
    shown: Iterable[Tally],
    address: ListAddress,
    here: Mapping[str, str],
) -> Callable[[str], str]:
    """Gives the address of a column by its label.

    Works that the list finds by a version are not to be had there by their own year;
    their column leads to its heading in `here`, where the page has it, or nowhere.
    """
    counted, found = _by_label(tallies), _by_label(shown)

    def lead(label: str) -> str:
        if counted[label] == found[label]:
            return column_address(address, label)
        return here.get(label, "")

    return lead


def _by_label(tallies: Iterable[Tally]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for tally in tallies:
        counts[tally.label] += tally.number
    return counts
