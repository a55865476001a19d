"""The same requests of a small database and of a large one, in turns."""

from __future__ import annotations

import base64
import itertools
import json
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.cases import Ask, cases, connected
from benchmarks.searching import beginnings, profile_of_300
from benchmarks.serving import Client, gunicorn

SMALL = 10_000
_ROUNDS = 4
_REQUESTS = 25
_LIMIT = 1.3


@dataclass(frozen=True)
class Growth:
    """Medians in ms by request, of the small database and of the large one."""

    engine: str
    times: Mapping[str, tuple[float, float]]


def growth(engine: str, small: str, large: str) -> Growth:
    """Asks the databases at two addresses."""
    with (
        gunicorn("directory.wsgi", DATABASE_URL=small) as one,
        gunicorn("directory.wsgi", DATABASE_URL=large) as other,
    ):
        clients = Client(one), Client(other)
        asked = [
            _paths(connected(url), client)
            for url, client in zip((small, large), clients, strict=True)
        ]
        times = {
            name: _medians(clients, [paths[name] for paths in asked])
            for name in asked[0]
        }
    return Growth(engine, times)


def _paths(ask: Ask, client: Client) -> dict[str, list[str]]:
    listed, _, detail = cases(ask)
    profile = profile_of_300(ask)
    return {
        "list": [request.path for request in listed.requests],
        "detail": [request.path for request in detail.requests],
        "page in the middle of a walk": [_middle(ask)],
        "profile with about 300 works, API": [f"/api/v1/people/{profile}/"],
        "autocomplete": [path for path in beginnings(ask) if _finds(client, path)],
    }


def _middle(ask: Ask) -> str:
    """A step of a walk through all works, from the one in the middle."""
    [number] = ask("SELECT COUNT(*) FROM publications_publication", {})[0]
    [year, work] = ask(
        "SELECT work_year, work FROM publications_publicationsearch "
        "ORDER BY work_year DESC, work DESC LIMIT 1 OFFSET :place",
        {"place": number // 2},
    )[0]
    cursor = base64.urlsafe_b64encode(f"{year}.{work}".encode()).decode().rstrip("=")
    return f"/api/v1/publications/?cursor={cursor}"


def _finds(client: Client, path: str) -> bool:
    return any(json.loads(client.get(path)).values())


def _medians(
    clients: Sequence[Client], asked: Sequence[Sequence[str]]
) -> tuple[float, float]:
    times: list[list[float]] = [[], []]
    for _ in range(_ROUNDS):
        for taken, client, paths in zip(times, clients, asked, strict=True):
            for path in itertools.islice(itertools.cycle(paths), _REQUESTS):
                start = time.perf_counter()
                client.get(path)
                taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[0]), statistics.median(times[1])


def section(found: Sequence[Growth], number: int) -> str:
    """The part of the report, "" where nothing was measured."""
    if not found:
        return ""
    lines = [
        "## Growth",
        "",
        f"Medians in ms, one client, two servers in turns. Goal: ≤ {_LIMIT} ×.",
        "",
        f"| | {SMALL:,} | {number:,} | |",
        "|---|---|---|---|",
    ]
    for each in found:
        for name, (small, large) in each.times.items():
            verdict = "met" if large / small <= _LIMIT else "**missed**"
            lines.append(
                f"| {name}, {each.engine} | {small:.3g} | {large:.3g} "
                f"| {large / small:.2g} ×: {verdict} |"
            )
    return "\n".join(lines)
