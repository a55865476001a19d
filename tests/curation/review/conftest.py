"""A CV of an invented person, and the one of the next year."""

from pathlib import Path

import pytest

from curation.review.deciding import accept_sure, decide
from curation.review.storing import store

SAMPLES = Path(__file__).parents[2] / "samples" / "review"


def stored(name, **options):
    return store(name, (SAMPLES / name).read_bytes(), **options)[0]


def accept_all(cv, user=None):
    """Accepts all drafts but the questions about names."""
    accept_sure(cv, user)
    for draft in cv.drafts.open().exclude(section="names"):
        decide(draft, draft.revision, "accepted", user)


@pytest.fixture
def cv(db):
    return stored("2025.md")
