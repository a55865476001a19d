"""Posts in long sentences below their dates."""

from curation.cv.lists.positions import read_positions
from tests.curation.cv.written import section


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
