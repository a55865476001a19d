"""What stands around the list of publications: panels with exact counts, the histogram, the chips."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.text import capfirst

from core.addresses import ListAddress
from core.charts import Column
from core.facets import HELD, Chip, Choice, Facet, Option, chips, facet
from core.parameters import NULL
from publications.counts import topic_counts_among
from publications.filters import PublicationFilter, VenueFilter
from publications.kinds import Kind
from publications.models import Distinction, Publication, Venue
from publications.querysets import WORK


@dataclass(frozen=True)
class Years:
    """The panel of years: a histogram, the bounds of what is chosen, the works without a year."""

    columns: Sequence[Column]
    undated: Sequence[Option]
    first: str
    last: str


class PublicationPanels:
    """Each number is that of the works which its link would show; one query a panel."""

    def __init__(self, filters: PublicationFilter, address: ListAddress) -> None:
        self.filters = filters
        self.address = address

    @property
    def facets(self) -> list[Facet]:
        """Those that have something to offer."""
        panels = [
            *(self.kinds, self.venues, self.topics),
            *(self.statuses, self.distinctions),
        ]
        return [panel for panel in panels if panel.options]

    @cached_property
    def years(self) -> Years:
        counts = self._counts("year", "sort_year")
        undated = counts.pop(0, 0)
        labels = range(min(counts), max(counts) + 1) if counts else range(0)
        chosen = self._chosen_years()
        bounds = self.address.value("year").split("-")
        is_range = len(bounds) in (1, 2) and all(b.isdigit() or not b for b in bounds)
        return Years(
            [self._year_column(year, counts.get(year, 0), chosen) for year in labels],
            self._undated(undated),
            bounds[0] if is_range else "",
            bounds[-1] if is_range else "",
        )

    def _undated(self, number: int) -> list[Option]:
        choices = [Choice(NULL, "No year given", number)] if number else []
        options = self._facet("year", "Year", choices).options
        return [option for option in options if option.value == NULL]

    def _year_column(self, year: int, number: int, chosen: range | None) -> Column:
        is_only = chosen is not None and chosen == range(year, year + 1)
        return Column(
            str(year),
            {"conference": number},
            str(self.address.replaced(year=None if is_only else year)),
            is_on=None if chosen is None else year in chosen,
        )

    def _chosen_years(self) -> range | None:
        """The years of one plain year or range, None when the filter is absent or another."""
        given = self.filters.terms.get("year", [])
        if len(given) != 1 or given[0].is_negated or len(given[0].values) != 1:
            return None
        span = given[0].values[0]
        return range(span.first or 0, (span.last or 9999) + 1)

    @cached_property
    def kinds(self) -> Facet:
        counts = self._counts("kind", "kind")
        choices = self._codes("kind", "kind", (*Kind, ""), counts)
        return self._facet("kind", "Kind", choices)

    @cached_property
    def statuses(self) -> Facet:
        counts = self._counts("status", "status")
        choices = self._codes("status", "status", Publication.Status, counts)
        return self._facet("status", "Status", choices)

    @cached_property
    def distinctions(self) -> Facet:
        column = "distinctions__kind"
        counts = self._counts("distinction", column, distinctions__isnull=False)
        choices = self._codes("distinction", column, Distinction.Kind, counts)
        return self._facet("distinction", "Distinction", choices)

    def _codes(
        self, name: str, column: str, codes: Iterable[str], counts: dict[str, int]
    ) -> list[Choice]:
        """A choice for each code in use, also for one that finds nothing under the other filters.

        Where all of them find nothing, there is nothing to choose.
        """
        if not counts:
            return []
        say = LABELS[name][1]
        in_use = self._in_use(column) if self.address.pairs else counts
        return [
            Choice(code or NULL, capfirst(say(code or None)), counts.get(code, 0))
            for code in codes
            if code in in_use
        ]

    def _in_use(self, column: str) -> set[str]:
        rows = Publication.objects.visible_to(self.filters.user).order_by()
        return set(rows.values_list(column, flat=True).distinct())

    @cached_property
    def venues(self) -> Facet:
        counts = self._counts("venue", "venue", venue__isnull=False)
        venues = Venue.objects.visible_to(self.filters.user).in_bulk(
            list(counts)[:HELD]
        )
        choices = [
            Choice(v.slug, str(v), counts[pk]) for pk, v in _in_order(venues, counts)
        ]
        return self._facet("venue", "Venue", choices)

    @cached_property
    def topics(self) -> Facet:
        rows = self.filters.without("topic").matches()
        topics = topic_counts_among(rows, self.filters.user, is_by_row=self._is_by_row)[
            :HELD
        ]
        choices = [Choice(t.slug, t.name, t.work_count) for t in topics]
        return self._facet("topic", "Topic", choices)

    @property
    def _is_by_row(self) -> bool:
        """Whether the list has a version as a row of its own."""
        return self.filters.versions_mode == "all"

    def _facet(self, name: str, label: str, choices: list[Choice]) -> Facet:
        say = LABELS[name][1]
        return facet(name, label, choices, self.filters, self.address, say)

    def _counts(self, name: str, column: str, **condition: Any) -> dict[Any, int]:
        """How many works each value of a column finds under the other filters, most first."""
        rows: QuerySet[Any] = (
            self.filters.without(name).matches().filter(**condition).order_by()
        )
        number = Count("pk" if self._is_by_row else WORK, distinct=True)
        counted = (
            rows.values_list(column).annotate(number=number).order_by("-number", column)
        )
        return dict(counted)

    @cached_property
    def chips(self) -> list[Chip]:
        return chips(self.filters, self.address, LABELS)


def venue_kinds(filters: VenueFilter, address: ListAddress) -> Facet:
    """How many venues of each kind the other filters leave."""
    rows = filters.without("kind").qs.order_by()
    counts = dict(rows.values_list("kind").annotate(number=Count("pk", distinct=True)))
    choices = [
        Choice(
            code or NULL,
            str(Venue.Kind(code).label) if code else "Not stated",
            counts[code],
        )
        for code in (*Venue.Kind, "")
        if counts.get(code)
    ]
    return facet("kind", "Kind", choices, filters, address, _say_venue_kind)


def _in_order(rows: dict[int, Any], ids: dict[int, int]) -> list[tuple[int, Any]]:
    return [(pk, rows[pk]) for pk in ids if pk in rows]


def _say_kind(code: str | None) -> str:
    return str(Kind(code).label) if code else "not stated"


def _say_venue_kind(code: str) -> str:
    return str(Venue.Kind(code).label)


def _say_status(code: str | None) -> str:
    return str(Publication.Status(code).label) if code else "not stated"


def _say_named(named: Any) -> str:
    return named.label if named else "none"


def _say_years(span: Any) -> str:
    return str(span).replace("-", " – ").strip() if span else "not given"


def _say_truth(code: str) -> str:
    return "yes" if code == "true" else "no"


def _say_mark(value: Any) -> str:
    return _say_truth(value) if isinstance(value, str) else _say_named(value)


def _say_type(code: str) -> str:
    return code.replace("-", " ")


def _say_distinction(code: str | None) -> str:
    return str(Distinction.Kind(code).label) if code else "none"


def _say_doi(doi: str | None) -> str:
    return doi or "none"


def _say_versions(mode: str) -> str:
    return "each by itself" if mode == "all" else "left out"


LABELS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "person": ("Person", _say_named),
    "year": ("Year", _say_years),
    "kind": ("Kind", _say_kind),
    "venue": ("Venue", _say_named),
    "topic": ("Topic", _say_named),
    "type": ("Type", _say_type),
    "status": ("Status", _say_status),
    "distinction": ("Distinction", _say_distinction),
    "first_author": ("First author", _say_named),
    "equal_contribution": ("Equal contribution", _say_mark),
    "alphabetical": ("Authors in alphabetical order", _say_truth),
    "doi": ("DOI", _say_doi),
    "has_doi": ("With a DOI", _say_truth),
    "versions": ("Versions", _say_versions),
}
