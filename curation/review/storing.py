"""Stores a CV for review: its file, its lines, its drafts. Nothing of it is public."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Any

from django.db import transaction

from core import folding
from curation.cv.checks import share
from curation.cv.extractors import extract
from curation.cv.lines import Document
from curation.cv.lists.drafts import Confidence
from curation.cv.progress import Progress, silent
from curation.cv.reading import Reading, read
from curation.exporting import entry_of
from curation.importing import wait_for_other_documents
from curation.mapping import map_reading
from curation.mapping.document import with_all_keys
from curation.mapping.keys import identity, key_of
from curation.mapping.suggestions import Suggestion
from curation.models import CVImport, Draft, Profile, SourceDocument
from curation.review import candidates
from curation.review.adopting import adopt
from curation.review.blanking import shown_lines
from curation.review.comparing import Known, differences, proposed
from curation.review.naming import doubtful_names
from people.models import Organization, Person
from publications.models import Venue

_CANDIDATES: dict[str, Callable[[dict[str, Any]], list[dict[str, Any]]]] = {
    "person": lambda entry: candidates.people_like(entry.get("credit_name", "")),
    "publications": candidates.works_like,
    "venues": candidates.venues_like,
    "organizations": candidates.organizations_like,
    "names": lambda entry: entry.pop("offers"),
}


def known_import(data: bytes) -> CVImport | None:
    """The import of the same file, if it was handed in before."""
    digest = hashlib.sha256(data).hexdigest()
    return CVImport.objects.filter(source__sha256=digest).first()


def store(
    name: str,
    data: bytes,
    user: Any = None,
    person: Person | None = None,
    progress: Progress = silent,
) -> tuple[CVImport, bool]:
    """The import of a file, and whether it is new: the same bytes lead to the same review.

    Raises Unreadable, with nothing stored, for what cannot be read.
    """
    if known := known_import(data):
        return known, False
    progress("Reading the file", 0, 0)
    document = extract(name, data)
    reading = read(document, progress)
    suggestions = map_reading(reading, document)
    with_all_keys(suggestions)
    with transaction.atomic():
        wait_for_other_documents()
        if known := known_import(data):
            # The same file at the same moment: the other one was quicker.
            return known, False
        cv = _cv(name, data, document, reading, suggestions[0].entry)
        cv.uploaded_by, cv.person = user, person
        cv.save()
        _make_drafts(cv, suggestions, progress)
        compare(cv)
    return cv, True


def _cv(
    name: str, data: bytes, document: Document, reading: Reading, person: dict[str, Any]
) -> CVImport:
    owner = person.get("credit_name", "")
    file = PurePath(name).name[:500]
    source = SourceDocument.objects.create(
        title=f"CV of {owner}" if owner else file,
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        line_count=document.text.count("\n") + 1,
    )
    return CVImport(
        source=source,
        data=data,
        format=document.format,
        lines=shown_lines(document, person.get("contacts", []), reading.left_out),
        left_out=[
            *([list(one.lines), one.what] for one in reading.left_out),
            *([[], what] for what in document.left_out),
        ],
        unused=[list(run) for run in reading.unused],
        unused_share=share(reading.unused, document.lines),
        name=owner,
        profile_key="",
    )


def _make_drafts(
    cv: CVImport, suggestions: Sequence[Suggestion], progress: Progress
) -> None:
    doubtful = doubtful_names(suggestions)
    taken: set[str] = set()
    for one in doubtful:
        one.entry["key"] = key_of(one.entry["printed"], taken)
        taken.add(one.entry["key"])
    drafts = []
    for order, one in enumerate(found := [*suggestions, *doubtful]):
        progress("Looking for what is here already", order, len(found))
        drafts.append(_draft(cv, order, one))
    Draft.objects.bulk_create(drafts)


def _draft(cv: CVImport, order: int, one: Suggestion) -> Draft:
    find = _CANDIDATES.get(one.section)
    found = find(one.entry) if find else []
    first, last = one.entry["lines"]
    return Draft(
        cv=cv,
        section=one.section,
        key=one.entry["key"],
        order=order,
        read=one.entry,
        entry=one.entry,
        confidence={name: str(value) for name, value in one.confidence.items()},
        issues=[[i.field, i.code, i.message, list(i.lines)] for i in one.issues],
        is_sure=one.is_sure and not found and one.section != "person",
        candidates=found,
        first_line=first,
        last_line=last,
    )


# Against what is here.


def compare(cv: CVImport) -> None:
    """Finds the person's own entries again; what nobody has decided on yet is asked anew.

    To be called again when a curator says whose CV it is.
    """
    cv.profile_key = _profile_key(cv)
    cv.save(update_fields=["profile_key", "person"])
    known, earlier = Known(cv.profile_key), _earlier(cv)
    drafts = list(cv.drafts.filter(state__in=[Draft.State.OPEN, Draft.State.UNCHANGED]))
    shown = {draft.pk: (draft.entry, draft.changes) for draft in drafts}
    by_section: dict[str, dict[int, Draft]] = defaultdict(dict)
    for draft in drafts:
        by_section[draft.section][draft.pk] = draft
    renamed: dict[tuple[str, str], str] = {}
    for section, mine in by_section.items():
        matches = known.matches(section, {pk: d.read for pk, d in mine.items()})
        if mine:
            _free_keys(mine, matches, known, renamed)
        for pk, draft in mine.items():
            before = _before(draft, earlier)
            if section in _VOCABULARIES and _is_here(section, draft.read):
                draft.is_new, draft.state = False, Draft.State.UNCHANGED
            elif applied := matches.get(pk):
                _against(draft, known.said(applied), before)
            else:
                _as_new(draft)
            if pk not in matches and before and before.state == Draft.State.REJECTED:
                _decided_as(draft, before)
    for draft in by_section["person"].values():
        _chosen_person(cv, draft)
    for draft in drafts:
        draft.read = _renamed(draft.read, renamed)
        draft.entry = _renamed(draft.entry, renamed)
        # Whoever has its card open was shown something else.
        draft.revision += (draft.entry, draft.changes) != shown[draft.pk]
    Draft.objects.bulk_update(
        drafts,
        [
            "key", "read", "entry", "changes", "is_new", "is_sure", "candidates", "state",
            "merged_with", "decided_by", "decided_at", "revision",
        ],
    )  # fmt: skip


_VOCABULARIES: dict[str, Any] = {"venues": Venue, "organizations": Organization}


def _is_here(section: str, entry: dict[str, Any]) -> bool:
    """Whether a venue or organization of that very name or acronym is known."""
    names = [name for name in (entry["name"], entry.get("acronym")) if name]
    rows = _VOCABULARIES[section].objects
    return any(rows.called(name).exists() for name in names)


def _profile_key(cv: CVImport) -> str:
    """That of the person's profile; a new one has a key that nobody else has."""
    if cv.person and cv.person.is_profile:
        return adopt(cv.person).key
    if cv.profile_key and not Profile.objects.filter(key=cv.profile_key).exists():
        return cv.profile_key
    taken = Profile.objects.values_list("key", flat=True)
    return key_of(cv.name or "person", taken)


