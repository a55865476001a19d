r"""Lists whose entries are rows: the cells of tables, and the arguments of macros."""

from curation.cv.extractors import extract
from curation.cv.grammars.headings import Kind
from curation.cv.grammars.names import Owner
from curation.cv.lists.awards import read_grants
from curation.cv.lists.degrees import read_degrees
from curation.cv.lists.positions import read_positions
from curation.cv.lists.publications import read_publications
from curation.cv.lists.service import read_service
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
        ),
        OWNER,
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
        ),
        OWNER,
    )

    assert [d.values["events"][0]["host"] for d in found] == [
        "Tide Conference",
        "Weir Workshop",
    ]


def test_rows_that_label_their_cells_say_what_stands_behind_the_labels():
    source = r"""\section{Education}
        \begin{tabular}{l|l}
        Degree: & \textbf{Ph.D. in Physical Tides} \\
        Period: & 2015 --- 2019 \\
        University: & University of Northfield, Bergen, Norway \\
        Thesis Title: & \textit{Advanced methods for shelf seas} \\
        Supervisors: & \textbf{1st}: Prof. Ada Lee (University of Northfield) \\
         & \textbf{2nd}: Dr. Ben Wong (Weir University) \\
        \end{tabular}
        \section{Experience}
        \begin{tabular}{l|l}
        Research Title: & Shelf Scientist \\
        Period: & Aug 2019 - present \\
        Employer: & Weir Office \\
        \end{tabular}"""

    [degree] = read_degrees(latex(source, Kind.EDUCATION))
    [post] = read_positions(latex(source, Kind.POSITIONS))

    assert degree.values["institution"] == "University of Northfield"
    assert degree.values["thesis"] == "Advanced methods for shelf seas"
    assert [m["name"] for m in degree.values["advisors"]] == ["Ada Lee", "Ben Wong"]
    assert (post.values["title"], post.values["org"]) == (
        "Shelf Scientist",
        "Weir Office",
    )


def test_two_degrees_in_a_row_share_when_and_where():
    drafts = read_degrees(
        latex(
            r"""\section{Education}
            \begin{tabular}{ll}
            2001--2005 & Bachelor of Science, Marine Biology \\
             & Bachelor of Science, Computer Science \\
             & Northfield University, Bergen, Norway \\
            \end{tabular}""",
            Kind.EDUCATION,
        )
    )

    assert [
        (d.values["field"], d.values["institution"], d.values["end"]) for d in drafts
    ] == [
        ("Marine Biology", "Northfield University", "2005"),
        ("Computer Science", "Northfield University", "2005"),
    ]


def test_months_of_cut_years_are_no_grade():
    [draft] = read_degrees(
        latex(
            r"""\section{Education}
            \entry{11/20-12/23}{Doctor of Science: Astronomy}{Northfield University}{On rings}""",
            Kind.EDUCATION,
        )
    )

    assert (draft.values["gpa"], draft.values["start"], draft.values["end"]) == (
        None,
        "2020-11",
        "2023-12",
    )


def test_a_post_may_stand_between_its_organization_and_a_long_description():
    long = "The work was on waves in shallow bays and what they carry, " * 3
    [draft] = read_positions(
        latex(
            rf"""\section{{Experience}}
            \cventry{{2013--2015}}{{Weir College, Tide Group}}{{PhD Student}}{{Bergen}}{{{long}}}{{}}""",
            Kind.POSITIONS,
        )
    )

    assert (draft.values["title"], draft.values["org"]) == (
        "PhD Student",
        "Weir College",
    )


def test_the_title_of_a_grant_stands_below_its_funder_and_number():
    [draft] = read_grants(
        latex(
            r"""\section{Grants}
            \begin{tabular}{ll}
            2022--2026 & R01 AB123456, NIH/NINDS \hfill (Multi-PI: Lee, Hill) \\
             & The carriage of sand by waves \\
            \end{tabular}""",
            Kind.GRANTS,
        )
    )

    assert draft.values["title"] == "The carriage of sand by waves"
    assert draft.values["funder"] == "NIH/NINDS"
    assert draft.values["number"] == "R01 AB123456"


def test_a_row_of_service_names_what_it_was_for_in_a_cell():
    drafts = read_service(
        latex(
            r"""\section{Service}
            \begin{tabular}{lll}
            2014--2016, 2025--present & Tide Admissions Committee [Chair 2025--present] \\
            2016 & Society of Weirs & Associate Member \\
            2015 & Summer Exhibition & Northfield College \\
            \end{tabular}""",
            Kind.SERVICE,
        )
    )

    assert [
        (d.values["venue"], d.values["role"], d.values["years"]) for d in drafts
    ] == [
        (
            "Tide Admissions Committee [Chair 2025–present]",
            None,
            [2014, 2015, 2016, 2025],
        ),
        ("Society of Weirs", "Associate Member", [2016]),
        ("Summer Exhibition", None, [2015]),
    ]


def test_a_talk_begins_with_its_title_whatever_is_quoted_behind_it():
    [draft] = read_talks(
        latex(
            r"""\section{Talks}
            \cvitem{05/2018}{\emph{Fitting a model to waves}, talk at the weekly "Code and Cake" meeting, Bergen}
            """,
            Kind.TALKS,
        ),
        OWNER,
    )

    assert draft.values["title"] == "Fitting a model to waves"


def test_the_title_of_a_grant_may_be_set_apart():
    [draft] = read_grants(
        latex(
            r"""\section{Grants}
            \begin{itemize}
            \item 2014--2017 NSF award, \emph{Tidal Cohomology, log Varieties, and equivariant Shores.}
            \end{itemize}""",
            Kind.GRANTS,
        )
    )

    assert (draft.values["title"], draft.values["funder"]) == (
        "Tidal Cohomology, log Varieties, and equivariant Shores",
        "NSF award",
    )
