"""Degrees as faculties other than the sciences print them."""

import pytest

from curation.cv.lists.degrees import read_degrees
from tests.curation.cv.written import section


def degree(text):
    [draft] = read_degrees([section(f"## Education\n\n{text}\n")])
    return draft.values


@pytest.mark.parametrize(
    ("line", "name", "field", "school", "end"),
    [
        ("- PhD | University of Oslo | 2010", "PhD", None, "University of Oslo", "2010"),
        ("- Ph.D. Westlake Institute of Tides, 1992 (Political Science).", "Ph.D.", "Political Science", "Westlake Institute of Tides", "1992"),
        ("- M.St. in English, University of Valmont, 2012", "M.St.", "English", "University of Valmont", "2012"),
        ("- Doctorat (PHD) en Histoire (spécialité Marine) à l'Université de Rive (1992)", "Doctorat", "Histoire", "Université de Rive", "1992"),
        ("**2011**  \nPromotion (Dr. disc. pol.) an der Georg-Altmark-Universität", "Promotion", None, "Georg-Altmark-Universität", "2011"),
        ("**2005**  \nMagister Artium (Soziologie/Recht) an der Universität Altmark", "Magister Artium", "Soziologie/Recht", "Universität Altmark", "2005"),
        ("- M.Sc., Sociology, London School of Economics, London, 1985", "M.Sc.", "Sociology", "London School of Economics", "1985"),
    ],
)  # fmt: skip
def test_a_degree_and_its_school(line, name, field, school, end):
    values = degree(line)

    assert values["degree"] == name
    assert values["field"] == field
    assert values["institution"] == school
    assert values["end"] == end


def test_who_advised_may_stand_in_brackets_behind_the_thesis():
    values = degree(
        "#### M.A., Philosophy, University of Valmont (2014)\n"
        "- Thesis: *What the Shore Knows* (Dr. Ada Lee)\n"
    )

    assert values["thesis"] == "What the Shore Knows"
    assert values["advisors"] == [{"name": "Ada Lee", "role": None}]


def test_a_long_row_with_a_thesis_in_german_quotes():
    values = degree(
        "**06/2019**  \n"
        "Dr. phil., magna cum laude (sehr gut), Universität Altmark; Dissertation: »Das Haus der "
        "salzigen Katze. Eine Untersuchung der Küstenliteratur (1890 bis 1938) und ihrer Leserinnen in "
        "den Häfen des Nordens«, Betreuerin: Prof. Dr. Ada Lee"
    )

    assert values["institution"] == "Universität Altmark"
    assert values["field"] is None
    assert values["thesis"].startswith("Das Haus der salzigen Katze")
    assert values["advisors"] == [{"name": "Ada Lee", "role": None}]


def test_posts_that_sound_like_degrees_are_none():
    assert not read_degrees(
        [section("## Education\n\n- Ingénieur de recherche, Institut de Rive, 1999-2002\n")]
    )  # fmt: skip
    assert not read_degrees(
        [section("## Formação\n\n- Pós-doutorado, Universidade do Cais, 2017 - 2020\n")]
    )  # fmt: skip
