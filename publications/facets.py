"""What stands around the list of publications: panels with exact counts, the histogram, the chips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.text import capfirst

from core.addresses import ListAddress
from core.audience import audience_of
from core.charts import Column
from core.counting import Choice, offered, without_value
from core.facets import Chip, Facet, Labels, Option, chips, facet
from core.parameters import NULL
from publications.filters import PublicationFilter, VenueFilter
from publications.finding import codes_in_use
from publications.kinds import Kind
from publications.models import Distinction, Publication, Venue


@dataclass(frozen=True)
class Years:
    """The panel of years: a histogram, the bounds of what is chosen, the works without a year."""

    columns: Sequence[Column]
    undated: Sequence[Option]
    first: str
    last: str


class PublicationPanels:
    """Each number is that of the works which its link would show; one query a panel, one more where rows without a value have an option."""

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
        found = offered(self.filters, "year")
        counts = {int(choice.value): choice.number for choice in found}
        labels = range(min(counts), max(counts) + 1) if counts else range(0)
        chosen = self._chosen_years()
        bounds = self.address.value("year").split("-")
        is_range = len(bounds) in (1, 2) and all(b.isdigit() or not b for b in bounds)
        return Years(
            [self._year_column(year, counts.get(year, 0), chosen) for year in labels],
            self._undated(),
            bounds[0] if is_range else "",
            bounds[-1] if is_range else "",
        )

    def _undated(self) -> list[Option]:
        options = self._facet("year", "Year", self._without_value("year")).options
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
        found = offered(self.filters, "kind") + self._without_value("kind")
        return self._facet(
            "kind", "Kind", self._codes("kind", (*Kind.values, ""), found)
        )

    @cached_property
    def statuses(self) -> Facet:
        found = offered(self.filters, "status")
        choices = self._codes("status", Publication.Status.values, found)
        return self._facet("status", "Status", choices)

    @cached_property
    def distinctions(self) -> Facet:
        found = offered(self.filters, "distinction")
        choices = self._codes("distinction", Distinction.Kind.values, found)
        return self._facet("distinction", "Distinction", choices)

    def _codes(
        self, name: str, codes: Iterable[str], found: list[Choice]
    ) -> list[Choice]:
        """Those found, and each code in use that finds nothing under the other filters.

        Where all of them find nothing, there is nothing to choose.
        """
        if not found or not self.address.pairs:
            return found
        audience = audience_of(self.filters.user)
        say, in_use = LABELS[name][1], codes_in_use(name, tuple(codes), audience)
        fruitful = {choice.value: choice for choice in found}
        return [
            fruitful.get(code or NULL)
            or Choice(code or NULL, capfirst(say(code or None)), 0)
            for code in codes
            if code in in_use
        ]

    @cached_property
    def venues(self) -> Facet:
        return self._facet("venue", "Venue", offered(self.filters, "venue"))

    @cached_property
    def topics(self) -> Facet:
        return self._facet("topic", "Topic", offered(self.filters, "topic"))

    def _without_value(self, name: str) -> list[Choice]:
        choice = without_value(self.filters.without(name), name)
        return [choice] if choice.number else []

    def _facet(self, name: str, label: str, choices: list[Choice]) -> Facet:
        say = LABELS[name][1]
        return facet(name, label, choices, self.filters, self.address, say)

    @cached_property
    def chips(self) -> list[Chip]:
        return chips(self.filters, self.address, LABELS)


def venue_kinds(filters: VenueFilter, address: ListAddress) -> Facet:
    """How many venues of each kind the other filters leave."""
    choices = offered(filters, "kind")
    if (unknown := without_value(filters.without("kind"), "kind")).number:
        choices.append(unknown)
    return facet("kind", "Kind", choices, filters, address, _say_venue_kind)


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


LABELS: Labels = {
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
