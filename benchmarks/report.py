"""The report of a run: medians, ratios beside the goals, and what the time went to."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import os
import platform
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_PACKAGES = ("Django", "djangorestframework", "gunicorn", "psycopg", "orjson")
_ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


@dataclass(frozen=True)
class Measured:
    """One case on one engine; times in milliseconds by contestant."""

    engine: str
    version: str
    case: str
    times: dict[str, list[float]]
    profile: dict[str, Any]
    bytes_: int

    def p10(self, name: str = "application") -> float:
        return self._at(0.1, name)

    def p50(self, name: str = "application") -> float:
        return statistics.median(self.times[name])

    def p95(self, name: str = "application") -> float:
        return self._at(0.95, name)

    def _at(self, share: float, name: str) -> float:
        times = sorted(self.times[name])
        return times[min(len(times) - 1, int(share * len(times)))]

    def against(self, name: str) -> float:
        return self.p50() / self.p50(name)

    @property
    def label(self) -> str:
        return f"{self.case}, {_ENGINES[self.engine]}"


@dataclass(frozen=True)
class Goal:
    """A ratio that a case should not pass: of its medians to another's, or of its p95 to them."""

    cases: tuple[str, ...]
    engines: tuple[str, ...]
    limit: float
    other: str = ""

    @property
    def text(self) -> str:
        return f"p50 / {self.other}" if self.other else "p95 / p50"

    def is_about(self, measured: Measured) -> bool:
        return (
            measured.case in self.cases
            and measured.engine in self.engines
            and (not self.other or self.other in measured.times)
        )

    def ratio(self, measured: Measured) -> float:
        if self.other:
            return measured.against(self.other)
        return measured.p95() / measured.p50()


_BOTH = ("sqlite", "postgres")
GOALS = (
    Goal(("list",), ("sqlite",), 4, "raw SQL"),
    Goal(("list",), ("postgres",), 1.4, "raw SQL"),
    Goal(("list",), _BOTH, 2),
    Goal(("list", "filtered list"), _BOTH, 9, "bare WSGI"),
    Goal(("detail",), _BOTH, 4, "bare WSGI"),
    # As many times as quick: 18 and 3, 120 and 1.
    Goal(("list",), _BOTH, 1 / 18, "ModelSerializer"),
    Goal(("detail",), _BOTH, 1 / 3, "ModelSerializer"),
    Goal(("list",), _BOTH, 1 / 120, "Datasette"),
    Goal(("filtered list", "detail"), _BOTH, 1, "Datasette"),
)
_CONTESTANTS = ("raw SQL", "no listings", "bare WSGI", "ModelSerializer", "Datasette")


_UNMEASURED = """## What is not measured here

- Numbered pages behind the first, files, venues and topics.
- Several clients at once."""


def report(
    number: int, measured: Sequence[Measured], sections: Sequence[str] = ()
) -> str:
    parts = [
        _head(number, measured),
        _times(measured),
        _goals(measured),
        _misses(measured),
        *filter(None, sections),
        _UNMEASURED,
        *(_profile(each) for each in measured),
    ]
    return "\n\n".join(parts) + "\n"


