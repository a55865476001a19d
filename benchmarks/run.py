"""Measures list and detail of publications on both engines, each beside its limits.

python -m benchmarks.run [NUMBER] writes the report; 100,000 publications by default.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import databases, search_report
from benchmarks.cases import Answer, Case, cases, connected
from benchmarks.growth import SMALL, Growth, growth
from benchmarks.growth import section as growth_report
from benchmarks.report import Measured, report
from benchmarks.search_report import Searched
from benchmarks.searching import datasette_path, questions, told, typos
from benchmarks.serving import ENVIRONMENT, Client, datasette, gunicorn, memory

DEFAULT_NUMBER = 100_000
_COMMITTED = (DEFAULT_NUMBER, 1_000_000)
_ROUNDS = 6
# Of one contestant in one round; a slow one gets fewer requests, at least one.
_REQUESTS_A_ROUND = 30
_SECONDS_A_ROUND = 2.0
# After that many no new round begins.
_SECONDS_AN_ENGINE = 60
# Such a request is not asked about several topics.
_SLOW_SECONDS = 3.0

Act = Callable[[int], object]


def main() -> None:
    # Ends like Ctrl-C, so that every server is stopped.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=DEFAULT_NUMBER)
    number = parser.parse_args().number
    path = _report_path(number)
    measured: list[Measured] = []
    searched: list[Searched] = []
    grown: list[Growth] = []

    def write() -> None:
        """As soon as there is something, as the rest may take long."""
        sections = search_report.section(searched), growth_report(grown, number)
        path.write_text(report(number, measured, sections))

    for engine in ("sqlite", "postgres"):
        with _database(engine, number) as url:
            measured += _engine(engine, url)
            write()
            searched.append(_searches(engine, url))
            write()
            if number > SMALL:
                with _database(engine, SMALL) as small:
                    grown.append(growth(engine, small, url))
                write()
    print(path.read_text())
    print(f"Written to {path.relative_to(databases.ROOT)}")


def _report_path(number: int) -> Path:
    """The tree keeps the reports of two numbers."""
    name = f"report-{number}.md"
    if number in _COMMITTED:
        return databases.ROOT / "benchmarks" / name
    return databases.FOLDER / name


def _engine(engine: str, url: str) -> Iterator[Measured]:
    ask = connected(url)
    found = cases(ask)
    profiles = _profiles(url, found)
    with gunicorn("directory.wsgi", DATABASE_URL=url) as port:
        client = Client(port)
        found = [_paced(case, client) for case in found]
        answers = _answers(client, found)
        _compare(found, answers, ask)
        with _others(url, answers) as others:
            times = list(_rounds(found, client, others, ask))
    version = _version(engine, ask)
    for place, case in enumerate(found):
        print(f"{engine}: {case.name} measured", flush=True)
        yield Measured(
            engine=engine,
            version=version,
            case=case.name,
            times=_joined([each[place] for each in times]),
            profile=profiles[case.name],
            bytes_=len(answers[case.requests[0].path]),
        )


def _searches(engine: str, url: str) -> Searched:
    """What the goals ask besides lists and details."""
    ask = connected(url)
    # Pages name their static files by what is in them.
    _manage("collectstatic", "--noinput", "-v0")
    file = Path(url.removeprefix("sqlite:///"))
    # Without a limit: the first count of all rows takes its time.
    with gunicorn("directory.wsgi", DATABASE_URL=url, READING_LIMIT="0") as port:
        client, before = Client(port), memory(port)
        with datasette(file) if engine == "sqlite" else nullcontext() as other:
            beside = Client(other) if other else None
            found = [
                told(question, engine, client, ask, beside)
                for question in questions(ask, engine)
            ]
        slips = typos(client, ask)
        after = memory(port)
    bulk = json.loads(_module("benchmarks.bulk", b"", url))
    print(f"{engine}: searches measured", flush=True)
    return Searched(engine, found, slips, bulk, (before, after))


@contextlib.contextmanager
def _database(engine: str, number: int) -> Iterator[str]:
    if engine == "sqlite":
        yield f"sqlite:///{databases.sqlite_file(number)}"
    else:
        with databases.postgres_url(number) as url:
            yield url


def _version(engine: str, ask: Any) -> str:
    if engine == "sqlite":
        return f"SQLite {ask('SELECT sqlite_version()', {})[0][0]}"
    number = ask("SELECT current_setting('server_version')", {})[0][0]
    return f"PostgreSQL {number.split()[0]}"


def _profiles(url: str, found: Sequence[Case]) -> dict[str, Any]:
    paths = {case.name: case.requests[0].path for case in found}
    asked = json.dumps(paths).encode()
    profiles: dict[str, Any] = json.loads(_module("benchmarks.profiling", asked, url))
    return profiles


def _manage(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env={**os.environ, **ENVIRONMENT},
        cwd=databases.ROOT,
        check=True,
    )


def _module(name: str, given: bytes, url: str) -> bytes:
    """What a module prints that runs over the database."""
    return subprocess.run(
        [sys.executable, "-m", name],
        input=given,
        stdout=subprocess.PIPE,
        env={
            **os.environ,
            **ENVIRONMENT,
            "DATABASE_URL": url,
            "LOG_LEVEL": "WARNING",
        },
        cwd=databases.ROOT,
        check=True,
    ).stdout


def _paced(case: Case, client: Client) -> Case:
    """The case with a single request where the first answer took long."""
    start = time.monotonic()
    client.get(case.requests[0].path)
    is_slow = time.monotonic() - start > _SLOW_SECONDS
    return replace(case, requests=case.requests[:1]) if is_slow else case


def _answers(client: Client, found: Sequence[Case]) -> dict[str, bytes]:
    """The bodies of all requests; the server is warm after that."""
    paths = [request.path for case in found for request in case.requests]
    return {path: client.get(path) for path in paths}


def _compare(found: Sequence[Case], answers: dict[str, bytes], ask: Any) -> None:
    """Raises ValueError where the hand-written SQL finds other rows than the application."""
    for case in found:
        for request in case.requests:
            body = json.loads(answers[request.path])
            rows = body.get("results", [body])
            answer = Answer([row["id"] for row in rows], body.get("count", 1))
            for read in filter(None, (case.rows, case.stated_rows)):
                if (by_hand := read(ask, request.values)) != answer:
                    raise ValueError(f"{request.path}: {by_hand} is not {answer}")


@dataclass(frozen=True)
class _Others:
    bare: Client
    usual: Client
    datasette: Client | None


@contextlib.contextmanager
def _others(url: str, answers: dict[str, bytes]) -> Iterator[_Others]:
    file = Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else None
    with (
        _bare(answers) as bare,
        gunicorn("benchmarks.naive", DATABASE_URL=url, READING_LIMIT="0") as usual,
        datasette(file) if file else nullcontext() as other,
    ):
        yield _Others(Client(bare), Client(usual), Client(other) if other else None)


@contextlib.contextmanager
def _bare(answers: dict[str, bytes]) -> Iterator[int]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.json"
        file.write_text(json.dumps({p: body.decode() for p, body in answers.items()}))
        with gunicorn("benchmarks.bare", BENCH_ANSWERS=str(file)) as port:
            yield port


def _rounds(
    found: Sequence[Case], client: Client, others: _Others, ask: Any
) -> Iterator[list[dict[str, list[float]]]]:
    """At least one round; fewer than usual where the requests are slow."""
    end = time.monotonic() + _SECONDS_AN_ENGINE
    for number in range(_ROUNDS):
        if number < 1 or time.monotonic() < end:
            yield _measure_all(found, client, others, ask)


def _measure_all(
    found: Sequence[Case], client: Client, others: _Others, ask: Any
) -> list[dict[str, list[float]]]:
    """One round: all contestants of each case, one after the other."""
    return [
        {name: _measure(act) for name, act in _contestants(case, client, others, ask)}
        for case in found
    ]


def _contestants(
    case: Case, client: Client, others: _Others, ask: Any
) -> Iterator[tuple[str, Act]]:
    asked, stated_rows = case.requests, case.stated_rows
    bare, usual, other = others.bare, others.usual, others.datasette
    yield "application", lambda n: client.get(asked[n % len(asked)].path)
    yield "bare WSGI", lambda n: bare.get(asked[n % len(asked)].path)
    yield "raw SQL", lambda n: case.rows(ask, asked[n % len(asked)].values)
    if stated_rows:
        yield "no listings", lambda n: stated_rows(ask, asked[n % len(asked)].values)
    if case.is_usual:
        yield "ModelSerializer", lambda n: usual.get(asked[n % len(asked)].path)
    if other:
        found = [datasette_path(case.sql_of(request)) for request in asked]
        yield "Datasette", lambda n: other.get(found[n % len(found)])


def _measure(act: Act) -> list[float]:
    """Milliseconds of each request."""
    taken: list[float] = []
    end = time.monotonic() + _SECONDS_A_ROUND
    for number in range(_REQUESTS_A_ROUND):
        start = time.perf_counter()
        act(number)
        taken.append(1000 * (time.perf_counter() - start))
        if time.monotonic() > end:
            break
    return taken


def _joined(rounds: Sequence[dict[str, list[float]]]) -> dict[str, list[float]]:
    return {name: [ms for each in rounds for ms in each[name]] for name in rounds[0]}


if __name__ == "__main__":
    main()
