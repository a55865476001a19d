"""Runs of text as lines with spans and cells."""

from curation.cv.lines import Span, Style
from curation.cv.runs import Run, line_of

BOLD = frozenset({Style.BOLD})
LINK = frozenset({Style.LINK})


def test_blanks_are_collapsed_across_runs():
    built = line_of([[Run("  Ada "), Run(" Lee\n", BOLD), Run(" ")]], 1)

    assert (built.text, built.spans) == ("Ada Lee", (Span(4, 7, Style.BOLD),))


def test_runs_of_one_style_are_one_span_and_links_are_not():
    runs = [
        Run("A", BOLD),
        Run(" "),
        Run("B", BOLD),
        Run("C", LINK, "c"),
        Run("D", LINK, "d"),
    ]

    built = line_of([runs], 1)

    assert built.spans == (
        Span(0, 3, Style.BOLD),
        Span(3, 4, Style.LINK, "c"),
        Span(4, 5, Style.LINK, "d"),
    )


def test_cells_are_parted_by_a_blank_and_end_spans():
    built = line_of([[Run("A", BOLD)], [], [Run("B", BOLD)]], 1)

    assert (built.text, built.cells) == ("A B", ("A", "", "B"))
    assert built.spans == (Span(0, 1, Style.BOLD), Span(2, 3, Style.BOLD))


def test_a_cell_that_stands_alone_is_no_row():
    assert line_of([[], [Run("A")], [Run(" ")]], 1).cells == ()
