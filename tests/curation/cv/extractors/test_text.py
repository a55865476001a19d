"""Plain text as lines: pages, running heads, columns, underlined headings."""

from curation.cv.extractors.text import extract


def lines(text):
    return [line for line in extract(text.encode()).lines if line.text]


def test_columns_of_blanks_are_cells():
    [line] = lines("Ph.D. in Tides            2012 – 2016\n")

    assert line.cells == ("Ph.D. in Tides", "2012 – 2016")


def test_marks_and_indent_are_apart_from_the_text():
    [one, other] = lines("[12] Tides\n  • Trust\n")

    assert (one.mark, one.text, one.indent) == ("[12]", "Tides", 0)
    assert (other.mark, other.text, other.indent) == ("•", "Trust", 2)


def test_what_is_underlined_is_a_heading():
    [line] = lines("Education\n=========\n")

    assert (line.text, line.heading) == ("Education", 1)


def test_pages_are_counted_and_their_edges_left_out():
    text = "Ada Lee\nTides\n\fAda Lee — Curriculum Vitae, page 2\nTrust\n"

    found = lines(text)

    assert [(one.number, one.page, one.text) for one in found] == [
        (1, 1, "Ada Lee"),
        (2, 1, "Tides"),
        (4, 2, "Trust"),
    ]


def test_page_numbers_and_the_head_below_them_are_left_out():
    text = "Ada Lee\n\nTides\n\n                         1\nAda Lee\nTrust\n"

    assert [one.text for one in lines(text)] == ["Ada Lee", "Tides", "Trust"]


def test_ligatures_are_letters():
    assert lines("ﬁeld\n")[0].text == "field"
