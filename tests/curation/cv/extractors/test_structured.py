"""CVs as data: the schemas in use, schemas of one's own, and data that is up to no good."""

import json

import pytest

from curation.cv.extractors.structured import extract
from curation.cv.lines import Style
from curation.cv.unreadable import Unreadable

JSON_RESUME = {
    "basics": {
        "name": "Ada Lee",
        "label": "Lecturer",
        "email": "ada@lee.example",
        "location": {"city": "Boston", "countryCode": "US"},
        "profiles": [
            {"network": "GitHub", "username": "ada", "url": "https://g.example/ada"}
        ],
    },
    "work": [
        {
            "name": "MIT",
            "position": "Lecturer",
            "startDate": "2019-09",
            "endDate": "2023",
            "summary": "Taught.",
            "highlights": ["Algebra", "Analysis"],
        }
    ],
    "education": [{"institution": "ETH", "area": "Mathematics", "studyType": "Ph.D."}],
    "skills": [{"name": "Languages", "keywords": ["Python", "C"]}],
}
AL_FOLIO = """\
- title: Education
  type: time_table
  contents:
    - title: Ph.D.
      institution: ETH
      year: 2019
      description:
        - Thesis on <a href="https://a.example">**rings**</a>
- title: Awards
  type: list
  contents:
    - Prize, 2019
"""
RENDER_CV = """\
cv:
  name: Ada Lee
  email: ada@lee.example
  sections:
    publications:
      - title: On rings
        authors:
          - "*Ada Lee*"
          - Bo Roe
        journal: Rings
        date: 2019-05
    skills:
      - label: Languages
        details: Python, C
design:
  theme: classic
"""


def lines(source):
    return [line for line in extract(source.encode()).lines if line.text]


def test_json_resume_is_read():
    found = lines(json.dumps(JSON_RESUME, indent=1))

    assert [(line.heading, line.mark, line.cells or line.text) for line in found] == [
        (1, "", "Ada Lee"),
        (0, "", "Lecturer"),
        (0, "", ("email", "ada@lee.example")),
        (0, "", ("location", "Boston, US")),
        (0, "", ("GitHub", "ada")),
        (2, "", "work"),
        (0, "", ("Lecturer", "MIT", "2019-09 – 2023")),
        (0, "", "Taught."),
        (0, "-", "Algebra"),
        (0, "-", "Analysis"),
        (2, "", "education"),
        (0, "", ("Ph.D. Mathematics", "ETH")),
        (2, "", "skills"),
        (0, "", ("Languages", "Python, C")),
    ]


def test_sections_that_name_themselves_are_read():
    found = lines(AL_FOLIO)

    assert [(line.number, line.last, line.cells or line.text) for line in found] == [
        (1, 1, "Education"),
        (4, 6, ("Ph.D.", "ETH", "2019")),
        (8, 8, "Thesis on rings"),
        (9, 9, "Awards"),
        (12, 12, "Prize, 2019"),
    ]
    assert [(s.style, s.href) for s in found[2].spans] == [
        (Style.BOLD, None),
        (Style.LINK, "https://a.example"),
    ]


def test_sections_below_the_person_are_read_and_settings_are_not():
    document = extract(RENDER_CV.encode())

    assert [line.cells or line.text for line in document.lines if line.text] == [
        "Ada Lee",
        ("email", "ada@lee.example"),
        "publications",
        ("On rings", "Ada Lee, Bo Roe", "Rings", "2019-05"),
        "skills",
        ("Languages", "Python, C"),
    ]
    assert document.left_out == ("“design”, which sets how a program shows the rest",)


def test_a_schema_of_ones_own_is_read_too():
    source = "name: Ada Lee\ngrants:\n  running:\n    - {title: Rings, amount: 5 EUR}\n  past: []\nnote: |\n  One.\n  Two.\n"

    assert [(line.heading, line.cells or line.text) for line in lines(source)] == [
        (1, "Ada Lee"),
        (2, "grants"),
        (3, "running"),
        (0, ("Rings", "5 EUR")),
        (0, ("note", "One. Two.")),
    ]


def test_json_may_write_a_character_in_halves_and_indent_by_tabs():
    assert lines('{\n\t"name":\t"Ada \\ud83d\\ude00"\n}')[0].text == "Ada 😀"


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("[" * 5000, "nested too deeply"),
        ("a: &a [x]\nb: [" + "*a, " * 200 + "]", "refers to itself"),
        (
            "a0: &a0 [x, x]\n"
            + "".join(
                f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
            ),
            "refers to itself",
        ),
        ("a: &a [*a]", "too large, or refers to itself|nested"),
        ("a: !!python/object/apply:os.system [ls]\nb: [c", r"Line \d"),
        ("a: 'b", r"Line \d"),
        ("", "no data"),
        ("{}", "no sections"),
    ],
)
def test_hostile_or_empty_data_is_refused(source, why):
    with pytest.raises(Unreadable, match=why):
        extract(source.encode())


def test_a_tag_makes_no_object():
    assert [
        line.text for line in lines("a:\n  - !!python/object/apply:os.system [ls]")
    ] == ["a", "ls"]


def test_a_start_without_an_end_goes_on():
    row = lines("work:\n  - position: Lecturer\n    startDate: 2015-10\n")[-1]

    assert row.cells == ("Lecturer", "2015-10 –")
