"""Printed dates and periods become EDTF of the printed precision."""

import pytest

from curation.cv.grammars.periods import Period, find_periods, is_expected, years_of


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2012 - 16", "2012", "2016"),
        ("1998–03", "1998", "2003"),
        ("Aug 2019 – May 2023", "2019-08", "2023-05"),
        ("May – Aug 2019", "2019-05", "2019-08"),
        ("01/2020 - 01/2023", "2020-01", "2023-01"),
        ("2015/03 – 2016/05", "2015-03", "2016-05"),
        ("12.03.2019", "2019-03-12", "2019-03-12"),
        ("May 12, 2019", "2019-05-12", "2019-05-12"),
        ("12 de mayo de 2019", "2019-05-12", "2019-05-12"),
        ("Summer 2022", "2022-22", "2022-22"),
        ("Herbst 2018", "2018-23", "2018-23"),
        ("Wintersemester 2018/19", "2018-23", "2018-23"),
        ("mars 2012 – juin 2014", "2012-03", "2014-06"),
        ("gennaio 2015 – 2017", "2015-01", "2017"),
        ("from 2010 to 2014", "2010", "2014"),
        ("2020-05-01", "2020-05-01", "2020-05-01"),
        ("May 16–20, 2012", "2012-05-16", "2012-05-20"),
        ("14.–16. März 2019", "2019-03-14", "2019-03-16"),
        ("June 28–July 1, 2009", "2009-06-28", "2009-07-01"),
        ("2018 Dec", "2018-12", "2018-12"),
        ("2014 Oct 16;22(21)", "2014-10-16", "2014-10-16"),
        ("2015 June–Aug", "2015-06", "2015-08"),
        ("10/15 – 08/18", "2015-10", "2018-08"),
        ("a.a. 2018/2019", "2018", "2019"),
        ("2010-11 – 2012-06", "2010-11", "2012-06"),
    ],
)
def test_a_period_keeps_the_printed_precision(text, start, end):
    [found] = find_periods(text)

    assert (found.period.start, found.period.end) == (start, end)
    assert not found.period.is_current


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2022 - current", "2022"),
        ("05/2024 – present", "2024-05"),
        ("Fall 2021-current", "2021-23"),
        ("seit 2019", "2019"),
        ("depuis septembre 2018", "2018-09"),
        ("enero de 2015 – actualidad", "2015-01"),
        ("dal 2019", "2019"),
        ("dall’a.a. 2020/21 a oggi", "2020"),
        ("2017 – hasta la fecha", "2017"),
        ("2018–", "2018"),
        ("2014- Associate Professor", "2014"),
    ],
)
def test_what_goes_on_has_no_end(text, start):
    found = find_periods(text)[0]

    assert (found.period.start, found.period.end) == (start, "")
    assert found.period.is_current or text.startswith("dal")


def test_several_periods_are_found_apart():
    found = find_periods("May 2020 – Aug 2020 & May 2021 – Aug 2021")

    assert [f.period for f in found] == [
        Period("2020-05", "2020-08"),
        Period("2021-05", "2021-08"),
    ]


def test_a_season_with_a_short_second_year_is_ambiguous():
    [found] = find_periods("Spring 2020 - 21")

    assert (found.period.start, found.period.end) == ("2020-21", "2021")
    assert found.is_ambiguous


@pytest.mark.parametrize("text", ["2010-11", "2011/12"])
def test_two_years_in_a_row_are_a_range_that_may_be_a_month(text):
    [found] = find_periods(text)

    assert found.period.start == text[:4]
    assert found.is_ambiguous


@pytest.mark.parametrize("text", ["Berlin, 1995/2005", "2014 out of 20 papers"])
def test_a_year_in_a_text_is_a_year(text):
    assert [f.period.start for f in find_periods(text)] in (["1995"], ["2014"])


@pytest.mark.parametrize(
    "text", ["1,140,000 students", "arXiv:2012.03412", "10.1109/2019.23", "in May"]
)
def test_numbers_that_are_no_dates_are_left_alone(text):
    assert find_periods(text) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2013, 2014, 2015", [2013, 2014, 2015]),
        ("2021-24", [2021, 2022, 2023, 2024]),
        ("2019, 2023", [2019, 2023]),
    ],
)
def test_lists_and_ranges_give_their_years(text, years):
    assert years_of(find_periods(text)) == years


@pytest.mark.parametrize("text", ["May 2023 (expected)", "voraussichtlich 2025"])
def test_what_is_expected_is_said_so(text):
    assert is_expected(text)


def test_a_month_of_a_cut_year_is_a_date_in_a_cell_of_its_own_alone():
    assert [one.period.start for one in find_periods("09/18\tHill, S.")] == ["2018-09"]
    assert find_periods("grade 09/18 of all") == []


def test_a_year_may_end_in_one_digit_and_stand_before_its_month_in_brackets():
    [one] = find_periods("Harbour Master, 2006–7")
    [other] = find_periods("Hill, S. (2019, May). Tides")

    assert (one.period.start, one.period.end) == ("2006", "2007")
    assert other.period.start == "2019-05"
