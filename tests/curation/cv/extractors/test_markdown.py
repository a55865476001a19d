"""Markdown as lines: headings, lists, tables, breaks, inline markup, what is no text."""

import pytest

from curation.cv.extractors import format_of
from curation.cv.extractors.markdown import extract
from curation.cv.lines import Span, Style


def lines(text):
    return [line for line in extract(text.encode()).lines if line.text]


def line(text):
    [found] = lines(text)
    return found


def test_headings_have_levels_whatever_marks_them():
    found = lines(
        "# Ada Lee\n\nEducation\n=========\n\nPapers\n------\n\n### **A title**"
    )

    assert [(one.text, one.heading) for one in found] == [
        ("Ada Lee", 1),
        ("Education", 1),
        ("Papers", 2),
        ("A title", 3),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**Ada**, B. Kim\\*, *Cy*", "Ada, B. Kim*, Cy"),
        ("Lee*, Park*, Kim", "Lee*, Park*, Kim"),
        ("**Ada Lee\\***", "Ada Lee*"),
        ("[Title](#) and [PDF](https://x.example/a_b)", "Title and PDF"),
        ("[\\(alphabetical\\)](#)", "(alphabetical)"),
        ("Rohan<sup>†</sup> &amp; Co", "Rohan† & Co"),
        ("snake_case_name", "snake_case_name"),
        ("![logo](a.png)Ada", "Ada"),
        ("## Work :office:", "Work"),
    ],
)
def test_markup_is_no_text(source, text):
    assert line(source).text == text


def test_spans_say_what_is_set_apart():
    assert line("by **Ada Lee** in *Tides*").spans == (
        Span(3, 10, Style.BOLD),
        Span(14, 19, Style.ITALIC),
    )


def test_links_keep_where_they_lead():
    [span] = line("[Ada](https://ada.example)").spans

    assert (span.style, span.href) == (Style.LINK, "https://ada.example")


def test_front_matter_comments_and_code_are_no_lines():
    text = "---\ntitle: Old\n---\n<!-- Lost, A.\nB. -->\n```\ncode\n```\nAda\n"

    assert [(one.number, one.text) for one in lines(text)] == [(9, "Ada")]


def test_tabs_and_wide_gaps_part_cells():
    assert line("M.A. Tides   Optimization\t2020 - 2023").cells == (
        "M.A. Tides",
        "Optimization",
        "2020 - 2023",
    )


def test_rows_of_tables_are_lines_and_breaks_part_them():
    text = "| a | b |\n|---|---|\n| • <b>Tides</b><br>with Ada | 2018 |"

    found = lines(text)

    assert [(one.number, one.mark, one.text, one.cells) for one in found] == [
        (1, "", "a b", ("a", "b")),
        (3, "•", "Tides 2018", ("Tides", "2018")),
        (3, "", "with Ada", ()),
    ]


def test_bullets_that_were_run_together_are_parted():
    assert [one.text for one in lines("• one • two")] == ["one", "two"]


def test_hard_breaks_end_a_line():
    found = lines("- Title  \n**Ada**")

    assert [(one.mark, one.text, one.is_final) for one in found] == [
        ("-", "Title", True),
        ("", "Ada", False),
    ]


def test_text_that_is_written_in_markdown_is_markdown_whatever_its_name():
    text = b"# A\n\n## B\n\n**Ada**\n\n## C\n"

    assert format_of("cv.txt", text) == "markdown"
    assert format_of("cv.txt", b"ADA LEE\n\nEDUCATION\n") == "text"


def test_what_a_site_generator_fills_in_is_no_text():
    source = "## Talks\n<ul>{% for post in site.talks %}\n  {{ post.title }}\n{% endfor %}</ul>\n- A"

    assert [line.text for line in extract(source.encode()).lines if line.text] == [
        "Talks",
        "A",
    ]


def test_blocks_in_html_are_headings_items_and_right_columns():
    text = (
        '<section id="a">\n  <h2>Teaching</h2>\n  <ul>\n    <li>\n'
        '      <a href="https://a.example">\n        Tides</a>, <em>Salt</em>\n    </li>\n'
        '    <li>Law <span style="float:right;">Spring, 2025</span></li>\n  </ul>\n</section>\n'
    )

    found = [one for one in lines(text) if one.text]

    assert [(one.number, one.heading, one.mark, one.text) for one in found] == [
        (2, 2, "", "Teaching"),
        (6, 0, "-", "Tides, Salt"),
        (8, 0, "-", "Law Spring, 2025"),
    ]
    assert found[2].cells == ("Law", "Spring, 2025")
