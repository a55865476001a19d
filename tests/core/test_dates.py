"""Partial dates: their first and last day, and how they read."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import dates


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-08", "2019-08-01", "2019-08-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-11-20", "2019-11-20", "2019-11-20"),
        ("2018-21", "2018-03-01", "2018-05-31"),
        ("2018-22", "2018-06-01", "2018-08-31"),
        ("2018-23", "2018-09-01", "2018-11-30"),
        ("2018-24", "2018-12-01", "2019-02-28"),
        ("2019-24", "2019-12-01", "2020-02-29"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2019~", "2019-01-01", "2019-12-31"),
        ("2019-08?", "2019-08-01", "2019-08-31"),
    ],
)
def test_a_partial_date_spans_its_first_to_its_last_day(value, earliest, latest):
    date = dates.parse(value)

    assert (date.earliest.isoformat(), date.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    "value",
    [
        "", "19", "2019-13", "2019-20", "2019-25", "2019-00", "2019-02-30", "2019-8", "0000",
        "000X", "201X-08", "2019/2020", "n.d.", " 2019", "2019\n", "２０１９", "1539600425",
        "9999-24", "2019-08-20T00:00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_sentence(value):
    with pytest.raises(ValueError, match="is not a date"):
        dates.parse(value)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_value_error(text):
    try:
        date = dates.parse(text)
    except ValueError:
        return
    assert date.earliest <= date.latest
    assert dates.display(text)


@pytest.mark.parametrize(
    ("start", "end", "current", "expected"),
    [
        ("2017", "2022", False, ("2017-01-01", "2022-12-31")),
        ("2022", "", True, ("2022-01-01", None)),
        ("2022", "", False, ("2022-01-01", "2022-12-31")),
        ("", "2022-05", False, ("2022-05-01", "2022-05-31")),
        ("", "", False, (None, None)),
        ("", "", True, (None, None)),
        ("2018-24", "2018-24", False, ("2018-12-01", "2019-02-28")),
    ],
)
def test_bounds_run_from_the_first_day_to_the_last(start, end, current, expected):
    found = dates.bounds(start, end, is_current=current)

    assert tuple(day and day.isoformat() for day in found) == expected


def test_an_end_before_the_start_is_refused():
    with pytest.raises(ValueError, match=r"ends \(2011\) before it starts \(2012\)"):
        dates.bounds("2012", "2011")


def test_a_year_may_end_within_its_own_first_month():
    assert dates.bounds("2012-06", "2012") == (
        dt.date(2012, 6, 1),
        dt.date(2012, 12, 31),
    )


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"start": "2017", "end": "2022"}, "2017 – 22"),
        ({"start": "1998", "end": "2004"}, "1998 – 2004"),
        ({"start": "2022", "end": "", "is_current": True}, "2022 –"),
        ({"start": "2019-08", "end": "2023-05", "is_expected": True}, "Aug 2019 – May 2023 (expected)"),
        ({"start": "2019-22", "end": "2019-22"}, "Summer 2019"),
        ({"start": "2020-21", "end": "2021"}, "Spring 2020 – 2021"),
        ({"start": "", "end": "2004"}, "2004"),
        ({"start": "", "end": ""}, ""),
        ({"start": "2019-11-20", "end": ""}, "20 Nov 2019"),
        ({"start": "198X", "end": ""}, "1980–1989"),
        ({"start": "1987~", "end": ""}, "about 1987"),
    ],
)  # fmt: skip
def test_a_range_reads_as_people_write_it(arguments, text):
    assert dates.display_range(**arguments) == text
