"""Rows that an entry may be the same as: found by likeness, offered to a curator, never taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import Q
from rapidfuzz import fuzz

from core import folding
from people.models import Organization, Person
from publications.models import Publication, Venue

# How many are offered, and how alike they are at least, of 100.
MOST = 5
_TITLE, _VENUE, _NAME = 85, 85, 90
# How many works by the same people are compared.
_WORKS = 2_000


def offer(row: Any, hint: str, score: float) -> dict[str, Any]:
    return {"id": row.pk, "name": str(row), "hint": hint, "score": round(score)}


def _best(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda one: (-one["score"], one["id"]))[:MOST]


def people_like(name: str) -> list[dict[str, Any]]:
    """People of the same name, then of one that differs in given names or a slip."""
    key = folding.name_key(name)
    family = key.rpartition(" ")[2]
    if not family:
        return []
    people = Person.objects.filter(
        Q(name_key=key)
        | Q(name_key__endswith=f" {family}")
        | Q(other_names__name_key=key)
    ).distinct()
    return _best(
        offer(person, _person_hint(person), score)
        for person in people[:200]
        if (score := name_likeness(key, person.name_key))
    )


def name_likeness(one: str, other: str) -> float:
    """How alike two folded names are, 0 to 100; 0 where they cannot be one person's.

    The family names are the same and the given names begin with the same letter, or the
    whole names differ by a slip.
    """
    if one == other:
        return 100
    score = fuzz.ratio(one, other)
    same_family = one.rpartition(" ")[2] == other.rpartition(" ")[2]
    if (same_family and one[:1] == other[:1]) or score >= _NAME:
        return min(score, 99)
    return 0


def _person_hint(person: Person) -> str:
    kind = "profile" if person.is_profile else "record"
    return f"{kind}, {person.headline}" if person.headline else kind


def works_like(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """Works by one of the same people with a like title."""
    names = [folding.name_key(one["name"]) for one in entry.get("authors", [])]
    title = folding.fold(entry.get("title", ""))
    works = Publication.objects.works().filter(coauthor__name_key__in=names).distinct()
    return _best(
        offer(work, str(work.sort_year or "no year"), score)
        for work in works.only("title", "sort_year", "slug")[:_WORKS]
        if (score := fuzz.ratio(title, folding.fold(work.title))) >= _TITLE
    )


def venues_like(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """Venues with a like name or acronym, unless one has that very name."""
    names = [name for name in (entry.get("name"), entry.get("acronym")) if name]
    if any(Venue.objects.called(name).exists() for name in names):
        return []
    return _named_like(Venue.objects.all(), names, lambda row: row.kind)


def organizations_like(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """Organizations with a like name, unless one has that very name."""
    names = [entry.get("name", ""), *entry.get("aliases", [])]
    if any(Organization.objects.called(name).exists() for name in names):
        return []
    return _named_like(Organization.objects.all(), names, lambda row: row.place)


def _named_like(
    rows: Any, names: Sequence[str], hint: Callable[[Any], str]
) -> list[dict[str, Any]]:
    wanted = [folding.name_key(name) for name in names]
    found = []
    for row in rows.prefetch_related("aliases"):
        known = [row.name_key, row.acronym_key]
        known += [alias.name_key for alias in row.aliases.all()]
        score = max(
            fuzz.token_sort_ratio(one, other)
            for one in wanted
            for other in known
            if other
        )
        if score >= _VENUE:
            found.append(offer(row, hint(row), score))
    return _best(found)
