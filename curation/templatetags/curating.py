"""Rows in the words of the pages that merge and split."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.contenttypes.models import ContentType
from django.db import models

from curation.evidence import address_of
from curation.forms_of_rows import anchor
from curation.models import AppliedEntry, Evidence, Issue
from publications.models import Coauthor

register = template.Library()


@register.filter
def model_name(row: models.Model) -> str:
    """What kind of row it is."""
    return str(row._meta.verbose_name)


@register.filter
def of_person(row: models.Model) -> str:
    """A row among those of one person, where the person's name says nothing."""
    if isinstance(row, Coauthor):
        return f"{row.publication} ({row.publication.year or 'no year'}), as {row}"
    return str(row)


@register.inclusion_tag("admin/curation/_kept.html", takes_context=True)
def kept_about(context: Any, row: models.Model) -> dict[str, Any]:
    """Above the form of a row: issues that wait, and the lines it was read from."""
    # Rows of other packages, such as tokens, may have keys of another kind.
    if not isinstance(row.pk, int):
        return {}
    user = context["request"].user
    type_ = ContentType.objects.get_for_model(row)
    about = {"content_type": type_, "object_id": row.pk}
    issues = Issue.objects.filter(**about, state=Issue.State.OPEN)
    entries = AppliedEntry.objects.filter(**about)
    may_see = user.has_perm("curation.view_issue")
    return {
        "issues": [
            (issue, anchor(row, issue.field))
            for issue in issues.select_related("document")
            if may_see
        ],
        "may_change": user.has_perm("curation.change_issue"),
        "sources": _sources(entries) if user.has_perm(_VIEW_ENTRIES) else [],
        "evidence": _evidence(row) if user.has_perm(_VIEW_EVIDENCE) else [],
        "csrf_token": context["csrf_token"],
    }


_VIEW_ENTRIES = "curation.view_appliedentry"
_VIEW_EVIDENCE = "curation.view_evidence"


def _evidence(row: models.Model) -> list[tuple[Any, ...]]:
    """For each field: its name, the lines, the page that shows them, who checked it and when."""
    found = Evidence.objects.about(row).exclude(field="")
    return [
        (
            one.field.replace("_", " ").capitalize(),
            str(one),
            address_of(one),
            one.reviewer,
            one.reviewed_at,
        )
        for one in found
    ]


def _sources(entries: models.QuerySet[AppliedEntry]) -> list[str]:
    found = (
        entry.source for entry in entries.select_related("document").order_by("pk")
    )
    return list(filter(None, dict.fromkeys(found)))
