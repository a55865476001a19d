"""Joins printed lines that the width of a page broke, and leaves those that were meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from curation.cv.lines import Line

# Wider documents are not filled to a width: each paragraph is one line.
WIDEST = 125
_OPEN_END = re.compile(
    r"(?:[,&–-]|\b(?:and|or|of|the|in|on|for|with|at|to|a|an|und|der|die|das|von|für|et|de|"
    r"du|des|la|le|les|y|el|del|en|e|di|della|il|do|da|para|com))$"
)
# A line that begins with one of these labels was meant as one.
_OWN_LINE = re.compile(
    r"(?:[\w.'’]+ )?(?:thesis|dissertation|advis[eo]rs?|supervis\w+|mentors?|committee|gpa|grade|note|title|topic|minor|major|"
    r"betreu\w+|gutacht\w+|thema|titel|\w*arbeit|th[eè]se|m[eé]moire|direct\w+|tesi|tesis|tese|relator\w*|orientador\w*|"
    r"tutor\w*|mention|honou?rs|courses|coursework|abstract|doi|url|pmid)\b[\w ]*:\s",
    re.IGNORECASE,
)
_OPENING = "“‘'\"„«»"
_YEAR_END = re.compile(r"\b(?:19|20)\d\d\)?[.,]?$")
_STEM = re.compile(r"[^\W\d_]{2,}-$")


def joined(lines: Iterable[Line], text: str) -> list[Line]:
    """The lines, with each that was broken to fit the width as one from `number` to `last`."""
    width = _width(text)
    raw = [row.rstrip() for row in text.split("\n")]
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        if above and (
            _parts_a_word(above, line)
            or width
            and _continues(above, line, raw[above.last - 1], width)
        ):
            result[-1] = _together(above, line)
        else:
            result.append(line)
    return result


def _width(text: str) -> int:
    """The width to which the document is filled, in characters; 0 if it is not filled."""
    lengths = sorted(
        len(row.rstrip())
        for row in text.split("\n")
        if row.strip() and "://" not in row
    )
    if not lengths:
        return 0
    width = lengths[int(0.97 * (len(lengths) - 1))]
    filled = sum(width - 15 <= length for length in lengths)
    return (
        width if 50 <= width <= WIDEST and filled >= max(4, 0.04 * len(lengths)) else 0
    )


def _parts_a_word(above: Line, line: Line) -> bool:
    """Whether a word began in the line above: "Har-" before "bours", whatever the width."""
    follows = line.number == above.last + 1 and not (line.mark or line.cells)
    is_set = above.cells or above.heading or line.heading
    is_parted = bool(_STEM.search(above.text)) and line.text[:1].islower()
    return follows and is_parted and not is_set and line.indent >= above.indent


def _continues(above: Line, line: Line, raw: str, width: int) -> bool:
    length = len(raw)
    if not above.text or not line.text or line.mark or line.cells or above.is_final:
        return False
    if above.heading or line.heading or line.number != above.last + 1:
        return False
    if _OWN_LINE.match(line.text):
        return False
    if line.text[0] in _OPENING and _YEAR_END.search(above.text):
        return False  # An entry ended, and a quoted title begins the next.
    is_right = bool(above.cells) and len(above.cells[-1]) <= 40
    if is_right and line.indent < raw.rfind(above.cells[-1][:12]) - 2:
        return False  # The last cell is a column at the right, which ends there.
    if line.indent < above.indent and not above.cells:
        return False
    first_word = line.text.split(" ", 1)[0]
    if length + 1 + len(first_word) > width and length >= 0.7 * width:
        return True
    runs_on = line.text[0].islower() or bool(_OPEN_END.search(above.text))
    return runs_on and length >= 0.75 * width


def _together(above: Line, line: Line) -> Line:
    """One line of both; a word that was parted at the end is whole again."""
    text, glue = above.text, " "
    if _STEM.search(text):
        glue = ""
        text = text[:-1] if line.text[0].islower() else text
    offset = len(text) + len(glue)
    spans = [replace(s, end=min(s.end, len(text))) for s in above.spans]
    moved = [replace(s, start=s.start + offset, end=s.end + offset) for s in line.spans]
    wraps = [
        *above.wraps,
        *([len(text)] if glue else []),
        *(w + offset for w in line.wraps),
    ]
    return replace(
        above,
        text=text + glue + line.text,
        last=line.last,
        cells=_longer(above.cells, above.text, text + glue + line.text),
        spans=(*spans, *moved),
        wraps=tuple(wraps),
        is_final=line.is_final,
    )


def _longer(cells: tuple[str, ...], before: str, after: str) -> tuple[str, ...]:
    """The cells of a line whose text has grown at its end, which the last cell takes."""
    if not cells:
        return ()
    return (*cells[:-1], after[len(before) - len(cells[-1]) :])
