"""One printed line of any format as a Line: list mark, indent, columns, blanks collapsed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from curation.cv.lines import Line, Span

BULLETS = "•·▪▫◦‣⁃○●■□➢➤►▸✓❖◆◇∙\uf0b7\uf0a7"
_MARK = re.compile(
    rf"(?P<mark>[{BULLETS}]|[-–—*+](?=\s)|\[[A-Z]{{0,3}}\.?\d{{1,3}}\]|\(\d{{1,3}}\)"
    r"|(?:[A-Z]{1,2}[.-]?)?\d{1,3}[.)](?=\s)|[a-zA-Z]\)(?=\s)|[ivxIVX]{1,5}[.)](?=\s))\s*"
)
# Two blanks are a gap in a sentence that was justified or typed; more are columns.
_GAP = re.compile(r"\s*\t\s*|\s{3,}|(?<=[^.:;!?,\s])\s{2}(?=\S)")


def line_of(
    number: int,
    raw: str,
    spans: Iterable[Span] = (),
    *,
    heading: int = 0,
    page: int | None = None,
    has_marks: bool = True,
) -> Line:
    """The line of printed text `raw`, whose tabs and wide gaps part its cells.

    `spans` count in `raw`. With `has_marks` off, a leading dash or number is text.
    """
    indent = len(raw) - len(raw.lstrip())
    begin, mark = indent, ""
    if has_marks and (match := _MARK.match(raw, indent)):
        begin, mark = match.end(), match["mark"]
    text, origin, cells = _collapsed(raw, begin)
    return Line(
        number,
        text,
        last=number,
        page=page,
        heading=heading,
        mark=mark,
        indent=len(raw[:indent].expandtabs(4)),
        cells=cells if len(cells) > 1 else (),
        spans=tuple(_moved(spans, origin)),
    )


def _collapsed(raw: str, begin: int) -> tuple[str, list[int], tuple[str, ...]]:
    """The text from `begin` with single blanks, the place of each character in `raw`, the cells."""
    characters: list[str] = []
    origin: list[int] = []
    cells: list[str] = []
    position = begin
    for gap in [*_GAP.finditer(raw, begin), None]:
        end = gap.start() if gap else len(raw)
        start = len(characters)
        for word in re.finditer(r"\S+", raw[position:end]):
            if characters:
                characters.append(" ")
                origin.append(position + word.start() - 1)
            characters += word[0]
            origin += range(position + word.start(), position + word.end())
        cell = "".join(characters[start:]).strip()
        if cell:
            cells.append(cell)
        position = gap.end() if gap else end
    return "".join(characters), origin, tuple(cells)


def _moved(spans: Iterable[Span], origin: list[int]) -> Iterable[Span]:
    for span in spans:
        inside = [i for i, place in enumerate(origin) if span.start <= place < span.end]
        if inside:
            yield Span(inside[0], inside[-1] + 1, span.style, span.href)
