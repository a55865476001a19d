"""Which entry is a post, a degree, a part in an event, a course or a mentee."""

import pytest

from curation.cv.extractors import extract
from curation.cv.lists.degrees import read_degrees
from curation.cv.lists.mentees import read_mentees
from curation.cv.lists.positions import read_positions
from curation.cv.lists.service import read_engagements, read_service
from curation.cv.lists.teaching import read_teaching
from curation.cv.sections import sections
from tests.curation.cv.written import section


def test_chairs_and_organizers_among_posts_are_service():
    part = section("""
        ## Professional Experience

        - 2018, Co-chair, "Tides: Waves, Currents, and Sand" session, Weir Meeting
        - 2015, Organizer, Northfield Journal Club
        - 2013, Member, Northfield Energy Scholars
        - 2012, Participant, Weir Summer School
        - 2010, Research Intern, Northfield Laboratory
    """)

    posts = read_positions([part])
    service = read_engagements([part])

    assert [draft.values["org"] for draft in posts] == ["Northfield Laboratory"]
    assert [(draft.values["role"], draft.values["years"]) for draft in service] == [
        ("Co-chair", [2018]),
        ("Organizer", [2015]),
        ("Member", [2013]),
    ]


def test_studies_without_a_degree_are_no_post():
    part = section("""
        ## Career

        - 2018-2021, Doctoral studies, Weir University
        - 2014, A levels, Northfield School
        - 2017-2020, Research assistant, Weir University
    """)

    assert [d.values["title"] for d in read_positions([part])] == ["Research assistant"]


def test_a_committee_over_two_rows_gives_its_people_to_the_degree():
    [draft] = read_degrees([section("""
        ## Education

        ### Ph.D. | Northfield University

        Conferred September 2016 | Advisor Ada Lee | Committee members: Isaac
        Wong, Leo Sand, Mina Roe
    """)])  # fmt: skip

    assert draft.values["field"] is None
    assert [one["name"] for one in draft.values["advisors"]] == [
        "Ada Lee",
        "Isaac Wong",
        "Leo Sand",
        "Mina Roe",
    ]


@pytest.mark.parametrize(
    ("printed", "degree", "field"),
    [
        ("Master of science in industrial tides", "Master of science", "industrial tides"),
        ("MSci Mathematics and Waves", "MSci", "Mathematics and Waves"),
        ("MEng (Hons) Ship Tides", "MEng", "Ship Tides"),
    ],
)  # fmt: skip
def test_degrees_are_read_as_printed(printed, degree, field):
    [draft] = read_degrees([section(f"""
        ## Education

        - {printed}, Northfield University, 2013
    """)])  # fmt: skip

    assert (draft.values["degree"], draft.values["field"]) == (degree, field)


def test_a_role_below_a_board_is_for_the_board():
    part = section("""
        ## Service

        **Conference Planning Committee**

        - Co-Chair, 2015
        - Session Chair, 2011
    """)

    assert [
        (d.values["venue"], d.values["role"], d.lines) for d in read_service([part])
    ] == [
        ("Conference Planning Committee", "Co-Chair", (3, 5)),
        ("Conference Planning Committee", "Session Chair", (3, 6)),
    ]


def test_for_whom_a_course_is_says_no_instructor():
    courses, _ = read_teaching([section("""
        ## Teaching

        2012-2015 - Lecturer, Department of Tides, Northfield University

        - 2014: TIDE-461: Tides for Life Scientists
        - 2013: WAV/PHY 191, An introduction to waves, sand, buoys
        - 2012: Teaching assistant in Energy from Flows
    """)])  # fmt: skip

    assert [(d.values["course"], d.values["instructor"]) for d in courses] == [
        ("Tides for Life Scientists", None),
        ("An introduction to waves, sand, buoys", None),
        ("Energy from Flows", None),
    ]


def test_links_below_a_course_are_no_courses():
    source = b"""
* Teaching

Spring Semester 2022: Course TID 273 - *Partial Wave
Equations*

- [[https://example.org/a][Evaluation by the students]]

Fall Semester 2021: Course TID 100 - *Tidal Geometry*

- [[https://example.org/b][Evaluation by the students]]
"""
    courses, _ = read_teaching([sections(extract("cv.org", source).lines)[-1]])

    assert [(d.values["course"], d.values["code"]) for d in courses] == [
        ("Partial Wave Equations", "TID 273"),
        ("Tidal Geometry", "TID 100"),
    ]


def test_topics_are_no_mentees():
    drafts = read_mentees([section("""
        ## Mentorship

        - Olga Weir's bachelor thesis

        - Underwater Acoustics, Propagation Modeling, Signal Processing
    """)])  # fmt: skip

    assert [(d.values["name"], d.values["level"]) for d in drafts] == [
        ("Olga Weir", "bachelor")
    ]


def test_mentees_in_a_row_below_their_level_are_one_each():
    drafts = read_mentees([section("""
        ## Advising

        Ph.D. Dissertation Advising: Jesse Wong (expected 2016); Mark Lee (2015); Ann Hill (2010).
    """)])  # fmt: skip

    assert [(d.values["name"], d.values["years"]) for d in drafts] == [
        ("Jesse Wong", [2016]),
        ("Mark Lee", [2015]),
        ("Ann Hill", [2010]),
    ]


def test_a_course_stands_behind_its_code():
    courses, _ = read_teaching([section("""
        ## Teaching

        - NFU, TID312 (UG): Tides and Systems (SP15, SP14)
        - NFU, TID632 (GR): Principles of Waves (FA15)
    """)])  # fmt: skip

    assert [d.values["course"] for d in courses] == [
        "Tides and Systems",
        "Principles of Waves",
    ]


def test_the_places_of_an_event_are_no_events():
    drafts = read_service([section("""
        ## Service

        - Program Vice-Chair: 11th Symposium on Tides, Newport Beach, California, May 2011.
    """)])  # fmt: skip

    assert [d.values["years"] for d in drafts] == [[2011]]


def test_projects_and_sentences_about_a_degree_are_no_degrees():
    part = section("""
        ## Research Experience

        - 2017-2018, Master's thesis project, Northfield Observatory
        - 2016, Ph.D. project, Weir University
    """)

    assert read_degrees([], [part]) == []
    assert len(read_positions([part])) == 2
