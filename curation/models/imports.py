"""Documents that were handed in, what was read from them, and what curators decided; all of it private."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse

from curation.models.applied import SourceDocument
from people.models import Person


class CVImport(models.Model):
    """A CV under review: its file, its lines, and where its review stands."""

    source = models.OneToOneField(
        SourceDocument, on_delete=models.PROTECT, related_name="cv"
    )
    # The file as given. It may hold addresses and numbers, so it is never shown.
    data = models.BinaryField(editable=False)
    format = models.CharField(max_length=20)
    # [first line, last line, text, page or None, is a heading], contact data blanked.
    lines = models.JSONField(default=list)
    left_out = models.JSONField(default=list, help_text="[[lines], what], on purpose.")
    unused = models.JSONField(default=list, help_text="Runs of lines nobody used.")
    unused_share = models.FloatField(default=0)
    name = models.CharField(
        max_length=500, blank=True, help_text="The owner's, as read."
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    profile_key = models.CharField(max_length=100)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    applied_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "CV import"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.source.title

    def get_absolute_url(self) -> str:
        return reverse("admin:curation_cvimport_review", args=[self.pk])


class DraftQuerySet(models.QuerySet["Draft"]):
    def open(self) -> DraftQuerySet:
        return self.filter(state=Draft.State.OPEN)

    def accepted(self) -> DraftQuerySet:
        return self.filter(state__in=Draft.ACCEPTED)


class Draft(models.Model):
    """One entry that was read from a document, and what a curator made of it."""

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        EDITED = "edited", "accepted with changes"
        REJECTED = "rejected"
        UNCHANGED = "unchanged", "as in the last document"

    ACCEPTED = (State.ACCEPTED, State.EDITED)

    cv = models.ForeignKey(CVImport, on_delete=models.CASCADE, related_name="drafts")
    section = models.CharField(max_length=40)
    key = models.CharField(max_length=100)
    order = models.PositiveIntegerField()
    # Entries of profile/1: as read, and as it would be applied.
    read = models.JSONField()
    entry = models.JSONField()
    # What differs from the row that is there: [field, now, read].
    changes = models.JSONField(default=list)
    is_new = models.BooleanField(default=True)
    confidence = models.JSONField(default=dict)
    issues = models.JSONField(default=list, help_text="[field, code, message, lines].")
    is_sure = models.BooleanField(default=False)
    # Rows that it may be the same as, best first: {"id", "name", "hint", "score"}.
    candidates = models.JSONField(default=list)
    # The id of the row it was merged with, or the name in this document.
    merged_with = models.CharField(max_length=500, blank=True)
    first_line = models.PositiveIntegerField(null=True)
    last_line = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    # Counts decisions, so that two curators do not overwrite each other.
    revision = models.PositiveIntegerField(default=0)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["cv", "section", "key"], name="draft_key_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.section}/{self.key}"

    @property
    def is_accepted(self) -> bool:
        return self.state in self.ACCEPTED

    @property
    def decision(self) -> dict[str, Any]:
        """What a step remembers of it, to undo it."""
        return {
            "draft": self.pk,
            "revision": self.revision,
            "state": self.state,
            "entry": self.entry,
            "merged_with": self.merged_with,
            "decided_by": self.decided_by_id,
            "decided_at": self.decided_at.isoformat() if self.decided_at else None,
        }


class Step(models.Model):
    """One step of a review and the decisions that it replaced, for undoing."""

    cv = models.ForeignKey(CVImport, on_delete=models.CASCADE, related_name="steps")
    words = models.CharField(max_length=200)
    before = models.JSONField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.words


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def with_documents(self) -> EvidenceQuerySet:
        """With the document, its import and the reviewer; without the file and its lines."""
        joined = self.select_related("document__cv", "reviewer")
        return joined.defer("document__cv__data", "document__cv__lines")

    def about(self, row: models.Model) -> EvidenceQuerySet:
        type_ = ContentType.objects.get_for_model(row)
        return self.with_documents().filter(content_type=type_, object_id=row.pk)


class Evidence(models.Model):
    """Where a field of a row was read, and who reviewed it; shown to curators alone."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.BigIntegerField()
    row = GenericForeignKey()
    field = models.CharField(max_length=100, blank=True, help_text="Empty: all of it.")
    document = models.ForeignKey(
        SourceDocument, on_delete=models.CASCADE, related_name="evidence"
    )
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_at = models.DateTimeField()

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["first_line", "pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="evidence_of_row")
        ]

    def __str__(self) -> str:
        if self.first_line == self.last_line:
            return f"line {self.first_line}"
        return f"lines {self.first_line}–{self.last_line}"
