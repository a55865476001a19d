"""Readings of one citation, and the vote of a section over them."""

import pytest

from curation.cv.extractors import extract
from curation.cv.extractors.printing import line_of
from curation.cv.flow import flow
from curation.cv.grammars.citations import Reader
from curation.cv.grammars.names import Owner
from curation.cv.grammars.voting import best

OWNER = Owner("Sarah A. Hill")


def readings(text):
    written = flow([line_of(n, row) for n, row in enumerate(text.split("\n"), 1)])
    return written, Reader(written, len(written.text), OWNER).readings()


def titles(*texts):
    read = [readings(text) for text in texts]
    chosen = best([found for _, found in read])
    return [
        written.text[slice(*choice[0].title)].strip(" .,") if choice else None
        for (written, _), choice in zip(read, chosen, strict=True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hill, S. A., & Lee, J. (2019). On tides and trust. Journal of Tides, 12(3), 1–20.",
        "S. A. Hill and J. Lee, “On tides and trust,” J. Tides, vol. 12, no. 3, pp. 1–20, 2019.",
        "Hill SA, Lee J. On tides and trust. J Tides. 2019;12(3):1-20.",
        "Hill, Sarah, and John Lee. “On tides and trust.” Journal of Tides 12, no. 3 (2019): 1–20.",
        "On tides and trust\nSarah Hill and John Lee\nJournal of Tides 2019",
        "On tides and trust. Sarah Hill and John Lee. Journal of Tides, 2019.",
        "“On tides and trust” (with John Lee), Journal of Tides, 2019.",
        "2019 “On tides and trust,” Journal of Tides 12.3 (2019): 1–20.",
        "Hill, Sarah/Lee, John (2019): On tides and trust. In: Journal of Tides 12 (3), S. 1–20.",
        "S. Hill et J. Lee, « On tides and trust », Revue des marées, vol. 12, 2019, p. 1-20.",
    ],
)
def test_the_title_is_found_in_each_style(text):
    assert titles(text) == ["On tides and trust"]


def test_a_section_votes_for_its_style():
    # Alone, a question could end the title before the venue does.
    doubtful = "S. Hill, J. Lee, Do tides trust? Evidence from Kenya, Notes of Tides 12 (2019), 1–20."
    clear = "S. Hill, J. Lee, On tides and trust, Journal of Tides 12 (2019), 1–20."

    assert titles(doubtful, clear, clear)[0] == "Do tides trust? Evidence from Kenya"


def test_what_is_no_citation_has_no_good_reading():
    _, found = readings("12")

    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "Lee, J., Hill, S. A.: On tides and trust, Atmos. Tid. Phys., (in review)",
        "Hill, S. A. and Lee, J. (2018) On tides and trust. Tidal Dynamics, Volume 68(10), Pages 1-20.",
        "Hill, S. A., Lee, J. On tides and trust (submitted to Tidal Modelling).",
    ],
)
def test_a_title_ends_before_short_names_and_standing(text):
    assert titles(text) == ["On tides and trust"]


def test_the_year_behind_a_list_of_names_is_not_lost():
    text = "Hill, S. A. and Lee, J. (2018) On tides and trust. Tidal Dynamics, 68(10)."
    _, found = readings(text)
    [choice] = best([found])

    assert choice
    assert choice[0].year == 2018


def test_words_in_italics_end_where_their_style_ends():
    source = r"{\bf S. A. Hill}, J. Lee, \emph{On tides and trust in bays} Tid. Weir Grav. 36 (13) 134."
    written = flow(extract("cv.tex", source.encode()).lines)
    found = Reader(written, len(written.text), OWNER).readings()

    [choice, _] = best([found, found])

    assert choice
    title = choice[0].title
    assert written.text[slice(*title)] == "On tides and trust in bays"
