"""Coauthor: who stands where on a publication, as printed, and who that is."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from core import folding
from core.fields import FoldedField
from people.models import Person
from publications.models.publication import Publication
from publications.querysets import CoauthorQuerySet


class Coauthor(models.Model):
    """One name on a publication. Source: CSL name variables; VIVO Authorship."""

    class Role(models.TextChoices):
        AUTHOR = "author"
        EDITOR = "editor"
        TRANSLATOR = "translator"

    class LinkState(models.TextChoices):
        SUGGESTED = "suggested"
        CONFIRMED = "confirmed"
        REJECTED = "rejected"

    class SharedMark(models.TextChoices):
        EQUAL_CONTRIBUTION = "equal_contribution", "Equal contribution"
        EQUAL_ADVISING = "equal_advising", "Equal advising"
        EQUAL_SENIOR = "equal_senior", "Equal senior authorship"
        OTHER = "other"

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE)
    role = models.CharField(max_length=10, choices=Role, default=Role.AUTHOR)
    position = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1)], help_text="Counts from 1 within the role."
    )
    credit_name = models.CharField(max_length=500, help_text="As printed on the work.")
    name_key = FoldedField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)
    link_state = models.CharField(
        max_length=9, choices=LinkState, blank=True,
        help_text="A rejected link is kept, so that it is not suggested again.",
    )  # fmt: skip
    shared_mark = models.CharField(max_length=20, choices=SharedMark, blank=True)
    shared_group = models.PositiveSmallIntegerField(
        default=1, help_text="Tells several groups of one mark apart."
    )
    is_corresponding = models.BooleanField(default=False)
    raw_affiliation = models.CharField(max_length=2000, blank=True)

    objects = CoauthorQuerySet.as_manager()

    # Set by a form that checks the positions of a whole list.
    is_in_list = False

    class Meta:
        ordering = ["role", "position"]
        constraints = [
            # Deferred, so that two authors can swap within a transaction. SQLite knows no
            # deferred uniqueness: there clean() and the writer keep the rule.
            models.UniqueConstraint(
                fields=["publication", "role", "position"],
                name="coauthor_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="coauthor_position_from_1",
                violation_error_message="Positions count from 1.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "publication"],
                condition=Q(person__isnull=False),
                name="coauthor_of_person",
            ),
            models.Index(fields=["name_key"], name="coauthor_name"),
        ]

    def __str__(self) -> str:
        return self.credit_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key = folding.name_key(self.credit_name)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "name_key"}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.person_id and not self.link_state:
            self.link_state = self.LinkState.CONFIRMED
        if self.link_state and not self.person_id:
            raise ValidationError({"person": "A link needs the person it leads to."})
        if self.is_in_list:
            return
        taken = Coauthor.objects.filter(
            publication=self.publication_id, role=self.role, position=self.position
        )
        if self.publication_id and taken.exclude(pk=self.pk).exists():
            raise ValidationError(
                {
                    "position": f"Position {self.position} is taken by another {self.get_role_display().lower()}."
                }
            )

    @property
    def linked_person(self) -> Person | None:
        """The person, where the link was confirmed; loaded by `with_page_parts`, only if visible."""
        return self.person if self.link_state == self.LinkState.CONFIRMED else None

    @property
    def person_slug(self) -> str:
        """Of the page to which the name leads; "" where there is none."""
        return self.linked_person.slug if self.linked_person else ""
