"""What a request costs inside the application: its statements, and the functions on the way.

python -m benchmarks.profiling reads {name: path} as JSON and writes {name: profile}.
DATABASE_URL names the database.
"""

from __future__ import annotations

import cProfile
import functools
import json
import os
import pstats
import re
import statistics
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
if __name__ == "__main__":
    django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client

# SQL, its parameters, and the function of ours that asked for it.
Statement = tuple[str, Any, str]
_TIMES = 5
# Milliseconds.
_LONG = 500
_TOP = 10
# Built-in functions that run a statement or fetch its rows.
_WAITING = re.compile(r"sqlite3\.Cursor|SQLiteCursorWrapper|psycopg_binary")
# Every kept statement is asked by this module, for another one.
_ASKING = "core/statements.py"
# What stands in the path of a file; the first that fits.
_PARTS = {
    "database": "/psycopg",
    "Django's queries": "/django/db/",
    "REST framework": "/rest_framework/",
    "the rest of Django": "/django/",
    "other libraries": "/site-packages/",
    "our packages": f"{Path.cwd()}/",
}


def profile(path: str) -> dict[str, Any]:
    client = Client(HTTP_HOST="127.0.0.1")
    statements = _statements(client, path)
    return {
        "ms": _median(lambda: _get(client, path)),
        "statements": [
            {
                "ms": _median(functools.partial(_run, sql, params)),
                "sql": _short(sql),
                "from": origin,
            }
            for sql, params, origin in statements
        ],
        **_functions(client, path),
    }


def _get(client: Client, path: str) -> None:
    if client.get(path).status_code != 200:
        raise RuntimeError(f"{path} does not answer.")


def _statements(client: Client, path: str) -> list[Statement]:
    found: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append((sql, params, _origin()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        _get(client, path)
    return found


def _origin() -> str:
    """The nearest function of our packages on the way to a statement."""
    for frame, _ in traceback.walk_stack(None):
        name = _function_name(frame.f_code.co_filename, 0, frame.f_code.co_name)
        package = name.split("/")[0]
        if package in settings.INSTALLED_APPS and name.split(":")[0] != _ASKING:
            return name.replace(":0", "")
    return ""


def _run(sql: str, params: Any) -> None:
    """SQLite does much of the work while the rows are fetched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        cursor.fetchall()


def _median(act: Callable[[], None]) -> float:
    """Milliseconds; what is slow is done once."""
    taken: list[float] = []
    while len(taken) < _TIMES and sum(taken) < _LONG:
        start = time.perf_counter()
        act()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def _short(sql: str) -> str:
    """What a statement asks of which table, without its columns."""
    asked = "COUNT" if sql.startswith("SELECT COUNT(") else "SELECT"
    table = re.search(r' FROM "(\w+)"', sql)
    return f"{asked} {table[1] if table else sql[:40]}"


def _functions(client: Client, path: str) -> dict[str, Any]:
    """Own time by part and by function; the profiler makes Python about twice as slow."""
    profiler = cProfile.Profile()
    with profiler:
        _get(client, path)
    stats: dict[Any, Any] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    longest = sorted(stats.items(), key=lambda item: -item[1][2])[:_TOP]
    return {
        "parts": _parts(stats),
        "functions": [
            {
                "name": _function_name(*place),
                "calls": values[1],
                "ms": 1000 * values[2],
                "with_callees_ms": 1000 * values[3],
            }
            for place, values in longest
        ],
    }


def _parts(stats: dict[Any, Any]) -> dict[str, float]:
    """Milliseconds of own time a request, by part of the program, longest first.

    What is built into Python counts to the function that called it.
    """
    taken: dict[str, float] = defaultdict(float)
    for (file, _, name), (_, _, own, _, callers) in stats.items():
        if file != "~":
            taken[_part(file)] += own
        elif _WAITING.search(name):
            taken["database"] += own
        else:
            for (caller, _, _), (_, _, share, _) in callers.items():
                taken[_part(caller)] += share
    milliseconds = {part: 1000 * own for part, own in taken.items()}
    return dict(sorted(milliseconds.items(), key=lambda item: -item[1]))


def _part(file: str) -> str:
    return next((part for part, mark in _PARTS.items() if mark in file), "the rest")


def _function_name(file: str, line: int, name: str) -> str:
    short = re.sub(r".*/(site-packages|python3\.\d+|lib)/", "", file)
    short = short.removeprefix(f"{Path.cwd()}/")
    # A built-in one prints where it lies in memory.
    return re.sub(r" at 0x\w+", "", name) if file == "~" else f"{short}:{line} {name}"


def main() -> None:
    paths = json.load(sys.stdin)
    json.dump({name: profile(path) for name, path in paths.items()}, sys.stdout)


if __name__ == "__main__":
    main()
