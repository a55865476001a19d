"""Each list of a profile, read from short sections."""

import pytest

from curation.cv.grammars.names import Owner
from curation.cv.lists.awards import read_awards, read_grants
from curation.cv.lists.degrees import read_degrees
from curation.cv.lists.mentees import read_mentees
from curation.cv.lists.positions import read_positions
from curation.cv.lists.projects import read_projects, read_skills
from curation.cv.lists.publications import are_works, read_publications
from curation.cv.lists.service import read_service
from curation.cv.lists.talks import read_talks
from curation.cv.lists.teaching import read_teaching
from tests.curation.cv.written import section

OWNER = Owner("Sarah Hill")


def values(drafts, *keys):
    return [tuple(draft.values[key] for key in keys) for draft in drafts]


# -- degrees


def test_a_degree_over_several_paragraphs():
    [draft] = read_degrees([section("""
        ## Education

        Northfield University, Ithaca, NY, USA

        2017 - 22

        Ph.D. in Computer Science (GPA: 9/10)

        Advisors: Prof. Ada Lee (Primary), Prof. Ben Wong (Co-chair)

        Thesis: [Tides and trust](#)
    """)])  # fmt: skip

    assert draft.values == {
        "institution": "Northfield University",
        "location": "Ithaca, NY, USA",
        "degree": "Ph.D.",
        "field": "Computer Science",
        "specialisation": None,
        "start": "2017",
        "end": "2022",
        "expected": False,
        "gpa": "9/10",
        "advisors": [
            {"name": "Ada Lee", "role": "Primary"},
            {"name": "Ben Wong", "role": "Co-chair"},
        ],
        "thesis": "Tides and trust",
        "honours": [],
        "courses": [],
    }
    assert draft.lines == (3, 11)


@pytest.mark.parametrize(
    ("line", "degree", "field", "school", "end"),
    [
        ("Ph.D. in Tides, Northfield University, Boston, MA, 2012", "Ph.D.", "Tides", "Northfield University", "2012"),
        ("2010–2014: Doctorado en Historia, Universidad del Faro, Madrid", "Doctorado", "Historia", "Universidad del Faro", "2014"),
        ("M.A. Tides (2012), Eastbrook College", "M.A.", "Tides", "Eastbrook College", "2012"),
        ("| 2015 | Promotion Politikwissenschaft (Dr. rer. soc.), Universität Altmark |", "Promotion", "Politikwissenschaft", "Universität Altmark", "2015"),
        ("- 2018-2020 (expected): **Master of Science in Tides** at the University of Valmont", "Master of Science", "Tides", "University of Valmont", "2020"),
    ],
)  # fmt: skip
def test_a_degree_in_one_line(line, degree, field, school, end):
    drafts = read_degrees([section(f"## Education\n\n{line}\n")])

    assert values(drafts, "degree", "field", "institution", "end") == [
        (degree, field, school, end)
    ]


# -- positions


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


# -- publications


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


# -- the rest


def test_a_talk_is_given_in_several_places_and_an_award_is_no_talk():
    [draft] = read_talks([section("""
        ## Invited Talks

        ### Tides and trust

        CT, Edmonton, CA

        Jun 2024

        <b>Best Talk Award, Honorable Mention</b>\t
        Spotlight talk, Annual Meeting, Tidal Academy (TA)\tMar 2020
    """)], OWNER)  # fmt: skip

    first, second = draft.values["events"]
    assert (first["host"], first["location"], first["month"], first["year"]) == (
        "CT", "Edmonton, CA", 6, 2024,
    )  # fmt: skip
    assert first["award"] == "Best Talk Award, Honorable Mention"
    assert (second["type"], second["host"]) == (
        "Spotlight talk", "Annual Meeting, Tidal Academy (TA)",
    )  # fmt: skip


