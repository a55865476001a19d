"""The marks of Word's automatic lists: bullets, and numbers counted as Word counts them."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from typing import Any

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from curation.cv.extractors.docx.styles import Chain
from curation.cv.marks import BULLETS

# Every element of a document, of which python-docx types only some.
Element = Any
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Numbering:
    def __init__(self, word: Word) -> None:
        self._root: Element = _root(word)
        # The items counted so far, by list and level.
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def mark(self, paragraph: Paragraph, chain: Chain) -> tuple[str, int] | None:
        """The mark of a list item and its depth from 0; None for other paragraphs."""
        number, depth = _reference(paragraph, chain)
        if number in (None, "0") or self._root is None:
            return None
        abstract = self._abstract(str(number))
        if abstract is None:
            return None
        depth = _depth_of_style(abstract, chain) if depth is None else depth
        return self._printed(str(number), abstract, depth), depth or _suffix(chain)

    def _abstract(self, number: str) -> Element:
        for num in self._root.findall(qn("w:num")):
            if num.get(qn("w:numId")) == number:
                wanted = _value(num.find(qn("w:abstractNumId")))
                return next(
                    (
                        abstract
                        for abstract in self._root.findall(qn("w:abstractNum"))
                        if abstract.get(qn("w:abstractNumId")) == wanted
                    ),
                    None,
                )
        return None

    def _printed(self, number: str, abstract: Element, depth: int) -> str:
        level = _level(abstract, depth)
        if level is None:
            return "•"
        form = _value(level.find(qn("w:numFmt"))) or "decimal"
        text = _value(level.find(qn("w:lvlText"))) or ""
        if form == "bullet":
            return text if text in BULLETS and text < "\ue000" and text else "•"
        if form == "none":
            return ""
        counts = self._count(number, level, depth)
        return re.sub(
            r"%(\d)",
            lambda found: _numeral(counts.get(int(found[1]) - 1, 1), form),
            text,
        )

    def _count(self, number: str, level: Element, depth: int) -> dict[int, int]:
        counts = self._counts[number]
        start = _value(level.find(qn("w:start"))) or "1"
        counts[depth] = counts.get(depth, int(start) - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        return counts


def _root(word: Word) -> Element:
    try:
        return word.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return None


def _reference(paragraph: Paragraph, chain: Chain) -> tuple[str | None, int | None]:
    """Number and level of the list, of the paragraph or else of its style."""
    for holder in (paragraph._p.pPr, *(style.element.pPr for style in chain)):
        properties = None if holder is None else holder.find(qn("w:numPr"))
        if properties is not None:
            level = _value(properties.find(qn("w:ilvl")))
            return _value(properties.find(qn("w:numId"))), int(level) if level else None
    return None, None


def _depth_of_style(abstract: Element, chain: Chain) -> int:
    names = {style.style_id for style in chain}
    for level in abstract.findall(qn("w:lvl")):
        if _value(level.find(qn("w:pStyle"))) in names:
            return int(level.get(qn("w:ilvl")))
    return 0


def _suffix(chain: Chain) -> int:
    """Word's own styles for deeper lists are named "List Bullet 2" and so on."""
    found = re.search(r"(\d)$", (chain and chain[0].name) or "")
    return int(found[1]) - 1 if found else 0


def _level(abstract: Element, depth: int) -> Element:
    for level in abstract.findall(qn("w:lvl")):
        if level.get(qn("w:ilvl")) == str(depth):
            return level
    return None


def _value(element: Element) -> str | None:
    return None if element is None else element.get(qn("w:val"))


def _numeral(count: int, form: str) -> str:
    if form.endswith("Letter") and count > 0:
        letter = string.ascii_lowercase[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and 0 < count < 4000:
        numeral = ""
        for value, sign in _ROMAN:
            numeral += sign * (count // value)
            count %= value
        return numeral.upper() if form.startswith("upper") else numeral
    return str(count)
