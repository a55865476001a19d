"""Works of the humanities and of law: reviews, editions, manuscripts, volumes before names."""

import pytest

from curation.cv.grammars.names import Owner
from curation.cv.lists.publications import read_publications
from tests.curation.cv.written import section


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
