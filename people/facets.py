"""What stands around the list of people: panels with exact counts, the letters, the chips."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr, Upper

from core.addresses import ListAddress
from core.audience import Reader
from core.facets import HELD, Chip, Choice, Facet, chips, facet
from core.filters import LetterFilter
from people.filters import PersonFilter
from people.models import Degree, Person, Position, Topic

KINDS = {Person.Kind.PROFILE: "Full profile", Person.Kind.RECORD: "On record only"}


@dataclass(frozen=True)
class Letter:
    """A letter of the register, and the list of the people under it."""

    letter: str
    number: int
    is_on: bool
    address: ListAddress


class PersonPanels:
    """Each number is that of the people whom its link would show; one query a panel."""

    def __init__(self, filters: PersonFilter, address: ListAddress) -> None:
        self.filters = filters
        self.address = address

    @property
    def facets(self) -> list[Facet]:
        """Those that have something to offer."""
        return [panel for panel in (self.kinds, self.topics) if panel.options]

    @cached_property
    def kinds(self) -> Facet:
        rows = self.filters.without("kind").qs.order_by()
        counts = dict(rows.values_list("kind").annotate(number=Count("pk")))
        choices = [
            Choice(code, label, counts[code])
            for code, label in KINDS.items()
            if counts.get(code)
        ]
        return facet("kind", "Record", choices, self.filters, self.address)

    @cached_property
    def topics(self) -> Facet:
        rows = self.filters.without("topic").qs
        topics = topic_counts_among(rows, self.filters.user)[:HELD]
        choices = [Choice(topic.slug, topic.name, number) for topic, number in topics]
        return facet("topic", "Topic", choices, self.filters, self.address)

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
            {
                "kind": ("Record", lambda code: KINDS[code]),
                "topic": ("Topic", _say_named),
                "organization": ("Organization", _say_named),
                "position_kind": ("Position", _say_position),
                "degree_level": ("Degree", _say_degree),
                "letter": ("Letter", str),
            },
        )


def _say_named(named: Any) -> str:
    return named.label if named else "none"


def _say_position(code: str | None) -> str:
    return str(Position.Kind(code).label) if code else "none"


def _say_degree(code: str | None) -> str:
    return str(Degree.Level(code).label) if code else "none"


def topic_counts_among(
    people: QuerySet[Any], user: Reader | None
) -> list[tuple[Topic, int]]:
    """The visible topics of these people with how many work on each or a narrower one.

    Those of most people first. Two queries; the first reads a row for each topic of
    each person, which is quicker than asking for each topic who works on it.
    """
    links = Person.topics.through.objects.filter(
        person__in=people.order_by().values("pk")
    )
    people_on: dict[int, set[int]] = defaultdict(set)
    for person, *topic_and_broader in links.values_list(
        "person", "topic", "topic__broader", "topic__broader__broader"
    ):
        for topic in filter(None, topic_and_broader):
            people_on[topic].add(person)
    topics = Topic.objects.visible_to(user).in_bulk(people_on).values()
    counts = [(topic, len(people_on[topic.pk])) for topic in topics]
    return sorted(counts, key=lambda found: (-found[1], found[0].name_key))
