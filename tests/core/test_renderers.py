"""Tables as files."""

import csv
import io

import pytest

from core.renderers import CSVRenderer, cell, joined


def table(rows, **columns):
    text = b"".join(CSVRenderer().stream(rows, columns)).decode()
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_looks_like_a_formula_is_guarded(begin):
    assert cell(f"{begin}1+1") == f"'{begin}1+1"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "true"), (False, "false"), (0, 0), ("a-b=c", "a-b=c")],
)
def test_other_cells_stay_as_they_are(value, text):
    assert cell(value) == text


def test_a_guarded_formula_is_still_guarded_inside_quotes():
    rows = [{"title": '=HYPERLINK("http://x","y"),z'}]

    assert table(rows, title=lambda row: row["title"]) == [
        ["title"],
        ['\'=HYPERLINK("http://x","y"),z'],
    ]


def test_texts_with_commas_quotes_and_line_breaks_come_back():
    text = 'One, "two"\nthrée'

    assert table([{"a": text}], a=lambda row: row["a"]) == [["a"], [text]]


def test_a_list_in_a_cell_leaves_out_what_is_empty():
    assert joined(["Ada Lee", None, "", "Bo Ray"]) == "Ada Lee; Bo Ray"
