"""Sections by the words of headings over their level."""

from curation.cv.grammars.headings import Kind
from curation.cv.sections import sections
from tests.curation.cv.written import markdown, plain


def found(document):
    return [
        (part.kind, part.title) for part in sections(document.lines) if part.headings
    ]


def test_words_win_over_levels():
    document = markdown("""
        ## Teaching

        #### Professional Service

        ##### Conference Organization

        ## Reviewing
    """)

    assert found(document) == [
        (Kind.TEACHING, "Teaching"),
        (Kind.SERVICE, "Professional Service"),
        (Kind.SERVICE, "Professional Service / Conference Organization"),
        (Kind.SERVICE, "Reviewing"),
    ]


def test_subheadings_that_are_kinds_of_venues_stay_in_their_section():
    document = markdown("""
        ## Reviewing

        ### Conferences:

        ### Journals:
    """)

    assert found(document) == [
        (Kind.SERVICE, "Reviewing"),
        (Kind.SERVICE, "Reviewing / Conferences:"),
        (Kind.SERVICE, "Reviewing / Journals:"),
    ]


def test_an_employer_as_heading_is_an_entry_of_the_running_section():
    document = markdown("""
        ## Work Experience

        ## Corvid Labs

        June 2015 – Aug 2016

        ## Skills
    """)

    assert found(document) == [
        (Kind.POSITIONS, "Work Experience"),
        (Kind.SKILLS, "Skills"),
    ]


def test_an_unknown_heading_ends_the_section():
    document = plain("""
        EDUCATION

        Ph.D., University of Northfield, 2016

        MARATHONS

        Northfield, 2019

        PUBLICATIONS
    """)

    assert found(document) == [
        (Kind.EDUCATION, "EDUCATION"),
        (None, "MARATHONS"),
        (Kind.PUBLICATIONS, "PUBLICATIONS"),
    ]


def test_a_label_with_its_value_is_no_heading():
    document = markdown("""
        ## Education

        #### Advisor: Prof. Ada Lee
    """)

    assert found(document) == [(Kind.EDUCATION, "Education")]


def test_headings_in_a_column_of_their_own_begin_a_section():
    document = plain("""
        Education      Ph.D., University of Northfield, 2016
                       M.A., Eastbrook College, 2012
        Publications   On tides, Journal of Tides, 2019
    """)

    assert found(document) == [
        (Kind.EDUCATION, "Education"),
        (Kind.PUBLICATIONS, "Publications"),
    ]


def test_papers_below_presentations_were_presented():
    document = markdown("""
        ## Presentations

        ### Conference Papers

        - "On Sand and Water in the Delta," Meeting of Rivers, Oslo, 2012

        ## Papers
    """)

    assert [kind for kind, _ in found(document)] == [
        Kind.TALKS,
        Kind.TALKS,
        Kind.PUBLICATIONS,
    ]


def test_courses_below_the_education_were_taken():
    document = markdown("""
        ## Educación

        ##### Cursos

        - Economía pública. Otoño 2018
    """)

    assert [kind for kind, _ in found(document)] == [Kind.EDUCATION, Kind.OTHER]


def test_research_stands_above_works_only_where_titles_are_quoted():
    quoted = markdown(
        "## Research\n\n- “Free Riding on the Wave of Tariffs” with B. Kim\n"
    )
    prose = markdown("## Research\n\nI study tariffs and what they do to prices.\n")

    assert [kind for kind, _ in found(quoted)] == [Kind.PUBLICATIONS]
    assert [kind for kind, _ in found(prose)] == []


def test_a_bold_line_below_a_real_heading_opens_no_section_beside_it():
    document = markdown("""
        ## Service

        **Steering Board**

        Tide Society

        **Reviewer**

        - Tides

        ## Work Experience

        Weir Ltd, 2011
    """)

    assert found(document) == [
        (Kind.SERVICE, "Service"),
        (Kind.SERVICE, "Service / Reviewer"),
        (Kind.POSITIONS, "Work Experience"),
    ]


def test_labelled_lists_below_an_unknown_heading_are_no_authors():
    document = markdown("""
        ## Talks

        Tides of the north, Bergen, 2019

        ## Instruments

        Built: Gauge, Buoy, Float
    """)

    assert found(document) == [(Kind.TALKS, "Talks"), (None, "Instruments")]


def test_reviews_of_grants_are_service_and_no_grants():
    document = markdown("""
        ## Grants

        ## Grant Review

        ## Past Employments
    """)

    assert found(document) == [
        (Kind.GRANTS, "Grants"),
        (Kind.SERVICE, "Grant Review"),
        (Kind.POSITIONS, "Past Employments"),
    ]


def test_an_unknown_heading_beside_a_subheading_goes_on_with_what_is_above_both():
    document = markdown("""
        ## Teaching and Mentoring

        ### Ph.D. students

        - Jesse Wong

        ### WEIR

        - Fall 2022: Tides (TID 518)

        ### UT North

        - Fall 2021: Waves (TID 520)
    """)

    assert found(document) == [
        (Kind.TEACHING, "Teaching and Mentoring"),
        (Kind.MENTEES, "Ph.D. students"),
        (Kind.TEACHING, "Teaching and Mentoring / WEIR"),
        (Kind.TEACHING, "Teaching and Mentoring / UT North"),
    ]


def test_an_unknown_heading_like_those_of_sections_ends_one_whatever_names_follow():
    document = markdown("""
        ## Publications

        - Hill, S. (2019). Tides and trust. Journal of Tides, 3, 1–9.

        ## Friends and Shores

        Salt Guild, Harbour Union, Tidal Society
    """)

    assert [kind for kind, _ in found(document)] == [Kind.PUBLICATIONS, None]


def test_one_known_word_is_enough_for_a_heading_like_those_of_sections():
    document = markdown("""
        ## Ausbildung

        2012 Promotion, Universität Altmark

        ## Selbständig eingeworbene Drittmittel

        2017 Salzwege
    """)

    assert [kind for kind, _ in found(document)] == [Kind.EDUCATION, Kind.GRANTS]
