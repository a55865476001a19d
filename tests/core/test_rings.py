"""Rings: who stands beside whom, who is named, and what stays within the drawing."""

import re

import pytest

from core.rings import MOST, TALL, WIDE, Member, rings, shortened, side_by_side


def member(name, *works, **fields):
    return Member(name, name, frozenset(works), **fields)


def crowd(number, works=1):
    return [
        member(f"Person {n:03}", *range(n * works, (n + 1) * works))
        for n in range(number)
    ]


def test_who_wrote_together_stands_together():
    ada, bo = member("Ada", 1, 2, 3), member("Bo", 4)
    cy, di = member("Cy", 4, 5), member("Di", 3)

    assert side_by_side([ada, bo, cy, di]) == [ada, di, cy, bo]


def test_both_drawings_hold_the_same_people():
    wide, tall = rings([member("Ada", 1, 2), member("Bo", 2), member("Cy", 3)])

    assert (wide.shape.name, tall.shape.name) == ("wide", "tall")
    assert [node.member.name for node in wide.nodes] == ["Ada", "Bo", "Cy"]
    assert [node.member for node in tall.nodes] == [node.member for node in wide.nodes]


def test_a_line_grows_with_joint_works_and_one_work_has_none():
    wide, _ = rings([member("Ada", *range(9)), member("Bo", 1, 2), member("Cy", 3)])

    assert [spoke.width for spoke in wide.spokes] == [5, 2]


def test_a_curve_joins_who_wrote_one_of_the_works_together():
    wide, _ = rings([member("Ada", 1, 2), member("Bo", 1, 2), member("Cy", 3)])

    [(width, path)] = wide.curves
    assert width == 2
    assert path.count("M") == 1


def test_a_member_has_its_own_curves_and_line_to_show_alone():
    wide, tall = rings([member("Ada", 1), member("Bo", 1), member("Cy", 3)])

    assert [node.own.count("M") for node in wide.nodes] == [2, 2, 1]
    assert {node.own for node in tall.nodes} == {""}


def test_a_ring_holds_those_with_most_works():
    people = [*crowd(MOST + 5), member("Zoe", *range(1000, 1005))]

    wide, _ = rings(people)

    assert len(wide.nodes) == MOST
    assert "Zoe" in {node.member.name for node in wide.nodes}


def test_names_go_to_those_with_most_works_where_there_is_no_room_for_all():
    wide, tall = rings([*crowd(78), member("Zoe", 1000, 1001)])

    named = [sum(node.is_named for node in ring.nodes) for ring in (wide, tall)]
    assert named[1] < named[0] <= 79
    assert next(n for n in tall.nodes if n.member.name == "Zoe").is_named


@pytest.mark.parametrize("number", [3, 20, MOST])
def test_every_dot_lies_within_the_drawing(number):
    for ring in rings(crowd(number, works=3)):
        for node in ring.nodes:
            for place in (float(node.x), float(node.y)):
                assert place > float(node.radius)
                assert place + float(node.radius) < ring.shape.side


def test_long_names_make_the_ring_smaller():
    short = WIDE.fitting([member("A. B", 1)])
    long = WIDE.fitting([member("A. Very-Long-Family-Name", 1)])

    assert WIDE.radius * 2 / 3 <= long.radius < short.radius == WIDE.radius


def test_the_drawing_is_the_same_each_time():
    people = crowd(12, works=2)

    assert rings(people) == rings(reversed(people))


def test_labels_on_the_left_read_towards_the_ring():
    for node in rings(crowd(8))[0].nodes:
        is_left = float(node.x) < WIDE.side / 2
        assert (node.anchor == "end") == is_left
        assert node.label_x.startswith("-") == is_left


def test_a_label_is_cut_to_fit():
    assert shortened("A. B") == "A. B"
    assert shortened("A. Very-Long-Family-Name-Indeed") == "A. Very-Long-Family-N…"
    assert not re.search(r"\s…", shortened("A. " + "b" * 40))


def test_shapes_are_square_and_leave_room_for_letters():
    for shape in (WIDE, TALL):
        assert shape.radius * 2 < shape.side * 0.7
