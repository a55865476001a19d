"""Any description, set in a format and read again, has the same lines."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curation.cv.extractors import docx, latex, org, pdf, rst
from tests.curation.cv.rendering import latex as in_latex
from tests.curation.cv.rendering import outlines
from tests.curation.cv.rendering.description import (
    Heading,
    Item,
    Paragraph,
    Row,
    Text,
    plain,
)
from tests.curation.cv.rendering.typst_pdf import pdf as in_pdf
from tests.curation.cv.rendering.word import word as in_word

# Words as CVs have them, and such as formats stumble over.
ODD = [
    "50%",
    "R&D",
    "#1",
    "a_b",
    "$5",
    "x^2",
    "{set}",
    "~now",
    "[sic]",
    "&",
    "“quoted”",
    "—",
]
# Words between which no markup can be meant: Org and RST have no escapes that work everywhere.
SAFE = [
    "Ada",
    "Björk",
    "University",
    "well-known",
    "2019",
    "Ph.D.",
    "(Chair)",
    "and",
    "of",
]


def inlines(words, longest):
    texts = st.lists(st.sampled_from(words), min_size=1, max_size=longest).map(" ".join)
    parts = st.builds(Text, texts.map(lambda text: f"A {text}"), st.booleans())
    return parts.map(lambda part: (part,))


def descriptions(words):
    lines = st.lists(inlines(words, 12), min_size=1, max_size=3).map(tuple)
    inline = inlines(words, 12)
    items = st.builds(Item, lines)
    # Cells that have room beside each other.
    rows = st.builds(
        Row, st.lists(inlines(words, 3), min_size=2, max_size=3).map(tuple)
    )
    headings = st.builds(Heading, st.just(2), inline)
    blocks = st.one_of(headings, st.builds(Paragraph, lines), items, rows)
    return st.lists(blocks, min_size=1, max_size=8).map(
        lambda found: (Heading(1, (Text("Ada Lee"),)), *found)
    )


def printed(description):
    for block in description:
        match block:
            case Heading(_, inline):
                yield True, "", (plain(inline),)
            case Row(cells):
                yield False, "", tuple(map(plain, cells))
            case Item(lines):
                yield False, "item", (plain(lines[0]),)
                yield from ((False, "", (plain(line),)) for line in lines[1:])
            case Paragraph(lines):
                yield from ((False, "", (plain(line),)) for line in lines)


def read(document):
    return [
        (line.heading > 0, "item" if line.mark else "", line.cells or (line.text,))
        for line in document.lines
        if line.text
    ]


quick = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@quick
@given(descriptions(SAFE + ODD))
def test_latex(description):
    document = latex.extract(in_latex.article(description).encode())

    assert read(document) == list(printed(description))


@quick
@given(descriptions(SAFE + ODD))
def test_docx(description):
    assert read(docx.extract(in_word(description))) == list(printed(description))


@quick
@given(descriptions(SAFE))
def test_org(description):
    document = org.extract(outlines.org(description).encode())

    assert read(document) == list(printed(description))


@quick
@given(descriptions(SAFE))
def test_rst(description):
    document = rst.extract(outlines.rst(description).encode())

    assert read(document) == list(printed(description))


@quick
@given(descriptions(SAFE))
def test_no_word_is_lost_or_moved_by_a_pdf(description):
    document = pdf.extract(
        in_pdf((*description, Heading(2, (Text("The end of the CV"),))))
    )

    wanted = " ".join(" ".join(cells) for _, _, cells in printed(description))
    found = " ".join(line.text for line in document.lines if line.text)
    assert sorted(found.removesuffix(" The end of the CV").split()) == sorted(
        wanted.split()
    )
