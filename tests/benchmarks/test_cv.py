"""The invented CVs: the same seed gives the same one, and they are read as they were written."""

import pytest

from benchmarks.cv.__main__ import measure
from benchmarks.cv.documents import STYLES, render
from benchmarks.cv.scoring import person_key

# Every other style; the benchmark itself goes through all of them with more people.
SOME = [style for style in STYLES if not style.held_out][::2]


def test_a_seed_gives_the_same_cv_each_time():
    assert render(STYLES[0], 7) == render(STYLES[0], 7)
    assert render(STYLES[0], 7) != render(STYLES[0], 8)


def test_the_truth_cites_the_lines_where_the_titles_stand():
    text, truth = render(STYLES[0], 1)

    lines = text.split("\n")
    for row in truth["publications"]:
        assert row["title"] in " ".join(lines[row["lines"][0] - 1 : row["lines"][1]])


@pytest.mark.parametrize(
    ("one", "other"), [("Hill, S. A.", "S. A. Hill"), ("Hill SA", "SA Hill")]
)
def test_forms_of_one_name_share_a_key(one, other):
    assert person_key(one) == person_key(other) != person_key("Sarah Hill")


@pytest.mark.parametrize("style", SOME, ids=lambda style: style.name)
def test_styles_that_grammars_were_made_with_are_read_whole(style):
    found, unsupported = measure(style, [11])

    for name in (
        "degrees",
        "positions",
        "publications",
        "publications.authors",
        "talks",
    ):
        assert found.f1(name) >= 0.95, (name, found.misses)
    assert not any(found.invented.values())
    assert unsupported == []


def test_styles_that_were_held_out_reach_their_goals():
    total = None
    for style in (style for style in STYLES if style.held_out):
        found, unsupported = measure(style, [3])
        assert unsupported == []
        if total is None:
            total = found
        else:
            total.add(found)

    assert total.f1("publications") >= 0.9
    assert total.f1("publications.authors") >= 0.85
    assert total.f1("degrees") >= 0.9
    assert total.f1("positions") >= 0.85
    assert not any(total.invented.values())
