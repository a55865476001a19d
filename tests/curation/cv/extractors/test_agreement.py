"""What every extractor gives for one description of a CV, set in its format, agrees."""

import re

import pytest

from curation.cv.extractors import docx, latex, org, pdf, rst
from curation.cv.lines import Style
from tests.curation.cv.rendering import latex as in_latex
from tests.curation.cv.rendering import outlines
from tests.curation.cv.rendering.description import Heading, Item, Paragraph, Row, plain
from tests.curation.cv.rendering.sample import SAMPLE
from tests.curation.cv.rendering.typst_pdf import pdf as in_pdf
from tests.curation.cv.rendering.word import word as in_word

SETTINGS = {
    "article": lambda cv: latex.extract(in_latex.article(cv).encode()),
    "moderncv": lambda cv: latex.extract(in_latex.moderncv(cv).encode()),
    "docx": lambda cv: docx.extract(in_word(cv)),
    "pdf": lambda cv: pdf.extract(in_pdf(cv, head="Ada Björk Lee")),
    "pdf in two columns": lambda cv: pdf.extract(in_pdf(cv, columns=2)),
    "org": lambda cv: org.extract(outlines.org(cv).encode()),
    "rst": lambda cv: rst.extract(outlines.rst(cv).encode()),
}


@pytest.fixture(params=SETTINGS, scope="module")
def document(request):
    return SETTINGS[request.param](SAMPLE)


@pytest.fixture
def lines(document):
    return [line for line in document.lines if line.text]


def printed(description):
    """The lines of a description as (text, kind), where an item's kind is its mark's."""
    for block in description:
        match block:
            case Heading(_, inline):
                yield plain(inline), "heading"
            case Row(cells):
                yield " ".join(map(plain, cells)), ""
            case Item(lines, _, number):
                yield plain(lines[0]), f"{number}." if number else "bullet"
                yield from ((plain(line), "") for line in lines[1:])
            case Paragraph(lines):
                yield from ((plain(line), "") for line in lines)


def kind(line):
    if line.heading:
        return "heading"
    return line.mark if line.mark[:1].isdigit() else "bullet" if line.mark else ""


def test_texts_headings_and_marks_agree(lines):
    assert [(line.text, kind(line)) for line in lines] == list(printed(SAMPLE))


def test_levels_of_headings_agree(lines):
    wanted = [block.level for block in SAMPLE if isinstance(block, Heading)]

    assert [line.heading for line in lines if line.heading] == wanted


def test_depths_of_items_agree(lines):
    indents = [line.indent for line in lines if kind(line) == "bullet"]
    usual = min(indents)

    assert [indent > usual for indent in indents] == [False, False, True, True, False]


def test_cells_agree(lines):
    wanted = [
        tuple(map(plain, block.cells)) for block in SAMPLE if isinstance(block, Row)
    ]

    assert [tuple(filter(None, line.cells)) for line in lines if line.cells] == wanted


@pytest.mark.parametrize("style", [Style.BOLD, Style.ITALIC])
def test_styles_agree(lines, style):
    name = style.value
    wanted = [
        part.text
        for block in SAMPLE
        if isinstance(block, Paragraph | Item)
        for line in block.lines
        for part in line
        if getattr(part, name)
    ]

    text = [line for line in lines if not line.heading and not line.cells]

    assert [
        line.text[span.start : span.end]
        for line in text
        for span in line.spans
        if span.style is style
    ] == wanted


def test_links_agree(lines):
    found = [
        span.href for line in lines for span in line.spans if span.style is Style.LINK
    ]

    assert found == ["mailto:ada@nowhere.example", "https://a.example/rings"]


def test_every_text_stands_in_the_lines_it_cites(document):
    source = document.text.split("\n")

    for line in document.lines:
        cited = letters(" ".join(source[line.number - 1 : line.last]))
        assert [word for word in line.text.split() if letters(word) not in cited] == []


def letters(text):
    """Letters and figures alone, as accents are written in many ways."""
    return re.sub(r"[^a-z0-9]", "", text.lower().replace("ö", "o").replace("é", "e"))
