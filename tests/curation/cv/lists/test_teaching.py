"""Courses among roles, remarks and numbered terms."""

from curation.cv.lists.teaching import read_teaching
from curation.cv.sections import sections
from tests.curation.cv.written import markdown, section, values


def courses(text):
    return [
        (draft.values["course"], draft.values["role"])
        for draft in read_teaching(sections(markdown(text).lines)[1:])[0]
    ]


def test_roles_and_remarks_are_no_courses():
    assert courses("""
        ## Teaching Experience

        *As Instructor*

        Making Harbour Law, Winter 2019

        - Instructor of Record
        - Average evaluation score: 5 out of 6

        *As Teaching Assistant*

        Salt and the State, Spring 2016

        - Average evaluation score: 5.6 out of 6
    """) == [
        ("Making Harbour Law", None),
        ("Salt and the State", "Teaching Assistant"),
    ]


def test_courses_behind_numbered_terms_each_are_one():
    assert courses("""
        ## Teaching

        #### Northfield University
        - S17: Ethics (PHIL 102)*
        - W17: Nature, Revisited: Shores in Perspective (PHIL 210)*

        \\* *denotes graduate teaching assistant responsibilities.*
    """) == [("Ethics", None), ("Nature, Revisited: Shores in Perspective", None)]


def test_a_junior_tutor_is_a_role():
    assert courses("""
        ## Didattica

        - **Tutor junior** di Letterature del mare — a.a. 2022/2023
        - **Tutor junior** di Lingua delle coste — a.a. 2020/2021
    """) == [
        ("Letterature del mare", "Tutor junior"),
        ("Lingua delle coste", "Tutor junior"),
    ]


def test_courses_and_the_seminars_among_them():
    courses, service = read_teaching([section("""
        ## Teaching

        - **CS6783: Tidal Theory, Northfield University** Fall 2018
        Head TA for Prof. Ada Lee
        - **Tidal Seminar, Northfield Research** 2019-2021
        Co-organized with Prof. Ben Wong and Cy Diaz.
    """)])  # fmt: skip

    assert values(
        courses, "code", "course", "institution", "role", "instructor", "terms"
    ) == [
        (
            "CS6783",
            "Tidal Theory",
            "Northfield University",
            "Head TA",
            "Ada Lee",
            ["2018-23"],
        )
    ]
    assert values(service, "kind", "venue", "years", "with") == [
        ("organization", "Tidal Seminar, Northfield Research", [2019, 2020, 2021], ["Ben Wong", "Cy Diaz"])
    ]  # fmt: skip


def test_the_title_of_a_course_is_what_is_quoted():
    drafts, _ = read_teaching([section("""
        ## Teaching

        - “Science, Environment, and Crisis” (Fall 2002). University of Toronto
        - Docente del seminario «Leggere, annotare, interpretare», Università di Padova, 2024
    """)])  # fmt: skip

    assert values(drafts, "course", "institution") == [
        ("Science, Environment, and Crisis", "University of Toronto"),
        ("Leggere, annotare, interpretare", "Università di Padova"),
    ]