def test_a_talk_in_one_line():
    drafts = read_talks([section("## Talks\n\n- “On tides,” Tidal Seminar, Vienna, Austria, March 2021\n")], OWNER)  # fmt: skip

    assert drafts[0].values["title"] == "On tides"
    assert drafts[0].values["events"][0]["location"] == "Vienna, Austria"


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


def test_courses_and_the_seminars_among_them():
    courses, service = read_teaching([section("""
        ## Teaching

        - **CS6783: Tidal Theory, Northfield University** Fall 2018
        Head TA for Prof. Ada Lee
        - **Tidal Seminar, Northfield Research** 2019-2021
        Co-organized with Prof. Ben Wong and Cy Diaz.
    """)])  # fmt: skip

    assert values(
        courses, "code", "course", "institution", "role", "instructor", "terms"
    ) == [
        (
            "CS6783",
            "Tidal Theory",
            "Northfield University",
            "Head TA",
            "Ada Lee",
            ["2018-23"],
        )
    ]
    assert values(service, "kind", "venue", "years", "with") == [
        ("organization", "Tidal Seminar, Northfield Research", [2019, 2020, 2021], ["Ben Wong", "Cy Diaz"])
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "name", "affiliation", "after"),
    [
        ("Ada Lee, Northfield University", "Ada Lee", "Northfield University", None),
        ("Ben Wong, Eastbrook → PhD at Kestrel, Class of 2023", "Ben Wong", "Eastbrook", "PhD at Kestrel"),
        ("Cy Diaz, Northfield University, now at Corvid Labs", "Cy Diaz", "Northfield University", "Corvid Labs"),
    ],
)  # fmt: skip
def test_mentees(line, name, affiliation, after):
    [draft] = read_mentees([section(f"## Mentoring\n\n### PhD Students\n\n- {line}\n")])

    assert values([draft], "name", "affiliation", "next", "level") == [
        (name, affiliation, after, "PhD")
    ]
    assert draft.context == (3,)


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


def test_projects_and_skills():
    projects = read_projects([section("## Projects\n\n### Tidal Reader\n\nFeb 2017 – Apr 2017\n\n- Reads tides.\n")])  # fmt: skip
    skills = read_skills([section("## Skills\n\n**Tools:** C, C++, Shell Scripting.\n\n**Handles:** Codechef (ada1).\n")])  # fmt: skip

    assert values(projects, "title", "start", "end") == [
        ("Tidal Reader", "2017-02", "2017-04")
    ]
    assert skills == ["C", "C++", "Shell Scripting"]


# -- what CVs of other fields and languages taught


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


@pytest.mark.parametrize(
    ("line", "host", "place", "date"),
    [
        ("Winds,” Meeting of Coasts, July 16–20, 2012, Hamburg, Germany (with Ada Lee).", "Meeting of Coasts", "Hamburg, Germany", "2012-07-16"),
        ("Winds” (Harbour Lectures, Northfield University, February 2007)", "Harbour Lectures, Northfield University", None, "2007-02"),
        ("Winds.” Invited seminar. Northfield College. Salem, OR, USA. 2019-12-10", "Northfield College", "Salem, OR, USA", "2019-12-10"),
        ("Winds” (with Ben Kim), *Data at Sea*, Oslo, Feb. 2017", "Data at Sea", "Oslo", "2017-02"),
    ],
)  # fmt: skip
def test_hosts_are_told_from_places_types_and_coauthors(line, host, place, date):
    [draft] = read_talks([section(f"## Talks\n\n- “Tides and {line}\n")], OWNER)

    assert draft.values["title"] == "Tides and Winds"
    [event] = draft.values["events"]
    assert (event["host"], event["location"], event["date"]) == (host, place, date)


