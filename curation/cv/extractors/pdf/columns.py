"""The order in which the parts of a page are read: two columns, or lines with cells."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from curation.cv.extractors.pdf.segments import Segment

# Lines that each column has at least.
FEWEST = 5
# Part of a page's segments that may run across the gutter: its title, wide headings.
ACROSS = 0.12
# Part of the width of the page from which a column of text is no column of dates.
WIDE = 0.22
# Two segments are in one row if their base lines differ by less, in points.
SAME = 1.0
# Between the edge of a column and the next one, in parts of the type size, at most.
GUTTER = 2.5


@dataclass(frozen=True)
class Region:
    """Segments that are read together; lines end at `right`, or at the longest if that is 0."""

    segments: list[Segment]
    right: float = 0


def regions(page: list[Segment]) -> list[Region]:
    """The segments of a page in reading order, cut where lines cannot run on.

    Expects segments from top to bottom. What runs across both columns parts them.
    """
    gutter = _gutter(page)
    if gutter is None:
        return [Region(page)] if page else []
    first = min(segment.left for segment in page if segment.left >= gutter)
    edge = first - GUTTER * median(segment.size for segment in page)
    found: list[Region] = []
    left: list[Segment] = []
    right: list[Segment] = []
    for segment in page:
        if segment.left < gutter < segment.right:
            found += [Region(left, edge), Region(right), Region([segment])]
            left, right = [], []
        else:
            (left if segment.right <= gutter else right).append(segment)
    found += [Region(left, edge), Region(right)]
    return [region for region in found if region.segments]


def _gutter(page: list[Segment]) -> float | None:
    """The middle of the white stripe between two columns, if there are two."""
    if len(page) < 2 * FEWEST:
        return None
    counts, start = _crossings(page)
    middle = range(len(counts) // 6, len(counts) - len(counts) // 6)
    fewest = min((counts[x] for x in middle), default=0)
    if fewest > max(2, ACROSS * len(page)):
        return None
    # Lines across the page hide nothing of the stripe, so near misses count as well.
    first, last = _widest(counts, middle, fewest)
    gutter = start + (first + last) / 2
    return gutter if _are_columns(page, gutter) else None


def _crossings(page: list[Segment]) -> tuple[list[int], float]:
    """How many segments stand over each point of the width, and where that begins."""
    start = min(segment.left for segment in page)
    steps = [0] * (int(max(segment.right for segment in page) - start) + 3)
    for segment in page:
        steps[int(segment.left - start)] += 1
        steps[int(segment.right - start) + 1] -= 1
    for x in range(1, len(steps)):
        steps[x] += steps[x - 1]
    return steps, start


def _widest(counts: list[int], middle: range, fewest: int) -> tuple[int, int]:
    best = (middle.start, middle.start)
    first = None
    for x in [*middle, middle.stop]:
        is_white = x < middle.stop and counts[x] == fewest
        if is_white and first is None:
            first = x
        if not is_white and first is not None:
            best = max(best, (first, x), key=lambda stripe: stripe[1] - stripe[0])
            first = None
    return best


def _are_columns(page: list[Segment], gutter: float) -> bool:
    left = [segment for segment in page if segment.right <= gutter]
    right = [segment for segment in page if segment.left >= gutter]
    if min(len(left), len(right)) < FEWEST:
        return False
    width = max(s.right for s in page) - min(s.left for s in page)
    if max(_shared(left, right), _shared(right, left)) < 0.6:
        return True
    # Cells of a row share their base lines; so do columns, but their text is wide.
    narrow = min(_usual_width(left), _usual_width(right))
    return narrow > WIDE * width and _fullness(left) > 0.35


def _usual_width(column: list[Segment]) -> float:
    return median(segment.width for segment in column)


def _shared(column: list[Segment], other: list[Segment]) -> float:
    """The part of the one column's lines that stand on a base line of the other."""
    lines = {round(segment.y / SAME) for segment in other}
    near = [{round(s.y / SAME) + step for step in (-1, 0, 1)} for s in column]
    return sum(not lines.isdisjoint(ys) for ys in near) / len(column)


def _fullness(column: list[Segment]) -> float:
    """The part of the lines that reach the right edge, as wrapped text does."""
    edge = max(segment.right for segment in column)
    width = edge - min(segment.left for segment in column)
    return sum(edge - s.right < 0.15 * width for s in column) / len(column)
