"""The full-text indexes: one interface, FTS5 on SQLite and tsvector on PostgreSQL behind it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.models import Q
from django.db.models.expressions import Expression

from core.saving import insert_rows
from core.search import postgres, sqlite
from core.search.index import Index, Query

__all__ = [
    "Index",
    "Matching",
    "Query",
    "begins_word",
    "check",
    "create",
    "differing",
    "drop",
    "keep",
    "keys",
    "lock",
    "outlives",
    "rebuild",
    "remove",
    "select",
    "settle",
    "together",
    "waits",
]

# Writes what rows of some kind say in an index anew, given their keys.
Reindex = Callable[[Iterable[Any]], None]

_ENGINES: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgres}


def select(
    index: Index,
    query: Query,
    connection: Any = None,
    least: int = 0,
    below: int | None = None,
) -> tuple[str, list[Any]]:
    """SQL for the keys of the rows that a query finds, in no order, and its parameters.

    Keys are at least `least` and less than `below`. An order by the first column and a limit can be put behind it.
    """
    connection = connection or connections[DEFAULT_DB_ALIAS]
    found: tuple[str, list[Any]] = _ENGINES[connection.vendor].select(
        index, query, least, below
    )
    return found


def keys(sql: str, parameters: Sequence[Any]) -> list[int]:
    """What such SQL finds; one query."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(sql, parameters)
        return [key for [key] in cursor.fetchall()]


class Matching(Expression):
    """The keys of the rows that a query finds, for `pk__in`; or another column of these rows."""

    def __init__(
        self,
        index: Index,
        query: Query,
        column: str = "",
        least: int = 0,
        below: int | None = None,
    ) -> None:
        super().__init__(output_field=models.BigIntegerField())
        self.index = index
        self.query = query
        self.column = column
        self.least, self.below = least, below

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        sql, parameters = select(
            self.index, self.query, connection, self.least, self.below
        )
        if self.column:
            table, key = f'"{self.index.table}"', f'"{self.index.key}"'
            sql = f'SELECT "{self.column}" FROM {table} WHERE {key} IN ({sql})'
        return f"({sql})", tuple(parameters)


def create(index: Index, editor: Any) -> None:
    """Makes the index of a table that is there, and fills it; for a migration."""
    for statement in _ENGINES[editor.connection.vendor].creating(index):
        editor.execute(statement)


def drop(index: Index, editor: Any) -> None:
    for statement in _ENGINES[editor.connection.vendor].dropping(index):
        editor.execute(statement)


def rebuild(index: Index) -> None:
    """Fills the index anew from its table, and makes it where it is missing."""
    connection = connections[DEFAULT_DB_ALIAS]
    _run(connection, _ENGINES[connection.vendor].creating(index))


def remove(index: Index) -> None:
    """Takes the index away, for a load of many rows; `rebuild` must follow."""
    connection = connections[DEFAULT_DB_ALIAS]
    _run(connection, _ENGINES[connection.vendor].dropping(index))


def settle(index: Index) -> None:
    """Tells the planner of the engine how the rows are spread, after many were written."""
    connection = connections[DEFAULT_DB_ALIAS]
    _run(connection, _ENGINES[connection.vendor].settling(index))


def _run(connection: Any, statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def check(index: Index) -> list[str]:
    """What is wrong between the index and its table, in words."""
    connection = connections[DEFAULT_DB_ALIAS]
    faults: list[str] = _ENGINES[connection.vendor].faults(index, connection)
    return faults


# What indexes rows again, with the keys that wait for it; None where nothing waits.
_waiting: ContextVar[dict[Reindex, set[Any]] | None] = ContextVar(
    "waiting", default=None
)


@contextlib.contextmanager
def together() -> Iterator[None]:
    """One transaction whose rows are indexed at its end, each once however often it is written."""
    if _waiting.get() is not None:
        yield
        return
    with transaction.atomic():
        waiting: dict[Reindex, set[Any]] = {}
        token = _waiting.set(waiting)
        try:
            yield
        finally:
            _waiting.reset(token)
        for reindex, keys in waiting.items():
            reindex(sorted(keys))


def waits(reindex: Reindex, keys: Iterable[Any]) -> bool:
    """Whether these rows are indexed later, at the end of `together`."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.setdefault(reindex, set()).update(keys)
    return waiting is not None


def lock() -> None:
    """Waits for other writers of indexes; until the transaction ends, no other one writes.

    What a row says in an index comes from several tables. Whoever reads them after
    this sees what every earlier writer has committed, so that the last one is right.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    _ENGINES[connection.vendor].lock(connection)


def keep(model: Any, wanted: Sequence[Any], by: str) -> list[Any]:
    """Makes the rows of an index's table, one for each value of a column, equal to these.

    Gives those that were not so yet. Rows that are right are not written.
    """
    stored = _stored(model, wanted, by)
    changed = [row for row in wanted if _values(row) != stored.get(getattr(row, by))]
    # Rows whose key is another one now, or that have other values, are written anew.
    old = [getattr(row, by) for row in changed if getattr(row, by) in stored]
    model._default_manager.filter(**{f"{by}__in": old}).delete()
    insert_rows(changed)
    return changed


def differing(model: Any, wanted: Sequence[Any], by: str) -> list[Any]:
    """Those of the rows that are not stored so."""
    stored = _stored(model, wanted, by)
    return [row for row in wanted if _values(row) != stored.get(getattr(row, by))]


def _stored(model: Any, rows: Sequence[Any], by: str) -> dict[Any, tuple[Any, ...]]:
    """The values of the stored rows, by that column."""
    names = [field.attname for field in model._meta.concrete_fields]
    place = names.index(by)
    keys = [getattr(row, by) for row in rows]
    found = model._default_manager.filter(**{f"{by}__in": keys}).values_list(*names)
    return {values[place]: values for values in found}


def _values(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, field.attname) for field in row._meta.concrete_fields)


def outlives(parent: type[models.Model], origin: Any) -> bool:
    """Whether the parent row stays when a deletion that began at `origin` removed a part of it.

    When the parent goes too, its search row must not be written again.
    """
    if origin is None:
        return True
    model = origin.model if isinstance(origin, models.QuerySet) else type(origin)
    return model is not parent


def begins_word(path: str, word: str) -> Q:
    """Whether a folded word begins one of the words in the folded column at that path."""
    return Q(**{f"{path}__begins_word": word})


@models.Field.register_lookup
class _BeginsWord(models.Lookup[bool]):
    lookup_name = "begins_word"

    def as_sql(
        self, compiler: Any, connection: Any, place: str = "STRPOS"
    ) -> tuple[str, tuple[Any, ...]]:
        text, parameters = self.process_lhs(compiler, connection)
        word, more = self.process_rhs(compiler, connection)
        return f"{place}(' ' || {text}, ' ' || {word}) > 0", (*parameters, *more)

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return self.as_sql(compiler, connection, "INSTR")
