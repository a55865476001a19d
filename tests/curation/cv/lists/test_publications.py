"""Works of the humanities and of law: reviews, editions, manuscripts, volumes before names."""

import pytest

from curation.cv.grammars.names import Owner
from curation.cv.lists.publications import are_works, read_publications
from tests.curation.cv.written import section, values

OWNER = Owner("Sarah Hill")


def work(line, heading="Publications"):
    [draft] = read_publications(
        [section(f"## {heading}\n\n- {line}\n")], Owner("Sarah Hill")
    )
    return draft.values


@pytest.mark.parametrize(
    ("line", "title", "venue", "year"),
    [
        ("[Sewers and Quays](https://x.example), 83 *Northfield Law Review* 2019 (2008); reprinted in 29 *Shore Review* 45 (2011)", "Sewers and Quays", "Northfield Law Review", 2008),
        ("“The Tithe of Fish,” submitted to *Journal of Medieval Ports*", "The Tithe of Fish", "Journal of Medieval Ports", None),
        ("“Nothing but Gulls: Law and Shore\" (under review at *Shorelines*)", "Nothing but Gulls: Law and Shore", "Shorelines", None),
        ("\"Theories of Everything Wet\" (book manuscript)", "Theories of Everything Wet", None, None),
        ("«Mareas y mercados», *Cuadernos del Mar*, 5 (2016), pp. 7-29.", "Mareas y mercados", "Cuadernos del Mar", 2016),
    ],
)  # fmt: skip
def test_titles_and_venues(line, title, venue, year):
    found = work(line)

    assert (found["title"], found["venue"], found["year"]) == (title, venue, year)


def test_lists_of_the_humanities_vote():
    drafts = read_publications(
        [section("""
            ## Publicaciones

            - *La sal y el mar. Comercio y poder en el siglo XVII*, Madrid, Editorial Marea, 2012.
            - *Los puertos del norte*, Barcelona, Ediciones del Faro, 2015.
            - Reseña de A. Lee, *Salt*, *Revista Costera*, 15 (2013), pp. 201-204.
            - »Ebbe und Erzählung«, in: *Küstenblätter* 12 (2019), S. 3–19.
        """)],
        Owner("Sarah Hill"),
    )  # fmt: skip

    assert [(d.values["title"], d.values["authors"]) for d in drafts] == [
        ("La sal y el mar. Comercio y poder en el siglo XVII", []),
        ("Los puertos del norte", []),
        ("Reseña de A. Lee, Salt", []),
        ("Ebbe und Erzählung", []),
    ]
    assert drafts[2].values["venue"] == "Revista Costera"
    assert drafts[3].values["venue"] == "Küstenblätter"


def test_who_edits_says_so_before_the_title():
    found = work("(ed., with A. Lee) *Harbours in History*. London: Routledge, 2018.")

    assert (found["title"], found["kind"]) == ("Harbours in History", "edited")


def test_a_working_paper_has_a_year():
    found = work("“Who Pays the Pilot?” (with Ada Lee). 2021.", "Working Papers")

    assert (found["status"], found["year"]) == ("working paper", 2021)


def test_versions_and_honours_belong_to_the_work_above_them():
    [draft] = read_publications([section("""
        ## Publications

        ### Tides and trust

        Ada Lee\\*, **Sarah Hill**\\* (equal contribution), Ben Wong
        *Conference on Tides 2023 (CT 2023).* **Spotlight**
        Short version at *Trust Workshop, and at Safe Tides (ST) at TIC 2022.*
    """)], OWNER)  # fmt: skip

    assert values(
        [draft], "title", "venue", "venue_acronym", "year", "presentation"
    ) == [("Tides and trust", "Conference on Tides", "CT", 2023, "Spotlight")]
    assert draft.values["owner_position"] == 2
    assert draft.values["marks"]["equal_contribution"] == ["Ada Lee", "Sarah Hill"]
    assert [
        (v["venue"], v["at"], v["year"]) for v in draft.values["related"]
    ] == [("Trust Workshop", "TIC", 2022), ("Safe Tides (ST)", "TIC", 2022)]  # fmt: skip


def test_two_legends_explain_two_marks():
    [draft] = read_publications([section("""
        ## Papers under submission (as of October 2024)

        ### Tides and trust

        Ada Lee†, Bo Song†, Cy Diaz*, **Sarah Hill\\*** (†-equal contribution, *-equal advising).
    """)], OWNER)  # fmt: skip

    assert draft.values["marks"] == {
        "alphabetical": False,
        "equal_contribution": ["Ada Lee", "Bo Song"],
        "equal_advising": ["Cy Diaz", "Sarah Hill"],
    }
    assert values([draft], "status", "venue", "year") == [("submitted", None, None)]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("**Sarah Hill**, Ada Lee (alphabetical)\n*Journal of Tides, 2019*", None),
        ("**Sarah Hill**, Ada Lee, Bo Diaz (alphabetical)\n*Journal of Tides, 2019*", "not_alphabetical"),
        ("**Sarah Hill**, Ada Lee\n*Conference on Tides 2022 (CT 2023)*", "year_conflict"),
        ("Bo Song, Ada Lee\n*Journal of Tides, 2019*", "owner_missing"),
        ("**Sarah Hill**, Ada Lee", "venue_missing"),
        ("**Sarah Hill**\\*, Ada Lee\n*Journal of Tides, 2019*", "mark_without_legend"),
        ("**Sarah Hill**, Ada Lee († equal contribution)\n*Journal of Tides, 2019*", "legend_without_mark"),
    ],
)  # fmt: skip
def test_doubts_become_issues(entry, code):
    entry = entry.replace("Sarah Hill**, Ada Lee (a", "Ada Hill**, Sarah Hill (a")
    drafts = read_publications(
        [section(f"## Papers\n\n### Tides and trust\n\n{entry}\n")], OWNER
    )

    assert [issue.code for issue in drafts[0].issues] == ([code] if code else [])


