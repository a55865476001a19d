"""People found by their names: the index is asked first, then who of them may be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from core.audience import Audience
from core.name_lists import first_of
from core.search import keys
from core.statements import Statement
from people.indexes import Group, NamesBegin, select_named
from people.models import Person

# As many people, and more, are left to the database to list.
_MOST = 1_000


@dataclass(frozen=True)
class Named:
    """The people of whom each group has a word that begins a word of some name.

    Without groups that is nobody, as everybody would match a text without words.
    """

    groups: Sequence[Group]
    audience: Audience

    def exist(self) -> bool:
        """Whether the audience may see one of them; two queries, mostly."""
        some = self._some()
        if _any_shown(some, audience=self.audience):
            return True
        return len(some) == _MOST and bool(self.first(1))

    def listed(self) -> list[int] | None:
        """The visible ones by kind and name, None where they may be too many; two queries."""
        some = self._some()
        if len(some) == _MOST:
            return None
        return [row["pk"] for row in _shown(some, audience=self.audience)]

    def first(self, number: int) -> list[int]:
        """So many of the visible ones by kind and name; two queries, mostly."""
        return first_of(
            self._by_name,
            lambda ids: [row["pk"] for row in _shown(ids, audience=self.audience)],
            number,
        )

    def condition(self) -> Q:
        """Whether a person is one of them, visible or not."""
        return Q(pk__in=NamesBegin(self.groups, self.audience) if self.groups else [])

    def _some(self) -> list[int]:
        """Ids of visible and hidden ones; there may be more than these if they are `_MOST`."""
        if not self.groups:
            return []
        sql, parameters = select_named(self.groups, self.audience)
        return keys(f"{sql} LIMIT {_MOST}", parameters)

    def _by_name(self, start: int, size: int) -> list[int]:
        """Some ids of visible and hidden ones, from a place on."""
        if not self.groups:
            return []
        sql, parameters = select_named(self.groups, self.audience)
        people = f"SELECT id FROM people_person WHERE id IN ({sql})"
        order = f"ORDER BY kind, sort_key, id LIMIT {size} OFFSET {start}"
        return keys(f"{people} {order}", parameters)


@Statement
def _any_shown(people: list[int], *, audience: Audience) -> QuerySet[Any]:
    rows = Person.objects.for_audience(audience).filter(pk__in=people)
    return rows.order_by().values("pk")[:1]


@Statement
def _shown(people: list[int], *, audience: Audience) -> QuerySet[Any]:
    rows = Person.objects.for_audience(audience).filter(pk__in=people)
    return rows.order_by("kind", "sort_key", "pk").values("pk")
