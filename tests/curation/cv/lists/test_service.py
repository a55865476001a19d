"""Service whose roles stand below what they were for."""

import pytest

from curation.cv.lists.awards import read_grants
from curation.cv.lists.service import read_service
from tests.curation.cv.written import section, values


def test_roles_below_an_item_are_held_there():
    drafts = read_service(
        [
            section("""
        ## Service

        - Member, Guild of Harbours, 2020–2022
        - *Shorelines* (journal)
          - **Co-Editor**, beginning July 2023
          - **Managing Editor**, 2020–2023
        - Tidal Collective
          - **Board Member** (elected), 2022-2025
    """)
        ]
    )

    assert [(d.values["role"], d.values["venue"]) for d in drafts] == [
        ("Member", "Guild of Harbours"),
        ("Co-Editor", "Shorelines (journal)"),
        ("Managing Editor", "Shorelines (journal)"),
        ("Board Member", "Tidal Collective"),
    ]
    assert drafts[2].values["years"] == [2020, 2021, 2022, 2023]


def test_a_date_is_no_venue():
    drafts = read_service(
        [
            section("""
        ## Konferenzorganisation

        25./26.02.2016

        Organisation der Hafentage in Rive, 2015
    """)
        ]
    )

    assert all("Hafentage" in d.values["venue"] for d in drafts)


def test_what_a_grant_is_about_is_no_grant():
    drafts = read_grants(
        [
            section("""
        ## Drittmittel

        **2017 - 2020**

        Förderung des Projekts „Salzwege des Nordens“ (Kennziffer: SA 15)

        *Kurzbeschreibung*: Die Wege, auf denen das Salz in die Häfen kam, sind seit langem ein Gegenstand der Forschung, die sie jedoch bisher nur von den Städten aus betrachtet hat; das Projekt fragt nach den Dörfern.
    """)
        ]
    )

    assert [d.values["title"] for d in drafts] == ["Salzwege des Nordens"]


@pytest.mark.parametrize(
    ("line", "records"),
    [
        ("Conference on Tides (CT), 2019-21.", [("Conference on Tides (CT)", [2019, 2020, 2021], "reviewing")]),
        ("Reviewer: CT (2019, 2020), Journal of Tides, TIC 2021", [("CT", [2019, 2020], "reviewing"), ("Journal of Tides", [], "reviewing"), ("TIC", [2021], "reviewing")]),
        ("**Reviewer for Ph.D. Admissions**, CS Department, Northfield, Fall 2018.", [("CS Department, Northfield", [2018], "admissions")]),
        ("**Mentor for Project TIDE**, Fall 2021-current.", [("Project TIDE", [2021], "outreach")]),
    ],
)  # fmt: skip
def test_service(line, records):
    drafts = read_service([section(f"## Reviewing\n\n- {line}\n")])

    assert values(drafts, "venue", "years", "kind") == records