def test_a_year_may_stand_above_its_works():
    [draft] = read_publications([section("""
        ## Publications

        ### 2019

        - Hill, S. and Lee, A. Tides and trust. *Journal of Tides*.
    """)], OWNER)  # fmt: skip

    assert draft.values["year"] == 2019
    assert draft.context == (3,)


def test_a_list_that_is_cut_ends_where_et_al_stands():
    drafts = read_publications([section("""
        ## Publications

        1. Ada Lee et al, Keratin moves with the wound. *Nature*. 2023 Mar; Online ahead of print.
        2. Sarah Hill, Ada Lee et al. Sand in the lungs of mice. *Cell* 2021; (12) 1-15.
        3. Ben C. Kim et al, Tides of the inner ear. Submitted.
    """)], OWNER)  # fmt: skip

    assert values(drafts, "title", "authors", "venue", "year") == [
        ("Keratin moves with the wound", ["Ada Lee"], "Nature", 2023),
        ("Sand in the lungs of mice", ["Sarah Hill", "Ada Lee"], "Cell", 2021),
        ("Tides of the inner ear", ["Ben C. Kim"], None, None),
    ]
    assert drafts[2].values["status"] == "submitted"


def test_initials_with_stops_behind_the_family_name():
    [draft] = read_publications([section("""
        ## Publicaciones

        Hill S. A., Lee B., Kim, T-L. (2021). Pollen on the road to the sea. Journal of Meadows.
    """)], OWNER)  # fmt: skip

    assert values([draft], "title", "authors") == [
        ("Pollen on the road to the sea", ["Hill S. A.", "Lee B.", "Kim, T-L."])
    ]


def test_a_status_in_place_of_the_year_is_no_name():
    [draft] = read_publications([section("""
        ## Articles

        Ada Lee and Sarah Hill. Accepted. “A history of small energies” in *Policy of Rivers*.
    """)], OWNER)  # fmt: skip

    assert values([draft], "title", "authors", "venue", "status") == [
        (
            "A history of small energies",
            ["Ada Lee", "Sarah Hill"],
            "Policy of Rivers",
            "accepted",
        )
    ]


def test_a_reviewed_book_keeps_its_commas():
    drafts = read_publications([section("""
        ## Book Reviews

        * Review of *Sand, Salt, and the Power of Water, 1900–1940* by Ada Lee. Coast Notes, July 2006
        * Review of *Local Tides: Work and Rest*, edited by Ben Kim, and Cy D. Roe (Northfield Press, 2001). *Delta Quarterly* (Spring, 2003).
    """)], OWNER)  # fmt: skip

    assert values(drafts, "authors", "venue") == [([], "Coast Notes"), ([], "Delta Quarterly")]  # fmt: skip
    assert "Power of Water, 1900–1940" in drafts[0].values["title"]
    assert drafts[1].values["title"] == "Review of Local Tides: Work and Rest"


def test_conferencias_with_authors_and_pages_are_works():
    works = section("""
        ## Conferencias

        - S. Hill, A. Lee and B. Kim. “Fusion of neural sands.” Lecture Notes 5572, pp. 517-524.
        - A. Lee, S. Hill. “The best filter for rivers.” Lecture Notes 3773, pp. 642-653.
    """)  # fmt: skip
    talks = section("""
        ## Conferencias

        - “Fusion of neural sands.” Universidad de Granada, 2012.
        - “The best filter for rivers.” Universidad de Sevilla, 2013.
    """)

    assert (are_works(works, OWNER), are_works(talks, OWNER)) == (True, False)


def test_works_as_lawyers_cite_them():
    drafts = read_publications([section("""
        ## Articles

        - *The Law of Tides and Harbours*, 95 Northfield Law Review 1201 (2019) (with Ada Lee & Ben Kim)
        - *Salvage Without Owners*, 12 Harvard Law Review 45 (2015)
    """)], OWNER)  # fmt: skip

    assert values(drafts, "title", "authors", "order_known", "venue", "year") == [
        ("The Law of Tides and Harbours", ["Ada Lee", "Ben Kim"], False, "Northfield Law Review", 2019),
        ("Salvage Without Owners", [], True, "Harvard Law Review", 2015),
    ]  # fmt: skip
