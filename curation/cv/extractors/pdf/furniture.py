"""Running heads and page numbers, found by their place and by coming again."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from curation.cv.extractors.pdf.segments import Segment

# Lines at the top and at the bottom of a page that may be such.
OUTER = 2
# Space around a page number on a single page, in parts of the type size.
APART = 1.6
_NUMBER = re.compile(r"\W*(page\s*)?(\d{1,3})(\s*(of|/|–|-)\s*\d{1,3})?\W*", re.I)
# What browsers print around a page: when, and the address with the number.
_BROWSER = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d{2}.*|(https?|file)://\S+ \d+/\d+", re.I
)

Row = tuple[Segment, ...]


class Furniture:
    """`pages` are the pages without it, `left_out` says how much there was."""

    def __init__(self, pages: list[list[Segment]]) -> None:
        outer = [_outer(page) for page in pages]
        counts = Counter(key for rows in outer for key in {_key(row) for row in rows})
        self._name = _largest(pages[0]) if pages else ""
        self._often = {
            key for key, count in counts.items() if _is_often(count, len(pages))
        }
        self._numbers = self._heads = 0
        self.pages = [
            self._cleared(page, rows, number)
            for number, (page, rows) in enumerate(zip(pages, outer, strict=True), 1)
        ]

    @property
    def left_out(self) -> list[str]:
        counts = ((self._numbers, "page number"), (self._heads, "running head"))
        return [
            f"{count} {name}" + "s" * (count > 1) for count, name in counts if count
        ]

    def _cleared(
        self, page: list[Segment], rows: list[Row], number: int
    ) -> list[Segment]:
        dropped: set[Segment] = set()
        for row in rows:
            is_number = _is_page_number(row, page, number)
            is_name = number > 1 and _words(_text(row)) == self._name
            is_browsers = bool(_BROWSER.fullmatch(_text(row)))
            if not (is_number or is_name or is_browsers or _key(row) in self._often):
                continue
            dropped.update(row)
            self._numbers += bool(is_number or _NUMBER.fullmatch(_text(row)))
            self._heads += not (is_number or _NUMBER.fullmatch(_text(row)))
        return [segment for segment in page if segment not in dropped]


def _outer(page: list[Segment]) -> list[Row]:
    rows = [
        tuple(row) for _, row in groupby(page, key=lambda segment: round(segment.y))
    ]
    return rows if len(rows) <= 2 * OUTER else [*rows[:OUTER], *rows[-OUTER:]]


def _text(row: Row) -> str:
    return " ".join(segment.text for segment in row)


def _words(text: str) -> str:
    """The letters of a running head without "CV", "page" and the number."""
    return re.sub(r"\bcv\b|curriculum vitae|resum[eé]|page|[\W\d_]", "", text.lower())


def _largest(page: list[Segment]) -> str:
    """On a first page that is the name."""
    largest = max(page, key=lambda segment: segment.size, default=None)
    return _words(largest.text) if largest else ""


def _key(row: Row) -> tuple[str, int]:
    """The same for the same text at the same height, whatever numbers are in it."""
    return re.sub(r"\d+", "#", _text(row)), round(row[0].y / 4)


def _is_often(count: int, pages: int) -> bool:
    """The first page often has no running head, and every chapter may have its own."""
    return count >= 3 or (count >= 2 and count >= (pages - 1) / 2)


def _is_page_number(row: Row, page: list[Segment], number: int) -> bool:
    """The number of this very page, apart from the text above or below it."""
    found = _NUMBER.fullmatch(_text(row))
    if not found or int(found[2]) != number:
        return False
    others = [abs(segment.y - row[0].y) for segment in page if segment not in row]
    return min(others, default=0) > APART * row[0].size
