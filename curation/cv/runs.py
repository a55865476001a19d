"""Runs of styled text become a line: blanks collapsed, styles as spans, cells kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from curation.cv.lines import Line, Span, Style
from curation.cv.marks import bullet, is_mark
from curation.cv.marks import number as numbered


@dataclass(frozen=True)
class Run:
    text: str
    styles: frozenset[Style] = frozenset()
    # Where the run leads; set only together with Style.LINK.
    href: str | None = None


# Stands between two cells, where every span ends.
BOUNDARY = Run("")


def line_of(
    cells: Iterable[Sequence[Run]],
    number: int,
    last: int | None = None,
    *,
    page: int | None = None,
    heading: int = 0,
    mark: str = "",
    indent: int = 0,
) -> Line:
    """Cells follow each other after one blank; one that stands alone is no row."""
    texts: list[str] = []
    characters: list[tuple[str, Run]] = []
    for cell in cells:
        collapsed = _collapse(cell)
        texts.append("".join(char for char, _ in collapsed))
        if collapsed and characters:
            characters.append((" ", BOUNDARY))
        characters.extend(collapsed)
    is_row = sum(map(bool, texts)) > 1
    return Line(
        number,
        "".join(char for char, _ in characters),
        last=last or number,
        page=page,
        heading=heading if characters else 0,
        mark=mark,
        indent=indent,
        cells=tuple(texts) if is_row else (),
        spans=_spans(characters),
    )


def _collapse(runs: Sequence[Run]) -> list[tuple[str, Run]]:
    """Each character with the run it came from; no blanks at the ends or in a row."""
    characters: list[tuple[str, Run]] = []
    for run in runs:
        for char in re.sub(r"\s+", " ", run.text):
            if char != " " or (characters and characters[-1][0] != " "):
                characters.append((char, run))
    if characters and characters[-1][0] == " ":
        characters.pop()
    return characters


def _spans(characters: Sequence[tuple[str, Run]]) -> tuple[Span, ...]:
    """Sorted by start. A blank between two runs of one style belongs to both."""
    spans: list[Span] = []
    for style in Style:
        start: int | None = None
        end = 0
        href: str | None = None
        for at, (char, run) in enumerate([*characters, ("", Run(""))]):
            is_styled = style in run.styles and (
                style is not Style.LINK or run.href == href
            )
            if (char == " " and run is not BOUNDARY) or (
                is_styled and start is not None
            ):
                end = at + 1 if char != " " else end
                continue
            if start is not None:
                spans.append(
                    Span(start, end, style, href if style is Style.LINK else None)
                )
                start = None
            if style in run.styles:
                start, end, href = at, at + 1, run.href
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def typed_mark(
    cells: Sequence[Sequence[Run]], is_number_one: bool = True
) -> tuple[str, Sequence[Sequence[Run]]]:
    """A mark that was typed, as a cell of its own or before the text, and the rest.

    Numbers ("1.", "[J2]") are marks too, unless the format has lists of its own for them.
    """
    line = line_of(cells, 0)
    if any(span.start == 0 and span.style is Style.SUPERSCRIPT for span in line.spans):
        # The sign of a footnote.
        return "", cells
    if line.cells and is_mark(line.cells[0]):
        return line.cells[0], cells[1:]
    mark, start = bullet(line.text)
    if not mark and is_number_one:
        mark, start = numbered(line.text)
    if not mark or (line.cells and len(line.cells[0]) <= start):
        return "", cells
    return mark, [_without(cells[0], start), *cells[1:]]


def _without(runs: Sequence[Run], count: int) -> list[Run]:
    """The runs without their first characters, blanks before them not counted."""
    kept: list[Run] = []
    is_begun = False
    for run in runs:
        text = run.text if is_begun else run.text.lstrip()
        is_begun = is_begun or bool(text)
        kept.append(replace(run, text=text[count:]))
        count = max(count - len(text), 0)
    return kept
