"""Who is or was at an organization, and as what; its units are part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from core.audience import Reader
from people.filters import with_units
from people.models import Degree, Mentorship, Organization, Person, Position

# Entries of one kind that a page lists; all their people are one link away.
SHOWN = 200
_NEWEST_FIRST = (F("latest").desc(nulls_last=True), "person__sort_key", "pk")


class OrganizationEntries:
    """The entries that name the organization or a unit, as the reader may see them."""

    def __init__(self, organization: Organization, user: Reader | None) -> None:
        self.organization = organization
        self.user = user

    @cached_property
    def _ids(self) -> list[int]:
        return list(with_units([self.organization.pk]))

    def _here(self, entries: Any) -> Any:
        return entries.visible_to(self.user).filter(organization__in=self._ids)

    @cached_property
    def positions(self) -> list[Position]:
        rows = self._here(Position.objects).with_visible(self.user, "person", "periods")
        return list(rows.order_by("-is_current", *_NEWEST_FIRST)[:SHOWN])

    @property
    def current_positions(self) -> list[Position]:
        return [position for position in self.positions if position.is_current]

    @property
    def past_positions(self) -> list[Position]:
        return [position for position in self.positions if not position.is_current]

    @cached_property
    def degrees(self) -> list[Degree]:
        rows = self._here(Degree.objects).with_visible(self.user, "person")
        return list(rows.order_by(*_NEWEST_FIRST)[:SHOWN])

    @cached_property
    def mentorships(self) -> list[Mentorship]:
        """Those of which the one whom the profile names was here."""
        rows = self._here(Mentorship.objects).with_visible(
            self.user, "person", "mentor", "mentee"
        )
        return list(rows.order_by(*_NEWEST_FIRST)[:SHOWN])


def people_counts(
    organizations: Iterable[Organization], user: Reader | None
) -> dict[int, int]:
    """How many visible people each organization's list has; five queries.

    A person counts as `people/?organization=` finds them: by a degree, by a position, or
    as the other side of a mentorship.
    """
    ids = [organization.pk for organization in organizations]
    wholes = _wholes(ids)
    people: dict[int, set[int]] = defaultdict(set)
    for organization, person in _people_at(list(wholes), user):
        for whole in wholes[organization]:
            people[whole].add(person)
    named = set().union(*people.values()) if people else set()
    visible = set(
        Person.objects.visible_to(user)
        .filter(pk__in=named)
        .order_by()
        .values_list("pk", flat=True)
    )
    return {pk: len(people[pk] & visible) for pk in ids}


def with_people_counts(
    organizations: QuerySet[Any], user: Reader | None
) -> QuerySet[Any]:
    """Adds `person_count`, the number of `people_counts`; six queries.

    The numbers are worked out first and handed to the database, which cannot count
    people of several kinds of entries once without looking at everybody.
    """
    alike: dict[int, list[int]] = defaultdict(list)
    for pk, number in people_counts(organizations.order_by(), user).items():
        alike[number].append(pk)
    # Most have as many as most others; they need not be named.
    usual = max(alike, key=lambda number: len(alike[number]), default=0)
    numbers = [
        When(pk__in=ids, then=Value(n)) for n, ids in alike.items() if n != usual
    ]
    count = Case(*numbers, default=Value(usual), output_field=IntegerField())
    return organizations.annotate(person_count=count)


def _wholes(ids: list[int]) -> dict[int, set[int]]:
    """For each of these organizations and their units, which of these it belongs to."""
    within = Q(pk__in=ids) | Q(parent__in=ids) | Q(parent__parent__in=ids)
    rows = Organization.objects.filter(within).order_by()
    chosen = set(ids)
    return {
        unit: chosen.intersection([unit, *above])
        for unit, *above in rows.values_list("pk", "parent", "parent__parent")
    }


def _people_at(ids: list[int], user: Reader | None) -> Iterable[tuple[int, int]]:
    """Pairs of an organization and a person, some of them twice."""
    for entries in (Degree.objects, Position.objects):
        rows = entries.visible_to(user).filter(organization__in=ids).order_by()
        yield from rows.values_list("organization", "person").distinct()
    mentorships = Mentorship.objects.visible_to(user).filter(organization__in=ids)
    for organization, person, mentor, mentee in mentorships.order_by().values_list(
        "organization", "person", "mentor", "mentee"
    ):
        for other in {mentor, mentee} - {person, None}:
            yield organization, other
