"""CSL-JSON: names and dates, and a file that keeps to the schema."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.formats import FORMATS
from publications.formats.csl import (
    CSLItem,
    arxiv_id,
    arxiv_number,
    dumps,
    partial_date,
    printed_name,
    stream,
)


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2019", {"date-parts": [[2019]]}),
        ("2019-08", {"date-parts": [[2019, 8]]}),
        ("2019-08-05", {"date-parts": [[2019, 8, 5]]}),
        ("2018-21", {"date-parts": [[2018]], "season": 1}),
        ("2018-24", {"date-parts": [[2018]], "season": 4}),
        ("2019~", {"date-parts": [[2019]], "circa": True, "edtf": "2019~"}),
        ("2019-08?", {"date-parts": [[2019, 8]], "circa": True, "edtf": "2019-08?"}),
        (
            "2018-23%",
            {"date-parts": [[2018]], "season": 3, "circa": True, "edtf": "2018-23%"},
        ),
        ("201X", {"date-parts": [[2010], [2019]], "edtf": "201X"}),
    ],
)
def test_a_partial_date_is_as_precise_as_it_was(edtf, date):
    assert partial_date(edtf) == date


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ada B. Example", {"family": "Example", "given": "Ada B."}),
        ("Example, A.", {"family": "Example", "given": "A."}),
        (
            "Ludwig van Beethoven",
            {
                "family": "Beethoven",
                "given": "Ludwig",
                "non-dropping-particle": "van",
            },
        ),
        (
            "Martin King, Jr.",
            {"family": "King", "given": "Martin", "suffix": "Jr."},
        ),
        ("The ATLAS  Collaboration", {"literal": "The ATLAS Collaboration"}),
        ("Plato", {"literal": "Plato"}),
    ],
)
def test_a_printed_name_has_the_parts_that_it_shows(printed, name):
    assert printed_name(printed) == name


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"number": arxiv_number("2106.04619")}, "2106.04619"),
        ({"note": arxiv_number("math/0211159")}, "math/0211159"),
        ({"number": "TR-12", "note": "See arXiv:2106.04619"}, ""),
    ],
)
def test_an_arxiv_id_is_read_from_where_it_is_written(item, expected):
    assert arxiv_id(item) == expected


def test_a_file_is_a_json_array_with_an_item_per_line():
    items: list[CSLItem] = [
        {"id": "a", "type": "book", "title": "Ünï"},
        {"id": "b", "type": "book"},
    ]

    text = dumps(items)

    assert text == (
        '[\n{"id":"a","type":"book","title":"Ünï"},\n{"id":"b","type":"book"}\n]\n'
    )


def test_a_file_without_items_is_an_empty_array():
    assert dumps([]) == "[]\n"


@given(st.lists(st.fixed_dictionaries({"id": st.text(), "title": st.text()})))
def test_items_come_back_unchanged(items):
    assert json.loads(dumps(items)) == items


def test_a_stream_takes_one_item_at_a_time():
    taken = []

    def items():
        for number in range(3):
            taken.append(number)
            yield {"id": str(number), "type": "book"}

    next(stream(items()))

    assert taken == [0]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_the_same_whole_as_in_pieces(name):
    items: list[CSLItem] = [
        {"id": "a", "type": "book", "title": "One"},
        {"id": "b", "type": "book"},
    ]

    assert FORMATS[name].dumps(items) == "".join(FORMATS[name].stream(items))


def test_formats_are_called_by_distinct_names_and_media_types():
    assert {name: f.name for name, f in FORMATS.items()} == {"csl": "csl", "bib": "bib"}
    assert len({f.media_type for f in FORMATS.values()}) == len(FORMATS)
    assert [f.extension for f in FORMATS.values()] == ["bib", "json"]
