"""Labelled parts: advisors with roles, grades, theses."""

import pytest

from curation.cv.grammars.labels import grade, mentors, people_labels, thesis


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Advisor: Prof. Ada Lee", ["Ada Lee"]),
        ("Intern (Supervisors: Dr. Ada Lee & Dr. Ben Wong)", ["Ada Lee", "Ben Wong"]),
        ("Lab, Hong Kong Mentors: Ada Lee, Ben Wong", ["Ada Lee", "Ben Wong"]),
        ("Betreuer: Prof. Dr. Ada Lee", ["Ada Lee"]),
        ("Directeur de thèse : Jean Dupont", ["Jean Dupont"]),
        ("Relatore: Marco Conti", ["Marco Conti"]),
    ],
)
def test_labels_name_people(text, names):
    [part] = people_labels(text)

    assert [mentor.name for mentor in mentors(part.value)] == names


def test_roles_stand_in_brackets_and_affiliations_are_no_roles():
    found = mentors("Prof. Ada Lee (Primary), Ben Wong (Co-chair), Cy Diaz (MIT)")

    assert [(m.name, m.role) for m in found] == [
        ("Ada Lee", "Primary"),
        ("Ben Wong", "Co-chair"),
        ("Cy Diaz", None),
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("GPA: 9.71 / 10", "9.71 / 10"),
        ("B.Tech. (GPA: 10/10)", "10/10"),
        ("Abschlussnote: 1,3", "1,3"),
        ("GPA: 3.97", "3.97"),
    ],
)
def test_a_grade_stays_as_printed(text, printed):
    assert grade(text).value == printed


@pytest.mark.parametrize(
    "text",
    [
        "Thesis: Tides and trust",
        "Dissertation: “Tides and trust”",
        "PhD, 2012. Thesis: Tides and trust. Advisor: Ada Lee",
        "Thèse : « Tides and trust »",
    ],
)
def test_the_title_of_a_thesis_ends_before_what_follows(text):
    assert thesis(text).value == "Tides and trust"
