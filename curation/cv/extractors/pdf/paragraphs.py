"""Printed lines become paragraphs again: what was wrapped is joined, hyphens are undone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from curation.cv.extractors.pdf.columns import SAME, Region
from curation.cv.extractors.pdf.hyphens import is_hyphenated, join, unbroken
from curation.cv.extractors.pdf.segments import Segment
from curation.cv.lines import Style
from curation.cv.marks import bullet, is_mark, number
from curation.cv.runs import Run
from curation.cv.unnumbered import LARGER, Unnumbered, dominant

# The distance of lines, in parts of the type size, where there are few to measure.
LEADING = 1.3
# More space between lines than this many usual ones shows as a blank line.
APART = 1.3
# Left edges closer than this, in parts of the type size, are one edge.
EDGE = 0.35
# How far the later lines of an entry may hang behind the first.
HANGING = 4.5


_ADDRESS = re.compile(r"\S*(@|://|www\.)", re.I)


@dataclass
class Row:
    """What stands on one base line of a region."""

    segments: list[Segment]
    page: int
    # The edges of the region that it stands in.
    left: float
    right: float
    # The type size of most of the document; 0 until that is known.
    body: float = 0

    @property
    def y(self) -> float:
        return self.segments[0].y

    @property
    def size(self) -> float:
        return max(self.segments, key=lambda segment: len(segment.text)).size

    @property
    def mark(self) -> str:
        first = self.segments[0].text
        if is_mark(first):
            return first
        return bullet(first)[0] or number(first)[0]

    @property
    def runs(self) -> list[Run]:
        return [run for segment in self.segments for run in segment.runs]

    @property
    def is_heading(self) -> bool:
        return self.size > LARGER * self.body and len(self.segments) == 1

    @property
    def styles(self) -> set[Style]:
        return {style for run in self.runs if run.text.strip() for style in run.styles}

    def gap(self, below: Row) -> float:
        """The distance of the base lines, in parts of the type size."""
        return (below.y - self.y) / max(below.size, self.size, 1)

    def limit(self, cell: int) -> float:
        """How far to the right the text of a cell could have run."""
        if cell + 1 == len(self.segments):
            return self.right
        return self.segments[cell + 1].left - self.size

    def is_all(self, style: Style) -> bool:
        return all(style in run.styles for run in self.runs if run.text.strip())


class Paragraphs:
    def __init__(self) -> None:
        # Each row, and whether a region begins with it.
        self._rows: list[tuple[Row, bool]] = []

    def add(self, region: Region, page: int, edge: float = 0) -> None:
        """Adds the lines of a region, which ends at its longest one or further right."""
        left = min(segment.left for segment in region.segments)
        right = max(edge, region.right, *(s.right for s in region.segments))
        for at, segments in enumerate(_rows(region.segments)):
            self._rows.append((Row(segments, page, left, right), at == 0))

    def drafts(self) -> list[Unnumbered]:
        """With a blank draft wherever there is more space than between other lines."""
        self._measure()
        widest = APART * self._leading()
        words = unbroken(s.text for row, _ in self._rows for s in row.segments)
        drafts: list[Unnumbered] = []
        above: Row | None = None
        for row, is_first in self._rows:
            gap = 0.0 if above is None or is_first else above.gap(row)
            cell = (
                None
                if above is None or gap > widest
                else _continued(above, row, is_first)
            )
            if above is None or cell is None:
                drafts += [Unnumbered(page=row.page)] * (gap > widest)
                drafts.append(_draft(row))
                above, first = row, 0
                continue
            first += cell
            join(drafts[-1].cells[first], row.runs, words)
            # The next line may go on in the same cell, which ends where it ended.
            above = replace(row, right=above.limit(cell))
        return drafts

    def _measure(self) -> None:
        shown = [segment for row, _ in self._rows for segment in row.segments]
        body = dominant((segment.size, segment.text) for segment in shown)
        for row, _ in self._rows:
            row.body = body

    def _leading(self) -> float:
        """The usual distance of two base lines, in parts of the type size."""
        gaps = [
            (row.y - above.y) / row.size
            for (above, _), (row, is_first) in zip(
                self._rows, self._rows[1:], strict=False
            )
            if not is_first and row.size and abs(above.size - row.size) < 0.5
        ]
        # Some rows stand on nearly one line; wrapped lines are the closest of the others.
        usual = sorted(gap for gap in gaps if gap > 0.8)
        return usual[len(usual) // 8] if len(usual) > 3 else LEADING


def _rows(region: list[Segment]) -> list[list[Segment]]:
    """The segments of one base line, from left to right."""
    rows: list[list[Segment]] = []
    for segment in sorted(region, key=lambda segment: segment.y):
        if rows and abs(segment.y - rows[-1][0].y) < max(SAME, 0.25 * segment.size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda segment: segment.left) for row in rows]


def _continued(above: Row, row: Row, is_first: bool) -> int | None:
    """The cell of the line above whose wrapped text goes on in a row, if there is one."""
    if len(row.segments) > 1 or row.mark or abs(above.size - row.size) > 0.5:
        return None
    last = len(above.segments) - 1
    if is_first:
        is_lower = row.segments[0].text[:1].islower()
        return last if is_lower and _is_full(above, row, last) else None
    for cell in range(last, -1, -1):
        if _is_aligned(above, row, cell) and (
            (
                _is_full(above, row, cell)
                and (cell == last or _runs_on(above, row, cell))
            )
            or is_hyphenated(above.segments[cell].text)
            or _is_long_heading(above, row)
        ):
            return cell
    return None


def _is_aligned(above: Row, row: Row, cell: int) -> bool:
    """Below the text above, or hanging behind its beginning."""
    offset = (row.segments[0].left - above.segments[cell].left) / row.size
    if abs(offset) < EDGE:
        return True
    if len(above.segments) > 1:
        return False
    return 0 < offset < HANGING if above.mark else -HANGING / 2 < offset < HANGING


def _is_full(above: Row, row: Row, cell: int) -> bool:
    """The first word of the row had no room in the line above, in the same style."""
    room = above.limit(cell) - above.segments[cell].right
    first = row.segments[0]
    # Long words never have room, and those that are long are mostly addresses.
    if room > first.first_word + 0.2 * row.size or _ADDRESS.match(first.text):
        return False
    return all(
        row.is_all(style) == above.is_all(style) or style in above.styles & row.styles
        for style in (Style.BOLD, Style.ITALIC)
    )


def _runs_on(above: Row, row: Row, cell: int) -> bool:
    """Cells but the last are short, and a short one that is full says little."""
    before, following = above.segments[cell].text, row.segments[0].text
    if above.segments[cell].width > (above.right - above.left) * 0.45:
        return True
    return following[:1].islower() or bool(
        re.search(r"([,;:&(]|\b(of|for|and|the|in|at))$", before)
    )


def _is_long_heading(above: Row, row: Row) -> bool:
    """Headings are broken where it looks well, not where they have to be."""
    is_wide = above.segments[-1].right - above.left > (above.right - above.left) / 2
    return is_wide and row.is_heading and above.is_heading


def _draft(row: Row) -> Unnumbered:
    offset = max(row.segments[0].left - row.left, 0)
    return Unnumbered(
        cells=[list(segment.runs) for segment in row.segments],
        indent=round(offset / (row.size / 2)) if row.size else 0,
        page=row.page,
        size=row.size,
    )
