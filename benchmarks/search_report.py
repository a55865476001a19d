"""The part of the report about searches, facets, suggestions, pages and imports."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.searching import Told, Typos

_ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
_RECALL, _TYPO, _BULK = 0.98, 2.0, 0.5

_HEAD = """## Searches, facets, suggestions, pages

In ms, p50 / p95, in turns, one client. "First" is the first answer of the server, with
nothing kept; the others come while nothing is written (decision 30). Raw SQL are the
statements behind the answer by hand, in process: for a broad word the exact ranking of
all finds by bm25 or `ts_rank`, for facets three GROUP BYs, for lists page and count
without the rows' parts, for slips the nearest known words. Datasette answers the same
SQL over the same file: the ranking, and one of the three facets."""


@dataclass(frozen=True)
class Searched:
    engine: str
    told: Sequence[Told]
    typos: Typos
    bulk: dict[str, float]
    memory: tuple[float, float]


def section(searched: Sequence[Searched]) -> str:
    if not searched:
        return ""
    lines = [
        _HEAD,
        "",
        "| | first | application | raw SQL | Datasette | ratio to raw, p95 / p50 | goal |",
        "|---|---|---|---|---|---|---|",
        *(_line(each) for engine in searched for each in engine.told),
        "",
        *(line for engine in searched for line in _rest(engine)),
    ]
    return "\n".join(lines)


def _line(told: Told) -> str:
    question = told.question
    cells = [
        f"{question.name}, {_ENGINES[told.engine]}",
        _ms(told.first),
        *map(_pair, (told.times, told.raw, told.datasette)),
        _ratios(told),
        _verdict(told),
    ]
    return f"| {' | '.join(cells)} |"


def _ratios(told: Told) -> str:
    against = f"{_against(told):.2g} ×, " if told.raw else ""
    return f"{against}{_spread(told):.2g}"


def _against(told: Told) -> float:
    return statistics.median(told.times) / statistics.median(told.raw)


def _spread(told: Told) -> float:
    return _p95(told.times) / statistics.median(told.times)


def _verdict(told: Told) -> str:
    question = told.question
    if question.limit is not None:
        return _met(f"≤ {question.limit:g} × raw", _against(told) <= question.limit)
    if question.spread is not None:
        return _met(
            f"p95 ≤ {question.spread:g} × p50", _spread(told) <= question.spread
        )
    return ""


def _met(goal: str, is_met: bool) -> str:
    return f"{goal}: {'met' if is_met else '**missed**'}"


def _rest(searched: Searched) -> Iterator[str]:
    typos, bulk = searched.typos, searched.bulk
    ratio = statistics.median(typos.times) / statistics.median(typos.raw)
    yield f"{_ENGINES[searched.engine]}:"
    yield ""
    yield (
        f"- Names with one slip: recall@10 {typos.recall:.3f} of {len(typos.times)} names, "
        f"{_met(f'≥ {_RECALL:g}', typos.recall >= _RECALL)}; {_pair(typos.times)} ms, "
        f"{ratio:.2g} × the nearest known words alone ({_pair(typos.raw)}), "
        f"{_met(f'≤ {_TYPO:g} ×', ratio <= _TYPO)}."
    )
    yield (
        f"- Bulk import with its search index: {bulk['application']:,.0f} publications/s, "
        f"the same rows by raw statements {bulk['raw']:,.0f}; "
        f"{bulk['ratio']:.2g} ×, {_met(f'≥ {_BULK:g} ×', bulk['ratio'] >= _BULK)}."
    )
    yield (
        f"- Memory of the worker: {searched.memory[0]:.0f} MB at its start, "
        f"{searched.memory[1]:.0f} MB after all of this."
    )
    yield ""


def _pair(times: Sequence[float]) -> str:
    if not times:
        return "–"
    return f"{_ms(statistics.median(times))} / {_ms(_p95(times))}"


def _p95(times: Sequence[float]) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def _ms(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
