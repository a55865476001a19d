"""Runs of styled text become a line: blanks collapsed, styles as spans, cells kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from curation.cv.lines import Line, Span, Style


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
