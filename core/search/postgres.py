"""Full text on PostgreSQL: a tsvector that the server generates from the columns, and a GIN index.

The words are folded and parted in Python, so neither a parser nor an extension is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from core.querying import Part
from core.search.index import Index, Query

_VECTOR = "words_vector"
# Nothing in words or tokens has a meaning in SQL or in a tsquery.
_PLAIN = re.compile(r"\w+")
# Names the one lock of all writers of indexes.
_LOCK = 6_114_001


def creating(index: Index) -> list[str]:
    table = f'"{index.table}"'
    return [
        f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {_VECTOR} tsvector "
        f"GENERATED ALWAYS AS (({_texts(index)})::tsvector) STORED",
        f'CREATE INDEX IF NOT EXISTS "{index.name}" ON {table} USING gin ({_VECTOR})',
    ]


def dropping(index: Index) -> list[str]:
    return [
        f'DROP INDEX IF EXISTS "{index.name}"',
        f'ALTER TABLE "{index.table}" DROP COLUMN IF EXISTS {_VECTOR}',
    ]


def _texts(index: Index) -> str:
    return " || ".join(f'"{column}"' for column in index.columns)


def select(
    index: Index, query: Query, least: int, below: int | None
) -> tuple[str, list[Any]]:
    """A phrase, or what is asked of one column, is looked for by its words, and then in the texts."""
    plain = [
        group
        for group in query.groups
        if not query.column and not any(len(part.words) > 1 for part in group)
    ]
    conditions, parameters = [], []
    words = " & ".join(f"({' | '.join(map(_words, group))})" for group in plain)
    left_out = [p for p in query.without if len(p.words) == 1]
    nots = " & ".join(f"!{_words(part)}" for part in left_out)
    if asked := " & ".join(filter(None, [words, nots])):
        conditions.append(_matches(asked))
    for group in query.groups:
        if group not in plain:
            sql, patterns = _any(index, group, query.column)
            conditions.append(sql)
            parameters += patterns
    if phrases := [p for p in query.without if len(p.words) > 1]:
        sql, patterns = _any(index, phrases)
        conditions.append(f"NOT {sql}")
        parameters += patterns
    if least:
        conditions.append(f'"{index.key}" >= {least:d}')
    if below is not None:
        conditions.append(f'"{index.key}" < {below:d}')
    where = " AND ".join(conditions)
    return f'SELECT "{index.key}" FROM "{index.table}" WHERE {where}', parameters


def _any(
    index: Index, parts: Sequence[Part], column: str = ""
) -> tuple[str, list[str]]:
    sides, patterns = [], []
    texts = f'"{column}"' if column else f"({_texts(index)})"
    for part in parts:
        side = _matches(_words(part))
        if column or len(part.words) > 1:
            side = f"({side} AND {texts} LIKE %s)"
            patterns.append(f"%{part.pattern}%")
        sides.append(side)
    return f"({' OR '.join(sides)})", patterns


def _words(part: Part) -> str:
    whole = part.is_phrase or part.is_negated
    words = " & ".join(_plain(word) + ("" if whole else ":*") for word in part.words)
    return f"({words})" if len(part.words) > 1 else words


def _matches(query: str) -> str:
    # Written into the statement, so that the planner knows how rare the words are: a
    # prepared statement would get one plan for the rarest and the most common ones.
    return f"{_VECTOR} @@ '{query}'::tsquery"


def _plain(word: str) -> str:
    if not _PLAIN.fullmatch(word):
        raise ValueError("A word of a search has letters and digits only.")
    return word


def faults(index: Index, connection: Any) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM pg_indexes WHERE indexname = %s", [index.name]
        )
        [number] = cursor.fetchone()
    return [] if number else [f"{index.name}: the index is missing"]


def settling(index: Index) -> list[str]:
    return [f'ANALYZE "{index.table}"']


def lock(connection: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
