"""Geometry of a strip of stays on a common axis of years: lengths across in percent, heights in pixels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.charts import LABELS, percent

_LANE = 32
_BAR = 22
_TOP = 6
_FOOT = 22
# Percent: a narrower bar has no room for its name; a shorter one could not be seen.
_NAMED = 9
_SHORTEST = 0.8
# The label of a year at the right end would be cut.
_LAST_LABEL = 96


@dataclass(frozen=True)
class Stay:
    """From the first to the last day; `lane` puts like with like, from the top."""

    start: dt.date
    end: dt.date
    lane: int
    label: str
    title: str
    kind: str
    address: str


@dataclass(frozen=True)
class Bar:
    stay: Stay
    x: str
    width: str
    y: int
    is_named: bool


@dataclass(frozen=True)
class Tick:
    x: str
    label: str
    is_odd: bool


@dataclass(frozen=True)
class Strip:
    bars: Sequence[Bar]
    ticks: Sequence[Tick]
    base: int

    @property
    def height(self) -> int:
        return self.base + _FOOT

    @property
    def bar_height(self) -> int:
        return _BAR


def strip(stays: Iterable[Stay]) -> Strip:
    """The stays in rows: those of one lane side by side, and below each other where they overlap."""
    stays = sorted(stays, key=lambda stay: (stay.lane, stay.start, stay.end))
    first = dt.date(min(stay.start.year for stay in stays), 1, 1)
    last = max(stay.end for stay in stays)
    span = (last - first) / dt.timedelta(days=1) or 1
    rows = _rows(stays)

    def across(day: dt.date) -> float:
        return 100 * (day - first) / dt.timedelta(days=1) / span

    bars = []
    for stay, row in zip(stays, rows, strict=True):
        width = max(across(stay.end) - across(stay.start), _SHORTEST)
        bars.append(
            Bar(
                stay,
                percent(min(across(stay.start), 100 - _SHORTEST)),
                percent(width),
                _TOP + row * _LANE,
                is_named=width >= _NAMED,
            )
        )
    return Strip(
        bars, list(_ticks(first, last, across)), _TOP + (max(rows) + 1) * _LANE
    )


def _rows(stays: Sequence[Stay]) -> list[int]:
    """A row for each stay: the first of its lane that is free by then, below all lanes above."""
    rows: list[int] = []
    below = 0
    lane, free = None, list[dt.date]()
    for stay in stays:
        if stay.lane != lane:
            below += len(free)
            lane, free = stay.lane, []
        row = next((i for i, end in enumerate(free) if end <= stay.start), len(free))
        free[row : row + 1] = [stay.end]
        rows.append(below + row)
    return rows


def _ticks(
    first: dt.date, last: dt.date, across: Callable[[dt.date], float]
) -> Iterable[Tick]:
    """Each new year with its label, or every few years of a long life."""
    years = range(first.year, last.year + 1)
    every = -(-len(years) // LABELS)
    for i, year in enumerate(years):
        x = across(dt.date(year, 1, 1))
        is_labelled = i % every == 0 and x <= _LAST_LABEL
        yield Tick(percent(x), str(year) if is_labelled else "", i // every % 2 == 1)
