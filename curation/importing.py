"""Applies a profile document: all of it or nothing, and a second time without effect."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models

from core import folding, search
from core.entries import Keyed
from core.saving import save_row
from curation.models import AppliedEntry, Issue, Profile, SourceDocument
from curation.profile import Fault, IssueEntry, ProfileDocument, ProfileError
from people import importing as people
from people.entries import PersonEntry, TalkEntry
from people.models import (
    Award,
    Degree,
    Delivery,
    Mentorship,
    Person,
    Position,
    Project,
    Service,
    Skill,
    Talk,
    Teaching,
)
from publications import importing as publications
from publications.entries import PublicationEntry, VersionEntry, WorkEntry
from publications.models import Coauthor, Publication
from publications.search import reindex

Row = TypeVar("Row", bound=models.Model)
Write = Callable[[Any], models.Model]  # fills a row, saves it and gives it back

# Entries of one kind that need nothing from any other.
PLAIN_SECTIONS: tuple[
    tuple[str, type[models.Model], Callable[..., models.Model]], ...
] = (
    ("service", Service, people.write_service),
    ("teaching", Teaching, people.write_teaching),
    ("projects", Project, people.write_project),
    ("skills", Skill, people.write_skill),
)


@dataclass
class Report:
    """What applying a document did. Paths are JSON Pointers (RFC 6901) into the document."""

    person: Person = field(init=False)
    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    joined: list[str] = field(
        default_factory=list
    )  # works that another document had entered
    removed: list[str] = field(
        default_factory=list
    )  # rows that a curator deleted, left deleted
    absent: list[str] = field(
        default_factory=list
    )  # "section/key" of an earlier document only
    rows: dict[str, Any] = field(default_factory=dict)
    records: list[Person] = field(
        default_factory=list
    )  # people made for names nobody had
    ambiguous: list[str] = field(default_factory=list)  # names that several rows have

    def __str__(self) -> str:
        """What the document did, in words: "31 added" or "140 unchanged, 2 updated"."""
        parts = {
            "added": self.created,
            "updated": self.updated,
            "joined": self.joined,
            "unchanged": self.unchanged,
        }
        return ", ".join(
            f"{len(paths)} {word}" for word, paths in parts.items() if paths
        )


@dataclass(frozen=True)
class Decisions:
    """What a curator decided about a document, besides what it says."""

    person: Person | None = None  # whose profile it is
    # A printed name is this person, or another name of the document.
    names: Mapping[str, Person | str] = field(default_factory=dict)
    # Works by the key of their entry, entered before by another document.
    works: Mapping[str, Publication] = field(default_factory=dict)
    # Entries as (section, key) whose rows are left as they are.
    kept: Set[tuple[str, str]] = frozenset()


def apply_profile(
    document: ProfileDocument, decisions: Decisions | None = None
) -> Report:
    """Writes a profile document in one transaction.

    An entry that was applied before and has not changed since is left as it is, so
    what curators edited stays. An entry that only an earlier document held is reported,
    never deleted. Raises ProfileError, with nothing written, for what the schema
    allows and the directory cannot hold.
    """
    with search.together():
        wait_for_other_documents()
        return _Application(document, decisions or Decisions()).run()


def wait_for_other_documents() -> None:
    """Two documents at once could each make a record for one new name.

    SQLite has one writer anyway; PostgreSQL queues here until the transaction ends.
    """
    row = ContentType.objects.get_for_model(Person)
    ContentType.objects.select_for_update(no_key=True).get(pk=row.pk)


class _Application:
    """One document on its way into the database."""

    def __init__(self, document: ProfileDocument, decisions: Decisions) -> None:
        self.document = document
        self.decisions = decisions
        self.register = people.Register()
        self.profile = Profile.objects.filter(key=document.key).first()
        self.applied = {
            (entry.section, entry.key): entry
            for entry in AppliedEntry.objects.filter(
                profile__key=document.key
            ).prefetch_related("row")
        }
        # Works that other documents entered, found now or in an earlier document.
        self.joined_works = {
            entry.object_id
            for entry in self.applied.values()
            if entry.section == "publications" and entry.is_joined
        }
        self.source = _source(document)
        self.found: dict[str, dict[str, Any]] = {}
        # What was applied now, and lists whose rows belong to a path; both come last.
        self.remembered: list[AppliedEntry] = []
        self.lists: dict[tuple[type[models.Model], str], list[tuple[str, Any]]] = {}
        self.report = Report()

    def run(self) -> Report:
        document = self.document
        with _at("/topics"):
            people.write_topics(document.topics)
        with _at("/organizations"):
            people.write_organizations(document.organizations)
        with _at("/venues"):
            self.venues = publications.Venues(document.venues)
        self._person()
        self._career()
        self._activities()
        self._publications()
        self._issues()
        return self._finished_report()

    def _finished_report(self) -> Report:
        document, report = self.document, self.report
        self._remember_all()
        self._find_parts()
        named = {("person", "person")} | {
            (section, key) for section, keys in document.keys().items() for key in keys
        }
        report.absent = sorted("/".join(key) for key in self.applied.keys() - named)
        report.records = self.register.created
        report.ambiguous = sorted(self.register.ambiguous | self.venues.ambiguous)
        return report

    # The person.

    def _person(self) -> None:
        entry = self.document.person
        with _at("/person"):
            known = self.profile.person if self.profile else self.decisions.person
            known = known or people.find_person(entry)
        person = self._apply(
            "person",
            "/person",
            entry,
            known or Person(),
            partial(self._write_person, entry),
        )
        self.report.person = person
        self.register.look_up(self.document.names())
        self.register.knows(person)
        for name, meant in self.decisions.names.items():
            self.register.means(name, meant)

    def _write_person(self, entry: PersonEntry, row: Person) -> Person:
        person = people.write_person(entry, row)
        if self.profile is None:
            self.profile = Profile.objects.create(key=self.document.key, person=person)
        return person

    @property
    def person(self) -> Person:
        return self.report.person

    # Its entries.

    def _career(self) -> None:
        for i, degree in enumerate(self.document.degrees):
            path = f"/degrees/{i}"
            write: Write = partial(people.write_degree, degree, register=self.register)
            row = self._apply("degrees", path, degree, self._own(Degree, i), write)
            self._parts(row, f"{path}/advisors", "mentorships")
        for i, position in enumerate(self.document.positions):
            path = f"/positions/{i}"
            write = partial(people.write_position, position, register=self.register)
            row = self._apply(
                "positions", path, position, self._own(Position, i), write
            )
            self._parts(row, f"{path}/mentors", "mentorships")
            self._parts(row, f"{path}/periods", "periods")
        for i, mentorship in enumerate(self.document.mentorships):
            write = partial(people.write_mentorship, mentorship, register=self.register)
            new = self._own(Mentorship, i)
            self._apply("mentorships", f"/mentorships/{i}", mentorship, new, write)

    def _activities(self) -> None:
        for i, award in enumerate(self.document.awards):
            write: Write = partial(
                people.write_award,
                award,
                degree=self._found("degrees", award.degree),
                position=self._found("positions", award.position),
            )
            self._apply("awards", f"/awards/{i}", award, self._own(Award, i), write)
        for i, talk in enumerate(self.document.talks):
            self._talk(i, talk)
        for section, model, write_entry in PLAIN_SECTIONS:
            for i, entry in enumerate(getattr(self.document, section)):
                new = self._own(model, i)
                self._apply(
                    section, f"/{section}/{i}", entry, new, partial(write_entry, entry)
                )

    def _talk(self, i: int, entry: TalkEntry) -> None:
        path = f"/talks/{i}"
        talk = self._apply(
            "talks", path, entry, self._own(Talk, i), partial(people.write_talk, entry)
        )
        if talk is None:
            return
        for j, delivery in enumerate(entry.deliveries):
            award = self._found("awards", delivery.award)
            write = partial(people.write_delivery, delivery, award=award)
            new = Delivery(talk=talk, order=j)
            self._apply("deliveries", f"{path}/deliveries/{j}", delivery, new, write)

    def _own(self, model: type[Row], order: int) -> Row:
        """A new row of the person's profile, at its place in the printed list."""
        return model(person=self.person, order=order)

    # Its works.

    def _publications(self) -> None:
        for i, entry in enumerate(self.document.publications):
            path = f"/publications/{i}"
            work = self._joined_work(entry, path) or self._apply(
                "publications",
                path,
                entry,
                Publication(),
                partial(self._write_work, entry),
            )
            self._parts(work, f"{path}/authors", "coauthor_set")
            self._parts(work, f"{path}/distinctions", "distinctions")
            if work is not None:
                self._versions(entry, path, work)

    def _joined_work(self, entry: PublicationEntry, path: str) -> Publication | None:
        """The work, if another document entered it before; it is not written over."""
        if ("publications", entry.key) in self.applied:
            return None
        with _at(path):
            work = self.decisions.works.get(entry.key) or publications.find_work(entry)
        if work is not None:
            names = {folding.name_key(a.name) for a in entry.authors if a.is_owner}
            own = work.coauthor_set.filter(
                name_key__in={*names, self.person.name_key}, person=None, link_state=""
            )
            own.update(person=self.person, link_state=Coauthor.LinkState.CONFIRMED)
            reindex([work.pk])
            self._join("publications", path, entry, work)
            self.joined_works.add(work.pk)
        return work

    def _join(self, section: str, path: str, entry: Keyed, row: Publication) -> None:
        self._remember(section, entry, row, is_joined=True)
        self._note(section, entry, path, row, self.report.joined)

    def _write_work(self, entry: PublicationEntry, row: Publication) -> Publication:
        degree = self._found("degrees", entry.thesis_of)
        is_new = row.pk is None
        publications.write_publication(entry, row, self._context(), degree)
        self._write_distinctions(entry, row, is_new=is_new)
        return row

    def _write_distinctions(
        self, entry: WorkEntry, row: Publication, *, is_new: bool
    ) -> None:
        awards = self.found.get("awards", {})
        publications.write_distinctions(entry, row, awards, is_new=is_new)

    def _versions(self, entry: PublicationEntry, path: str, work: Publication) -> None:
        for j, version in enumerate(entry.versions):
            at = f"{path}/versions/{j}"
            row = self._joined_version(version, at, work) or self._apply(
                "versions",
                at,
                version,
                Publication(version_of=work),
                partial(self._write_version, version),
            )
            self._parts(row, f"{at}/distinctions", "distinctions")

    def _joined_version(
        self, entry: VersionEntry, path: str, work: Publication
    ) -> Publication | None:
        """The version, if the document that entered the work names it too."""
        if ("versions", entry.key) in self.applied or work.pk not in self.joined_works:
            return None
        version = publications.find_version(entry, work, self.venues)
        if version is not None:
            self._join("versions", path, entry, version)
        return version

    def _write_version(self, entry: VersionEntry, row: Publication) -> Publication:
        is_new = row.pk is None
        publications.write_version(entry, row, self._context())
        self._write_distinctions(entry, row, is_new=is_new)
        return row

    def _context(self) -> publications.Context:
        return publications.Context(self.person, self.register, self.venues)

    # Its doubts.

    def _issues(self) -> None:
        for i, entry in enumerate(self.document.issues):
            section, _, key = entry.about.partition("/")
            about = self.person if section == "person" else self._found(section, key)
            if about is not None:
                new = Issue(profile=self.profile, key=entry.key)
                write = partial(self._write_issue, entry, about)
                self._apply("issues", f"/issues/{i}", entry, new, write)

    def _write_issue(
        self, entry: IssueEntry, about: models.Model, issue: Issue
    ) -> Issue:
        first, last = entry.lines or (None, None)
        return save_row(
            issue,
            {
                "content_type": ContentType.objects.get_for_model(about),
                "object_id": about.pk,
                "document": self.source,
                "first_line": first,
                "last_line": last,
                **entry.model_dump(include={"field", "code", "message"}),
            },
        )

    # What all entries have in common.

    def _apply(
        self,
        section: str,
        path: str,
        entry: Keyed | PersonEntry,
        new: models.Model,
        write: Write,
    ) -> Any:
        """The row of an entry, written unless the same entry was applied before.

        None where a curator deleted the row since.
        """
        before = self.applied.get((section, _key(entry)))
        if before and before.row is None:
            self.report.removed.append(path)
            return None
        is_kept = (section, _key(entry)) in self.decisions.kept
        if before and (is_kept or before.is_joined or before.digest == _digest(entry)):
            row, outcome = before.row, self.report.unchanged
        else:
            with _at(path):
                row = write(before.row if before else new)
            outcome = self.report.updated if before else self.report.created
            self._remember(section, entry, row)
        self._note(section, entry, path, row, outcome)
        return row

    def _note(
        self,
        section: str,
        entry: Keyed | PersonEntry,
        path: str,
        row: Any,
        outcome: list[str],
    ) -> None:
        outcome.append(path)
        self.report.rows[path] = row
        self.found.setdefault(section, {})[_key(entry)] = row

    def _remember(
        self,
        section: str,
        entry: Keyed | PersonEntry,
        row: models.Model,
        *,
        is_joined: bool = False,
    ) -> None:
        first, last = entry.lines or (None, None)
        applied = self.applied.get((section, _key(entry)))
        if applied is None:
            applied = AppliedEntry(
                profile=self.profile, section=section, key=_key(entry)
            )
        applied.content_type = ContentType.objects.get_for_model(row)
        applied.object_id, applied.digest = row.pk, _digest(entry)
        applied.is_joined, applied.document = is_joined, self.source
        applied.first_line, applied.last_line = first, last
        self.remembered.append(applied)

    def _found(self, section: str, key: str | None) -> Any:
        return self.found.get(section, {}).get(key or "")

    def _parts(self, row: Any, path: str, relation: str) -> None:
        """A list within an entry, which has no keys of its own: its rows are found at the end."""
        if row is not None:
            self.lists.setdefault((type(row), relation), []).append((path, row))

    def _find_parts(self) -> None:
        for (_model, relation), found in self.lists.items():
            models.prefetch_related_objects([row for _path, row in found], relation)
            for path, row in found:
                for i, part in enumerate(getattr(row, relation).all()):
                    self.report.rows[f"{path}/{i}"] = part

    def _remember_all(self) -> None:
        known = [entry for entry in self.remembered if entry.pk]
        AppliedEntry.objects.bulk_update(known, _REMEMBERED)
        new = [entry for entry in self.remembered if not entry.pk]
        AppliedEntry.objects.bulk_create(new)


