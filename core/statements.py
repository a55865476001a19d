"""Queries of which the SQL is made once and then asked with other values.

To make the SQL of a query takes the ORM ten times as long as a database takes to answer
most of ours. Whoever asks the same in each request keeps the SQL instead.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import QuerySet

# Forms of one statement whose SQL is kept.
_KEPT = 256
# What stands for values while the SQL is made. A single number fits the smallest column;
# none of these is a value that a query of ours says by itself.
_FIRST_NUMBER = 31_000
_FIRST_ID = -(10**15)
_TEXT = "standin{}"

# Where a parameter stands in SQL, or a percent sign for itself.
_PLACE = re.compile("%[%s]")

Value = int | str | Sequence[int]


@dataclass(frozen=True)
class _Compiled:
    """SQL, and its parameters, each with the place of the value that it stands for.

    The SQL of a query that cannot find anything, such as one for no ids, is empty.
    """

    model: Any
    sql: str
    parameters: Sequence[tuple[Any, int | None]]
    names: Sequence[str]
    converters: Sequence[tuple[str, Any, Any]]


class Statement:
    """A query by `values()`, made of values and of what decides its form.

    `make` gets the values by position and hands them on to the query as they are: whole
    numbers, texts, lists of ids. What it gets by name it may use as it likes. A list is
    filled up with its last id, so that few lengths occur; an empty one stays empty.
    """

    def __init__(self, make: Callable[..., QuerySet[Any]]) -> None:
        self._make = make
        self._compiled = functools.lru_cache(_KEPT)(self._compile)
        functools.update_wrapper(self, make)

    def __call__(self, *values: Value, **form: Hashable) -> list[dict[str, Any]]:
        """The rows; one query."""
        filled = [_filled_up(value) for value in values]
        compiled = self._compiled(tuple(map(_size, filled)), **form)
        if not compiled.sql:
            return []
        rows = [
            dict(zip(compiled.names, row, strict=True))
            for row in _fetched(compiled, compiled.sql, filled)
        ]
        connection = connections[router.db_for_read(compiled.model)]
        for name, convert, expression in compiled.converters:
            for row in rows:
                row[name] = convert(row[name], expression, connection)
        return rows

    def _compile(self, sizes: Sequence[type | int], **form: Any) -> _Compiled:
        stand_ins = [_stand_in(size, place) for place, size in enumerate(sizes)]
        places = {value: place for place, value in enumerate(_flat(stand_ins))}
        rows = self._make(*stand_ins, **form)
        compiler = rows.query.get_compiler(rows.db)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return _Compiled(rows.model, "", [], [], [])
        found = [(value, places.get(value)) for value in parameters]
        if places.keys() - set(parameters):
            raise ValueError("A statement hands on its values as they are.")
        if compiler.connection.vendor == "postgresql":
            sql, found = _with_constants(sql, found)
        query = rows.query
        names = query.selected or (*query.values_select, *query.annotation_select)
        columns = compiler.get_converters([column for column, *_ in compiler.select])
        return _Compiled(
            rows.model,
            sql,
            found,
            tuple(names),
            [
                (tuple(names)[place], convert, expression)
                for place, (converts, expression) in columns.items()
                for convert in converts
            ],
        )


class Listed:
    """The rows of one statement as a list that is read a page at a time, as tuples."""

    def __init__(self, statement: Statement, *values: Value, **form: Hashable) -> None:
        self._filled = [_filled_up(value) for value in values]
        self._compiled = statement._compiled(tuple(map(_size, self._filled)), **form)

    def count(self) -> int:
        """How many rows there are; one query."""
        if not self._compiled.sql:
            return 0
        sql = f"SELECT COUNT(*) FROM ({self._compiled.sql}) listed"
        [[number]] = _fetched(self._compiled, sql, self._filled)
        return int(number)

    def __getitem__(self, places: slice) -> list[tuple[Any, ...]]:
        """These rows; one query."""
        if not self._compiled.sql:
            return []
        limit = f"LIMIT {places.stop - places.start} OFFSET {places.start}"
        return _fetched(self._compiled, f"{self._compiled.sql} {limit}", self._filled)


def _with_constants(
    sql: str, parameters: Sequence[tuple[Any, int | None]]
) -> tuple[str, list[tuple[Any, int | None]]]:
    """The SQL with texts and numbers that are always the same in it, and the other parameters.

    PostgreSQL plans a prepared statement once if that does not look dearer than to plan
    it for each set of parameters, which it does where it must not know the constants.
    """
    given, left = iter(parameters), []

    def written(match: re.Match[str]) -> str:
        if match[0] == "%%":
            return match[0]
        value, place = next(given)
        if place is None and isinstance(value, str):
            quoted = value.replace("'", "''").replace("%", "%%")
            return f"'{quoted}'"
        if place is None and isinstance(value, (bool, int)):
            return str(value)
        left.append((value, place))
        return match[0]

    return _PLACE.sub(written, sql), left


def _fetched(compiled: _Compiled, sql: str, filled: Sequence[Value]) -> list[Any]:
    values = list(_flat(filled))
    with connections[router.db_for_read(compiled.model)].cursor() as cursor:
        cursor.execute(
            sql,
            [
                own if place is None else values[place]
                for own, place in compiled.parameters
            ],
        )
        rows: list[Any] = cursor.fetchall()
        return rows


def _filled_up(value: Value) -> Value:
    """A list whose length is a power of two."""
    if isinstance(value, (int, str)) or not value:
        return value
    length = 1 << (len(value) - 1).bit_length()
    return [*value, *[value[-1]] * (length - len(value))]


def _size(value: Value) -> type | int:
    return type(value) if isinstance(value, (int, str)) else len(value)


def _flat(values: Sequence[Value]) -> Iterator[int | str]:
    for value in values:
        if isinstance(value, (int, str)):
            yield value
        else:
            yield from value


def _stand_in(size: type | int, place: int) -> Value:
    if isinstance(size, int):
        first = _FIRST_ID * (place + 1)
        return list(range(first, first + size))
    return _TEXT.format(place) if size is str else _FIRST_NUMBER + place
