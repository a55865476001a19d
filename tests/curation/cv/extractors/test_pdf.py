"""CVs in PDF: reading order, wrapped lines, running heads, and what is refused."""

import time

import pytest
import typst

from curation.cv.extractors.pdf import extract
from curation.cv.lines import Style
from curation.cv.unreadable import Unreadable

TEXT = (
    "The history of mathematics is full of well-known theorems that nobody remembers "
    "proving, and of lemmas that everybody uses without knowing who found them in the "
    "first place, which makes writing about it a rewarding occupation."
)
SMALL = "#set page(width: 10cm, height: 8cm, margin: 1cm)\n"


def pdf(source):
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def lines(source):
    return [line for line in extract(pdf(source)).lines if line.text]


def test_wrapped_lines_are_one_paragraph_without_their_hyphens():
    source = f"#set par(justify: true)\n#set text(hyphenate: true)\n{SMALL}{TEXT}\n\nAnother."

    assert [line.text for line in lines(source)] == [TEXT, "Another."]


def test_a_short_line_ends_its_paragraph():
    source = (
        "Massachusetts Institute of Technology \\\n2015 – 2019 \\\nPh.D. in Mathematics"
    )

    assert [line.text for line in lines(source)] == [
        "Massachusetts Institute of Technology",
        "2015 – 2019",
        "Ph.D. in Mathematics",
    ]


def test_larger_type_is_a_heading_and_more_space_a_blank_line():
    source = (
        "#text(20pt)[Ada Lee]\n\n#text(14pt)[*Education*]\n\nPh.D. \\\nMIT\n\nM.Sc."
    )

    found = extract(pdf(source)).lines

    assert [(line.text, line.heading) for line in found] == [
        ("Ada Lee", 1),
        ("Education", 2),
        ("", 0),
        ("Ph.D.", 0),
        ("MIT", 0),
        ("", 0),
        ("M.Sc.", 0),
    ]


def test_long_titles_in_larger_type_are_headings():
    title = (
        "A long title of a paper on the lattices of rivers " * 2 + "and their deltas"
    )

    found = extract(
        pdf(f"#set page(width: 60cm)\n#text(14pt)[{title}]\n\n{TEXT}")
    ).lines

    assert [line.text for line in found if line.heading] == [title]


def test_lists_keep_their_marks_and_what_hangs_behind_them():
    source = f"{SMALL}- {TEXT}\n- B\n  - C\n\n+ D\n+ E\n\n[J12] F"

    found = lines(source)

    assert [(line.mark, line.text) for line in found] == [
        ("•", TEXT),
        ("•", "B"),
        ("‣", "C"),
        ("1.", "D"),
        ("2.", "E"),
        ("[J12]", "F"),
    ]
    assert found[2].indent > found[1].indent


def test_text_at_both_margins_is_a_row_of_cells():
    source = "*MIT*, Boston #h(1fr) 2015 – 2019 \\\nHarvard #h(1fr) 2019 – 2023"

    assert [line.cells for line in lines(source)] == [
        ("MIT, Boston", "2015 – 2019"),
        ("Harvard", "2019 – 2023"),
    ]


def test_a_column_of_dates_is_read_row_by_row():
    rows = [
        f"[{year}], [Lecturer in the year {year}, with duties]"
        for year in range(2001, 2011)
    ]
    source = f"#grid(columns: (3cm, 1fr), row-gutter: 1em, {', '.join(rows)})"

    assert lines(source)[0].cells == ("2001", "Lecturer in the year 2001, with duties")


def test_two_columns_are_read_one_after_the_other():
    source = (
        '#place(top, scope: "parent", float: true)[A title that runs across both of the columns]\n'
        f"#set page(columns: 2, height: 9cm)\nFirst. {TEXT}\n#colbreak()\nSecond. {TEXT}"
    )

    assert [line.text[:7] for line in lines(source)] == [
        "A title",
        "First. ",
        "Second.",
    ]


def test_a_column_beside_the_text_is_read_by_itself():
    side = "".join(f"Skill number {n} \\\n" for n in range(9))
    source = f"#grid(columns: (28%, 1fr), gutter: 2em, text(8pt)[{side}], [{TEXT * 4}])"

    texts = [line.text for line in lines(source)]

    assert texts == [*(f"Skill number {n}" for n in range(9)), TEXT * 4]


def test_what_a_browser_prints_around_a_page_is_dropped():
    source = (
        "#set page(header: [11/21/26, 3:58 PM], footer: [https://a.example/cv 1/1])\n"
        "Ada Lee has put her CV on a page"
    )

    assert [line.text for line in lines(source)] == ["Ada Lee has put her CV on a page"]


def test_running_heads_and_page_numbers_are_dropped_and_counted():
    source = (
        "#set page(height: 6cm, header: context if here().page() > 1 [CV of Ada Lee], "
        'footer: context align(center, counter(page).display("1")))\n'
        "= Ada Lee\n" + "#pagebreak()\n".join(f"Fact {n} of 2019" for n in "abc")
    )

    document = extract(pdf(source))

    assert [line.text for line in document.lines if line.text] == [
        "Ada Lee",
        "Fact a of 2019",
        "Fact b of 2019",
        "Fact c of 2019",
    ]
    assert document.left_out == ("3 page numbers", "2 running heads")
    assert (document.pages, document.lines[-1].page) == (3, 3)


def test_styles_and_links_are_spans():
    source = '*Ada*, _Notes_#super(typographic: false)[2], #link("https://a.example/b")[Paper] and more text here'

    [line] = lines(source)

    assert [(line.text[s.start : s.end], s.style, s.href) for s in line.spans] == [
        ("Ada", Style.BOLD, None),
        ("Notes", Style.ITALIC, None),
        ("2", Style.SUPERSCRIPT, None),
        ("Paper", Style.LINK, "https://a.example/b"),
    ]


def test_ligatures_are_letters():
    assert lines("An efficient, affable office offline")[0].text == (
        "An efficient, affable office offline"
    )


def test_a_turned_page_reads_the_same():
    straight = lines(TEXT)
    turned = lines(f"#rotate(90deg, reflow: true, block(width: 15cm)[{TEXT}])")

    assert " ".join(line.text for line in turned) == " ".join(
        line.text for line in straight
    )


def test_the_text_holds_the_line_that_a_number_cites():
    document = extract(pdf("- One of the items of a list\n\nMIT #h(1fr) 2019"))

    assert document.text.split("\n") == [
        "• One of the items of a list",
        "",
        "MIT\t2019",
    ]
    assert [line.number for line in document.lines] == [1, 2, 3]


def test_thirty_pages_take_seconds():
    source = '#set page(numbering: "1")\n' + f"{TEXT}\n\n" * 500
    data = pdf(source)
    started = time.process_time()

    document = extract(data)

    assert document.pages and document.pages >= 30
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7 and nothing else", "damaged"),
        (pdf("#rect(width: 5cm, height: 5cm)"), "holds no text"),
        (pdf("A text long enough to count #pagebreak()" * 201), "pages"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused(data, why):
    with pytest.raises(Unreadable, match=why):
        extract(data)


def test_a_locked_pdf_is_refused():
    key = "<" + "00" * 32 + ">"
    locked = f"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj
3 0 obj <</Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4>> endobj
trailer <</Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>]>>
%%EOF"""

    with pytest.raises(Unreadable, match="password"):
        extract(locked.encode())
