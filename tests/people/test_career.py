"""The drawing of a career: what it shows, and what it leaves to the lists."""

import datetime as dt

import pytest

from people.career import career_stays
from people.profiles import Profile
from tests import factories as f

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 1)


@pytest.fixture
def ada():
    return f.make_person()


def stays_of(ada, monkeypatch, fewest=1):
    monkeypatch.setattr("people.career._FEWEST", fewest)
    return career_stays(Profile(ada, f.VISITOR), TODAY)


def test_degrees_positions_and_short_stays_have_a_lane_each(ada, monkeypatch):
    degree = f.make_degree(ada, start="2011", end="2015")
    position = f.make_position(ada, title="Lecturer")
    f.make_period(position, start="2016-05", is_current=True)
    stay = f.make_position(ada, title="Intern", kind="internship")
    f.make_period(stay, start="2013-06", end="2013-08")

    found = [
        (s.lane, s.kind, s.label, s.title, s.address, s.start, s.end)
        for s in stays_of(ada, monkeypatch)
    ]

    assert found == [
        (
            0, "degree", "Ph.D., Example University", "Ph.D., Example University: 2011 – 15",
            f"#degree-{degree.pk}", dt.date(2011, 1, 1), dt.date(2015, 12, 31),
        ),
        (
            1, "position", "Example University", "Lecturer, Example University: May 2016 –",
            f"#position-{position.pk}", dt.date(2016, 5, 1), TODAY,
        ),
        (
            2, "short", "", "Intern, Example University: Jun 2013 – Aug 2013",
            f"#position-{stay.pk}", dt.date(2013, 6, 1), dt.date(2013, 8, 31),
        ),
    ]  # fmt: skip


def test_what_has_no_length_is_left_to_the_list(ada, monkeypatch):
    f.make_degree(ada)
    f.make_degree(ada, end="2015")
    f.make_position(ada)

    assert stays_of(ada, monkeypatch) == []


def test_hidden_entries_are_not_drawn(ada, monkeypatch):
    f.make_degree(ada, start="2011", end="2015", visibility="limited")

    assert stays_of(ada, monkeypatch) == []


def test_two_bars_are_no_drawing(ada):
    for end in ("2014", "2015"):
        f.make_degree(ada, start="2011", end=end)

    assert career_stays(Profile(ada, f.VISITOR), TODAY) == []


def test_a_bar_leads_to_its_entry_on_the_page(client, ada):
    for n in range(3):
        f.make_degree(ada, start=f"201{n}", end="2016", title=f"Degree {n}")

    html = client.get(ada.get_absolute_url()).content.decode()

    for degree in ada.degree_set.all():
        assert f'href="#degree-{degree.pk}"' in html
        assert f'<li id="degree-{degree.pk}">' in html
