"""Where the names of people are looked for, and the SQL that looks there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.expressions import Expression

from core.audience import Audience
from core.querying import LONGEST, Part
from core.search import Index, Query, select

# Hidden names stay outside: what an index finds is for every reader.
NAMES = Index("people_personsearch", "person_id", ("names",))

# Folded words, of which one must begin a word of a name.
Group = tuple[str, ...]


def select_named(
    groups: Sequence[Group], audience: Audience, connection: Any = None
) -> tuple[str, list[Any]]:
    """SQL for the ids of people who are found by each group, visible or not."""
    connection = connection or connections[DEFAULT_DB_ALIAS]
    if audience < Audience.CURATOR:
        return select(NAMES, _query(groups), connection)
    sides, parameters = [], []
    for group in groups:
        sql, values = select(NAMES, _query([group]), connection)
        sides.append(f"({NAMES.key} IN ({sql}){_HIDDEN * len(group)})")
        parameters += [*values, *(f"% {word}%" for word in group)]
    where = " AND ".join(sides)
    return f'SELECT {NAMES.key} FROM "{NAMES.table}" WHERE {where}', parameters


_HIDDEN = " OR hidden_names LIKE %s"


def _query(groups: Iterable[Group]) -> Query:
    return Query(tuple(tuple(Part((w[:LONGEST],)) for w in group) for group in groups))


class NamesBegin(Expression):
    """The ids of people who are found by each group, for `pk__in`."""

    def __init__(self, groups: Sequence[Group], audience: Audience) -> None:
        super().__init__(output_field=models.BigIntegerField())
        self.groups, self.audience = groups, audience

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        sql, parameters = select_named(self.groups, self.audience, connection)
        return f"({sql})", tuple(parameters)
