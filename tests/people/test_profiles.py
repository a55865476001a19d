"""A profile gathers a person's entries, newest first, in the groups of its page."""

from typing import Any

import pytest

from people.models import Service
from people.profiles import Profile, current_positions, newest_first, unfinished_degree
from tests.factories import (
    VISITOR,
    make_award,
    make_curator,
    make_degree,
    make_delivery,
    make_identifier,
    make_mentorship,
    make_other_name,
    make_period,
    make_person,
    make_position,
    make_record,
    make_service,
    make_skill,
    make_talk,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_person("Ada Example")


def profile_of(person, user=VISITOR):
    return Profile(person, user)


def names(relatives):
    return [relative.name for relative in relatives]


def test_what_goes_on_comes_first_and_what_has_no_date_last(ada):
    undated = make_degree(ada, order=0)
    old = make_degree(ada, start="2001", end="2004", order=1)
    new = make_degree(ada, start="2005", end="2009", order=2)
    current = make_degree(ada, start="2004", is_current=True, order=3)

    assert newest_first([undated, old, new, current]) == [current, new, old, undated]


def test_entries_of_equal_dates_keep_their_printed_order(ada):
    second = make_award(ada, "Second", years=[2020], order=1)
    first = make_award(ada, "First", years=[2020], order=0)

    assert profile_of(ada).awards == [first, second]


def test_internships_stand_apart_from_positions(ada):
    lecturer = make_position(ada, kind="faculty")
    intern = make_position(ada, kind="internship")

    profile = profile_of(ada)

    assert profile.positions == [lecturer]
    assert profile.short_stays == [intern]


def test_a_position_with_an_open_period_is_current(ada):
    make_period(make_position(ada), start="2010", end="2012")
    current = make_position(ada)
    make_period(current, start="2012", is_current=True)

    assert current_positions(profile_of(ada).positions) == [current]


def test_a_degree_that_was_expected_is_unfinished(ada):
    make_degree(ada, end="2010")
    expected = make_degree(ada, end="2015", is_expected=True)

    assert unfinished_degree(profile_of(ada).degrees) == expected


def test_talks_are_ordered_by_when_they_were_last_given(ada):
    old, new = make_talk(ada, "Old"), make_talk(ada, "New")
    make_delivery(new, date="2019")
    make_delivery(old, date="2020-05")
    make_delivery(new, date="2021-01")

    assert profile_of(ada).talks == [new, old]
    assert profile_of(ada).times_given == 3


@pytest.mark.parametrize(
    ("invited", "title"),
    [([True, True], "Invited talks"), ([True, False], "Talks"), ([], "Talks")],
)
def test_talks_are_called_invited_only_when_all_were(ada, invited, title):
    talk = make_talk(ada)
    for is_invited in invited:
        make_delivery(talk, is_invited=is_invited)

    assert profile_of(ada).talks_title == title


def test_service_is_grouped_by_kind(ada):
    review = make_service(ada, kind="reviewing")
    workshop = make_service(ada, kind="organization")
    unknown = make_service(ada, kind="")

    groups = [(g.heading, g.entries) for g in profile_of(ada).service]

    assert groups == [
        (Service.Kind.ORGANIZATION, [workshop]),
        (Service.Kind.REVIEWING, [review]),
        ("", [unknown]),
    ]


def test_every_kind_of_service_has_a_place(ada):
    for kind in ["", *Service.Kind]:
        make_service(ada, kind=kind)

    assert profile_of(ada).service_count == len(Service.Kind) + 1


def test_skills_stand_under_their_printed_headings(ada):
    make_skill(ada, "Python", group="Languages", order=0)
    make_skill(ada, "MySQL", group="Databases", order=1)
    make_skill(ada, "C", group="Languages", order=2)

    groups = {g.heading: [s.name for s in g.entries] for g in profile_of(ada).skills}

    assert groups == {"Languages": ["Python", "C"], "Databases": ["MySQL"]}


def test_accounts_are_no_identifiers_of_a_scholar(ada):
    account = make_identifier(ada, scheme="github", value="ada")
    orcid = make_identifier(ada, scheme="orcid", value="0000-0002-1825-0097")

    profile = profile_of(ada)

    assert profile.accounts == [account]
    assert profile.identifiers == [orcid]
    assert profile.has_orcid


def test_another_spelling_of_the_name_is_no_other_name(ada):
    make_other_name(ada, "ADA EXAMPLE", kind="printed")
    make_other_name(ada, "Ada Hidden", is_hidden=True)
    former = make_other_name(ada, "Ada Before", kind="former")

    assert profile_of(ada).other_names == [former]


def test_a_record_has_no_entries_of_its_own():
    record = make_record()
    make_award(record)
    make_degree(record)

    profile = profile_of(record)

    assert (profile.awards, profile.degrees) == ([], [])


class TestLineage:
    def test_mentors_and_mentees_are_told_apart(self, ada):
        bo, cy = make_record("Bo Other"), make_record("Cy Third")
        make_mentorship(ada, mentor=bo, mentee=ada, degree=make_degree(ada))
        make_mentorship(ada, mentor=ada, mentee=cy)

        lineage = profile_of(ada).lineage({cy.pk: 2})

        assert names(lineage.mentors) == ["Bo Other"]
        assert names(lineage.mentees) == ["Cy Third"]
        assert lineage.mentees[0].joint_works == 2

    def test_advisors_of_the_latest_degree_come_first(self, ada):
        people = [make_record(name) for name in ("Postdoc", "Master", "Doctor")]
        occasions: list[Any] = [
            {"position": make_position(ada)},
            {"degree": make_degree(ada, end="2010")},
            {"degree": make_degree(ada, end="2015")},
        ]
        for mentor, occasion in zip(people, occasions, strict=True):
            make_mentorship(ada, mentor=mentor, mentee=ada, **occasion)

        mentors = profile_of(ada).lineage({}).mentors

        assert names(mentors) == ["Doctor", "Master", "Postdoc"]
        assert [m.is_academic for m in mentors] == [True, True, False]

    def test_one_person_stands_once_with_every_mentorship(self, ada):
        bo = make_record("Bo Other")
        for degree in (make_degree(ada), make_degree(ada)):
            make_mentorship(ada, mentor=bo, mentee=ada, degree=degree)

        [mentor] = profile_of(ada).lineage({}).mentors

        assert len(mentor.mentorships) == 2

    def test_a_record_shows_what_profiles_say_of_it(self, ada):
        bo = make_record("Bo Other")
        stay = make_position(ada, kind="internship")
        make_mentorship(ada, mentor=bo, mentee=ada, position=stay)

        assert names(profile_of(bo).lineage({}).mentees) == ["Ada Example"]

    def test_mentors_of_own_short_stays_stand_with_these_alone(self, ada):
        stay = make_position(ada, kind="internship")
        make_mentorship(ada, mentor=make_record(), mentee=ada, position=stay)

        profile = profile_of(ada)

        assert not profile.lineage({})
        assert len(profile.short_stays[0].mentorships.all()) == 1

    def test_a_mentor_whose_page_is_hidden_is_a_name_alone(self, ada):
        hidden = make_person("Di Hidden", status="hidden")
        make_mentorship(ada, mentor=hidden, mentee=ada, degree=make_degree(ada))

        [for_visitor] = profile_of(ada).lineage({}).mentors
        [for_curator] = profile_of(ada, make_curator()).lineage({}).mentors

        assert (for_visitor.name, for_visitor.person) == ("Di Hidden", None)
        assert for_curator.person == hidden

    def test_a_hidden_mentorship_is_not_there(self, ada):
        make_mentorship(ada, mentor=ada, mentee=make_record(), visibility="private")

        assert not profile_of(ada).lineage({})
