"""A paragraph of Word as drafts of lines: runs with their styles, links, tabs, breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from curation.cv.extractors.docx.numbering import Element, Numbering
from curation.cv.extractors.docx.styles import Styles
from curation.cv.lines import Style
from curation.cv.runs import Run
from curation.cv.unnumbered import Unnumbered, dominant, only

TAB = Run("\t")
BREAK = Run("\n")
# Elements that only wrap runs; deleted text stands in others.
WRAPPERS = {
    qn(name)
    for name in (
        "w:ins", "w:sdt", "w:sdtContent", "w:smartTag", "w:fldSimple", "w:customXml",
        "w:moveTo", "w:hyperlink",
    )
}  # fmt: skip
STYLES = {"bold": Style.BOLD, "italic": Style.ITALIC, "small_caps": Style.SMALL_CAPS}
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"')


@dataclass
class Paragraphs:
    """Reads the paragraphs of one document, in order."""

    word: Word
    default_size: float = 11
    numbering: Numbering = field(init=False)
    styles: Styles = field(default_factory=Styles)
    # The instruction of the field that is open, as in 'HYPERLINK "…"'.
    _field: str | None = None

    def __post_init__(self) -> None:
        self.numbering = Numbering(self.word)
        size: Any = self.word.styles.element.xpath(
            "w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val"
        )
        self.default_size = int(size[0]) / 2 if size else 10

    def read(self, element: Element) -> list[Unnumbered]:
        """One draft per printed line; a blank one for a paragraph without text."""
        paragraph = Paragraph(element, self.word._body)
        pieces = list(self._pieces(element, paragraph, None))
        runs = [run for run, _ in pieces]
        chain = self.styles.of(paragraph)
        found = self.numbering.mark(paragraph, chain) if _has_text(runs) else None
        mark, depth = found or ("", 0)
        draft = Unnumbered(
            heading=self.styles.level(paragraph),
            mark=mark,
            indent=2 * depth,
            size=dominant((size, run.text) for run, size in pieces),
        )
        lines = only(draft, _split(runs, BREAK))
        for line in lines:
            line.cells = [
                list(cell) for cell in _split(line.cells[0], TAB) if _has_text(cell)
            ]
        return lines

    def _pieces(
        self, element: Element, paragraph: Paragraph, href: str | None
    ) -> Iterator[tuple[Run, float]]:
        for child in element:
            if child.tag == qn("w:r"):
                yield from self._run(child, paragraph, href)
            elif child.tag in WRAPPERS:
                yield from self._pieces(child, paragraph, self._target(child) or href)

    def _target(self, element: Element) -> str | None:
        """Where a hyperlink leads, unless to a place in the same document."""
        link = self.word.part.rels.get(element.get(qn("r:id"), ""))
        return link.target_ref if link is not None and link.is_external else None

    def _run(
        self, element: Element, paragraph: Paragraph, href: str | None
    ) -> Iterator[tuple[Run, float]]:
        run = WordRun(element, paragraph)
        if self.styles.font(run, paragraph, "hidden"):
            return
        size = self.styles.font(run, paragraph, "size")
        points = size.pt if size else self.default_size
        for child in element:
            self._follow_field(child)
            yield from (
                (piece, points) for piece in self._piece(child, run, paragraph, href)
            )

    def _follow_field(self, element: Element) -> None:
        if element.tag == qn("w:instrText"):
            self._field = (self._field or "") + (element.text or "")
        elif (
            element.tag == qn("w:fldChar") and element.get(qn("w:fldCharType")) == "end"
        ):
            self._field = None

    def _styles(
        self, run: WordRun, paragraph: Paragraph, href: str | None
    ) -> frozenset[Style]:
        found = {
            style
            for name, style in STYLES.items()
            if self.styles.font(run, paragraph, name)
        }
        if run.font.superscript:
            found.add(Style.SUPERSCRIPT)
        if href:
            found.add(Style.LINK)
        return frozenset(found)

    def _piece(
        self, element: Element, run: WordRun, paragraph: Paragraph, href: str | None
    ) -> Iterator[Run]:
        if element.tag == qn("w:t"):
            # A page number is no text of the CV.
            if not re.match(r"\s*(NUM)?PAGES?\b", self._field or ""):
                found = _ADDRESS.search(self._field or "")
                href = href or (found[1] if found else None)
                yield Run(element.text or "", self._styles(run, paragraph, href), href)
        elif element.tag in (qn("w:tab"), qn("w:ptab")):
            yield TAB
        elif element.tag == qn("w:noBreakHyphen"):
            yield Run("-", self._styles(run, paragraph, None))
        elif element.tag in (qn("w:br"), qn("w:cr")):
            yield BREAK


def _has_text(runs: list[Run]) -> bool:
    return any(run.text.strip() for run in runs)


def _split(runs: list[Run], at: Run) -> list[list[Run]]:
    parts: list[list[Run]] = [[]]
    for run in runs:
        if run is at:
            parts.append([])
        else:
            parts[-1].append(run)
    return parts
