"""Hyphens at the end of a line: which go, and which stay."""

import pytest

from curation.cv.extractors.pdf.hyphens import join, unbroken
from curation.cv.lines import Style
from curation.cv.runs import Run

LINES = ["Optimization by well-known methods", "data in batch", "of multi-"]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("on stochastic optimiza-", "tion", "on stochastic optimization"),
        ("on stochastic op-", "timization", "on stochastic optimization"),
        ("by well-", "known people", "by well-known people"),
        ("state-of-", "the-art", "state-of-the-art"),
        ("a non-", "convex problem", "a non-convex problem"),
        ("data-", "batch", "data-batch"),
        ("Cornell-", "Tech", "Cornell-Tech"),
        ("2019–", "2021", "2019–2021"),
        ("2019 -", "2021", "2019 - 2021"),
        ("equal (*-", "contribution)", "equal (*-contribution)"),
        ("two", "words", "two words"),
    ],
)
def test_a_hyphen_goes_unless_the_word_has_one(above, below, joined):
    cell = [Run(above)]

    join(cell, [Run(below)], unbroken(LINES))

    assert "".join(run.text for run in cell) == joined


def test_a_broken_address_is_whole_again():
    link = frozenset({Style.LINK})
    href = "https://a.example/long/address"
    cell = [Run("https://a.example/long/", link, href)]

    join(cell, [Run("address", link, href)], set())

    assert "".join(run.text for run in cell) == href
