"""Three real CVs, which are no part of the repository, against what people typed off them."""

import json
from pathlib import Path

import pytest

from curation.cv.cv1 import as_cv1
from curation.cv.extractors import extract
from curation.cv.reading import read

REAL = Path(__file__).parents[4] / "shared" / "cvs"
CVS = sorted(REAL.glob("*.txt"))

pytestmark = pytest.mark.skipif(
    not CVS, reason="the real CVs are not beside this repository"
)


@pytest.fixture(params=CVS, ids=lambda path: path.stem[:3])
def pair(request):
    """What was typed off a CV, and what is read from it."""
    data = request.param.read_bytes()
    document = extract(request.param.name, data)
    truth = json.loads(
        (REAL / "truth" / f"{request.param.stem}.json").read_text("utf-8")
    )
    return truth, as_cv1(read(document), document, request.param.name, data)


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("degrees", ("institution", "degree", "field", "start", "end", "expected", "gpa", "thesis", "advisors")),
        ("positions", ("org", "periods", "mentors", "kind")),
        ("publications", ("title", "authors", "venue", "year", "kind", "status", "owner_position")),
        ("awards", ("title", "years", "declined")),
        ("teaching", ("code", "instructor", "terms")),
        ("mentees", ("name", "next")),
        ("service", ("venue", "years", "kind")),
        ("projects", ("title", "start", "end")),
    ],
)  # fmt: skip
def test_lists_are_read_as_a_person_reads_them(pair, key, names):
    truth, found = pair

    def rows(document):
        return sorted(
            json.dumps([row.get(name) for name in names]) for row in document[key]
        )

    assert rows(found) == rows(truth)


def test_the_deliveries_of_talks_are_read_as_a_person_reads_them(pair):
    truth, found = pair

    def events(document):
        return [
            (talk["title"], event["host"], event["month"], event["year"])
            for talk in document["talks"]
            for event in talk["events"]
        ]

    assert events(found) == events(truth)
