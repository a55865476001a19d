"""Strips: rows of stays, and years below them."""

import datetime as dt

from core.strips import Stay, strip


def stay(first, last, lane=0, label=""):
    return Stay(dt.date(first, 1, 1), dt.date(last, 1, 1), lane, label, "", "", "")


def rows(drawing):
    return [(bar.stay.label, bar.y) for bar in drawing.bars]


def test_stays_of_a_lane_stand_side_by_side_and_below_where_they_overlap():
    drawing = strip(
        [
            stay(2000, 2004, label="a"),
            stay(2004, 2008, label="b"),
            stay(2003, 2005, label="c"),
        ]
    )

    assert rows(drawing) == [("a", 6), ("c", 38), ("b", 6)]


def test_a_lane_begins_below_all_rows_of_the_lane_above():
    drawing = strip(
        [
            stay(2000, 2004, label="a"),
            stay(2001, 2003, label="b"),
            stay(2000, 2001, lane=2, label="c"),
        ]
    )

    assert rows(drawing) == [("a", 6), ("b", 38), ("c", 70)]
    assert drawing.base == 102


def test_lengths_are_shares_of_the_whole_time():
    drawing = strip([stay(2001, 2003), stay(2003, 2005)])

    assert [(bar.x, bar.width) for bar in drawing.bars] == [
        ("0%", "49.966%"),
        ("49.966%", "50.034%"),
    ]


def test_only_a_bar_with_room_is_named():
    drawing = strip([stay(2000, 2001), stay(2000, 2040)])

    assert [bar.is_named for bar in drawing.bars] == [False, True]


def test_the_shortest_stay_can_be_seen():
    drawing = strip(
        [
            stay(1960, 2020),
            Stay(dt.date(2019, 12, 30), dt.date(2020, 1, 1), 1, "", "", "", ""),
        ]
    )

    assert drawing.bars[1].width == "0.8%"
    assert drawing.bars[1].x == "99.2%"


def test_a_long_life_has_a_label_every_few_years():
    labels = [tick.label for tick in strip([stay(1960, 2020)]).ticks if tick.label]

    assert labels[:3] == ["1960", "1965", "1970"]
    # It would be cut at the right end.
    assert labels[-1] == "2015"
