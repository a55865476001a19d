"""Decisions are saved one by one, can be undone, and do not overwrite each other."""

import pytest
from django.contrib.auth.models import User

from curation.models import Draft
from curation.review.deciding import Stale, accept_sure, decide, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return User.objects.create(username="ann")


@pytest.fixture
def bob():
    return User.objects.create(username="bob")


@pytest.fixture
def award(cv):
    return cv.drafts.filter(section="awards").first()


def test_a_decision_says_who_and_when(award, ann):
    decide(award, 0, "accepted", ann)

    award.refresh_from_db()
    assert (award.state, award.decided_by, award.revision) == ("accepted", ann, 1)
    assert award.decided_at is not None


def test_a_second_curator_does_not_overwrite_the_first(award, ann, bob):
    decide(award, 0, "rejected", ann)

    with pytest.raises(Stale):
        decide(award, 0, "accepted", bob)

    award.refresh_from_db()
    assert (award.state, award.decided_by) == ("rejected", ann)


def test_undo_takes_back_an_edit(award, ann):
    read = dict(award.entry)
    decide(award, 0, "edited", ann, entry={**read, "title": "Another"})

    undo(award.cv, ann)

    award.refresh_from_db()
    assert (award.state, award.entry, award.decided_by) == ("open", read, None)


def test_undo_takes_back_one_step_of_many_at_once(cv, ann):
    count = accept_sure(cv, ann, "awards")

    undo(cv, ann)

    assert count == 2
    assert cv.drafts.filter(section="awards").open().count() == 2


def test_undo_goes_back_further_each_time(cv, ann):
    first, second = cv.drafts.filter(section="awards")
    decide(first, 0, "accepted", ann)
    decide(second, 0, "rejected", ann)

    undo(cv, ann)
    undo(cv, ann)

    assert cv.drafts.filter(section="awards").open().count() == 2
    assert undo(cv, ann) is None


def test_undo_leaves_what_another_curator_decided_since(award, ann, bob):
    decide(award, 0, "accepted", ann)
    decide(award, 1, "rejected", bob)

    with pytest.raises(Stale):
        undo(award.cv, ann)

    award.refresh_from_db()
    assert award.state == "rejected"


def test_only_what_is_sure_is_accepted_at_once(cv, ann):
    accept_sure(cv, ann)

    assert not cv.drafts.accepted().filter(is_sure=False).exists()
    assert not cv.drafts.open().filter(is_sure=True).exists()
    assert cv.drafts.get(section="person").state == Draft.State.OPEN
