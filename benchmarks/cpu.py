"""Processor time of each search question on SQLite, in one process, beside raw SQL.

python -m benchmarks.cpu prints a table; DATABASE_URL names a filled SQLite file. Unlike
the times of `make bench` it does not grow when other programs want the processor too.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
if __name__ == "__main__":
    django.setup()

from django.test import Client

from benchmarks.cases import connected
from benchmarks.searching import questions

_TIMES = 5


def _cpu(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return 1000 * (time.process_time() - start)


def main() -> None:
    ask, client = connected(os.environ["DATABASE_URL"]), Client(HTTP_HOST="127.0.0.1")
    print("| | first | application | raw SQL | ratio |")
    print("|---|---|---|---|---|")
    for question in questions(ask, "sqlite"):
        paths = question.paths[:_TIMES]
        first = _cpu(lambda path=paths[0]: client.get(path))  # type: ignore[misc]
        for path in paths[1:]:
            client.get(path)
        times = [
            _cpu(lambda: client.get(paths[n % len(paths)]))  # noqa: B023
            for n in range(2 * _TIMES)
        ]
        raws = [_cpu(lambda: raw(ask)) for raw in question.raws for _ in range(_TIMES)]  # noqa: B023
        middle = statistics.median(times)
        raw_ms = f"{statistics.median(raws):.3g}" if raws else "–"
        ratio = f"{middle / statistics.median(raws):.2g} ×" if raws else "–"
        print(f"| {question.name} | {first:.3g} | {middle:.3g} | {raw_ms} | {ratio} |")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
