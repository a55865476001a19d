"""CVs in reStructuredText: blocks with the lines they stand on, and no other file."""

from curation.cv.extractors.rst import extract
from curation.cv.lines import Style

SOURCE = """\
=======
Ada Lee
=======

:Email: ada@lee.example

Education
=========

Ph.D. in *Mathematics*, **MIT**,
`thesis <https://a.example/b>`_\\ :sup:`2`

- One
  more
- Two

  3. Nested

Languages
  English

| Line one
| Line two
"""


def lines(source):
    return [line for line in extract(source.encode()).lines if line.text]


def test_every_block_is_a_line_that_cites_where_it_stands():
    found = [
        (line.number, line.last, line.heading, line.mark, line.text)
        for line in lines(SOURCE)
    ]

    assert found == [
        (2, 2, 1, "", "Ada Lee"),
        (5, 5, 0, "", "Email ada@lee.example"),
        (7, 7, 2, "", "Education"),
        (10, 11, 0, "", "Ph.D. in Mathematics, MIT, thesis2"),
        (13, 14, 0, "-", "One more"),
        (15, 15, 0, "-", "Two"),
        (17, 17, 0, "3.", "Nested"),
        (19, 19, 0, "", "Languages"),
        (20, 20, 0, "", "English"),
        (22, 22, 0, "", "Line one"),
        (23, 23, 0, "", "Line two"),
    ]


def test_without_a_title_the_sections_have_the_same_level():
    source = "Education\n=========\n\nPh.D.\n\nAwards\n======\n\nPrize"

    assert [line.heading for line in lines(source)] == [2, 0, 2, 0]


def test_styles_and_links_are_spans():
    line = lines(SOURCE)[3]

    assert [(line.text[s.start : s.end], s.style, s.href) for s in line.spans] == [
        ("Mathematics", Style.ITALIC, None),
        ("MIT", Style.BOLD, None),
        ("thesis", Style.LINK, "https://a.example/b"),
        ("2", Style.SUPERSCRIPT, None),
    ]


def test_the_rows_of_a_table_have_cells():
    source = """\
====  =====
2019  Talk
2020  Other
      talk
====  =====

Below
"""

    assert [(line.number, line.last, line.cells) for line in lines(source)] == [
        (2, 2, ("2019", "Talk")),
        (3, 4, ("2020", "Other talk")),
        (7, 7, ()),
    ]


def test_the_same_text_twice_stands_in_two_places():
    assert [line.number for line in lines("MIT\n\nETH\n\nMIT\n")] == [1, 3, 5]


def test_no_other_file_is_opened_and_no_raw_text_passed_on():
    source = b"A\n\n.. include:: /etc/passwd\n\n.. raw:: html\n\n   <b>B</b>\n\n.. csv-table::\n   :file: /etc/passwd\n"

    document = extract(source)

    assert [line.text for line in document.lines] == ["A"]
    assert document.left_out == (
        ".. include:: /etc/passwd: not read",
        ".. raw:: html: not read",
    )


def test_faulty_markup_is_read_as_it_is():
    assert [line.text for line in lines("Lee*, Roe** and `x |y|\n")] == [
        "Lee*, Roe** and `x |y|"
    ]


def test_an_item_that_is_not_indented_keeps_its_number():
    text = b'1. "Tides"\nSarah Hill\nTidal Letters 12\n\n4.  "Waves"\nJohn Lee\n'

    found = [line for line in extract(text).lines if line.text]

    assert [line.mark for line in found] == ["1.", "4."]
    assert found[0].text.startswith('"Tides"') or found[0].text.startswith("“Tides”")


def test_paragraphs_in_a_cell_stand_below_their_row():
    text = b"""
.. list-table::

   * - 2005
     - Engineer

       Weir Ltd, Bergen
"""

    found = [line for line in extract(text).lines if line.text]

    assert [(line.text, line.cells) for line in found] == [
        ("2005 Engineer", ("2005", "Engineer")),
        ("Weir Ltd, Bergen", ()),
    ]


def test_a_table_of_contents_is_no_text():
    text = b"CV\n==\n\n.. contents:: Contents\n\nWork\n----\n\nWeir\n\nStudies\n-------\n\nTides\n"

    assert "Contents" not in [line.text for line in extract(text).lines]
