"""What stands around the list of people: panels with exact counts, the letters, the chips."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count
from django.db.models.functions import Substr, Upper

from core.addresses import ListAddress
from core.counting import offered
from core.facets import Chip, Facet, Labels, chips, facet
from core.filters import LetterFilter
from people.counting import KINDS
from people.filters import PersonFilter
from people.models import Degree, Person, Position


@dataclass(frozen=True)
class Letter:
    """A letter of the register, and the list of the people under it."""

    letter: str
    number: int
    is_on: bool
    address: ListAddress


class PersonPanels:
    """Each number is that of the people whom its link would show; a few queries a panel."""

    def __init__(
        self, filters: PersonFilter, address: ListAddress, people: int = 0
    ) -> None:
        """`people` is how many the filters find."""
        self.filters = filters
        self.address = address
        self.people = people

    @property
    def facets(self) -> list[Facet]:
        """Those that have something to offer."""
        panels = [
            self._facet(name, label)
            for name, label in PANELS.items()
            if name not in READ_THROUGH or self._is_worth(name)
        ]
        return [panel for panel in panels if panel.options]

    def _is_worth(self, name: str) -> bool:
        return self.people <= MOST_READ or name in self.filters.given

    def _facet(self, name: str, label: str) -> Facet:
        choices = offered(self.filters, name)
        say = LABELS[name][1]
        return facet(name, label, choices, self.filters, self.address, say)

    @cached_property
    def letters(self) -> list[Letter]:
        """A to Z, and "#" if somebody stands under it."""
        rows = self.filters.without("letter").qs.order_by()
        initials = rows.annotate(initial=Upper(Substr("sort_key", 1, 1))).values_list(
            "initial"
        )
        counts = dict.fromkeys(LetterFilter.codes, 0)
        for initial, number in initials.annotate(number=Count("pk")):
            counts[initial if initial in counts else "#"] += number
        return [
            self._letter(letter, n)
            for letter, n in counts.items()
            if n or letter != "#"
        ]

    def _letter(self, letter: str, number: int) -> Letter:
        is_on = self.address.value("letter").upper() == letter
        return Letter(
            letter, number, is_on, self.address.replaced(letter="" if is_on else letter)
        )

    @cached_property
    def chips(self) -> list[Chip]:
        return chips(
            self.filters,
            self.address,
            LABELS,
        )


def _say_kind(code: str) -> str:
    return KINDS[Person.Kind(code)]


def _say_named(named: Any) -> str:
    return named.label if named else "none"


def _say_position(code: str | None) -> str:
    return str(Position.Kind(code).label) if code else "none"


def _say_degree(code: str | None) -> str:
    return str(Degree.Level(code).label) if code else "none"


# Panels that read a row for each entry of each person, and of how many people at most.
READ_THROUGH = {"organization"}
MOST_READ = 5000
# The panels in their order.
PANELS = {
    "kind": "Record",
    "organization": "Organization",
    "topic": "Topic",
    "position_kind": "Position",
    "degree_level": "Degree",
}
LABELS: Labels = {
    "kind": ("Record", _say_kind),
    "topic": ("Topic", _say_named),
    "organization": ("Organization", _say_named),
    "position_kind": ("Position", _say_position),
    "degree_level": ("Degree", _say_degree),
    "letter": ("Letter", str),
}
