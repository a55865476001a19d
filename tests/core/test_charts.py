import pytest

from core.charts import Column, by_kind, share, stacked


def make_columns(*totals, **fields):
    return [
        Column(str(2000 + i), {"conference": n}, **fields) for i, n in enumerate(totals)
    ]


def test_the_highest_column_fills_the_plot():
    chart = stacked(make_columns(1, 4), plot=100, head=20)

    assert [bar.top for bar in chart.bars] == ["90", "15"]
    assert chart.base == 120


def test_kinds_stand_on_top_of_each_other():
    column = Column("2000", {"workshop": 1, "conference": 1})

    segments = stacked([column], plot=100, head=0).bars[0].segments

    assert [(s.kind, s.y) for s in segments] == [
        ("conference", "51"),
        ("workshop", "1"),
    ]


def test_what_has_no_year_is_set_off():
    columns = [*make_columns(*[1] * 12), Column("No year", {"other": 1}, is_apart=True)]

    bars = stacked(columns, plot=100).bars

    years = float(bars[1].middle[:-1]) - float(bars[0].middle[:-1])
    assert float(bars[12].middle[:-1]) - float(bars[11].middle[:-1]) > 1.5 * years
    assert bars[12].lines == ["No", "year"]


@pytest.mark.parametrize("number", [1, 8, 60, 300])
def test_columns_stay_within_the_drawing(number):
    columns = [
        *make_columns(*[1] * number),
        Column("No year", {"other": 1}, is_apart=True),
    ]

    last = stacked(columns, plot=100).bars[-1]

    assert float(last.hit_x[:-1]) + float(last.hit_width[:-1]) <= 100.01


def test_only_some_of_many_years_are_labelled():
    bars = stacked(make_columns(*[1] * 60), plot=100).bars

    assert 10 <= sum(bool(bar.lines) for bar in bars) <= 14


def test_an_empty_chart_has_no_bars():
    chart = stacked([], plot=100)

    assert (list(chart.bars), list(chart.grid)) == ([], ["20"])


def test_kinds_without_a_colour_count_as_other():
    assert by_kind([("book", 1), ("", 2), ("conference", 3)]) == {
        "conference": 3,
        "other": 3,
    }


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 4, "25%"), (0, 4, "0%"), (3, 0, "0%"), (1, 3, "33.333%")],
)
def test_a_share_is_a_width(part, whole, expected):
    assert share(part, whole) == expected
