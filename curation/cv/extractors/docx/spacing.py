"""The space between paragraphs of Word, which shows where an entry ends."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as Word
from docx.oxml.ns import qn

from curation.cv.extractors.docx.numbering import Element


class Spacing:
    def __init__(self, word: Word) -> None:
        root: Element = word.styles.element
        self._styles = {style.styleId: style for style in root.style_lst}
        self._defaults = root.xpath("w:docDefaults/w:pPrDefault/w:pPr")
        usual = 'w:style[@w:type="paragraph"][@w:default="1"]/@w:styleId'
        self._usual = next(iter(root.xpath(usual)), None)

    def between(self, above: Element, below: Element) -> float:
        """Points; 0 where a style keeps its paragraphs together, as lists do."""
        if above.style == below.style and self._is_kept_together(above):
            return 0
        return max(self._points(above, "after"), self._points(below, "before"))

    def _points(self, paragraph: Element, side: str) -> float:
        for properties in self._properties(paragraph):
            spacing = properties.find(qn("w:spacing"))
            value = "" if spacing is None else spacing.get(qn(f"w:{side}"), "")
            if value.isdigit():
                return int(value) / 20
        return 0

    def _is_kept_together(self, paragraph: Element) -> bool:
        for properties in self._properties(paragraph):
            found = properties.find(qn("w:contextualSpacing"))
            if found is not None:
                return found.get(qn("w:val")) not in ("0", "false")
        return False

    def _properties(self, paragraph: Element) -> Iterator[Element]:
        """Those of the paragraph, of its styles, and of all paragraphs."""
        name = paragraph.style or self._usual
        holders = [paragraph]
        while (style := self._styles.get(name)) is not None and style not in holders:
            holders.append(style)
            name = style.basedOn.val if style.basedOn is not None else None
        yield from (holder.pPr for holder in holders if holder.pPr is not None)
        yield from self._defaults
