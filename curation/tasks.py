"""What a curator finds first: what wants doing, and what was done last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils.http import urlencode
from reversion.models import Revision, Version

from core.audience import CURATE
from curation.models import CVImport, Draft, Issue
from people.models import Person
from publications.models import Coauthor

# Rows of a task that are named, and changes that are listed.
_NAMED = 5
_CHANGES = 10


@dataclass(frozen=True)
class Line:
    """One row that waits: its words, the address of its form, and a note."""

    text: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class Task:
    """Rows of one kind that wait for a curator; the first of them are named."""

    title: str
    nothing: str
    count: int
    address: str
    lines: list[Line]
    # What begins a new one.
    begin: Line | None = None


@dataclass(frozen=True)
class Change:
    """One revision that somebody made, by the first of its rows that has a form."""

    who: str
    when: datetime
    what: str
    kind: str
    text: str
    address: str


def tasks(user: User | AnonymousUser) -> list[Task]:
    """What waits, as far as the user may change it. Two queries each."""
    found = []
    if user.has_perm("curation.change_issue"):
        found.append(_open_issues())
    if user.has_perm("curation.change_cvimport"):
        found.append(_reviews())
    if user.has_perm("people.change_person"):
        found.append(_drafts())
    if user.has_perm("publications.change_coauthor"):
        found.append(_suggested_links())
    return found


def _open_issues() -> Task:
    rows = Issue.objects.filter(state=Issue.State.OPEN).order_by("-pk")
    lines = [
        Line(issue.message, _form(issue), str(issue.row or "")[:200])
        for issue in rows.prefetch_related("row")[:_NAMED]
    ]
    return Task("Issues", "No issue is open.", rows.count(), _list(Issue), lines)


def _reviews() -> Task:
    waits = Count("drafts", filter=Q(drafts__state=Draft.State.OPEN))
    # A file and its lines may be long.
    rows = CVImport.objects.annotate(waits=waits).filter(waits__gt=0)
    named = rows.defer("data", "lines").select_related("source").order_by("-pk")
    lines = [
        Line(str(cv), cv.get_absolute_url(), f"{cv.waits} to check")
        for cv in named[:_NAMED]
    ]
    begin = Line("Hand in a CV", reverse(_name(CVImport, "add")))
    return Task(
        "CVs", "No CV waits for a review.", rows.count(), _list(CVImport), lines, begin
    )


def _drafts() -> Task:
    rows = Person.objects.filter(status=Person.Status.DRAFT).order_by("-updated_at")
    lines = [
        Line(str(person), _form(person), f"changed {person.updated_at:%-d %b %Y}")
        for person in rows[:_NAMED]
    ]
    address = _list(Person, status=Person.Status.DRAFT)
    return Task("Drafts", "No profile is a draft.", rows.count(), address, lines)


def _suggested_links() -> Task:
    rows = Coauthor.objects.filter(link_state=Coauthor.LinkState.SUGGESTED)
    named = rows.select_related("person", "publication__version_of").order_by("-pk")
    lines = [
        Line(f"“{row}”, perhaps {row.person}", _form(row), str(row.publication))
        for row in named[:_NAMED]
    ]
    address = _list(Coauthor, link_state=Coauthor.LinkState.SUGGESTED)
    return Task(
        "Suggested links", "No author waits for a link.", rows.count(), address, lines
    )


def _name(model: type[models.Model], page: str) -> str:
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"


def _form(row: models.Model) -> str:
    return reverse(_name(type(row), "change"), args=[row.pk])


def _list(model: type[models.Model], **chosen: Any) -> str:
    query = urlencode({f"{name}__exact": value for name, value in chosen.items()})
    address = reverse(_name(model, "changelist"))
    return f"{address}?{query}" if query else address


def changes(user: User | AnonymousUser) -> list[Change]:
    """The last revisions that somebody made, newest first; for curators alone. Two queries."""
    if not user.has_perm(CURATE):
        return []
    versions = Version.objects.defer("serialized_data").order_by("pk")
    revisions = (
        Revision.objects.filter(user__isnull=False)
        .select_related("user")
        .prefetch_related(
            Prefetch("version_set", versions.select_related("content_type"))
        )
        .order_by("-pk")
    )
    return list(_told(revisions[: 2 * _CHANGES]))[:_CHANGES]


def _told(revisions: models.QuerySet[Revision]) -> Iterator[Change]:
    for revision in revisions:
        for version in revision.version_set.all():
            model = version.content_type.model_class()
            if model in admin.site._registry:
                yield Change(
                    revision.user.get_username(),
                    revision.date_created,
                    revision.get_comment(),
                    str(model._meta.verbose_name),
                    version.object_repr,
                    reverse(_name(model, "history"), args=[version.object_id]),
                )
                break
