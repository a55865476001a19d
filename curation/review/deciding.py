"""Decisions on drafts, one step at a time: each is saved at once, can be undone, and never overwrites another's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from curation.models import CVImport, Draft, Step
from curation.review.storing import compare, person_decided
from people.models import Person


class Stale(Exception):
    """Somebody else decided meanwhile; nothing was changed."""


STALE = "Somebody else has decided on this meanwhile; this is how it stands now."


def decide(
    draft: Draft,
    revision: int,
    state: str,
    user: Any,
    entry: dict[str, Any] | None = None,
    merged_with: str | None = None,
) -> Step:
    """Accepts, edits, rejects or reopens a draft that is still at this revision. Raises Stale."""
    with transaction.atomic():
        cv = _locked(draft.cv_id)
        current = cv.drafts.get(pk=draft.pk)
        if current.revision != revision:
            raise Stale(STALE)
        words = f"{Draft.State(state).label.capitalize()}: {title_of(current)}"
        step = _step(cv, words, [current], user)
        if entry is not None:
            current.entry = entry
        if merged_with is not None:
            current.merged_with = merged_with
        _set(current, state, user)
        _follow_person(cv, current)
        return step


def accept_sure(cv: CVImport, user: Any, section: str = "") -> int:
    """Accepts every open draft of which nothing asks for a look; how many."""
    with transaction.atomic():
        cv = _locked(cv.pk)
        drafts = cv.drafts.open().filter(is_sure=True)
        chosen = list(drafts.filter(section=section) if section else drafts)
        if chosen:
            _step(cv, f"Accepted: {len(chosen)} that are sure", chosen, user)
            for draft in chosen:
                _set(draft, Draft.State.ACCEPTED, user)
        return len(chosen)


def undo(cv: CVImport, user: Any) -> Step | None:
    """Takes back this curator's last step, if nobody decided on the same drafts since.

    None if there is nothing to undo. Raises Stale.
    """
    with transaction.atomic():
        cv = _locked(cv.pk)
        step = last_step(cv, user)
        if step is None:
            return None
        before = {one["draft"]: one for one in step.before}
        drafts = list(cv.drafts.filter(pk__in=before))
        if any(d.revision != before[d.pk]["revision"] + 1 for d in drafts):
            raise Stale(STALE)
        for draft in drafts:
            _restore(draft, before[draft.pk])
            _follow_person(cv, draft)
        step.undone_at = timezone.now()
        step.save(update_fields=["undone_at"])
        return step


def last_step(cv: CVImport, user: Any) -> Step | None:
    """What this curator would undo next."""
    return cv.steps.filter(made_by=user, undone_at=None).first()


def title_of(draft: Draft) -> str:
    """What a draft is about, in a few words."""
    entry = draft.entry
    names = (
        "credit_name", "title", "name", "printed", "mentee", "mentor", "venue", "organization",
    )  # fmt: skip
    found = next((str(entry[name]) for name in names if entry.get(name)), draft.key)
    return found if len(found) <= 120 else f"{found[:119]}…"


def _locked(pk: int) -> CVImport:
    """Steps of one review wait for each other."""
    return CVImport.objects.select_for_update(of=("self",)).get(pk=pk)


def _step(cv: CVImport, words: str, drafts: Sequence[Draft], user: Any) -> Step:
    return Step.objects.create(
        cv=cv,
        words=words[:200],
        before=[draft.decision for draft in drafts],
        made_by=user,
    )


def _set(draft: Draft, state: str, user: Any) -> None:
    is_open = state == Draft.State.OPEN
    draft.state = state
    draft.revision += 1
    draft.decided_by = None if is_open else user
    draft.decided_at = None if is_open else timezone.now()
    draft.save()


def _restore(draft: Draft, before: dict[str, Any]) -> None:
    # The revision goes on: it says that there was a decision, not which.
    draft.revision += 1
    draft.state = before["state"]
    draft.entry = before["entry"]
    draft.merged_with = before["merged_with"]
    draft.decided_by_id = before["decided_by"]
    at = before["decided_at"]
    draft.decided_at = datetime.fromisoformat(at) if at else None
    draft.save()


def _follow_person(cv: CVImport, draft: Draft) -> None:
    """Whose CV it is decides which entries are here already; what is open is compared again."""
    if draft.section != "person" or not draft.candidates:
        return
    chosen = int(draft.merged_with) if draft.merged_with else None
    if chosen != cv.person_id:
        cv.person = Person.objects.filter(pk=chosen).first() if chosen else None
        compare(cv)
        if draft.state != Draft.State.OPEN:
            person_decided(cv, draft)
