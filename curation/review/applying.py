"""Applies what a review accepted: in one transaction, as one revision, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from core import folding, history
from core.saving import save_row
from curation.importing import Decisions, Report, apply_profile
from curation.mapping.document import as_profile
from curation.models import CVImport, Draft, Evidence
from curation.profile import ProfileDocument
from people.models import Organization, OtherName, Person
from people.search import reindex as reindex_people
from publications.models import Publication, Venue

Entry = dict[str, Any]


class CannotApply(Exception):
    """Why nothing was applied, as a sentence for the curator."""


def apply_import(cv: CVImport, user: Any, *, publish: bool) -> Report:
    """Writes the accepted drafts to the person's profile.

    Drafts that were applied before and have not changed are left alone. Raises
    CannotApply or ProfileError, with nothing written.
    """
    with transaction.atomic():
        cv = CVImport.objects.select_for_update(of=("self",)).get(pk=cv.pk)
        drafts = list(cv.drafts.all())
        accepted = [draft for draft in drafts if draft.is_accepted]
        document = document_of(cv, drafts)
        decisions = _decisions(cv, drafts)
        with history.revision_of_many(user, f"Applied “{cv}”."):
            report = apply_profile(document, decisions)
            _publish(report.person, publish)
            _keep_names(drafts)
            history.add(*_rows_of(report))
        _give_evidence(cv, accepted, document, report, user)
        cv.person, cv.applied_by, cv.applied_at = report.person, user, timezone.now()
        cv.save(update_fields=["person", "applied_by", "applied_at"])
        return report


def document_of(cv: CVImport, drafts: Sequence[Draft]) -> ProfileDocument:
    """The accepted drafts as a profile document, with what they name and rows not touched.

    Raises CannotApply where the person was not accepted, ProfileError for what the schema
    refuses.
    """
    in_force = [d for d in drafts if d.is_accepted or d.state == Draft.State.UNCHANGED]
    if not any(draft.section == "person" for draft in in_force):
        raise CannotApply("Accept the person first: everything else hangs on it.")
    chosen = {d.section: _chosen(drafts, d.section) for d in drafts}
    mine = [
        d for d in in_force if d.section not in ("venues", "organizations", "names")
    ]
    used = {name for draft in mine for name in _named(draft.entry)}
    venues = chosen.get("venues", {})
    entries = [(draft.section, _with_venues(draft.entry, venues)) for draft in mine]
    entries += [
        (draft.section, _vocabulary(draft, chosen[draft.section]))
        for draft in drafts
        if draft.section in ("venues", "organizations")
        and draft.state != Draft.State.REJECTED
        and used & {draft.read["name"], *draft.read.get("aliases", [])}
    ]
    source = {
        "title": cv.source.title,
        "file": cv.source.file,
        "sha256": cv.source.sha256,
        "line_count": cv.source.line_count,
    }
    return as_profile(entries, cv.profile_key, source)


def _chosen(drafts: Iterable[Draft], section: str) -> dict[str, Any]:
    """The rows that names of this section were merged with, by the name as read."""
    model: Any = {"venues": Venue, "organizations": Organization}.get(section)
    if model is None:
        return {}
    merged = {
        draft.read["name"]: int(draft.merged_with)
        for draft in drafts
        if draft.section == section and draft.is_accepted and draft.merged_with
    }
    rows = model.objects.in_bulk(list(merged.values()))
    return {name: rows[pk] for name, pk in merged.items() if pk in rows}


def _named(entry: Entry) -> Iterator[str]:
    for name in ("venue", "organization"):
        if entry.get(name):
            yield entry[name]
    for version in entry.get("versions", []):
        yield from _named(version)


def _with_venues(entry: Entry, venues: dict[str, Any]) -> Entry:
    """The entry with the names of the venues that its own were merged with."""
    changed = dict(entry)
    if entry.get("venue") in venues:
        changed["venue"] = venues[entry["venue"]].name
    if "versions" in entry:
        changed["versions"] = [_with_venues(one, venues) for one in entry["versions"]]
    return changed


def _vocabulary(draft: Draft, chosen: dict[str, Any]) -> Entry:
    """An organization or venue as read, or the one that it was merged with, under both names."""
    row = chosen.get(draft.read["name"])
    if row is None:
        return dict(draft.entry)
    names = [draft.read["name"], draft.read.get("acronym", "")]
    aliases = [*names, *draft.read.get("aliases", [])]
    host = {"host": row.host.name} if getattr(row, "host", None) else {}
    return {"name": row.name, "aliases": [name for name in aliases if name], **host}


def _decisions(cv: CVImport, drafts: Sequence[Draft]) -> Decisions:
    accepted = [draft for draft in drafts if draft.is_accepted and draft.merged_with]
    return Decisions(
        person=cv.person,
        names={
            name: _person_or_name(meant) for name, meant in meanings(drafts).items()
        },
        works={
            draft.key: work
            for draft in accepted
            if draft.section == "publications"
            and (work := Publication.objects.filter(pk=int(draft.merged_with)).first())
        },
        kept={
            (draft.section, draft.key)
            for draft in drafts
            if draft.state == Draft.State.UNCHANGED
        },
    )


def meanings(drafts: Iterable[Draft]) -> dict[str, str]:
    """Printed names by whom they mean, an id or a name, at the end of a chain of merges."""
    direct = {
        draft.read["printed"]: draft.merged_with
        for draft in drafts
        if draft.section == "names" and draft.is_accepted and draft.merged_with
    }
    found = {}
    for name, meant in direct.items():
        passed = {name}
        while meant in direct and meant not in passed:
            passed.add(meant)
            meant = direct[meant]
        if meant not in passed:
            found[name] = meant
    return found


def _person_or_name(merged_with: str) -> Person | str:
    """A person here by id, or another name in the document."""
    if merged_with.isdecimal():
        return Person.objects.filter(pk=int(merged_with)).first() or merged_with
    return merged_with


def _publish(person: Person, publish: bool) -> None:
    if publish and person.status == Person.Status.DRAFT:
        save_row(person, {"status": Person.Status.PUBLISHED})


def _keep_names(drafts: Iterable[Draft]) -> None:
    """A name that was merged stays one of the person's names, so nobody asks again."""
    for name, meant in meanings(drafts).items():
        target = _person_or_name(meant)
        if isinstance(target, str):
            found = list(Person.objects.named(folding.name_key(target))[:2])
            if len(found) != 1:
                continue
            target = found[0]
        if (
            not Person.objects.named(folding.name_key(name))
            .filter(pk=target.pk)
            .exists()
        ):
            save_row(OtherName(), {"person": target, "name": name})
            reindex_people([target.pk])


