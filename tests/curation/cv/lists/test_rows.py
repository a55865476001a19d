r"""Lists whose entries are rows: the cells of tables, and the arguments of macros."""

from curation.cv.extractors import extract
from curation.cv.grammars.headings import Kind
from curation.cv.grammars.names import Owner
from curation.cv.lists.publications import read_publications
from curation.cv.lists.talks import read_talks
from curation.cv.sections import Section, sections

OWNER = Owner("Sarah Hill")


def latex(source: str, kind: Kind) -> list[Section]:
    whole = f"\\documentclass{{moderncv}}\\begin{{document}}{source}\\end{{document}}"
    lines = extract("cv.tex", whole.encode()).lines
    return [part for part in sections(lines) if part.kind == kind]


def test_a_row_may_end_with_the_title_of_the_work():
    drafts = read_publications(
        latex(
            r"""\section{Publications}
            \entry{09/18}{Hill, S. A.; Lee, B.}{Tidal Journal, Volume 61, id.L7}{Waves in shallow bays: rings in low light}
            \entry{08/21}{Lee, B. and Hill, S. A.}{\href{https://example.org/b}{Tidal Journal, Volume 65, id.A1}}{Drifting pebbles on flat shores}
            \entry{02/22}{Wong, C.; Hill, S. A.}{Tidal Journal, Volume 66, id.A5}{Deep channels below the northern ice}
            """,
            Kind.PUBLICATIONS,
        ),
        OWNER,
    )

    assert [
        (d.values["title"], d.values["authors"], d.values["venue"], d.values["year"])
        for d in drafts
    ] == [
        (
            "Waves in shallow bays: rings in low light",
            ["Hill, S. A.", "Lee, B."],
            "Tidal Journal",
            2018,
        ),
        (
            "Drifting pebbles on flat shores",
            ["Lee, B.", "Hill, S. A."],
            "Tidal Journal",
            2021,
        ),
        (
            "Deep channels below the northern ice",
            ["Wong, C.", "Hill, S. A."],
            "Tidal Journal",
            2022,
        ),
    ]


def test_the_column_of_the_titles_is_found_by_all_rows_of_talks_together():
    found = read_talks(
        latex(
            r"""\section{Talks}
            \cventry{2016}{Tides 2016}{SLAB, California, USA}{Waves in shallow bays of the north}{}{}
            \cventry{2015}{Weir days}{University of Bergen, Bergen, Norway}{Clustering and drift of buoys}{}{}
            """,
            Kind.TALKS,
        )
    )

    assert [(d.values["title"], d.values["events"][0]["host"]) for d in found] == [
        ("Waves in shallow bays of the north", "Tides 2016 SLAB"),
        ("Clustering and drift of buoys", "Weir days University of Bergen"),
    ]


def test_those_who_gave_a_talk_are_no_host():
    found = read_talks(
        latex(
            r"""\section{Talks}
            \begin{itemize}
            \item Hill S., Lee B., Wong C.: ``Waves in shallow bays'', Tide Conference, Bergen, Norway, 4 May 2019
            \item Lee B., Hill S.: ``Drift of buoys'', Weir Workshop, Oslo, Norway, 3 June 2018
            \end{itemize}
            """,
            Kind.TALKS,
        )
    )

    assert [d.values["events"][0]["host"] for d in found] == [
        "Tide Conference",
        "Weir Workshop",
    ]
