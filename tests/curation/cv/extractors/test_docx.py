"""CVs in DOCX: what Word's paragraphs, lists and tables become, and what is refused."""

import io
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from curation.cv.extractors.docx import archive, extract
from curation.cv.lines import Style
from curation.cv.unreadable import Unreadable


def saved(word):
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def lines(word):
    return [line for line in extract(saved(word)).lines if line.text]


def packed(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


@pytest.fixture
def word():
    return docx.Document()


def test_headings_have_the_level_of_their_style(word):
    word.add_heading("Ada Lee", 0)
    word.add_heading("Education", 1)
    own = word.styles.add_style("Own", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = word.styles["Heading 2"]
    word.add_paragraph("Ph.D.", style="Own")
    word.add_paragraph("Text")

    assert [(line.text, line.heading) for line in lines(word)] == [
        ("Ada Lee", 1),
        ("Education", 2),
        ("Ph.D.", 3),
        ("Text", 0),
    ]


def test_styles_that_are_based_on_each_other_end_somewhere(word):
    first = word.styles.add_style("First", WD_STYLE_TYPE.PARAGRAPH)
    second = word.styles.add_style("Second", WD_STYLE_TYPE.PARAGRAPH)
    first.base_style, second.base_style = second, first
    word.add_paragraph("Text", style="First")

    assert [line.text for line in lines(word)] == ["Text"]


def test_without_styles_larger_type_and_bold_capitals_are_headings(word):
    word.add_paragraph().add_run("Ada Lee").font.size = Pt(20)
    word.add_paragraph().add_run("EDUCATION").bold = True
    word.add_paragraph("Ph.D. in Mathematics from a university")

    assert [line.heading for line in lines(word)] == [1, 2, 0]


def test_lists_keep_their_marks_and_their_depth(word):
    word.add_paragraph("A", style="List Bullet")
    word.add_paragraph("B", style="List Bullet 2")
    word.add_paragraph("C", style="List Number")
    word.add_paragraph("D", style="List Number")
    word.add_paragraph("[12]\tE")
    word.add_paragraph("• F")

    assert [(line.mark, line.indent, line.text) for line in lines(word)] == [
        ("•", 0, "A"),
        ("•", 2, "B"),
        ("1.", 0, "C"),
        ("2.", 0, "D"),
        ("[12]", 0, "E"),
        ("•", 0, "F"),
    ]


def test_tabs_and_tables_give_cells_and_a_break_gives_a_line(word):
    word.add_paragraph("\tMIT\t\t2019\nBoston")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2020", "Talk\nin Rome"

    assert [line.cells or line.text for line in lines(word)] == [
        ("MIT", "2019"),
        "Boston",
        ("2020", "Talk"),
        "in Rome",
    ]


def test_styles_and_links_are_spans(word):
    paragraph = word.add_paragraph("By ")
    paragraph.add_run("Ada").bold = True
    paragraph.add_run("*").font.superscript = True
    target = paragraph.part.relate_to(
        "https://a.example",
        RELATIONSHIP_TYPE.HYPERLINK,
        is_external=True,
    )
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}"><w:r><w:t>Paper</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))

    [line] = lines(word)

    assert [(line.text[s.start : s.end], s.style, s.href) for s in line.spans] == [
        ("Ada", Style.BOLD, None),
        ("*", Style.SUPERSCRIPT, None),
        ("Paper", Style.LINK, "https://a.example"),
    ]


def test_controls_insertions_and_text_boxes_are_read_and_deletions_counted(word):
    inner = "<w:r><w:t>{}</w:t></w:r>"
    xml = (
        f"<w:p {nsdecls('w')}><w:sdt><w:sdtContent>{inner.format('A')}</w:sdtContent></w:sdt>"
        f"<w:ins>{inner.format('B')}</w:ins><w:del><w:r><w:delText>C</w:delText></w:r></w:del>"
        f"<w:r><w:pict><w:txbxContent><w:p>{inner.format('D')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    word.element.body.insert(0, parse_xml(xml))

    document = extract(saved(word))

    assert [line.text for line in document.lines if line.text] == ["AB", "D"]
    assert document.left_out == ("1 deleted passage",)


def test_the_head_of_the_first_page_comes_first(word):
    word.add_paragraph("Education")
    word.sections[0].header.paragraphs[0].text = "Ada Lee"

    assert [line.text for line in lines(word)] == ["Ada Lee", "Education"]


def test_the_text_holds_the_line_that_a_number_cites(word):
    word.add_paragraph("A", style="List Bullet")
    word.add_paragraph("B\tC")

    document = extract(saved(word))

    assert document.text.split("\n") == ["• A", "", "B\tC"]
    assert [line.number for line in document.lines] == [1, 2, 3]


def test_an_archive_that_unpacks_to_too_much_is_refused():
    zeros = "0" * (archive.SMALL * 4)

    with pytest.raises(Unreadable, match="far more than it should"):
        extract(packed(word__document=zeros))


def test_xml_entities_are_refused():
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

    with pytest.raises(Unreadable, match="entities"):
        extract(packed(word__document=bomb))
    with pytest.raises(Unreadable, match="entities"):
        extract(packed(word__document=bomb.encode("utf-16")))


@pytest.mark.parametrize("data", [packed(word__document="<a/>"), b"PK\x03\x04 broken"])
def test_a_damaged_file_is_refused(data):
    with pytest.raises(Unreadable, match="DOCX"):
        extract(data)
