"""People found by their names: the index is asked first, then who of them may be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from core.audience import Audience
from core.search import keys
from core.statements import Statement
from people.indexes import Group, NamesBegin, select_named
from people.models import Person

# People whose ids are read from the index; for more of them one query asks all.
_MOST = 1_000


@dataclass(frozen=True)
class Named:
    """The people of whom each group has a word that begins a word of some name.

    Without groups that is nobody, as everybody would match a text without words.
    """

    groups: Sequence[Group]
    audience: Audience

    def exist(self) -> bool:
        """Whether the audience may see one of them; two queries, three where they are many."""
        ids = self._ids
        if _shown(ids[:_MOST], audience=self.audience):
            return True
        return len(ids) > _MOST and self._rows().exists()

    def listed(self) -> list[int] | None:
        """The visible ones by kind and name, None where that may be too many; two queries."""
        ids = self._ids
        if len(ids) > _MOST:
            return None
        return [row["pk"] for row in _shown(ids, audience=self.audience)]

    def first(self, number: int) -> list[int]:
        """So many of the visible ones by kind and name."""
        ids = self.listed()
        if ids is None:
            rows = self._rows().order_by("kind", "sort_key", "pk")
            ids = list(rows.values_list("pk", flat=True)[:number])
        return ids[:number]

    def condition(self) -> Q:
        """Whether a person is one of them, visible or not."""
        return Q(pk__in=NamesBegin(self.groups, self.audience) if self.groups else [])

    @property
    def _ids(self) -> list[int]:
        if not self.groups:
            return []
        sql, parameters = select_named(self.groups, self.audience)
        return keys(f"{sql} LIMIT {_MOST + 1}", parameters)

    def _rows(self) -> QuerySet[Any]:
        return Person.objects.for_audience(self.audience).filter(self.condition())


@Statement
def _shown(people: list[int], *, audience: Audience) -> QuerySet[Any]:
    rows = Person.objects.for_audience(audience).filter(pk__in=people)
    return rows.order_by("kind", "sort_key", "pk").values("pk")
