"""CVs in Org: outline, items, tables, drawers and what Org does not export."""

import pytest

from curation.cv.extractors.org import extract
from curation.cv.lines import Style


def lines(source):
    return [line for line in extract(source.encode()).lines if line.text]


def test_the_title_stands_above_the_headings_and_their_trimmings_go():
    source = "#+TITLE: Ada Lee\n* TODO [#A] Education :cv:old:\n** Ph.D."

    assert [(line.text, line.heading) for line in lines(source)] == [
        ("Ada Lee", 1),
        ("Education", 2),
        ("Ph.D.", 3),
    ]


def test_wrapped_lines_are_joined_and_broken_ones_are_not():
    source = "On the\nroad.\\\\\nAgain.\n\n- One\n  more\n- Two\nNot two"

    assert [
        (line.number, line.last, line.mark, line.text) for line in lines(source)
    ] == [
        (1, 2, "", "On the road."),
        (3, 3, "", "Again."),
        (5, 6, "-", "One more"),
        (7, 7, "-", "Two"),
        (8, 8, "", "Not two"),
    ]


def test_lists_keep_their_marks_and_their_depth():
    source = "- A\n  1. B\n  2) [X] C\n + D\nA. Lee wrote it"

    assert [(line.mark, line.indent, line.text) for line in lines(source)] == [
        ("-", 0, "A"),
        ("1.", 2, "B"),
        ("2)", 2, "C"),
        ("+", 1, "D"),
        ("", 0, "A. Lee wrote it"),
    ]


def test_tables_terms_and_the_facts_of_a_drawer_are_rows():
    source = """| 2019 | Talk |
|------+------|
- Languages :: English
* Lecturer
:PROPERTIES:
:CV_ENV: cventry
:FROM: <2014-09-01>
:TO: <2017-12-07>
:EMPLOYER: MIT
:END:"""

    assert [line.cells or line.text for line in lines(source)] == [
        ("2019", "Talk"),
        ("Languages", "English"),
        "Lecturer",
        ("2014-09-01 – 2017-12-07", "MIT"),
    ]


@pytest.mark.parametrize(
    ("source", "text", "spans"),
    [
        (
            "*Ada* /and/ ~code~",
            "Ada and code",
            [("Ada", Style.BOLD), ("and", Style.ITALIC), ("code", Style.CODE)],
        ),
        ("[[https://a.example/b_c][Paper]]", "Paper", [("Paper", Style.LINK)]),
        (
            "*[[mailto:a@b.example]]*",
            "a@b.example",
            [("a@b.example", Style.BOLD), ("a@b.example", Style.LINK)],
        ),
        (
            "Lee^{*}, 2*3*4, a/b/c, http://x.example/y/",
            "Lee*, 2*3*4, a/b/c, http://x.example/y/",
            [("*", Style.SUPERSCRIPT)],
        ),
    ],
)
def test_styles_and_links_are_spans(source, text, spans):
    [line] = lines(source)

    assert line.text == text
    assert [(line.text[s.start : s.end], s.style) for s in line.spans] == spans


def test_what_org_does_not_export_is_left_out():
    source = "# note\n* COMMENT A\nB\n** C\n* D :noexport:\n* E\n#+begin_src c\nF\n#+end_src\nG"

    document = extract(source.encode())

    assert [line.text for line in document.lines] == ["E", "G"]
    assert document.left_out == ("2 headings that Org does not export",)


def test_stamps_are_printed_as_dates_and_keywords_in_a_drawer_count():
    source = ":PROPERTIES:\n#+AUTHOR: Ada Lee\n:END:\n| [2019-12-10 Tue] | Talk |"

    assert [line.text for line in lines(source)] == ["Ada Lee", "2019-12-10 Talk"]


def test_line_breaks_are_kept_where_the_file_asks_for_it():
    source = "#+OPTIONS: num:nil \\n:t\nTutor\n2011"

    assert [line.text for line in lines(source)] == ["Tutor", "2011"]
