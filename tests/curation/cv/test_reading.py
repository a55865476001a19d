"""Whole CVs, written for the tests in shapes that real ones have."""

import json
from pathlib import Path

import pytest

from curation.cv.cv1 import as_cv1
from curation.cv.extractors import extract
from curation.cv.reading import read
from tests.curation.cv.written import markdown, plain

SAMPLES = Path(__file__).parents[2] / "samples" / "cv"


def cv1(name):
    data = (SAMPLES / name).read_bytes()
    document = extract(name, data)
    return as_cv1(read(document), document, name, data)


def rows(found, key, *names):
    return [tuple(row[name] for name in names) for row in found[key]]


def test_dates_in_code_before_bold_titles():
    found = cv1("code-dates.md")

    assert rows(found, "positions", "title", "org", "location") == [
        ("Associate Professor of Sociology", "University of Northfield", "Northfield, OR"),
        ("Assistant Professor of Sociology", "University of Northfield", "Northfield, OR"),
        ("Lecturer", "Eastbrook College", "New York City, NY"),
    ]  # fmt: skip
    assert found["positions"][0]["periods"] == [
        {"start": "2014", "end": None, "current": True}
    ]
    assert rows(found, "publications", "title", "venue", "year", "kind") == [
        ("Race, Class and the Making of Tides", "Social Tides", 2020, "journal"),
        ("Who Counts? Census Forms in Flux", "Demography Notes", 2018, "journal"),
        ("Adopting a Tide", "Journal of Tides and Family", 2011, "journal"),
        ("Origins of the Tidal Line", "Northfield University Press", 2008, "book"),
    ]


def test_dates_as_headings():
    found = cv1("date-headings.md")

    assert rows(found, "positions", "title", "org", "unit") == [
        ("Assistant Professor", "Westmarch University", "Department of History")
    ]
    assert rows(found, "degrees", "degree", "institution", "end") == [
        ("PhD", "Kestrel University", "2014"),
        ("BA", "Kestrel University", "2005"),
    ]
    assert found["degrees"][0]["advisors"] == [{"name": "Adam K. Munro", "role": None}]


def test_front_matter_is_no_fact_and_no_name_is_guessed():
    found = cv1("dates-before-roles.md")

    assert found["person"]["name"] is None
    assert "Journal of Nothing" not in json.dumps(found["publications"])
    assert rows(found, "publications", "title", "authors", "year")[0] == (
        "Towards Trusted Shelves for Records and their Data",
        ["TREMBLEY, Jeanne Odile", "ZELLER, René"],
        2019,
    )
    assert [period["start"] for row in found["positions"] for period in row["periods"]] == [
        "2017-08", "2015-01", "2016-08",
    ]  # fmt: skip
    assert rows(found, "degrees", "field", "institution", "expected") == [
        ("Archival Science", "University of Applied Sciences Valmont", True),
        ("Library and Archival Science", "University of Applied Sciences Valmont", False),
    ]  # fmt: skip


def test_a_heading_for_each_post_and_humanities_without_their_owner():
    found = cv1("heading-per-post.md")

    assert found["person"]["name"] == "Harriet Quill"
    assert rows(found, "positions", "title", "org") == [
        ("Design Architect", "University of Northfield Library"),
        ("Associate Director of Research", "Center for Public Memory"),
        ("Adjunct Lecturer", "Kestrel University"),
    ]
    assert rows(found, "publications", "title", "venue", "owner_implied") == [
        ("Guilds and Progress", "The Guild Highway: A Guide to Sources", True),
        ("What? Encyclopedias in History Class?", "Learning and Leading", True),
        ("Review of River Towns and Power, 1900-1940 by Lisa Dorn", "H-RIVER", True),
        ("Review of Quiet Dissent and Its Fictions", "Halden Historical Magazine", True),
    ]  # fmt: skip
    assert [row["kind"] for row in found["publications"]][2:] == ["review", "review"]


def test_a_german_cv_in_tables_keeps_its_family_to_itself():
    found = cv1("lebenslauf.md")

    assert {row["what"] for row in found["left_out"]} == {"birth", "family"}
    assert "1984" not in json.dumps({k: v for k, v in found.items() if k != "source"})
    assert rows(found, "degrees", "degree", "institution", "end") == [
        ("Promotion", "Universität Altmark", "2022"),
        ("Master of Arts", "Universität Wien", "2015"),
        ("Bachelor of Science", "Universität zu Köln", "2011"),
    ]
    assert rows(found, "publications", "title", "authors") == [
        ("Wer wählt wie? Eine Analyse", ["Kleinert, Bernd", "Sommer, Lea"]),
        ("Vertrauen in Verwaltungen", ["Sommer, Lea", "Kleinert, Bernd"]),
    ]


def test_text_as_converters_of_pdf_write_it():
    found = cv1("pdf-converted.txt")

    assert found["person"]["phones"] == ["+44 20 7946 0958"]
    assert rows(found, "positions", "title", "org", "location") == [
        ("Senior Research Fellow", "Kestrel Institute", "London, UK"),
        ("Postdoctoral Research Associate", "Westmarch University", "Boston, USA"),
    ]
    assert rows(found, "publications", "title", "venue", "lines")[1] == (
        "A model of slow turbulence in very thin films",
        "Journal of Slow Mechanics",
        [19, 20],
    )
    assert found["degrees"][0]["thesis"] == "Turbulence in thin films"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.*")), ids=lambda p: p.name)