_REMEMBERED = (
    "content_type", "object_id", "digest", "is_joined", "document", "first_line", "last_line",
)  # fmt: skip


def _key(entry: Keyed | PersonEntry) -> str:
    return entry.key if isinstance(entry, Keyed) else "person"


def _source(document: ProfileDocument) -> SourceDocument | None:
    if document.source is None:
        return None
    return SourceDocument.objects.get_or_create(**document.source.model_dump())[0]


def _digest(entry: Keyed | PersonEntry) -> str:
    return hashlib.sha256(
        entry.model_dump_json(exclude_defaults=True).encode()
    ).hexdigest()


@contextmanager
def _at(path: str) -> Iterator[None]:
    """Turns what a model refuses into a fault at that path of the document."""
    try:
        yield
    except ValidationError as error:
        raise ProfileError(list(_faults(path, error))) from None
    except ValueError as error:
        if isinstance(error, ProfileError):
            raise
        raise ProfileError.of(path, str(error)) from None


def _faults(path: str, error: ValidationError) -> Iterator[Fault]:
    if not hasattr(error, "error_dict"):
        yield from (Fault(path, message) for message in error.messages)
        return
    for name, messages in error.message_dict.items():
        where = path if name == "__all__" else f"{path}/{name}"
        yield from (Fault(where, message) for message in messages)
