"""Plain text, as typed or as PDF converters write it: pages, running heads, columns of blanks."""

from __future__ import annotations

import re
from collections import Counter

from curation.cv.decoding import decode
from curation.cv.extractors.printing import line_of
from curation.cv.lines import Document, Line
from curation.cv.wrapping import joined

_PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|página|pagina|pág\.)?\s*\d{1,3}\s*(?:(?:of|von|/|sur|de|di)\s*\d{1,3})?\W*$",
    re.IGNORECASE,
)
# What stands at a page's edge with its number, the digits already left out.
_HEAD = re.compile(
    r"\b(?:page|seite|pág|pagina)\.? #|# (?:of|von|/|sur|de|di) #$|curriculum vitae|\bCV\b",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r"\s*([-=_~*])\1{2,}\s*$")
_LIGATURES = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\xa0": " ", "\xad": ""}
)


def extract(data: bytes) -> Document:
    """The lines of a text file. A form feed begins a page."""
    text = decode(data)
    heads = _running_heads(text.split("\f"))
    pages = text.count("\f") + 1 if "\f" in text else None
    lines: list[Line] = []
    page = 1
    for number, raw in enumerate(text.split("\n"), 1):
        page += raw.count("\f")
        lines.append(
            _line(number, raw.replace("\f", ""), page if pages else None, heads)
        )
    lines = _underlined(_without_page_ends(lines))
    return Document(tuple(joined(lines, text)), "text", text, pages)


def _running_heads(pages: list[str]) -> set[str]:
    """What stands at the top or bottom of several pages, its numbers left out."""
    if len(pages) < 2:
        return set()
    edges: Counter[str] = Counter()
    for content in pages:
        rows = [row for row in content.split("\n") if row.strip()]
        edges.update({_without_numbers(row) for row in rows[:2] + rows[-2:]})
    return {
        row
        for row, count in edges.items()
        if len(row) < 80 and (count >= 2 or _HEAD.search(row))
    }


def _without_numbers(row: str) -> str:
    return re.sub(r"\d+", "#", " ".join(row.split()))


def _line(number: int, raw: str, page: int | None, heads: set[str]) -> Line:
    if page and (
        _PAGE_NUMBER.match(raw) or (page > 1 and _without_numbers(raw) in heads)
    ):
        return Line(number, "", last=number, page=page)
    return line_of(number, raw.translate(_LIGATURES), page=page)


def _without_page_ends(lines: list[Line]) -> list[Line]:
    """The lines without lone page numbers, and without the running head below one."""
    result: list[Line] = []
    seen: set[str] = set()
    after_number = False
    for i, line in enumerate(lines):
        is_number = bool(
            re.fullmatch(r"[-– ]*\d{1,3}[-– ]*", line.mark + line.text)
        ) and (line.indent > 20 or (i > 0 and not lines[i - 1].text))
        is_head = (
            after_number and _without_numbers(line.text) in seen and len(line.text) < 80
        )
        if line.text and (is_number or is_head):
            line = Line(line.number, "", last=line.last, page=line.page)
        after_number = is_number or (after_number and not line.text)
        seen.add(_without_numbers(line.text))
        result.append(line)
    return result


def _underlined(lines: list[Line]) -> list[Line]:
    """A row of dashes makes the line above it a heading, and is blank itself."""
    result: list[Line] = []
    for line in lines:
        if line.text and _UNDERLINE.match(line.mark + line.text):
            if (
                result
                and result[-1].text
                and not result[-1].mark
                and len(result[-1].text) < 60
            ):
                above = result[-1]
                result[-1] = Line(
                    above.number, above.text, last=above.last, page=above.page,
                    heading=1 if "=" in line.text else 2, indent=above.indent, spans=above.spans,
                )  # fmt: skip
            line = Line(line.number, "", last=line.last, page=line.page)
        result.append(line)
    return result
