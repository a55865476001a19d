"""Three real CVs, which are no part of the repository, imported whole: the profile against the demo's."""

from collections import Counter
from pathlib import Path

import pytest

from curation import demo
from curation.exporting import entry_of
from curation.models import AppliedEntry
from curation.review.applying import apply_import
from curation.review.storing import store
from tests.curation.review.conftest import accept_all

REAL = Path(__file__).parents[4] / "shared" / "cvs"
CVS = {"000": "akshay-mehra", "002": "ayush-sekhari", "004": "ayush-bharadwaj"}
# Fields that differ, and in how many places. Whoever typed a demo gave topics, left out
# or shortened what was done in a post or service, and named roles and kinds that words
# only imply ("Reviewing" for "Reviewer"). The import keeps what is printed.
DIFFERENT = {
    "000": {"person.topics": 1, "publications.topics": 5, "positions.highlights": 5},
    "002": {
        "person.topics": 1,
        "publications.topics": 31,
        "publications.versions.kind": 2,
        "positions.highlights": 10,
        "mentorships.role": 11,
        "service.at": 2,
        "service.note": 7,
        "service.role": 21,
    },
    "004": {"person.topics": 1, "positions.highlights": 4},
}

pytestmark = [
    pytest.mark.skipif(
        not REAL.is_dir(), reason="the real CVs are not beside this repository"
    ),
    pytest.mark.django_db,
]


@pytest.mark.parametrize("stem", CVS)
def test_what_becomes_of_a_cv_differs_from_what_was_typed_off_it_here_alone(stem):
    path = next(REAL.glob(f"{stem}*.txt"))
    cv, _is_new = store(path.name, path.read_bytes())
    accept_all(cv)
    person = apply_import(cv, None, publish=True).person

    found = Counter(differences(typed(CVS[stem]), imported(person)))

    assert found == DIFFERENT[stem]


def typed(key):
    """The sections of a demo profile as plain data, its venues by their names."""
    document = next(d for d in demo.documents() if d.key == key)
    said = document.model_dump(exclude_defaults=True, by_alias=True)
    names = {v.get("acronym"): v["name"] for v in said.get("venues", [])}
    for work in said.get("publications", []):
        for one in (work, *work.get("versions", [])):
            if "venue" in one:
                one["venue"] = names.get(one["venue"], one["venue"])
    return {section: said.get(section, []) for section in SECTIONS}


SECTIONS = (
    "person", "degrees", "positions", "mentorships", "publications", "talks", "awards",
    "service", "teaching", "projects", "skills",
)  # fmt: skip
# Not facts of an entry: its name in the document, its place, and what leads elsewhere.
APART = {"key", "lines", "award", "degree", "position", "thesis_of", "is_owner"}


def imported(person):
    """The sections of the person's profile as the rows have them."""
    entries = AppliedEntry.objects.filter(profile__person=person).order_by("pk")
    found = {section: [] for section in SECTIONS}
    for one in entries.filter(section__in=SECTIONS):
        found[one.section].append(entry_of(one.section, one.row))
    return found | {"person": found["person"][0] | {"status": person.status}}


def differences(one, other, path=""):
    """The paths at which two records differ, the places in lists left out."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted({*one, *other} - APART):
            at = f"{path}.{name}" if path else name
            yield from differences(one.get(name), other.get(name), at)
    elif _are_records(one) and _are_records(other) and len(one) == len(other):
        for a, b in zip(one, other, strict=True):
            yield from differences(a, b, path)
    elif (one or None) != (other or None):
        yield path


def _are_records(value):
    return isinstance(value, list) and all(isinstance(v, dict) for v in value)
