"""Those with whom somebody wrote, and how many works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from core.addresses import slug_address
from core.audience import Audience
from core.statements import Statement
from people.models import Person
from people.names import sort_name

# Ids in one statement: members of the largest collaborations have ten thousand coauthors.
_AT_ONCE = 4096


@dataclass(frozen=True)
class CoauthorCount:
    key: int | str  # the id of the person, or the folded name of who is none
    name: str
    slug: str  # of the person's page; "" unless the reader may see it
    kind: str  # of the person: profile or record
    sort_key: str
    count: int

    @property
    def address(self) -> str:
        return slug_address("people:detail", self.slug) if self.slug else ""


def coauthor_counts(
    rows: Iterable[tuple[int | None, str, str, int]], audience: Audience
) -> list[CoauthorCount]:
    """Most joint works first, the spellings of one person added up; one query, more for thousands.

    Each row has the id of a person or None, the folded name, the printed one, and a number.
    """
    counts: Counter[int | str] = Counter()
    printed: dict[int | str, str] = {}
    for person_id, name_key, name, number in rows:
        key = person_id or name_key
        counts[key] += number
        printed.setdefault(key, name)
    ids = [key for key in counts if isinstance(key, int)]
    people: dict[int | str, dict[str, Any]] = {
        row["id"]: row
        for first in range(0, len(ids), _AT_ONCE)
        for row in _people(ids[first : first + _AT_ONCE], audience=audience)
    }
    found = [
        _coauthor_count(key, printed[key], people.get(key), number)
        for key, number in counts.items()
    ]
    return sorted(found, key=lambda coauthor: (-coauthor.count, coauthor.sort_key))


@Statement
def _people(ids: list[int], *, audience: Audience) -> QuerySet[Any]:
    people = Person.objects.for_audience(audience).filter(pk__in=ids).order_by()
    return people.values("id", "slug", "kind", "credit_name", "sort_key")


def _coauthor_count(
    key: int | str, printed: str, person: dict[str, Any] | None, number: int
) -> CoauthorCount:
    if person is None:
        return CoauthorCount(
            key, printed, "", "", sort_name(printed).lower(), count=number
        )
    return CoauthorCount(
        key,
        person["credit_name"],
        person["slug"],
        person["kind"],
        person["sort_key"],
        count=number,
    )
