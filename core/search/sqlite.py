"""Full text on SQLite: an FTS5 table over the columns of another, written by its triggers.

Source: sqlite.org/fts5.html, "External Content Tables" and "Full-text Query Syntax".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import DatabaseError

from core.querying import Part
from core.search.index import Index, Query

# Words are folded and parted before they come here. "unicode61" would part them once
# more, by the letters of an old Unicode; "ascii" leaves all that is not ASCII together.
_TOKENIZER = "ascii tokenchars '|_'"


def creating(index: Index) -> list[str]:
    return [_table(index), *_triggers(index), _filling(index)]


def dropping(index: Index) -> list[str]:
    triggers = [f'DROP TRIGGER IF EXISTS "{index.name}_{act}"' for act in _ACTS]
    return [*triggers, f'DROP TABLE IF EXISTS "{index.name}"']


def _table(index: Index) -> str:
    columns = ", ".join(f'"{column}"' for column in index.columns)
    return (
        f'CREATE VIRTUAL TABLE IF NOT EXISTS "{index.name}" USING fts5({columns}, '
        f"content='{index.table}', content_rowid='{index.key}', "
        f'tokenize="{_TOKENIZER}")'
    )


def _filling(index: Index) -> str:
    return f"""INSERT INTO "{index.name}"("{index.name}") VALUES('rebuild')"""


_ACTS = ("inserted", "deleted", "updated")


def _triggers(index: Index) -> list[str]:
    name, columns = index.name, ", ".join(f'"{column}"' for column in index.columns)

    def values(side: str) -> str:
        return ", ".join(f'{side}."{c}"' for c in (index.key, *index.columns))

    add = f'INSERT INTO "{name}"(rowid, {columns}) VALUES ({values("new")});'
    # The old words must be told: the index does not keep them.
    take = (
        f'INSERT INTO "{name}"("{name}", rowid, {columns}) '
        f"VALUES ('delete', {values('old')});"
    )
    bodies = {"inserted": add, "deleted": take, "updated": f"{take} {add}"}
    events = {"inserted": "INSERT", "deleted": "DELETE", "updated": "UPDATE"}
    return [
        f'CREATE TRIGGER IF NOT EXISTS "{name}_{act}" AFTER {events[act]} '
        f'ON "{index.table}" BEGIN {bodies[act]} END'
        for act in _ACTS
    ]


def select(
    index: Index, query: Query, least: int, below: int | None
) -> tuple[str, list[Any]]:
    sql = f'SELECT rowid FROM "{index.name}" WHERE "{index.name}" MATCH %s'
    sql += f" AND rowid >= {least:d}" if least else ""
    sql += "" if below is None else f" AND rowid < {below:d}"
    return sql, [expression(query)]


def expression(query: Query) -> str:
    """The query in the language of FTS5. It needs a group: one cannot ask for the rest."""
    wanted = " AND ".join(f"({_any(group)})" for group in query.groups)
    if query.column:
        wanted = f"{query.column} : ({wanted})"
    if not query.without:
        return wanted
    return f"({wanted}) NOT ({_any(query.without)})"


def _any(parts: Sequence[Part]) -> str:
    return " OR ".join(map(_part, parts))


def _part(part: Part) -> str:
    # Words are letters and digits; in quotes none of them is an operator.
    quoted = f'"{" ".join(part.words)}"'
    return quoted if part.is_phrase or part.is_negated else f"{quoted} *"


def faults(index: Index, connection: Any) -> list[str]:
    with connection.cursor() as cursor:
        found = cursor.execute(
            "SELECT COUNT(*) FROM sqlite_master WHERE name = %s OR name LIKE %s ",
            [index.name, f"{index.name}_%ed"],
        ).fetchone()[0]
        if found != 1 + len(_ACTS):
            return [f"{index.name}: the index or a trigger of it is missing"]
        try:
            # 1: compared with the words of the table, not only in itself.
            cursor.execute(
                f'INSERT INTO "{index.name}"("{index.name}", rank) '
                "VALUES('integrity-check', 1)"
            )
        except DatabaseError:
            return [f"{index.name}: the index has other words than its table"]
    return []


def settling(index: Index) -> list[str]:
    """So that the planner knows which conditions are rare; a look at some rows of each index."""
    return ["PRAGMA analysis_limit = 1000", "ANALYZE"]


def lock(connection: Any) -> None:
    """A transaction is IMMEDIATE, so it is the only writer already."""
