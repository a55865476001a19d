"""Geometry of the small charts: lengths across in percent, heights in pixels, so that text keeps its size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Kinds that have a colour and a shape of their own, from the bottom of a column to its
# top; every other kind counts as "other".
STACK = ("conference", "journal", "workshop", "preprint", "thesis", "other")
# More columns than this are too narrow for a number on top.
NUMBERED_COLUMNS = 16
# About so many years find room for their label on a wide page.
LABELS = 14

# Parts of a column's place: its bar, the gap before what is set off, and the place of
# such a column, whose label is longer than a year.
_BAR = 0.66
_GAP = 0.6
_APART = 1.5
# Percent.
_WIDEST = 12.5
_NARROWEST_APART = 9
_NARROWEST_GAP = 3


@dataclass(frozen=True)
class Column:
    """One column of a chart: its label, how many of each kind, and where it leads."""

    label: str
    parts: Mapping[str, int]
    address: str = ""
    is_apart: bool = False
    """Set off from the years, like what has no year."""
    is_on: bool | None = None
    """Whether the column is within what is chosen; None where nothing can be chosen."""

    @property
    def total(self) -> int:
        return sum(self.parts.values())


@dataclass(frozen=True)
class Segment:
    kind: str
    y: str
    height: str


@dataclass(frozen=True)
class Bar:
    """A column with its place in the drawing; lengths are attribute texts."""

    column: Column
    x: str
    width: str
    hit_x: str
    hit_width: str
    middle: str
    top: str
    lines: Sequence[str]
    is_minor: bool
    segments: Sequence[Segment]


@dataclass(frozen=True)
class Chart:
    bars: Sequence[Bar]
    grid: Sequence[str]
    base: int
    height: int
    has_numbers: bool


def stacked(
    columns: Iterable[Column], *, plot: int, head: int = 20, labels: int = LABELS
) -> Chart:
    """Columns standing side by side, each kind on top of the one before it."""
    columns = list(columns)
    highest = max((column.total for column in columns), default=0) or 1
    base = head + plot
    scale = plot / highest
    rows_of_label = max((len(column.label.split()) for column in columns), default=1)
    return Chart(
        bars=list(_bars(columns, base, scale, labels)),
        grid=[_px(base - line * scale) for line in _grid_lines(highest)],
        base=base,
        height=base + 10 + 14 * rows_of_label,
        has_numbers=len(columns) <= NUMBERED_COLUMNS,
    )


def _bars(columns: list[Column], base: int, scale: float, labels: int) -> Iterable[Bar]:
    unit, apart, gap = _widths(columns)
    every = -(-len(columns) // labels)
    left = 0.0
    for i, column in enumerate(columns):
        if column.is_apart and i and not columns[i - 1].is_apart:
            left += gap
        width = apart if column.is_apart else unit
        middle = left + width / 2
        segments, top = _segments(column, base, scale)
        is_labelled = column.is_apart or i % every == 0
        yield Bar(
            column,
            x=percent(middle - unit * _BAR / 2),
            width=percent(unit * _BAR),
            hit_x=percent(left),
            hit_width=percent(width),
            middle=percent(middle),
            top=_px(top - 5),
            lines=column.label.split() if is_labelled else [],
            is_minor=not column.is_apart and (i // every) % 2 == 1,
            segments=segments,
        )
        left += width


def _widths(columns: list[Column]) -> tuple[float, float, float]:
    """Percent for the place of a year, for that of a column set off, and for the gap between."""
    apart = sum(column.is_apart for column in columns)
    years = len(columns) - apart
    gaps = _GAP if apart and years else 0
    unit = min(100 / ((years + gaps + _APART * apart) or 1), _WIDEST)
    if unit * _APART >= _NARROWEST_APART or not years:
        return unit, unit * _APART, unit * gaps
    unit = (100 - _NARROWEST_GAP - _NARROWEST_APART * apart) / years
    return unit, _NARROWEST_APART, _NARROWEST_GAP


def _segments(column: Column, base: int, scale: float) -> tuple[list[Segment], float]:
    y, segments = float(base), []
    for kind in STACK:
        if number := column.parts.get(kind, 0):
            height = number * scale
            y -= height
            # A pixel between two kinds, but never nothing at all.
            segments.append(Segment(kind, _px(y + 1), _px(max(height - 1, 1))))
    return segments, y


def _grid_lines(highest: int) -> range:
    """Three lines or so at round numbers."""
    step = next(
        s for p in range(9) for s in (10**p, 2 * 10**p, 5 * 10**p) if s * 4 >= highest
    )
    return range(step, highest + 1, step)


def percent(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") + "%"


def _px(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def share(part: float, whole: float) -> str:
    """A part as the width of a meter, in percent; "0%" of nothing."""
    return percent(100 * min(part / whole, 1)) if whole else "0%"


def by_kind(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Numbers per kind, in the order of a column, kinds without a colour as "other"."""
    found = dict.fromkeys(STACK, 0)
    for kind, number in counts:
        found[kind if kind in STACK else "other"] += number
    return {kind: number for kind, number in found.items() if number}