def _head(number: int, measured: Sequence[Measured]) -> str:
    versions = [f"Python {platform.python_version()}"]
    versions += dict.fromkeys(each.version for each in measured)
    versions += [f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    today = dt.datetime.now(dt.UTC).date()
    return f"""# Benchmark at {number:,} publications

{today:%-d %B %Y}, {os.cpu_count()} cores, {memory:.0f} GB of memory. {", ".join(versions)}.
Written by `make bench`; read the ratios, as the milliseconds are those of one machine.
{_load()}

One client asks one gunicorn worker with one thread over a kept connection; the
contestants take turns in several rounds, all of them warm, with up to five different
requests of each kind; what is slow is asked less often. The list is that of a popular
topic: 25 rows with all authors, topics and the exact count. The filtered list asks for
a topic, a venue and seven years.

- **raw SQL**: the same rows by hand-written statements in process, off the same
  listings of topics. It leaves the private works out, and finds works by their
  versions too.
- **no listings**: the same off what the publications state, as the application did
  before there were listings. A run ends with an error where one of the three finds
  other works than the others.
- **bare WSGI**: the same bytes from an application that does nothing else.
- **ModelSerializer**: the usual first version by REST framework, without versions of
  works and broader topics.
- **Datasette**: the works alone and their number, without authors and topics, by
  hand-written SQL over the same SQLite file."""


def _load() -> str:
    """A machine with other work lengthens long requests more than short ones."""
    load, cores = os.getloadavg()[1], os.cpu_count() or 1
    told = f"About {load:.1f} programs wanted to run at a time while it measured"
    if load <= cores:
        return f"{told}."
    return (
        f"**{told}, on {cores} cores: the application, which has the longest way, waited "
        "for them most. The ratios are too high; p10 is nearest to a machine at rest.**"
    )


def _times(measured: Sequence[Measured]) -> str:
    lines = [
        "## Times in ms, p10 / p50 / p95",
        "",
        f"| | requests | queries | bytes | application | {' | '.join(_CONTESTANTS)} |",
        f"|---|---|---|---|---{'|---' * len(_CONTESTANTS)}|",
    ]
    for each in measured:
        cells = [_cell(each, name) for name in ("application", *_CONTESTANTS)]
        queries = len(each.profile["statements"])
        lines.append(
            f"| {each.label} | {len(each.times['application'])} | {queries} "
            f"| {each.bytes_:,} | {' | '.join(cells)} |"
        )
    return "\n".join(lines)


def _cell(measured: Measured, name: str) -> str:
    if name not in measured.times:
        return "–"
    times = (measured.p10(name), measured.p50(name), measured.p95(name))
    return " / ".join(map(_ms, times))


def _ms(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _goals(measured: Sequence[Measured]) -> str:
    lines = ["## Goals", "", "| | ratio | measured | goal | |", "|---|---|---|---|---|"]
    for goal, each in _pairs(measured):
        ratio = goal.ratio(each)
        verdict = "met" if ratio <= goal.limit else "**missed**"
        lines.append(
            f"| {each.label} | {goal.text} | {_ratio(ratio)} | ≤ {goal.limit:.2g} × "
            f"| {verdict} |"
        )
    return "\n".join(lines)


def _ratio(value: float) -> str:
    return f"{_ms(value)} ×" if value >= 100 else f"{value:.2g} ×"


def _pairs(measured: Sequence[Measured]) -> Iterator[tuple[Goal, Measured]]:
    for each in measured:
        for goal in GOALS:
            if goal.is_about(each):
                yield goal, each


def _misses(measured: Sequence[Measured]) -> str:
    lines = [
        f"- {each.label}: {missed}. {_reason(each)}"
        for each in measured
        if (missed := ", ".join(_missed(each)))
    ]
    if not lines:
        return "Every goal is met."
    return "\n".join(["## What is missed, and why", "", *lines])


def _missed(measured: Measured) -> Iterator[str]:
    for goal, each in _pairs([measured]):
        if (ratio := goal.ratio(each)) > goal.limit:
            yield f"{goal.text} is {_ratio(ratio)}, not {goal.limit:.2g} ×"


def _reason(measured: Measured) -> str:
    """Where the time of one request in process goes."""
    profile = measured.profile
    statements, whole = profile["statements"], profile["ms"]
    database = sum(each["ms"] for each in statements)
    longest = sorted(statements, key=lambda each: -each["ms"])[:3]
    named = ", ".join(
        f"`{each['sql']}` of `{each['from']}` {_ms(each['ms'])}" for each in longest
    )
    return (
        f"One request takes {_ms(whole)} ms in process. Its {len(statements)} statements "
        f"run by themselves take {_ms(database)} ms, the longest {named}; about "
        f"{_ms(max(whole - database, 0))} ms are Python."
    )


def _profile(measured: Measured) -> str:
    lines = [
        f"## Where the time goes: {measured.label}",
        "",
        "Each statement by itself, in ms:",
        "",
        *(
            f"{place}. {_ms(each['ms'])} `{each['sql']}` from `{each['from']}`"
            for place, each in enumerate(measured.profile["statements"], 1)
        ),
        "",
        "Own time under cProfile, which slows Python down, in ms by part of the program:",
        ", ".join(f"{name} {_ms(ms)}" for name, ms in measured.profile["parts"].items())
        + ". The longest functions:",
        "",
        "| function | calls | own ms | with callees |",
        "|---|---|---|---|",
        *(
            f"| `{each['name']}` | {each['calls']:,} | {_ms(each['ms'])} "
            f"| {_ms(each['with_callees_ms'])} |"
            for each in measured.profile["functions"]
        ),
    ]
    return "\n".join(lines)
