"""Which row came from which entry, what a curator must look at, merges and splits."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from reversion.models import Revision

from people.models import Person


class SourceDocument(models.Model):
    """A document that entries were read from; private, like all of curation."""

    title = models.CharField(max_length=500)
    file = models.CharField(max_length=500, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    line_count = models.PositiveIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title


def lines_of(
    document: SourceDocument | None, first: int | None, last: int | None
) -> str:
    """Where something was read, such as "cv.md, lines 98–102"; "" if nobody knows."""
    lines = ""
    if first:
        lines = f"lines {first}–{last}" if last and last != first else f"line {first}"
    return ", ".join(filter(None, [str(document or ""), lines]))


class Profile(models.Model):
    """A profile document's lasting key, and the person it was applied to."""

    key = models.CharField(max_length=100, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    applied_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.key


class AppliedEntry(models.Model):
    """One entry of a profile document and the row that it became: what makes applying idempotent."""

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="entries"
    )
    section = models.CharField(max_length=40)
    key = models.CharField(max_length=100)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.BigIntegerField()
    row = GenericForeignKey()
    digest = models.CharField(max_length=64, help_text="Of the entry as last applied.")
    is_joined = models.BooleanField(
        default=False, help_text="Another document entered the row; this one leaves it."
    )
    document = models.ForeignKey(
        SourceDocument,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="entries",
    )
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "applied entries"
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "section", "key"], name="entry_applied_once"
            )
        ]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="entry_of_row")
        ]

    def __str__(self) -> str:
        return f"{self.section}/{self.key}"

    @property
    def source(self) -> str:
        return lines_of(self.document, self.first_line, self.last_line)


class Issue(models.Model):
    """A contradiction or doubt that a curator must look at; never shown in public."""

    class State(models.TextChoices):
        OPEN = "open"
        RESOLVED = "resolved"
        DISMISSED = "dismissed"

    profile = models.ForeignKey(
        Profile, null=True, blank=True, on_delete=models.CASCADE, related_name="issues"
    )
    key = models.CharField(max_length=100, blank=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.BigIntegerField()
    row = GenericForeignKey()
    field = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=100)
    message = models.CharField(max_length=1000)
    document = models.ForeignKey(
        SourceDocument, null=True, blank=True, on_delete=models.SET_NULL
    )
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["state", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "key"],
                condition=~models.Q(key=""),
                name="issue_raised_once",
            )
        ]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="issue_of_row")
        ]

    def __str__(self) -> str:
        return self.message

    @property
    def source(self) -> str:
        return lines_of(self.document, self.first_line, self.last_line)


class Move(models.Model):
    """A merge or a split: which rows came to name whom, so that it can be undone.

    Ids and names of columns alone. What the merged row said is in the history.
    """

    class Act(models.TextChoices):
        MERGE = "merge"
        SPLIT = "split"

    act = models.CharField(max_length=5, choices=Act)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    kept_id = models.BigIntegerField()
    kept_name = models.CharField(max_length=500)
    other_id = models.BigIntegerField()
    other_name = models.CharField(max_length=500)
    before = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    moved = models.JSONField(default=list)
    made = models.JSONField(default=list)
    filled = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "merge or split"
        verbose_name_plural = "merges and splits"
        ordering = ["-pk"]

    def __str__(self) -> str:
        if self.act == self.Act.MERGE:
            return f"“{self.other_name}” merged into “{self.kept_name}”"
        return f"“{self.other_name}” split from “{self.kept_name}”"
