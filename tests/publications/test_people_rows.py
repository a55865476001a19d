"""What a list says of people: works per year, and what ties a record to profiles."""

import pytest

from people.models import Person
from publications.people_rows import blocks, person_rows
from tests.factories import (
    VISITOR,
    make_coauthor,
    make_degree,
    make_mentorship,
    make_person,
    make_position,
    make_publication,
    make_record,
    make_version,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_person("Ada Example", family_name="Example", given_name="Ada")


@pytest.fixture
def bo():
    return make_record("Bo Other")


def row_of(person, user=VISITOR):
    people = Person.objects.filter(pk=person.pk).with_summary(user)
    [row] = person_rows(people, user)
    return row


def make_work(*people, **fields):
    work = make_publication(**fields)
    for person in people:
        make_coauthor(work, str(person), person=person)
    return work


def test_works_are_counted_by_the_year_of_the_work(ada):
    work = make_work(ada, issued="2020")
    make_coauthor(make_version(work, issued="2019"), person=ada)
    make_work(ada, issued="2022")
    make_work(ada, issued="")
    make_work(ada, visibility="private")

    row = row_of(ada)

    assert row.works == {2020: 1, 2022: 1, 0: 1}
    assert row.years == "2020\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}22, 1 without a year"
    assert row.chart_label == "Works per year: 2020 1, 2022 1"
    assert [column.total for column in row.columns] == [1, 0, 1]


def test_the_charts_of_a_list_share_their_years(ada):
    bo = make_person("Bo Other")
    make_work(ada, issued="2019")
    make_work(bo, issued="2021")

    rows = person_rows(Person.objects.with_summary(VISITOR), VISITOR)

    assert {row.axis for row in rows} == {range(2019, 2022)}


def test_a_record_is_tied_by_joint_works(ada, bo):
    make_work(ada, bo)
    make_work(ada, bo)
    make_work(ada, bo, visibility="private")

    assert row_of(bo).ties == ["2 works with Example"]


def test_a_work_and_its_version_tie_once(ada, bo):
    version = make_version(make_work(ada, bo))
    for person in (ada, bo):
        make_coauthor(version, person=person)

    assert row_of(bo).ties == ["1 work with Example"]


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("supervisor", "supervisor of Example"),
        ("mentor", "mentor of Example"),
        ("", "mentor of Example"),
    ],
)
def test_a_record_is_tied_by_what_it_was_to_a_profile(ada, bo, role, text):
    make_mentorship(ada, mentor=bo, mentee=ada, role=role, position=make_position(ada))

    assert row_of(bo).ties == [text]


def test_the_advisor_of_two_degrees_is_said_once(ada, bo):
    for title in ("Ph.D.", "M.S."):
        make_mentorship(
            ada, mentor=bo, mentee=ada, role="primary", degree=make_degree(ada, title=title)
        )  # fmt: skip

    assert row_of(bo).ties == ["Ph.D. and M.S. advisor of Example"]


def test_a_mentee_is_tied_to_who_mentored(ada, bo):
    make_mentorship(ada, mentor=ada, mentee=bo)

    assert row_of(bo).ties == ["mentored by Example"]


def test_profiles_of_one_surname_are_named_in_full(ada, bo):
    other = make_person("Cy Example")
    make_work(ada, other, bo)

    assert row_of(bo).ties == ["1 work with Ada Example", "1 work with Cy Example"]


def test_a_record_names_three_profiles_and_counts_the_rest(bo):
    for name in ("Ann A", "Ben B", "Cyd C", "Dee D", "Eve E"):
        make_work(make_person(name), bo)

    assert row_of(bo).ties == [
        "1 work with A",
        "1 work with B",
        "1 work with C",
        "works with 2 more",
    ]


def test_a_draft_ties_nobody(bo):
    draft = make_person("Di Draft", status="draft")
    make_work(draft, bo)

    assert row_of(bo).ties == []


def test_profiles_come_before_records_under_their_letters(ada, bo):
    cy = make_record("Cy Other")
    make_work(ada, bo, cy)
    people = Person.objects.order_by("kind", "sort_key").with_summary(VISITOR)

    profiles, records = blocks(person_rows(people, VISITOR))

    assert [row.person for row in profiles.rows] == [ada]
    letters = {letter: [row.person for row in rows] for letter, rows in records.letters}
    assert letters == {"O": [bo, cy]}
