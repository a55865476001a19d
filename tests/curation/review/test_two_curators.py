"""Two curators at the same review at the same moment: nothing is lost, and the second is told."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from curation.models import CVImport, Draft, Profile
from curation.review.applying import apply_import
from curation.review.deciding import Stale, decide
from curation.review.storing import store
from people.models import Person
from publications.models import Publication
from tests.curation.review.conftest import SAMPLES, accept_all, stored
from tests.factories import make_person

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Runs each act on a connection of its own, all beginning together; their answers."""
    barrier = Barrier(len(acts))
    answers: list[Any] = [None] * len(acts)

    def run(i, act):
        try:
            barrier.wait(timeout=60)
            answers[i] = act()
        except Exception as error:
            answers[i] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def deciding(drafts, state, user):
    """An act that decides on drafts as they are now; its answer is those it came too late for."""

    def act():
        late = []
        for draft in drafts:
            try:
                decide(draft, draft.revision, state, user)
            except Stale:
                late.append(draft.pk)
        return late

    return act


@pytest.fixture
def curators():
    return [User.objects.create(username=name) for name in ("ann", "bob")]


def test_of_two_decisions_on_one_draft_the_first_counts_and_the_second_is_told(
    cv, curators
):
    ann, bob = curators
    drafts = list(cv.drafts.exclude(section="person"))

    late = at_once(deciding(drafts, "accepted", ann), deciding(drafts, "rejected", bob))

    assert sorted(late[0] + late[1]) == sorted(draft.pk for draft in drafts)
    states = {
        (one.pk, one.revision, one.state, one.decided_by) for one in cv.drafts.all()
    }
    for draft in drafts:
        first = (draft.pk, 1, "accepted", ann)
        assert (
            first if draft.pk in late[1] else (draft.pk, 1, "rejected", bob)
        ) in states
    assert cv.steps.count() == len(drafts)


def test_decisions_on_different_drafts_are_all_kept(cv, curators):
    ann, bob = curators
    drafts = list(cv.drafts.exclude(section="person"))

    late = at_once(
        deciding(drafts[::2], "accepted", ann), deciding(drafts[1::2], "rejected", bob)
    )

    assert late == [[], []]
    assert set(cv.drafts.accepted()) == set(drafts[::2])
    assert set(cv.drafts.filter(state="rejected")) == set(drafts[1::2])


def test_who_has_a_card_open_is_told_when_it_is_compared_with_another_person(curators):
    mira = make_person("Mira Okonkwo-Laine", kind="profile")
    degree = mira.degree_set.create(
        title="Ph.D.", organization_printed="University of Northfield", grade="first"
    )
    cv = stored("2025.md")
    person = cv.drafts.get(section="person")
    open_card = next(
        d for d in cv.drafts.filter(section="degrees") if d.entry["title"] == "Ph.D."
    )

    decide(person, 0, "accepted", curators[0], merged_with=str(mira.pk))

    now = Draft.objects.get(pk=open_card.pk)
    assert now.entry.get("grade") == degree.grade
    with pytest.raises(Stale):
        decide(open_card, open_card.revision, "accepted", curators[1], open_card.entry)


def test_one_file_that_is_handed_in_twice_at_once_is_one_import():
    data = (SAMPLES / "2025.md").read_bytes()

    answers = at_once(*[lambda: store("2025.md", data)] * 2)

    assert sorted(is_new for _cv, is_new in answers) == [False, True]
    assert CVImport.objects.count() == 1


def test_a_review_that_is_published_twice_at_once_is_one_profile(cv, curators):
    accept_all(cv)

    reports = at_once(
        *[lambda user=user: apply_import(cv, user, publish=True) for user in curators]
    )

    assert sorted(bool(report.created) for report in reports) == [False, True]
    assert Profile.objects.count() == 1
    assert Person.objects.filter(kind="profile").count() == 1
    assert Publication.objects.works().count() == 4