def test_every_list_says_its_lines(path):
    found = cv1(path.name)

    last = found["source"]["lines"]
    for key in ("degrees", "positions", "publications", "talks", "awards"):
        assert all(
            1 <= row["lines"][0] <= row["lines"][1] <= last for row in found[key]
        )


def test_lines_that_nothing_was_read_from_are_listed_with_their_share():
    document = markdown("""
        # Ada Lee

        ## Awards

        - Gold Medal, 2016

        ## Knitting

        A sentence that says nothing.
    """)

    found = as_cv1(read(document), document, "cv.md", b"")

    assert found["unused"]["lines"] == [[9, 9]]
    assert 0.3 < found["unused"]["share"] < 0.7


def test_a_name_in_capitals_is_written_as_the_document_writes_it():
    document = markdown(
        "# ADA LEE\n\n## Papers\n\n- Tides. Ada Lee. Journal of Tides, 2019\n"
    )

    person = read(document).person

    assert person.values["name"] == "Ada Lee"
    assert person.values["name_as_printed"] == "ADA LEE"


def test_a_name_in_capitals_stays_where_nothing_says_how_it_is_written():
    assert read(markdown("# ADA LEE\n")).person.values["name"] == "ADA LEE"


def test_values_say_how_sure_they_are():
    document = markdown(
        "# Ada Lee\n\n## Papers\n\n- **Ada Lee**, Ben Wong. Tides and trust.\n"
    )

    [draft] = read(document).lists["publications"]

    assert draft.confidence["venue"] == "empty"
    assert [issue.code for issue in draft.issues] == ["venue_missing"]


def test_an_empty_document_is_read_as_nothing():
    document = markdown("-\n")

    found = as_cv1(read(document), document, "cv.md", b"")

    assert found["person"]["name"] is None
    assert found["publications"] == []


def test_the_name_that_works_set_in_bold_is_the_owner_where_no_name_stands_above():
    found = read(markdown("""
        ## Publications

        - On tides and trust. **S. A. Hill**. Journal of Tides 12, 1–20 (2019)
        - Drift of buoys. J. Lee and **S. A. Hill**. Journal of Tides 13, 1–20 (2020)
        - Sand in bays. **Sarah A. Hill** and John Lee. Journal of Tides 14, 1–20 (2021)
    """))  # fmt: skip

    assert found.person.values["name"] is None
    assert [
        (work.values["authors"], work.values["owner_position"])
        for work in found.lists["publications"]
    ] == [
        (["S. A. Hill"], 1),
        (["J. Lee", "S. A. Hill"], 2),
        (["Sarah A. Hill", "John Lee"], 1),
    ]


def test_chairs_of_conferences_are_no_works():
    found = read(markdown("""
        # Sarah Hill

        ## Conferences

        - 2014 - co-Chair, **Tides North**, Seoul, South Korea
    """))  # fmt: skip

    assert found.lists["publications"] == []
    assert [one.values["role"] for one in found.lists["service"]] == ["co-Chair"]


def test_the_front_matter_names_the_person_and_dated_links_do_not():
    found = read(markdown("""
        ---
        title: Vita
        author: "Sarah Hill"
        email: s@hill.example
        author_profile: true
        ---

        # Northfield University

        - [Civil Procedure](https://hill.example/a) (Fall 2021)
        - [Business Associations](https://hill.example/b)

        # Education

        J.D., Northfield University, 1997
    """)).person.values  # fmt: skip

    assert (found["name"], found["emails"]) == ("Sarah Hill", ["s@hill.example"])


def test_nobody_is_named_after_a_course():
    document = markdown("""
        # Northfield University

        - Civil Procedure (Fall 2021)
        - Business Associations

        # Education

        J.D., Northfield University, 1997
    """)

    assert read(document).person.values["name"] is None


def test_plain_text_of_the_humanities():
    document = plain("""
        Curriculum Vitae                                            S. Hill, page 1

        SARAH HILL
        Department of History, University of Valmont

        EDUCATION

        PhD, History, University of Valmont                                    2010
             Dissertation: Salt and Custom in the Northern Har-
             bours, 1600-1700

        PUBLICATIONS

        'Salt and Sovereignty', Past and Shore 45 (2018), 33-58.
        'The Custom of the Quay', in Ports and Power, ed. A. Lee and B. Kim (Cambridge: Cam-
             bridge University Press, 2016), pp. 33-58.
        'Who Owned the Dike?', Journal of Coastal History, forthcoming.
        Review of C. Diaz, Salt (Oxford, 2015), in Journal of Coasts 12 (2017), 44-46.

        INVITED TALKS

        'Custom at the Quay', Harbour Seminar, Northfield University, 12 May 2019
        'Salt Before the Courts', Tidal Society, Bergen, March 2017
    """)

    found = read(document)

    assert found.person.values["name"] == "SARAH HILL"
    assert found.lists["degrees"][0].values["thesis"] == (
        "Salt and Custom in the Northern Harbours, 1600-1700"
    )
    assert [one.values["title"] for one in found.lists["publications"]] == [
        "Salt and Sovereignty",
        "The Custom of the Quay",
        "Who Owned the Dike?",
        "Review of C. Diaz, Salt (Oxford, 2015)",
    ]
    assert found.lists["talks"][0].values["events"][0]["host"] == (
        "Harbour Seminar, Northfield University"
    )
