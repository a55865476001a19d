"""Talks whose titles nothing sets apart."""

import pytest

from curation.cv.grammars.names import Owner
from curation.cv.lists.talks import read_talks
from tests.curation.cv.written import section

OWNER = Owner("Sarah Hill")


def talks(text):
    return [
        (
            draft.values["title"],
            draft.values["events"][0]["host"],
            draft.values["events"][0]["date"],
        )
        for draft in read_talks([section(text)], OWNER)
    ]


def test_speakers_before_a_title_are_told_from_it():
    assert talks("""
        ## Presentations

        **Hill, S.** Tides and the trade in salt. Refereed paper presented at the Annual Meeting of the Tidal Society, Boston, MA, May 2019.

        Lee, A. & **Hill, S.** Salt, law and custom. Harbour Seminar, Northfield University, March 2018.

        **Hill, S.** [Forthcoming.] Dikes of the north. Paper presentation at the Congress of Coasts, June 2020.
    """) == [
        ("Tides and the trade in salt", "Annual Meeting of the Tidal Society", "2019-05"),
        ("Salt, law and custom", "Harbour Seminar, Northfield University", "2018-03"),
        ("Dikes of the north", "Congress of Coasts", "2020-06"),
    ]  # fmt: skip


def test_a_date_between_speakers_and_title_is_the_talk_s():
    assert talks("""
        ## Presentations

        - Hill, S. (2019, May). Tides and the trade in salt. Paper presented at the Congress of Coasts, Oslo.
        - Hill, S., & Lee, A. (2018, March). Salt, law and custom. Talk given at the Harbour Days, Lund.
    """) == [
        ("Tides and the trade in salt", "Congress of Coasts", "2019-05"),
        ("Salt, law and custom", "Harbour Days", "2018-03"),
    ]


def test_titles_stand_below_headings_that_say_where_they_were_given():
    assert talks("""
        ## Conference Presentations

        ### Northfield University

        #### Harbour Symposium

        - Custom at the quay (June 2016)

        ### Society of Coasts

        #### Annual Meeting

        - Who owns the shore (July 2011)
        - Salt before the courts (August 2010)
    """) == [
        ("Custom at the quay", "Northfield University, Harbour Symposium", "2016-06"),
        ("Who owns the shore", "Society of Coasts, Annual Meeting", "2011-07"),
        ("Salt before the courts", "Society of Coasts, Annual Meeting", "2010-08"),
    ]


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
