"""What stands below and behind the head of an entry: nothing of it is dropped."""

import pytest

from curation.cv.grammars.names import Owner
from curation.cv.lists.degrees import read_degrees
from curation.cv.lists.positions import read_positions
from curation.cv.lists.projects import read_handles
from curation.cv.lists.publications import read_publications
from curation.cv.lists.service import read_service
from curation.cv.lists.teaching import read_teaching
from curation.cv.reading import read
from tests.curation.cv.written import markdown, plain, section


@pytest.mark.parametrize(
    "row",
    [
        "**Relevant Courses:** Tides, Waves (I and II), Deep Sea.",
        "Coursework: Tides; Waves (I and II); Deep Sea",
    ],
)
def test_the_courses_of_a_degree_are_a_list(row):
    [draft] = read_degrees([section(f"""
        ## Education

        ### Northfield University

        2016 – 2019

        #### Master of Science in Tides

        {row}
    """)])  # fmt: skip

    assert draft.values["courses"] == ["Tides", "Waves (I and II)", "Deep Sea"]
    assert draft.values["field"] == "Tides"


def test_a_column_of_its_own_is_the_specialisation():
    text = (
        "EDUCATION\n\nM.A. Mathematics   Optimization, Algebraic Geometry\t01/2020 - 01/2023\n"
        "Eastbrook State University\tBoston, MA\n"
    )

    [draft] = read(plain(text)).lists["degrees"]

    assert draft.values["field"] == "Mathematics"
    assert draft.values["specialisation"] == "Optimization, Algebraic Geometry"


POST = """
    ## Internships

    ### Tidal National Laboratory

    Summer 2015

    Research Intern (Supervisor: Dr. Ada Lee)

    #### Attacks on certified tides.

    - Looked at the tides. Found that they come and go with the moon.
    - Worked on waves at the Department of Deep Water at Northfield University.
"""


def test_what_was_done_in_a_post_is_kept_as_printed():
    [draft] = read_positions([section(POST)])

    assert draft.values["highlights"] == [
        "Attacks on certified tides",
        "Looked at the tides. Found that they come and go with the moon.",
        "Worked on waves at the Department of Deep Water at Northfield University",
    ]
    assert draft.values["title"] == "Research Intern"


def test_a_unit_may_stand_in_what_was_done():
    [draft] = read_positions([section(POST)])

    assert draft.values["unit"] == "Department of Deep Water"


def test_a_service_keeps_what_its_sentences_say():
    drafts = read_service([section("""
        ## Organization

        - **Tidal Workshop (TiWo)**, July 2022.
        Organized a day long workshop at the Tide Conference 2022, Boston, USA. Co-organizers: Prof. Ada Lee and Prof. Ben Wong.
        Website <https://tiwo.example/>.
        - **Wave Reading Group, Northfield University**, Fall 2018.
        Reading group organized under Prof. Cy Diaz.
    """)])  # fmt: skip

    assert [(d.values.get("with"), d.values.get("note")) for d in drafts] == [
        (
            ["Ada Lee", "Ben Wong"],
            "Organized a day long workshop at the Tide Conference 2022, Boston, USA",
        ),
        (["Cy Diaz"], "Reading group organized under Prof. Cy Diaz"),
    ]


def test_a_remark_on_a_course_is_a_note():
    [draft], _ = read_teaching([section("""
        ## Teaching

        - **CS6783: Tidal Theory, Northfield University** Fall 2018
        TA for Prof. Ada Lee (Graduate level course)
    """)])  # fmt: skip

    assert draft.values["note"] == "Graduate level course"


def test_accounts_are_known_by_where_they_are():
    part = section("## Skills\n\n**Programming Handles:** Codechef (ada1), Google Code Jam (ada2).\n")  # fmt: skip

    assert read_handles([part]) == {"Codechef": "ada1", "Google Code Jam": "ada2"}


def test_a_work_has_its_numbers_and_links():
    [first, second] = read_publications(
        [section("""
        ## Publications

        - **Sarah Hill**, Ben Wong. Tides and trust. *Journal of Tides*, 12(3), 45–67, 2019. [pdf](https://hill.example/tides.pdf)
        - **Sarah Hill**, Ben Wong. Waves and wires. *Journal of Waves*, 2020. <https://doi.org/10.1000/182>
    """)],
        Owner("Sarah Hill"),
    )  # fmt: skip

    names = ("volume", "issue", "page", "links")
    assert [first.values.get(name) for name in names] == [
        "12", "3", "45–67", ["https://hill.example/tides.pdf"],
    ]  # fmt: skip
    assert [second.values.get(name) for name in names] == [None, None, None, None]
    assert second.values["doi"] == "10.1000/182"


def test_a_sentence_in_an_entry_that_nothing_was_read_from_is_not_used():
    reading = read(markdown("""
        # Sarah Hill

        ## Projects

        ### Tidal Reader

        Feb 2017 – Apr 2017

        - It reads the tides of seven seas and writes them down in one long table.
    """))  # fmt: skip

    assert reading.unused == [(9, 9)]
