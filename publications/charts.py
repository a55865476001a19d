"""Works per year as the columns of a chart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.charts import Column, by_kind

UNDER_REVIEW = "Under review"
NO_YEAR = "No year"


@dataclass(frozen=True)
class Tally:
    """How many works of a year (0: none given), kind and status there are."""

    year: int
    kind: str
    status: str
    number: int

    @property
    def label(self) -> str:
        if self.year:
            return str(self.year)
        return UNDER_REVIEW if self.status == "submitted" else NO_YEAR


def year_columns(
    tallies: Iterable[Tally], address: Callable[[str], str]
) -> list[Column]:
    """A column for each year from the first to the last, then what has no year.

    `address` gives where a column leads, for its label: a year, UNDER_REVIEW or NO_YEAR.
    """
    counts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    years = []
    for tally in tallies:
        counts[tally.label].append((tally.kind, tally.number))
        if tally.year:
            years.append(tally.year)
    labels = [str(year) for year in range(min(years), max(years) + 1)] if years else []
    undated = [label for label in (UNDER_REVIEW, NO_YEAR) if label in counts]
    return [
        Column(label, by_kind(counts[label]), address(label), is_apart=label in undated)
        for label in labels + undated
    ]
