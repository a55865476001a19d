"""The words of a profile: dates, articles, roles."""

from typing import Any

import pytest

from people.models import Degree, Mentorship, Person, Service, Teaching
from people.profiles import Relative
from people.templatetags import profiles as words


@pytest.mark.parametrize(
    ("organization", "text"),
    [
        ("Massachusetts Institute of Technology", "the Massachusetts Institute of Technology"),
        ("University of Alberta", "the University of Alberta"),
        ("Cornell University", "Cornell University"),
        ("The Ohio State University", "The Ohio State University"),
        ("Google Research", "Google Research"),
        ("Toyota Technological Institute", "Toyota Technological Institute"),
    ],
)  # fmt: skip
def test_an_organization_takes_the_article_where_english_wants_one(organization, text):
    assert words.the(organization) == text


def test_a_date_keeps_together_and_a_range_breaks_after_its_dash():
    degree = Degree(start="2019-08", end="2023-05", is_expected=True)

    assert words.when(degree) == "Aug\xa02019\xa0– May\xa02023 (expected)"


def test_dates_that_could_not_be_read_are_shown_as_printed():
    assert words.when(Teaching(dates_printed="most years")) == "most\xa0years"


@pytest.mark.parametrize(
    ("value", "html"),
    [("2024-06-01", "2024-06-01"), ("2024-06", "2024-06"), ("2018-23", "2018"), ("2019~", "2019")],
)  # fmt: skip
def test_a_season_is_a_year_to_html(value, html):
    assert words.html_date(value) == html


def test_mentors_stand_under_what_they_were():
    primary, chair = Mentorship(role="primary"), Mentorship(role="co_chair")
    supervisor = Mentorship(role="supervisor")

    groups = words.mentor_groups([primary, chair, supervisor])

    assert groups == [("Advisors", [primary, chair]), ("Supervisor", [supervisor])]


@pytest.mark.parametrize(
    ("mentorship", "note"),
    [
        (Mentorship(role="primary"), "primary"),
        (Mentorship(role="co_chair", organization_printed="MIT"), "co-chair, MIT"),
        (Mentorship(role="mentor", role_printed="Mentors"), ""),
        (Mentorship(role_printed="Guide"), "Guide"),
    ],
)
def test_what_sets_a_mentor_apart_is_noted(mentorship, note):
    assert words.role_note(mentorship) == note


def test_a_heading_says_what_joins_people():
    advisor = Relative("A", None, [Mentorship(degree_id=1)])
    mentor = Relative("B", None, [Mentorship()])

    assert words.lineage_heading([advisor]) == "Advised"
    assert words.lineage_heading([mentor]) == "Mentored"
    assert words.lineage_heading([advisor, mentor]) == "Advised and mentored"


def test_a_role_that_several_entries_share_is_said_once():
    reviews = [Service(role="Reviewer", venue=venue) for venue in "AB"]

    assert words.common_role(reviews) == "Reviewer"
    assert words.common_role([*reviews, Service(role="Chair")]) == ""
    assert words.common_role(reviews[:1]) == ""


def test_organizers_whom_the_note_names_are_not_named_again():
    organizers: Any = ["Tardos"]

    noted = Service(note="under Prof. Tardos", co_organizers=organizers)

    assert words.note_names(noted)
    assert not words.note_names(Service(co_organizers=organizers))


def test_a_degree_is_called_by_its_title_or_its_level():
    assert (
        words.degree_title(Degree(title="Ph.D.", field="Physics")) == "Ph.D., Physics"
    )
    assert words.degree_title(Degree(level="master")) == "Master's"
    assert words.degree_title(Degree()) == "Studies"


def test_names_are_joined_as_in_a_sentence():
    assert words.names(["A"]) == "A"
    assert words.names(["A", "B", "C"]) == "A, B and C"


def test_a_name_without_a_page_is_text_and_escaped_in_a_link():
    person = Person(slug="a", credit_name="A")

    assert words.person_link(None, "A <b>") == "A <b>"
    assert words.person_link(person, "A <b>") == '<a href="/people/a/">A &lt;b&gt;</a>'


def test_a_phone_number_links_by_its_digits():
    assert words.tel("+44 (20) 7946-0000") == "+442079460000"
