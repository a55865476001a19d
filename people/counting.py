"""How many people have each value of a filter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, QuerySet

from core.audience import Reader
from core.counting import Choice, Counter
from people.models import (
    Degree,
    Mentorship,
    Organization,
    Person,
    Position,
    Topic,
)

KINDS = {Person.Kind.PROFILE: "Full profile", Person.Kind.RECORD: "On record only"}


def _kinds(filters: Any) -> list[Choice]:
    rows = filters.rows.order_by().values_list("kind")
    counts = dict(rows.annotate(number=Count("pk")))
    found = [(code, label) for code, label in KINDS.items() if counts.get(code)]
    return [Choice(str(code), label, counts[code]) for code, label in found]


def _topics(filters: Any) -> list[Choice]:
    topics = topic_counts_among(filters.rows, filters.user)
    return [Choice(topic.slug, topic.name, number) for topic, number in topics]


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
    people_on = _people_by_each(
        links.values_list(
            "person", "topic", "topic__broader", "topic__broader__broader"
        )
    )
    topics = Topic.objects.visible_to(user).in_bulk(people_on).values()
    counts = [(topic, len(people_on[topic.pk])) for topic in topics]
    return sorted(counts, key=lambda found: (-found[1], found[0].name_key))


def _people_by_each(rows: Iterable[tuple[int | None, ...]]) -> dict[int, set[int]]:
    """The people in rows that begin with one, by everything else that the rows name."""
    people: dict[int, set[int]] = defaultdict(set)
    for person, *chain in rows:
        for id_ in filter(None, chain):
            people[id_].add(person or 0)
    return people


_ORGANIZATIONS = (
    "organization",
    "organization__parent",
    "organization__parent__parent",
)


def _organizations(filters: Any) -> list[Choice]:
    """Where they studied, worked or were mentored, each with the places it is a unit of.

    Those of most people first.
    """
    people_at = _people_by_each(_places(filters))
    found = Organization.objects.visible_to(filters.user).in_bulk(people_at).values()
    counts = sorted(found, key=lambda o: (-len(people_at[o.pk]), o.name_key))
    return [Choice(o.slug, str(o), len(people_at[o.pk])) for o in counts]


def _places(filters: Any) -> Iterable[tuple[int | None, ...]]:
    """A person and the organizations of one entry; four queries."""
    people, user = filters.rows.order_by().values("pk"), filters.user
    for entries in (Degree.objects, Position.objects):
        of_people = entries.visible_to(user).filter(person__in=people)
        yield from of_people.order_by().values_list("person", *_ORGANIZATIONS)
    for side in ("mentor", "mentee"):
        stated = Mentorship.objects.visible_to(user).exclude(person=F(side))
        mentored = stated.filter(**{f"{side}__in": people}).order_by()
        yield from mentored.values_list(side, *_ORGANIZATIONS)


def _entry_codes(entries: Any, column: str, codes: Any) -> Any:
    """Counts people by a closed list on their entries, in its order."""

    def count(filters: Any) -> list[Choice]:
        people = filters.rows.order_by().values("pk")
        rows = entries.visible_to(filters.user).filter(person__in=people)
        counted = rows.order_by().values_list(column)
        counts = dict(counted.annotate(number=Count("person", distinct=True)))
        found = [code for code in codes if counts.get(code)]
        return [Choice(str(code), str(code.label), counts[code]) for code in found]

    return count


PEOPLE = {
    "kind": Counter(_kinds),
    "topic": Counter(_topics, "No topic"),
    "organization": Counter(_organizations, "No organization"),
    "position_kind": Counter(
        _entry_codes(Position.objects, "kind", Position.Kind), "No position"
    ),
    "degree_level": Counter(
        _entry_codes(Degree.objects, "level", Degree.Level), "No degree"
    ),
}
