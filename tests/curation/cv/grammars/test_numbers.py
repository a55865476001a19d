"""Volume, issue and pages as citations of many styles print them."""

import pytest

from curation.cv.grammars.numbers import read_numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" 12 (3), 45–67, 2019.", ("12", "3", "45–67")),
        (", vol. 12, no. 3, pp. 45-67", ("12", "3", "45-67")),
        (" 12(3):45–67", ("12", "3", "45–67")),
        (" 7, no. 2 (2018): 11–20", ("7", "2", "11–20")),
        (" 12, 45-67, 2019", ("12", None, "45-67")),
        (" 12:e1234", ("12", None, "e1234")),
        (" 45 (2019): 12-34", ("45", None, "12-34")),
        (", Bd. 4, S. 12-14", ("4", None, "12-14")),
        (", pp. 3–9", (None, None, "3–9")),
        (" 95 (2), 2021", ("95", "2", None)),
    ],
)
def test_numbers_are_read_in_every_style(text, found):
    read = read_numbers(text)

    assert (read.get("volume"), read.get("issue"), read.get("page")) == found


@pytest.mark.parametrize(
    "text", [", 2019", " 2019, 2020", " 2019-2020", " 2024 (COLT 2024)", " 34, 2021"]
)
def test_years_are_no_numbers(text):
    assert read_numbers(text) == {}


def test_an_isbn_is_found_among_them():
    assert read_numbers(". ISBN 978-3-16-148410-0") == {"isbn": "978-3-16-148410-0"}
