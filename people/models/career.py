"""Degrees, positions with their periods, and who mentored whom."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from core.fields import LinesField, WebAddressField
from core.models import Bounded, Spanned, Visible
from people.models.organization import Organization
from people.models.person import Person
from people.querysets import (
    EntryQuerySet,
    MentoredQuerySet,
    MentorshipQuerySet,
    PeriodQuerySet,
    PositionQuerySet,
)


class ProfileEntry(Visible):
    """One entry of a person's profile, with a visibility of its own."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    order = models.PositiveIntegerField(
        default=0, help_text="Place in its printed list."
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True


class Degree(ProfileEntry, Spanned):
    """A degree or the studies towards one. Source: ORCID education affiliation."""

    class Level(models.TextChoices):
        DOCTORATE = "doctorate"
        MASTER = "master", "Master's"
        BACHELOR = "bachelor", "Bachelor's"
        DIPLOMA = "diploma"
        HABILITATION = "habilitation"
        CERTIFICATE = "certificate"
        OTHER = "other"

    level = models.CharField(max_length=12, choices=Level, blank=True)
    title = models.CharField(
        max_length=200, blank=True, help_text='As printed, such as "Ph.D."'
    )
    field = models.CharField(max_length=200, blank=True)
    specialisation = models.CharField(max_length=500, blank=True)
    organization_printed = models.CharField(max_length=500)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.SET_NULL
    )
    place = models.CharField(max_length=200, blank=True)
    is_expected = models.BooleanField(default=False)
    grade = models.CharField(
        max_length=100, blank=True, help_text='As printed, such as "9.71 / 10".'
    )
    honours = LinesField()
    courses = LinesField()
    thesis_title = models.CharField(max_length=2000, blank=True)
    thesis_url = WebAddressField(blank=True)

    objects = MentoredQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return ", ".join(
            filter(
                None,
                [
                    self.title or self.get_level_display(),
                    self.field,
                    self.organization_printed,
                ],
            )
        )


class Position(ProfileEntry, Bounded):
    """A job, stay or role. Source: ORCID employment affiliation.

    The dates are those of its periods; the row carries their outer bounds.
    """

    class Kind(models.TextChoices):
        EMPLOYMENT = "employment"
        INTERNSHIP = "internship"
        POSTDOC = "postdoc"
        RESIDENCY = "residency"
        VISITING = "visiting"
        RESEARCH_ASSISTANT = "ra", "Research assistant"
        TEACHING_ASSISTANT = "ta", "Teaching assistant"
        FACULTY = "faculty"
        INDUSTRY = "industry"
        TEACHING = "teaching"
        OTHER = "other"

    title = models.CharField(max_length=500, blank=True)
    unit = models.CharField(
        max_length=500, blank=True, help_text="Department, group or laboratory."
    )
    organization_printed = models.CharField(max_length=500)
    organization_note = models.CharField(
        max_length=500, blank=True, help_text='Such as "acquired by Uber".'
    )
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.SET_NULL
    )
    kind = models.CharField(max_length=10, choices=Kind, blank=True)
    place = models.CharField(max_length=200, blank=True)
    highlights = LinesField()
    is_current = models.BooleanField(default=False, editable=False)

    objects = PositionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["order", "pk"]
        indexes = [
            models.Index(fields=["person", "is_current"], name="position_current")
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.title, self.organization_printed]))

    def date_bounds(self) -> tuple[Any, Any]:
        return self.earliest, self.latest

    def refresh_bounds(self) -> None:
        """Takes the outer bounds from the periods; call after they were written. Two queries."""
        periods = list(self.periods.all())
        self.is_current = any(period.is_current for period in periods)
        self.earliest = min((p.earliest for p in periods if p.earliest), default=None)
        self.latest = (
            None
            if self.is_current
            else max((p.latest for p in periods if p.latest), default=None)
        )
        self.save(update_fields=["is_current", "earliest", "latest"])


class Period(Spanned):
    """One unbroken stay in a position."""

    position = models.ForeignKey(
        Position, on_delete=models.CASCADE, related_name="periods"
    )
    order = models.PositiveIntegerField(default=0)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.dates_display


class Mentorship(ProfileEntry, Spanned):
    """Who advised, supervised or mentored whom, as `person`'s profile states it."""

    class Role(models.TextChoices):
        ADVISOR = "advisor"
        PRIMARY = "primary", "Primary advisor"
        CO_CHAIR = "co_chair", "Co-chair"
        COMMITTEE = "committee", "Committee member"
        SUPERVISOR = "supervisor"
        MENTOR = "mentor"
        HOST = "host"

    mentor = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mentorships_as_mentor",
    )
    mentor_name = models.CharField(max_length=500)
    mentee = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mentorships_as_mentee",
    )
    mentee_name = models.CharField(max_length=500)
    honorific = models.CharField(
        max_length=100, blank=True, help_text="Of the other person, as printed."
    )
    role = models.CharField(max_length=10, choices=Role, blank=True)
    role_printed = models.CharField(max_length=200, blank=True)
    degree = models.ForeignKey(
        Degree,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="mentorships",
    )
    position = models.ForeignKey(
        Position,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="mentorships",
    )
    level = models.CharField(max_length=200, blank=True)
    organization_printed = models.CharField(max_length=500, blank=True)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.SET_NULL
    )
    class_of = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=500, blank=True)

    objects = MentorshipQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(degree__isnull=True) | Q(position__isnull=True),
                name="mentorship_has_one_occasion",
                violation_error_message="A mentorship belongs to a degree or a position, not both.",
            ),
            models.CheckConstraint(
                condition=~Q(mentor=models.F("mentee")),
                name="mentorship_joins_two_people",
                violation_error_message="Nobody mentors themselves.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor_name} → {self.mentee_name}"

    def clean(self) -> None:
        super().clean()
        for occasion in (self.degree, self.position):
            if occasion and occasion.person_id != self.person_id:
                raise ValidationError(
                    "The degree or position belongs to another person."
                )

    @property
    def is_upward(self) -> bool:
        """Whether the profile names its mentor here, rather than its mentee."""
        return self.mentee_id == self.person_id

    @property
    def role_text(self) -> str:
        return self.role_printed or self.get_role_display()
