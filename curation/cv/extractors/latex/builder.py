"""Collects styled text, cell by cell, into the lines of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from curation.cv.lines import Line, Style
from curation.cv.runs import Run, line_of, typed_mark

_RULE = re.compile(r"[-–—_=*\s]{4,}")
# Longer lines in large type are no headings.
LONGEST_HEADING = 100


@dataclass(frozen=True)
class Look:
    """How text is set at one place."""

    styles: frozenset[Style] = frozenset()
    # Steps above the size of the text: 1 \large, 2 \Large, 3 \LARGE, 4 \huge, 5 \Huge.
    size: int = 0
    href: str | None = None
    is_math: bool = False

    def styled(self, style: Style) -> Look:
        return replace(self, styles=self.styles | {style})

    def linked(self, href: str) -> Look:
        return replace(self.styled(Style.LINK), href=href)


@dataclass(frozen=True)
class _Piece:
    run: Run
    size: int
    line: int


class Builder:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._begin()

    def _begin(self) -> None:
        self._cells: list[list[_Piece]] = [[]]
        self._heading = 0
        self._mark = ""
        self._indent = 0

    def write(self, text: str, look: Look, line: int) -> None:
        run = Run(text, look.styles, look.href)
        self._cells[-1].append(_Piece(run, look.size, line))

    def cell(self) -> None:
        self._cells.append([])

    def heading(self, level: int) -> None:
        self.flush()
        self._heading = level

    @property
    def in_heading(self) -> bool:
        """Whether the words of a heading are being written."""
        return bool(self._heading)

    def item(self, mark: str, indent: int) -> None:
        self.flush()
        self._mark, self._indent = mark, indent

    def blank(self, number: int) -> None:
        """One blank line, however many there are."""
        if self.lines and self.lines[-1].text:
            self.lines.append(Line(number, "", last=number))

    def flush(self) -> None:
        """Ends the line; an item that has no text yet waits for it."""
        shown = [
            piece for cell in self._cells for piece in cell if piece.run.text.strip()
        ]
        if not shown:
            self._cells = [[]]
            return
        if _RULE.fullmatch("".join(piece.run.text for piece in shown)):
            self._begin()  # A rule that was typed parts as a blank line does.
            self.blank(shown[0].line)
            return
        numbers = [piece.line for piece in shown]
        mark: str = self._mark
        cells: Sequence[Sequence[Run]] = [
            [piece.run for piece in cell] for cell in self._cells
        ]
        if not mark:
            mark, cells = typed_mark(cells, is_number_one=False)
        line = line_of(
            cells,
            min(numbers),
            max(numbers),
            heading=self._heading or _heading(shown),
            mark=mark,
            indent=self._indent,
        )
        self.lines.append(line)
        self._begin()


def _heading(shown: list[_Piece]) -> int:
    """The level of a line that is set in large type from end to end."""
    size = min(piece.size for piece in shown)
    length = sum(len(piece.run.text) for piece in shown)
    if length > LONGEST_HEADING:
        return 0
    if size == 1:
        return 2 if all(Style.BOLD in piece.run.styles for piece in shown) else 0
    return 0 if size < 1 else 1 if size > 2 else 2