@pytest.mark.parametrize(
    ("line", "degree", "field", "institution"),
    [
        ("Maîtrise de physique fondamentale à l'Université de Nantes (1985)", "Maîtrise", "physique fondamentale", "Université de Nantes"),
        ("Doctorat (PHD) en Physique à Paris 7 (1992)", "Doctorat", "Physique", "Paris 7"),
        ("Laurea magistrale in Filologia moderna, Università di Padova, 2018", "Laurea magistrale", "Filologia moderna", "Università di Padova"),
        ("LICENCIATURA EN CIENCIA POLÍTICA. Universidad de Granada. 2015 - 2020", "LICENCIATURA", "CIENCIA POLÍTICA", "Universidad de Granada"),
        ("Maestro en Metalurgia, Universidad Michoacana, 2007", "Maestro", "Metalurgia", "Universidad Michoacana"),
        ("Mathematik-Diplom, Universität Heidelberg, 1997", "Mathematik-Diplom", None, "Universität Heidelberg"),
    ],
)  # fmt: skip
def test_degrees_of_six_languages(line, degree, field, institution):
    [draft] = read_degrees([section(f"## Education\n\n- {line}\n")])

    assert values([draft], "degree", "field", "institution") == [
        (degree, field, institution)
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


def test_posts_among_degrees_are_positions_and_degrees_among_posts_are_degrees():
    education = section("""
        ## Education

        * Post-Doc, University of Padova, 03/2009 – 09/2011
        * Ph.D. in Mathematics, University of Milano, 2009
    """)
    career = section("""
        ## Wissenschaftlicher Werdegang

        * 2010 Bachelor of Science, Universität Kiel
        * 2005–2007 Studium der Mathematik an der Universität Rostock
        * 2012–2017 Wissenschaftlicher Mitarbeiter, Universität zu Lübeck
    """)

    degrees = read_degrees([education], [career])
    positions = read_positions([career], [education])

    assert values(degrees, "degree", "institution") == [
        ("Ph.D.", "University of Milano"),
        ("Bachelor of Science", "Universität Kiel"),
    ]
    assert values(positions, "title", "org") == [
        ("Wissenschaftlicher Mitarbeiter", "Universität zu Lübeck"),
        ("Post-Doc", "University of Padova"),
    ]


def test_schools_between_degrees_lend_them_no_dates():
    [draft] = read_degrees([section("""
        ## Ausbildung

        | 1980 – 1989 | Gymnasium am Fluss |
        | 1989 – 1997 | Diplom in Mathematik, Universität Heidelberg |
        | 1997 – 2003 | Promotionsstudium an der RWTH Aachen (Betreuer: Prof. Dr. Ben Kim) |
    """)])  # fmt: skip

    assert values([draft], "degree", "start", "end", "advisors") == [
        ("Diplom", "1989", "1997", [])
    ]


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


@pytest.mark.parametrize(
    ("line", "thesis", "advisors"),
    [
        ("Dissertation: Proteins of the sea. Research conducted under the guidance of Drs. Ada Lee and Ben Kim.", "Proteins of the sea", ["Ada Lee", "Ben Kim"]),
        ("“Sand and salt in the age of sail”", "Sand and salt in the age of sail", []),
        ("*Behaviour of tides in the northern sector*", "Behaviour of tides in the northern sector", []),
    ],
)  # fmt: skip
def test_theses_end_before_who_led_them_or_are_only_set_apart(line, thesis, advisors):
    text = f"## Education\n\n- Ph.D. in Physics, University of Oslo, 2013\n  {line}\n"
    [draft] = read_degrees([section(text)])

    assert draft.values["thesis"] == thesis
    assert [a["name"] for a in draft.values["advisors"]] == advisors


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


def test_the_title_of_a_course_is_what_is_quoted():
    drafts, _ = read_teaching([section("""
        ## Teaching

        - “Science, Environment, and Crisis” (Fall 2002). University of Toronto
        - Docente del seminario «Leggere, annotare, interpretare», Università di Padova, 2024
    """)])  # fmt: skip

    assert values(drafts, "course", "institution") == [
        ("Science, Environment, and Crisis", "University of Toronto"),
        ("Leggere, annotare, interpretare", "Università di Padova"),
    ]


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
