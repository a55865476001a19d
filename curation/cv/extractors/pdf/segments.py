"""Characters become segments: text on one base line without wide gaps, spaces restored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from curation.cv.extractors.pdf.characters import Character
from curation.cv.lines import Style
from curation.cv.marks import is_mark
from curation.cv.runs import Run
from curation.cv.unnumbered import dominant

# Gaps in parts of the type size: between words, and between cells or columns.
WORD = 0.12
CELL = 0.95
# In a justified line, cells are further apart than its words by this factor.
STRETCHED = 1.5
# How far a raised or lowered sign may leave the base line.
RAISED = 0.55


@dataclass(frozen=True)
class Segment:
    """`runs` hold the blanks between words; x and y as for characters, in points."""

    runs: tuple[Run, ...]
    left: float
    right: float
    y: float
    size: float
    # Width of the first word, as needed to ask whether it had room in the line above.
    first_word: float

    @cached_property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()

    @property
    def width(self) -> float:
        return self.right - self.left


def segments(page: Iterable[Character]) -> list[Segment]:
    """From top to bottom, and from left to right."""
    chunks = _once(
        chunk for chunk in _chunks(page) if any(c.text.strip() for c in chunk)
    )
    found = [_segment(chars) for row in _rows(chunks) for chars in _joined(row)]
    return sorted(found, key=lambda segment: (segment.y, segment.left))


def _chunks(page: Iterable[Character]) -> Iterator[list[Character]]:
    """Characters that follow each other in the file and on the page."""
    chunk: list[Character] = []
    for char in page:
        if chunk and not _follows(chunk[-1], char):
            yield chunk
            chunk = []
        chunk.append(char)
    if chunk:
        yield chunk


def _follows(before: Character, char: Character) -> bool:
    size = max(before.size, char.size)
    gap = char.left - before.right
    return abs(char.y - before.y) < RAISED * size and -0.5 * size < gap < CELL * size


def _rows(chunks: list[list[Character]]) -> list[list[list[Character]]]:
    """Chunks with one base line, each row sorted from left to right."""
    rows: list[tuple[float, list[list[Character]]]] = []
    for chunk in sorted(chunks, key=_base):
        size = dominant((char.size, char.text) for char in chunk)
        if rows and abs(_base(chunk) - rows[-1][0]) < 0.3 * size:
            rows[-1][1].append(chunk)
        else:
            rows.append((_base(chunk), [chunk]))
    return [sorted(row, key=lambda chunk: chunk[0].left) for _, row in rows]


def _base(chunk: list[Character]) -> float:
    """The base line of the characters in the usual size of a chunk."""
    size = dominant((char.size, char.text) for char in chunk)
    return median([char.y for char in chunk if char.size == size] or [chunk[0].y])


def _once(chunks: Iterable[list[Character]]) -> list[list[Character]]:
    """Without what is printed twice at one place to look bold."""
    found: dict[tuple[str, int, int], list[Character]] = {}
    for chunk in chunks:
        text = "".join(char.text for char in chunk)
        found.setdefault((text, round(chunk[0].left / 2), round(chunk[0].y / 2)), chunk)
    return list(found.values())


def _joined(row: list[list[Character]]) -> Iterator[list[Character]]:
    """The chunks of a row, one list per cell."""
    stretched = STRETCHED * _usual_gap(row)
    joined: list[Character] = []
    for chunk in row:
        gap = chunk[0].left - joined[-1].right if joined else 0
        wide = (
            0 if is_mark("".join(char.text for char in joined).strip()) else stretched
        )
        if joined and gap > max(CELL * chunk[0].size, wide):
            yield joined
            joined = []
        joined = [*joined, *chunk]
    yield joined


def _usual_gap(row: list[list[Character]]) -> float:
    """The space between the words of a row, in points; 0 if it has hardly any words."""
    shown = [[char for char in chunk if char.text.strip()] for chunk in row]
    gaps = [
        char.left - before.right
        for chunk in shown
        for before, char in zip(chunk, chunk[1:], strict=False)
        if char.left - before.right > WORD * char.size
    ]
    return median(gaps) if len(gaps) >= 3 else 0


def _segment(chars: list[Character]) -> Segment:
    shown = [char for char in chars if char.text.strip()]
    size = dominant((char.size, char.text) for char in shown)
    base = _base(shown)
    runs = tuple(_runs(chars, size, base))
    return Segment(
        runs, shown[0].left, max(c.right for c in shown), base, size, _first_word(chars)
    )


def _runs(chars: list[Character], size: float, base: float) -> Iterator[Run]:
    gap = _word_gap(chars)
    before: Character | None = None
    text = ""
    look: tuple[frozenset[Style], str | None] = (frozenset(), None)
    for char in chars:
        if char.text == " " or (before and char.left - before.right > gap * char.size):
            text += " "
        if char.text != " ":
            found = _look(char, size, base)
            if found != look:
                if text:
                    yield Run(text, *look)
                text, look = "", found
            text += char.text
        before = char
    yield Run(text, *look)


def _look(
    char: Character, size: float, base: float
) -> tuple[frozenset[Style], str | None]:
    is_raised = char.size < 0.85 * size and base - char.y > 0.15 * size
    styles = char.styles | {Style.SUPERSCRIPT} if is_raised else char.styles
    return styles, char.href


def _word_gap(chars: list[Character]) -> float:
    """In parts of the type size; more where the letters of a heading are spread."""
    gaps = [
        (char.left - before.right) / char.size
        for before, char in zip(chars, chars[1:], strict=False)
        if before.text != " " and char.text != " " and char.size
    ]
    has_blanks = any(char.text == " " for char in chars)
    spread = median(gaps) if len(gaps) >= 4 and not has_blanks else 0
    return WORD + spread if spread > WORD / 2 else WORD


def _first_word(chars: list[Character]) -> float:
    shown = [char for char in chars if char.text.strip()]
    end = shown[0]
    for char in chars[chars.index(end) + 1 :]:
        if char.text == " " or char.left - end.right > WORD * char.size:
            break
        end = char
    return end.right - shown[0].left
