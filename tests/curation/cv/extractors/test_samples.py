"""Whole CVs as people write them, and the real ones where they are at hand."""

import re
import unicodedata
from pathlib import Path

import pytest

from curation.cv.extractors import docx, extract, latex, pdf
from tests.curation.cv.rendering.description import Heading, Item, Paragraph, Row, plain
from tests.curation.cv.rendering.from_markdown import describe
from tests.curation.cv.rendering.through import FORMATS, through

SAMPLES = Path(__file__).parents[3] / "samples" / "cv"
REAL = Path(__file__).parents[5] / "shared" / "cvs"
NAMES = ["moderncv.tex", "cv.org", "cv.rst", "resume.json", "cv.yml"]
READERS = {"pdf": pdf.extract, "docx": docx.extract, "tex": latex.extract}


def document(name):
    return extract(name, (SAMPLES / name).read_bytes())


def letters(text):
    """Letters and figures alone, without accents and without the names of commands."""
    text = re.sub(r"\\(v|textsc|epsilon|emph|me)\b", "", text).replace("ϵ", "")
    text = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[^a-z0-9]", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_stands_in_the_lines_that_are_cited(name):
    found = document(name)
    source = found.text.split("\n")

    for line in found.lines:
        cited = letters(" ".join(source[line.number - 1 : line.last]))
        # The file's own macro for the owner's name is cited where it is called.
        text = (
            line.text.replace("M. Núñez Vega", "")
            if name.endswith(".tex")
            else line.text
        )
        assert [word for word in text.split() if letters(word) not in cited] == []


def test_a_cv_in_moderncv_is_read():
    found = [line for line in document("moderncv.tex").lines if line.text]

    assert [
        (line.heading, line.mark, line.indent, line.cells or line.text) for line in found
    ] == [
        (1, "", 0, "María Núñez Vega"),
        (0, "", 0, "Associate Professor of Statistics"),
        (0, "", 0, ("12 Example Road", "00000 Nowhere", "Utopia")),
        (0, "", 0, ("mobile", "+00 (555) 0101")),
        (0, "", 0, "maria@nowhere.example"),
        (0, "", 0, "maria.nowhere.example"),
        (0, "", 0, ("github", "mnv")),
        (2, "", 0, "Education"),
        (0, "", 0, ("2008–2012", "Ph.D. in Statistics", "University of Nowhere", "Nowhere", "with honours")),
        (0, "", 0, "Thesis: Small samples of small things. Advisor: Prof. Zoë Šimek."),
        (0, "", 0, ("2004–2008", "B.Sc.", "Institute of Elsewhere", "Elsewhere", "9.7 / 10")),
        (2, "", 0, "Positions"),
        (0, "", 0, ("2018–now", "Associate Professor", "University of Nowhere", "", "")),
        (0, "•", 0, "Head of the group for small samples, with 5 members"),
        (0, "•", 0, "Teaches"),
        (0, "•", 2, "Statistics I & II"),
        (0, "•", 2, "Probability"),
        (2, "", 0, "Publications"),
        (3, "", 0, "Journals"),
        (0, "1.", 0, "M. Núñez Vega and B. Roe. Half a sample is better than none. Journal of Samples, 2019."),
        (0, "2.", 0, "C. Doe*, M. Núñez Vega*. ϵ-small samples. Annals of ϵ, 2021."),
        (0, "", 0, "* Equal contribution."),
        (2, "", 0, "Awards"),
        (0, "", 0, ("2020", "Prize of the Society of Samples (declined)")),
        (0, "•", 0, "Travel grant, 2011"),
        (2, "", 0, "Service"),
        (0, "", 0, ("2019, 2021", "Reviewer, Journal of Samples")),
        (0, "", 0, ("2022", "Programme committee, Small '22")),
    ]  # fmt: skip


def printed(description):
    for block in description:
        match block:
            case Heading(_, inline):
                yield plain(inline)
            case Row(cells):
                yield " ".join(map(plain, cells))
            case Item(lines) | Paragraph(lines):
                yield from map(plain, lines)


def as_read(text):
    """Without a typed bullet, and with straight quotes, as some fonts curl them."""
    text = text.translate(str.maketrans("’‘“”", "''\"\""))
    return " ".join(text.removeprefix("•").split())


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "stem", ["000_cccc032b8eb5b401", "002_1adc569422dc1064", "004_0d7bc167cfeac616"]
)
def test_nearly_every_line_of_a_real_cv_comes_through_each_format(stem, name):
    source = REAL / f"{stem}.txt"
    if not source.exists():
        pytest.skip("no real CVs beside this checkout (../shared/cvs)")
    markdown = source.read_text("utf-8")
    wanted = {as_read(text) for text in printed(describe(markdown))}

    document = READERS[name.split("-")[0]](through(markdown, name))

    missing = wanted - {as_read(line.text) for line in document.lines}
    assert len(missing) <= len(wanted) * 0.05, sorted(missing)
