"""Where the rows of a page were read: for curators, beside what the page shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse

from curation.models import Evidence
from people.models import (
    Award,
    Degree,
    Mentorship,
    Person,
    Position,
    Project,
    Service,
    Skill,
    Talk,
    Teaching,
)
from publications.models import Publication

# Where a page shows what the whole of it is about, as a CSS selector.
_PAGE = "#evidence-of-page"
# Rows of a profile and where the page shows each.
_PLACES: dict[type[models.Model], str] = {
    Person: _PAGE,
    Degree: "#degree-{row.pk} > div",
    Position: "#position-{row.pk} > div",
    Award: "#award-{row.pk} > div",
    Talk: "#talk-{row.pk} > .talk__t",
    Publication: "#work-{row.slug} > .pub__main",
    Teaching: "#course-{row.pk} > div",
    Service: "#service-{row.pk}",
    Mentorship: "#mentorship-{row.pk}",
    Project: "#project-{row.pk} > div",
    Skill: "",
}


@dataclass(frozen=True)
class Shown:
    """One row and where it was read."""

    row: Any
    place: str
    evidence: Evidence

    @property
    def address(self) -> str:
        return address_of(self.evidence)


def address_of(evidence: Evidence) -> str:
    """The page of the document at the first of the lines, "" if it is not kept."""
    cv = getattr(evidence.document, "cv", None)
    if cv is None:
        return ""
    page = reverse("admin:curation_cvimport_document", args=[cv.pk])
    return f"{page}#L{evidence.first_line}"


def of_person(person: Person) -> list[Shown]:
    """The evidence of a person and of each entry and work, in the order of the document.

    Three queries, and one for each kind of row that has any.
    """
    rows = Q()
    for model in _PLACES:
        type_ = ContentType.objects.get_for_model(model)
        rows |= Q(content_type=type_, object_id__in=_ids(model, person))
    return list(_shown(rows, person))


def of_work(work: Publication) -> list[Shown]:
    type_ = ContentType.objects.get_for_model(Publication)
    ids = [work.pk, *work.versions.values_list("pk", flat=True)]
    return list(_shown(Q(content_type=type_, object_id__in=ids), work))


def _ids(model: type[models.Model], person: Person) -> Any:
    rows = model._default_manager.all()
    if model is Person:
        return [person.pk]
    if model is Publication:
        works = rows.filter(coauthor__person=person).order_by()
        return works.values("pk")
    if model is Mentorship:
        # Mentors of a degree or position stand in its own lines.
        rows = rows.filter(degree=None, position=None)
    return rows.filter(person=person).order_by().values("pk")


def _shown(rows: Q, page: Person | Publication) -> Iterator[Shown]:
    found = (
        Evidence.objects.with_documents()
        .filter(rows, field="")
        .prefetch_related("row")
        .order_by("-document", "first_line")
    )
    for evidence in found:
        if evidence.row is not None:
            yield Shown(evidence.row, _place(evidence.row, page), evidence)


def _place(row: Any, page: Person | Publication) -> str:
    """Empty for what the page has no place for: the list of all sources names it."""
    if row == page:
        return _PAGE
    # A version stands within its work.
    if isinstance(page, Publication) or getattr(row, "version_of_id", None):
        return ""
    return _PLACES.get(type(row), "").format(row=row)
