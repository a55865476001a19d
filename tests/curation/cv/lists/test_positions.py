"""Posts in long sentences below their dates."""

from curation.cv.lists.positions import read_positions
from tests.curation.cv.written import section, values


def test_the_first_clause_of_a_sentence_below_a_date_is_the_post():
    [draft] = read_positions([section("""
        ## Berufserfahrung

        **seit 08/2022**<br>
        Wissenschaftliche Mitarbeiterin am Fachgebiet Küstenliteratur (Prof. Dr. Ada Lee) an der Universität Altmark, im Projekt »Ebbe, Flut und Erzählung (EFE)«, gefördert im Schwerpunkt Gezeiten (bis 10/2023), danach im Projekt »Salz«
    """)])  # fmt: skip

    assert draft.values["title"] == "Wissenschaftliche Mitarbeiterin"
    assert draft.values["org"] == "Universität Altmark"
    assert draft.values["periods"] == [
        {"start": "2022-08", "end": None, "current": True}
    ]


def test_what_is_quoted_is_not_parted_at_its_commas():
    [draft] = read_positions([section("""
        ## Beruflicher Werdegang

        **10/2019 – 03/2020**<br>
        Vertretung der Professur mit dem Schwerpunkt „Salz, Küste und Handel“ an der Universität Altmark
    """)])  # fmt: skip

    assert draft.values["org"] == "Universität Altmark"


def test_an_item_may_name_the_organization_of_those_below_it():
    drafts = read_positions(
        [
            section("""
        ## Academic Appointments

        * University of Valmont
          - **Postdoctoral Fellow**, School for Shores, 2022-present
          - **Visiting Scholar**, Harbour Program, 2021–2022
        * Northfield University
          - **Lecturer**, Tidal School, 2019–2021
    """)
        ]
    )

    assert [(d.values["title"], d.values["org"]) for d in drafts] == [
        ("Postdoctoral Fellow", "University of Valmont"),
        ("Visiting Scholar", "University of Valmont"),
        ("Lecturer", "Northfield University"),
    ]


def test_the_section_votes_where_words_do_not_say_what_is_what():
    drafts = read_positions([section("""
        ## Experience

        Data Scientist, Fraud

        05/2016 - 10/2019

        Postwell (acquired by Uber) | Delivery

        San Francisco, CA

        - Trained models.

        Risk Analyst, Consumers

        05/2014 - 05/2016

        Paywell | Fintech

        San Jose, CA

        - Looked at trends.
    """)])  # fmt: skip

    assert values(drafts, "title", "org", "org_note", "location") == [
        ("Data Scientist, Fraud", "Postwell", "acquired by Uber; Delivery", "San Francisco, CA"),
        ("Risk Analyst, Consumers", "Paywell", "Fintech", "San Jose, CA"),
    ]  # fmt: skip


def test_two_periods_are_one_position_and_mentors_are_found():
    [draft] = read_positions([section("""
        ## Internships

        ### Tidal National Laboratory

        May 2020 – Aug 2020 &
        May 2021 – Aug 2021

        Research Intern (Supervisors: Dr. Ada Lee & Dr. Ben Wong)
    """)])  # fmt: skip

    assert [p["start"] for p in draft.values["periods"]] == ["2020-05", "2021-05"]
    assert draft.values["mentors"] == ["Ada Lee", "Ben Wong"]
    assert draft.values["kind"] == "internship"


def test_a_title_may_stand_in_the_sentence_below():
    [draft] = read_positions([section("""
        ## Internships

        <b>Tidal Research, New York City, USA</b>\tSummer 2019
        <i>Mentors: Ada Lee</i>\t
        Student researcher with the trust team working on tides.
    """)])  # fmt: skip

    assert values([draft], "org", "title", "location") == [
        ("Tidal Research", "Student researcher", "New York City, USA")
    ]


def test_organizations_above_several_posts_are_those_of_each():
    text = """
        ## Appointments

        *Northfield University*

        2011–Present. Lecturer.

        2006–2009. Research Associate.

        *Institute of Tides, University of Oslo*

        October 2010. Visiting Research Fellow.
    """

    drafts = read_positions([section(text)])

    assert values(drafts, "title", "org") == [
        ("Lecturer", "Northfield University"),
        ("Research Associate", "Northfield University"),
        ("Visiting Research Fellow", "Institute of Tides, University of Oslo"),
    ]
    assert [draft.lines for draft in drafts] == [(3, 5), (3, 7), (9, 11)]


def test_who_led_the_work_is_no_title_and_brackets_may_hold_the_organization():
    drafts = read_positions([section("""
        ## Positions

        - Research Assistant, Institute for Neurobiology, Prof. Ada Lee, 2021 – 2022
        - Wissenschaftlicher Assistent (am Institut für Meere, Universität Kiel), 2003 – 2007
        - **Técnico de investigación** (*Estación de Doñana, España*) Trabajos con la morfometría de las abejas durante dos meses en el campo. 2015-16
    """)])  # fmt: skip

    assert values(drafts, "title", "org", "mentors") == [
        ("Research Assistant", "Institute for Neurobiology", ["Ada Lee"]),
        ("Wissenschaftlicher Assistent", "Universität Kiel", []),
        ("Técnico de investigación", "Estación de Doñana", []),
    ]
