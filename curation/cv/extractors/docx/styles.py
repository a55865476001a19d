"""What the styles of a Word document say of its paragraphs and runs, asked once for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

# A style and those it is based on, nearest first.
Chain = tuple[Any, ...]


class Styles:
    def __init__(self) -> None:
        self._chains: dict[tuple[str, str | None], Chain] = {}
        self._fonts: dict[tuple[str, str | None, str], Any] = {}

    def of(self, paragraph: Paragraph) -> Chain:
        key = ("paragraph", paragraph._p.style)
        if key not in self._chains:
            self._chains[key] = tuple(_chain(paragraph.style))
        return self._chains[key]

    def font(self, run: WordRun, paragraph: Paragraph, name: str) -> Any:
        """A property of the run's font, or of the styles that stand behind it."""
        value = getattr(run.font, name)
        if value is None and run._r.style is not None:
            value = self._of_run(run, name)
        return self._of_paragraph(paragraph, name) if value is None else value

    def level(self, paragraph: Paragraph) -> int:
        """Of a title 1, of "heading 1" 2, and so on; 0 for text."""
        for style in self.of(paragraph):
            if found := _level_of_name((style.name or "").lower()):
                return found
        outline = paragraph._p.xpath("w:pPr/w:outlineLvl/@w:val")
        return int(outline[0]) + 2 if outline and int(outline[0]) < 9 else 0

    def _of_run(self, run: WordRun, name: str) -> Any:
        key = ("run", run._r.style, name)
        if key not in self._fonts:
            self._fonts[key] = _first(_chain(run.style), name)
        return self._fonts[key]

    def _of_paragraph(self, paragraph: Paragraph, name: str) -> Any:
        key = ("paragraph", paragraph._p.style, name)
        if key not in self._fonts:
            self._fonts[key] = _first(self.of(paragraph), name)
        return self._fonts[key]


def _chain(style: Any) -> Iterator[Any]:
    """One that leads back to itself ends where it began."""
    seen: set[str] = set()
    while style is not None and style.style_id not in seen:
        yield style
        seen.add(style.style_id)
        style = style.base_style


def _first(chain: Chain | Iterator[Any], name: str) -> Any:
    values = (getattr(style.font, name) for style in chain)
    return next((value for value in values if value is not None), None)


def _level_of_name(name: str) -> int:
    if name == "title":
        return 1
    found = re.fullmatch(r"heading (\d)", name)
    return int(found[1]) + 1 if found else 0
