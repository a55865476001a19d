"""Awards and grants, read from short sections."""

import pytest

from curation.cv.lists.awards import read_awards, read_grants
from tests.curation.cv.written import section, values


@pytest.mark.parametrize(
    ("line", "title", "org", "years"),
    [
        ("**Gold Medal**, Northfield College, 2016.", "Gold Medal", "Northfield College", [2016]),
        ("**Best Talk Award, Honorable Mention**, Tidal Academy 2020.", "Best Talk Award, Honorable Mention", "Tidal Academy", [2020]),
        ("**Excellence Award**, Northfield College, 2013, 2014, 2015.", "Excellence Award", "Northfield College", [2013, 2014, 2015]),
        ("2018 Early Career Medal, Royal Guild of Tides", "Early Career Medal", "Royal Guild of Tides", [2018]),
        ("**Best Paper Award** at CT 2019.", "Best Paper Award at CT 2019", None, [2019]),
    ],
)  # fmt: skip
def test_awards(line, title, org, years):
    [draft] = read_awards([section(f"## Awards\n\n- {line}\n")])

    assert values([draft], "title", "org", "years", "declined") == [
        (title, org, years, False)
    ]


def test_an_award_that_was_declined_says_so():
    [draft] = read_awards(
        [section("## Awards\n\n- **Tidal Fellowship** 2016 (Declined).\n")]
    )

    assert values([draft], "title", "years", "declined") == [
        ("Tidal Fellowship", [2016], True)
    ]


def test_a_grant_has_a_role_and_an_amount():
    [draft] = read_grants(
        [
            section(
                "## Grants\n\n- Tides and trust, Tidal Foundation, $50,000, PI, 2019-2021\n"
            )
        ]
    )

    assert values([draft], "title", "amount", "role", "years") == [
        ("Tides and trust", "$50,000", "PI", [2019, 2020, 2021])
    ]


def test_grants_in_rows_say_title_funder_number_and_role():
    [draft] = read_grants([section("""
        ## Grants

        - 2022 – 2023
          Cells that move in the germ band of flies.
          National Institute of Child Health, NIH.
          R21HD105189
          Collaborator
    """)])  # fmt: skip

    assert values([draft], "title", "funder", "number", "role", "years") == [
        (
            "Cells that move in the germ band of flies",
            "National Institute of Child Health, NIH",
            "R21HD105189",
            "Collaborator",
            [2022, 2023],
        )
    ]


def test_amounts_are_told_from_issuers_and_all_years_are_read():
    drafts = read_awards([section("""
        ## Honours

        - “Harbour Grant: Digital Tides”, 2018 ($30,000, co-applicant)
        - Provost's Innovation Grant, 2015-2016 and 2016-2017
        - Center for Industry Studies, Summer Fellowship, 2024
        - Borsa di Studio “Mari e venti” — 2018/2019
    """)])  # fmt: skip

    assert values(drafts, "title", "org", "years") == [
        ("“Harbour Grant: Digital Tides”", None, [2018]),
        ("Provost's Innovation Grant", None, [2015, 2016, 2017]),
        ("Summer Fellowship", "Center for Industry Studies", [2024]),
        ("Borsa di Studio “Mari e venti”", None, [2018, 2019]),
    ]
    assert drafts[0].values["amount"] == "$30,000"


def test_a_date_above_several_awards_is_that_of_each():
    drafts = read_awards(
        [
            section("""
        ## Awards

        ### 2016-2017

        **Junior Scholar Fellowship**
        Council of Tides

        **Postdoctoral Fellowship**
        Foundation of the Sea

        ### 2015

        **Development Grant**
        Northfield University
    """)
        ]
    )

    assert [(d.values["title"], d.values["years"]) for d in drafts] == [
        ("Junior Scholar Fellowship", [2016, 2017]),
        ("Postdoctoral Fellowship", [2016, 2017]),
        ("Development Grant", [2015]),
    ]
