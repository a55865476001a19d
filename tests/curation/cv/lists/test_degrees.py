"""Degrees as faculties other than the sciences print them."""

import pytest

from curation.cv.lists.degrees import read_degrees
from curation.cv.lists.positions import read_positions
from tests.curation.cv.written import section, values


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


def test_a_degree_over_several_paragraphs():
    [draft] = read_degrees([section("""
        ## Education

        Northfield University, Ithaca, NY, USA

        2017 - 22

        Ph.D. in Computer Science (GPA: 9/10)

        Advisors: Prof. Ada Lee (Primary), Prof. Ben Wong (Co-chair)

        Thesis: [Tides and trust](#)
    """)])  # fmt: skip

    assert draft.values == {
        "institution": "Northfield University",
        "location": "Ithaca, NY, USA",
        "degree": "Ph.D.",
        "field": "Computer Science",
        "specialisation": None,
        "start": "2017",
        "end": "2022",
        "expected": False,
        "gpa": "9/10",
        "advisors": [
            {"name": "Ada Lee", "role": "Primary"},
            {"name": "Ben Wong", "role": "Co-chair"},
        ],
        "thesis": "Tides and trust",
        "honours": [],
        "courses": [],
    }
    assert draft.lines == (3, 11)


@pytest.mark.parametrize(
    ("line", "degree", "field", "school", "end"),
    [
        ("Ph.D. in Tides, Northfield University, Boston, MA, 2012", "Ph.D.", "Tides", "Northfield University", "2012"),
        ("2010–2014: Doctorado en Historia, Universidad del Faro, Madrid", "Doctorado", "Historia", "Universidad del Faro", "2014"),
        ("M.A. Tides (2012), Eastbrook College", "M.A.", "Tides", "Eastbrook College", "2012"),
        ("| 2015 | Promotion Politikwissenschaft (Dr. rer. soc.), Universität Altmark |", "Promotion", "Politikwissenschaft", "Universität Altmark", "2015"),
        ("- 2018-2020 (expected): **Master of Science in Tides** at the University of Valmont", "Master of Science", "Tides", "University of Valmont", "2020"),
    ],
)  # fmt: skip
def test_a_degree_in_one_line(line, degree, field, school, end):
    drafts = read_degrees([section(f"## Education\n\n{line}\n")])

    assert values(drafts, "degree", "field", "institution", "end") == [
        (degree, field, school, end)
    ]


@pytest.mark.parametrize(
    ("line", "degree", "field", "institution"),
    [
        ("Maîtrise de physique fondamentale à l'Université de Nantes (1985)", "Maîtrise", "physique fondamentale", "Université de Nantes"),
        ("Doctorat (PHD) en Physique à Paris 7 (1992)", "Doctorat", "Physique", "Paris 7"),
        ("Laurea magistrale in Filologia moderna, Università di Padova, 2018", "Laurea magistrale", "Filologia moderna", "Università di Padova"),
        ("LICENCIATURA EN CIENCIA POLÍTICA. Universidad de Granada. 2015 - 2020", "LICENCIATURA", "CIENCIA POLÍTICA", "Universidad de Granada"),
        ("Maestro en Metalurgia, Universidad Michoacana, 2007", "Maestro", "Metalurgia", "Universidad Michoacana"),
        ("Mathematik-Diplom, Universität Heidelberg, 1997", "Mathematik-Diplom", None, "Universität Heidelberg"),
    ],
)  # fmt: skip
def test_degrees_of_six_languages(line, degree, field, institution):
    [draft] = read_degrees([section(f"## Education\n\n- {line}\n")])

    assert values([draft], "degree", "field", "institution") == [
        (degree, field, institution)
    ]


def test_posts_among_degrees_are_positions_and_degrees_among_posts_are_degrees():
    education = section("""
        ## Education

        * Post-Doc, University of Padova, 03/2009 – 09/2011
        * Ph.D. in Mathematics, University of Milano, 2009
    """)
    career = section("""
        ## Wissenschaftlicher Werdegang

        * 2010 Bachelor of Science, Universität Kiel
        * 2005–2007 Studium der Mathematik an der Universität Rostock
        * 2012–2017 Wissenschaftlicher Mitarbeiter, Universität zu Lübeck
    """)

    degrees = read_degrees([education], [career])
    positions = read_positions([career], [education])

    assert values(degrees, "degree", "institution") == [
        ("Ph.D.", "University of Milano"),
        ("Bachelor of Science", "Universität Kiel"),
    ]
    assert values(positions, "title", "org") == [
        ("Wissenschaftlicher Mitarbeiter", "Universität zu Lübeck"),
        ("Post-Doc", "University of Padova"),
    ]


def test_schools_between_degrees_lend_them_no_dates():
    [draft] = read_degrees([section("""
        ## Ausbildung

        | 1980 – 1989 | Gymnasium am Fluss |
        | 1989 – 1997 | Diplom in Mathematik, Universität Heidelberg |
        | 1997 – 2003 | Promotionsstudium an der RWTH Aachen (Betreuer: Prof. Dr. Ben Kim) |
    """)])  # fmt: skip

    assert values([draft], "degree", "start", "end", "advisors") == [
        ("Diplom", "1989", "1997", [])
    ]


@pytest.mark.parametrize(
    ("line", "thesis", "advisors"),
    [
        ("Dissertation: Proteins of the sea. Research conducted under the guidance of Drs. Ada Lee and Ben Kim.", "Proteins of the sea", ["Ada Lee", "Ben Kim"]),
        ("“Sand and salt in the age of sail”", "Sand and salt in the age of sail", []),
        ("*Behaviour of tides in the northern sector*", "Behaviour of tides in the northern sector", []),
    ],
)  # fmt: skip
def test_theses_end_before_who_led_them_or_are_only_set_apart(line, thesis, advisors):
    text = f"## Education\n\n- Ph.D. in Physics, University of Oslo, 2013\n  {line}\n"
    [draft] = read_degrees([section(text)])

    assert draft.values["thesis"] == thesis
    assert [a["name"] for a in draft.values["advisors"]] == advisors
