"""A description as DOCX, with the styles that Word brings along."""

from __future__ import annotations

import io

import docx
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from tests.curation.cv.rendering.description import (
    Block,
    Description,
    Heading,
    Inline,
    Item,
    Paragraph,
    Row,
    Text,
)


def word(description: Description) -> bytes:
    made = docx.Document()
    made.styles["Normal"].paragraph_format.space_after = Pt(6)
    for block in description:
        _add(made, block)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _add(made: Word, block: Block) -> None:
    match block:
        case Heading(level, inline):
            _write(made.add_heading("", level - 1), (inline,))
        case Item(lines, depth, number):
            style = "List Bullet" if depth == 0 else f"List Bullet {depth + 1}"
            paragraph = made.add_paragraph(style=None if number else style)
            if number:
                paragraph.add_run(f"{number}.\t")
            _write(paragraph, lines)
        case Row(cells) if len(cells) == 2:
            paragraph = made.add_paragraph()
            _write(paragraph, cells[:1])
            paragraph.add_run("\t")
            _write(paragraph, cells[1:])
        case Row(cells):
            table = made.add_table(1, len(cells))
            for at, cell in enumerate(cells):
                _write(table.cell(0, at).paragraphs[0], (cell,))
        case Paragraph(lines):
            _write(made.add_paragraph(), lines)


def _write(paragraph: WordParagraph, lines: tuple[Inline, ...]) -> None:
    for at, line in enumerate(lines):
        if at:
            paragraph.add_run().add_break()
        for part in line:
            _part(paragraph, part)


def _part(paragraph: WordParagraph, part: Text) -> None:
    run = paragraph.add_run(part.text)
    run.bold, run.italic = part.bold or None, part.italic or None
    if part.href.startswith(("http", "mailto")):
        _link(paragraph, run, part.href)


def _link(paragraph: WordParagraph, run: Run, href: str) -> None:
    target = paragraph.part.relate_to(
        href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), target)
    paragraph._p.append(link)
    link.append(run._r)
