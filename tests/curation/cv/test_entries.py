"""Entries by the start signal that is consistent in a section."""

from curation.cv.entries import split
from tests.curation.cv.written import section


def texts(text, measure=lambda one: 1.0 if "20" in one.text else 0.0):
    _, entries = split(section(text).lines, measure)
    return [one.text.split("\n") for one in entries]


def test_list_marks_begin_entries_and_broken_numbering_does_not_matter():
    found = texts("""
        ## Awards

        1. One, 2016
        2. Two, 2014

        -
        3. Three, 2015
          4. Four, 2011
    """)

    assert [rows[0] for rows in found] == [
        "One, 2016",
        "Two, 2014",
        "Three, 2015",
        "Four, 2011",
    ]


def test_the_line_above_each_date_begins_an_entry_where_nothing_else_does():
    found = texts("""
        ## Education

        Northfield University

        2017 - 22

        Ph.D.

        Eastbrook College

        2012 - 16

        B.A.
    """)

    assert found == [
        ["Northfield University", "2017 - 22", "Ph.D."],
        ["Eastbrook College", "2012 - 16", "B.A."],
    ]


def test_what_introduces_a_list_is_no_entry():
    before, entries = split(
        section("""
            ## Service

            I have worked for the following:

            - One, 2018
            - Two, 2019
        """).lines,
        lambda one: 1.0,
    )

    assert [line.text for line in before if line.text] == [
        "I have worked for the following:"
    ]
    assert [one.text for one in entries] == ["One, 2018", "Two, 2019"]


def test_an_entry_cites_its_first_and_last_line():
    _, [one, other] = split(
        section("## A\n\n- a 2001  \nb\n\n- c 2002\n").lines, lambda one: 1.0
    )

    assert (one.span, other.span) == ((3, 4), (6, 6))


def test_a_heading_stands_above_the_entries_that_follow_it():
    _, entries = split(
        section("""
            ## Service

            ### First

            - One, 2018
            - Two, 2019

            ### Second

            - Three, 2020
        """).lines,
        lambda one: float(bool(one.lines[0].mark)),
    )

    assert [(one.text, one.headings[-1].text) for one in entries] == [
        ("One, 2018", "First"),
        ("Two, 2019", "First"),
        ("Three, 2020", "Second"),
    ]