# History: what the revision holds.


def _rows_of(report: Report) -> list[models.Model]:
    """The rows that were written and their person, parts with their whole; none if none was."""
    written = {*report.created, *report.updated, *report.joined}
    rows = {
        (type(row), row.pk): row
        for path, row in report.rows.items()
        if path in written and row is not None
    }
    return [report.person, *rows.values()] if rows else []


# Evidence: which lines say which field.


def _give_evidence(
    cv: CVImport,
    accepted: Sequence[Draft],
    document: ProfileDocument,
    report: Report,
    user: Any,
) -> None:
    by_key = {(draft.section, draft.key): draft for draft in accepted}
    texts = {line[0]: line for line in cv.lines}
    made: list[Evidence] = []
    for path, row in report.rows.items():
        section, draft, entry = _entry_at(path, document, by_key)
        if draft is None:
            continue
        made += [
            Evidence(
                content_type=ContentType.objects.get_for_model(row),
                object_id=row.pk,
                field=name,
                document=cv.source,
                first_line=lines[0],
                last_line=lines[1],
                reviewer=draft.decided_by or user,
                reviewed_at=draft.decided_at or timezone.now(),
            )
            for name, lines in _fields(entry, draft, texts)
        ]
    _replace(cv, made)


def _entry_at(
    path: str, document: ProfileDocument, by_key: dict[tuple[str, str], Draft]
) -> tuple[str, Draft | None, Entry]:
    """The draft behind a path of the document, and what the draft says there."""
    section, *rest = path.strip("/").split("/")
    if section == "person":
        draft = by_key.get(("person", "person"))
        return section, draft, draft.read if draft and not rest else {}
    key = getattr(document, section)[int(rest[0])].key
    draft = by_key.get((section, key))
    entry: Any = draft.read if draft else {}
    for part in rest[1:]:
        try:
            entry = entry[int(part)] if part.isdecimal() else entry[part]
        except (KeyError, IndexError):
            return section, None, {}
    return section, draft, entry


def _fields(
    entry: Entry, draft: Draft, texts: dict[int, list[Any]]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each field that the document states, with the line that says it where one line does."""
    lines = entry.get("lines") or [draft.first_line, draft.last_line]
    if not lines[0]:
        return
    yield "", (lines[0], lines[1])
    for name, value in entry.items():
        if name in ("key", "lines", "contacts") or isinstance(
            value, (list, dict, bool)
        ):
            continue
        # A date is a value of ours; what is printed stands beside it.
        printed = entry.get("dates_printed") if name in ("start", "end") else None
        yield name, _narrowed(str(printed or value), lines, texts)


def _narrowed(
    value: str, lines: Sequence[int], texts: dict[int, list[Any]]
) -> tuple[int, int]:
    key = folding.fold(value)
    for number in range(lines[0], lines[1] + 1):
        line = texts.get(number)
        if line and len(key) > 3 and key in folding.fold(line[2]):
            return line[0], line[1]
    return lines[0], lines[1]


def _replace(cv: CVImport, made: Sequence[Evidence]) -> None:
    """The document's evidence for these rows, in place of what it gave before."""
    rows = {(one.content_type_id, one.object_id) for one in made}
    old = Evidence.objects.filter(document=cv.source)
    ids = [one.pk for one in old if (one.content_type_id, one.object_id) in rows]
    Evidence.objects.filter(pk__in=ids).delete()
    Evidence.objects.bulk_create(made)
