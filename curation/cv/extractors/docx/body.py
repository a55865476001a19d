"""The blocks of a Word document in order: paragraphs, tables, text boxes, its first head."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as Word
from docx.oxml.ns import qn

from curation.cv.extractors.docx.numbering import Element
from curation.cv.extractors.docx.paragraphs import Paragraphs
from curation.cv.extractors.docx.spacing import Spacing
from curation.cv.unnumbered import Unnumbered

WRAPPERS = {
    qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")
}
# Cells with this many lines stand beside each other for the looks only.
COLUMN = 3
# Space between paragraphs, in points, that shows as a blank line.
GAP = 5


class Body:
    def __init__(self, word: Word) -> None:
        self.left_out: list[str] = []
        self._word = word
        self._paragraphs = Paragraphs(word)
        self._spacing = Spacing(word)

    def read(self) -> list[Unnumbered]:
        drafts = [*self._head(), *self._blocks(self._word.element.body)]
        self._count("w:footnoteReference", "footnote")
        self._count("w:delText", "deleted passage")
        return drafts

    def _count(self, tag: str, name: str) -> None:
        count = sum(1 for _ in self._word.element.body.iter(qn(tag)))
        if count:
            self.left_out.append(f"{count} {name}" + "s" * (count > 1))

    def _head(self) -> list[Unnumbered]:
        """The head of the first page, where many CVs have name and address."""
        section = self._word.sections[0]
        is_apart = section.different_first_page_header_footer
        head = section.first_page_header if is_apart else section.header
        if head.is_linked_to_previous:
            return []
        return [draft for draft in self._blocks(head._element) if draft.text]

    def _blocks(self, parent: Element) -> Iterator[Unnumbered]:
        above: Element = None
        is_item = False
        for element in _elements(parent):
            if element.tag == qn("w:tbl"):
                yield from (Unnumbered(), *self._table(element), Unnumbered())
                above = None
                continue
            drafts = self._paragraphs.read(element)
            is_list = is_item and bool(drafts[0].mark)
            if above is not None and not is_list and self._is_apart(above, element):
                yield Unnumbered()
            yield from drafts
            yield from self._boxes(element)
            above, is_item = element, bool(drafts[0].mark)

    def _is_apart(self, above: Element, below: Element) -> bool:
        return self._spacing.between(above, below) >= GAP

    def _boxes(self, paragraph: Element) -> Iterator[Unnumbered]:
        """Text boxes stand twice in a file: as they are, and for older programs."""
        for box in paragraph.iter(qn("w:txbxContent")):
            fallbacks = box.iterancestors("{*}Fallback")
            if next(fallbacks, None) is None:
                yield from self._blocks(box)

    def _table(self, table: Element) -> Iterator[Unnumbered]:
        for row in table.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is table:
                yield from self._row(row)

    def _row(self, row: Element) -> Iterator[Unnumbered]:
        """A line of cells; what a cell holds besides its first line follows it."""
        cells = [
            [draft for draft in self._blocks(cell) if draft.text]
            for cell in row.iter(qn("w:tc"))
            if next(cell.iterancestors(qn("w:tr"))) is row
        ]
        if _are_columns(cells):
            for cell in cells:
                yield from cell
                yield Unnumbered()
            return
        yield _joined([cell[0] if cell else Unnumbered() for cell in cells])
        for cell in cells:
            yield from cell[1:]


def _elements(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in WRAPPERS:
            yield from _elements(child)


def _are_columns(cells: list[list[Unnumbered]]) -> bool:
    filled = [cell for cell in cells if cell]
    return (
        len(filled) < 2
        or any(cell[0].heading or cell[0].mark for cell in filled)
        or sum(len(cell) >= COLUMN for cell in filled) > 1
    )


def _joined(drafts: list[Unnumbered]) -> Unnumbered:
    cells = [[run for part in draft.cells for run in part] for draft in drafts]
    return Unnumbered(cells, size=max(draft.size for draft in drafts))