def _earlier(cv: CVImport) -> list[Draft]:
    """What was read from the last document of the same profile, and decided on."""
    last = (
        CVImport.objects.filter(profile_key=cv.profile_key, pk__lt=cv.pk)
        .order_by("-pk")
        .first()
    )
    return list(last.drafts.exclude(state=Draft.State.OPEN)) if last else []


def _before(draft: Draft, earlier: Iterable[Draft]) -> Draft | None:
    words = folding.fold(_words(draft))
    return next(
        (
            one
            for one in earlier
            if one.section == draft.section and folding.fold(_words(one)) == words
        ),
        None,
    )


def _words(draft: Draft) -> str:
    """What an entry is known by, and its first date where entries recur."""
    if draft.section == "person":
        return "person"
    entry = draft.read
    dates = [*entry.get("periods", []), entry]
    start = next((str(d["start"]) for d in dates if d.get("start")), "")
    return f"{identity(draft.section, entry)} {start if draft.section == 'positions' else ''}"


def _free_keys(
    mine: dict[int, Draft],
    matches: dict[int, Any],
    known: Known,
    renamed: dict[tuple[str, str], str],
) -> None:
    """Each draft has the key of the entry that it is, and a new one none that is taken."""
    section = next(iter(mine.values())).section
    taken = {key for part, key in known.keys if part == section}
    for pk, draft in mine.items():
        key = matches[pk].key if pk in matches else key_of(draft.key, taken)
        taken.add(key)
        if key != draft.key:
            renamed[section, draft.key] = key
            draft.key = key
            draft.read = {**draft.read, "key": key}
            draft.entry = {**draft.entry, "key": key}


def _against(draft: Draft, now: dict[str, Any], before: Draft | None) -> None:
    draft.is_new = False
    draft.changes = differences(draft.read, now, before.read if before else None)
    draft.entry = proposed(draft.read, now, draft.changes)
    draft.is_sure = False
    draft.state = Draft.State.OPEN if draft.changes else Draft.State.UNCHANGED


def _as_new(draft: Draft) -> None:
    draft.is_new, draft.changes, draft.entry = True, [], draft.read
    draft.is_sure = (
        draft.section != "person"
        and not draft.issues
        and not draft.candidates
        and Confidence.LOOK not in draft.confidence.values()
    )
    draft.state = Draft.State.OPEN


def person_decided(cv: CVImport, draft: Draft) -> None:
    """Lays what a CV says of its person over the person whom a curator chose.

    What is here already is kept; where the two differ, the draft asks once more.
    """
    if cv.person is None or not cv.person.is_profile:
        return
    now = entry_of("person", cv.person)
    draft.changes = differences(draft.read, now, None)
    draft.entry = proposed(draft.read, now, draft.changes)
    draft.is_new = False
    if draft.changes:
        draft.state, draft.decided_by, draft.decided_at = Draft.State.OPEN, None, None
    draft.save()


def _chosen_person(cv: CVImport, draft: Draft) -> None:
    """The choice of a person shows who was said to be it."""
    draft.merged_with = str(cv.person_id) if cv.person else ""
    if cv.person and cv.person.pk not in [one["id"] for one in draft.candidates]:
        offer = candidates.offer(cv.person, "as it was said", 100)
        draft.candidates = [offer, *draft.candidates]


def _decided_as(draft: Draft, before: Draft) -> None:
    """What was rejected stays rejected."""
    draft.state = before.state
    draft.decided_by, draft.decided_at = before.decided_by, before.decided_at


_REFERENCES = {"degree": "degrees", "position": "positions", "award": "awards"}


def _renamed(
    entry: dict[str, Any], renamed: dict[tuple[str, str], str]
) -> dict[str, Any]:
    """The entry with its references under their new keys."""
    result: dict[str, Any] = {}
    for name, value in entry.items():
        if name in _REFERENCES and isinstance(value, str):
            value = renamed.get((_REFERENCES[name], value), value)
        elif isinstance(value, list):
            value = [
                _renamed(part, renamed) if isinstance(part, dict) else part
                for part in value
            ]
        result[name] = value
    return result
