"""What people do besides publishing: talks, awards, service, teaching, projects, skills."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from core import dates
from core.fields import (
    LinesField,
    PartialDateField,
    PartialDatesField,
    WebAddressField,
    YearsField,
)
from core.models import Bounded, Spanned, Visible
from people.models.career import Degree, Position, ProfileEntry
from people.querysets import AwardQuerySet, DeliveryQuerySet, TalkQuerySet


def years_text(years: list[int]) -> str:
    """Years as a reader expects them: "2011–2013, 2015"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs
    )


def year_bounds(years: list[int]) -> tuple[Any, Any]:
    if not years:
        return None, None
    return dates.bounds(str(min(years)), str(max(years)))


class Award(ProfileEntry, Bounded):
    """An award, prize, scholarship or rank; it may have been declined."""

    title = models.CharField(max_length=2000)
    issuer = models.CharField(max_length=500, blank=True)
    years = YearsField()
    month = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    is_declined = models.BooleanField(default=False)
    degree = models.ForeignKey(
        Degree, null=True, blank=True, on_delete=models.SET_NULL,
        help_text="The degree that prints the same honour.",
    )  # fmt: skip
    position = models.ForeignKey(
        Position, null=True, blank=True, on_delete=models.SET_NULL,
        help_text="The position of the same name.",
    )  # fmt: skip

    objects = AwardQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title

    def date_bounds(self) -> tuple[Any, Any]:
        if self.month and len(self.years) == 1:
            return dates.bounds(f"{self.years[0]:04d}-{self.month:02d}", "")
        return year_bounds(self.years)

    @property
    def dates_display(self) -> str:
        if self.month and len(self.years) == 1:
            return dates.display(f"{self.years[0]:04d}-{self.month:02d}")
        return years_text(self.years)


class Talk(ProfileEntry):
    """One talk, however often it was given."""

    title = models.CharField(max_length=2000)

    objects = TalkQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title


class Delivery(Visible, Bounded):
    """One time that a talk was given."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="deliveries")
    order = models.PositiveIntegerField(default=0)
    host = models.CharField(max_length=500, help_text="Event or host as printed.")
    place = models.CharField(max_length=200, blank=True)
    date = PartialDateField()
    type = models.CharField(
        max_length=200, blank=True, help_text='As printed, such as "Spotlight talk".'
    )
    is_invited = models.BooleanField(default=False)
    award_printed = models.CharField(max_length=500, blank=True)
    award = models.ForeignKey(
        Award,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="deliveries",
    )

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.host, self.place]))

    def date_bounds(self) -> tuple[Any, Any]:
        return dates.bounds(self.date, "")

    @property
    def date_display(self) -> str:
        return dates.display(self.date) if self.date else self.dates_printed


class Service(ProfileEntry, Spanned):
    """Reviewing, committees, organization, outreach and the like."""

    class Kind(models.TextChoices):
        REVIEWING = "reviewing"
        COMMITTEE = "committee"
        ORGANIZATION = "organization"
        OUTREACH = "outreach"
        ADMISSIONS = "admissions"
        TRAINING = "training"
        EDITORIAL = "editorial"
        OTHER = "other"

    kind = models.CharField(max_length=12, choices=Kind, blank=True)
    role = models.CharField(max_length=500, blank=True)
    venue = models.CharField(max_length=500, blank=True, help_text="As printed.")
    at = models.CharField(max_length=500, blank=True, help_text='Such as "ICML 2022".')
    years = YearsField()
    co_organizers = LinesField()
    url = WebAddressField(blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name_plural = "service"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.role, self.venue]))

    def date_bounds(self) -> tuple[Any, Any]:
        if self.start or self.end:
            return super().date_bounds()
        earliest, latest = year_bounds(self.years)
        return earliest, None if self.is_current else latest

    @property
    def dates_display(self) -> str:
        if self.start or self.end:
            return dates.display_range(self.start, self.end, is_current=self.is_current)
        return (
            f"since {self.years[0]}"
            if self.is_current and self.years
            else years_text(self.years)
        )


class Teaching(ProfileEntry, Bounded):
    """A course taught or assisted, in one or more terms."""

    code = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=500)
    institution = models.CharField(max_length=500, blank=True)
    role = models.CharField(max_length=200, blank=True)
    instructor = models.CharField(max_length=500, blank=True)
    terms = PartialDatesField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name_plural = "teaching"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return ": ".join(filter(None, [self.code, self.title]))

    def date_bounds(self) -> tuple[Any, Any]:
        terms = [dates.parse(term) for term in self.terms]
        return (
            min((term.earliest for term in terms), default=None),
            max((term.latest for term in terms), default=None),
        )

    @property
    def dates_display(self) -> str:
        return ", ".join(map(dates.display, self.terms))


class Project(ProfileEntry, Spanned):
    title = models.CharField(max_length=500)
    url = WebAddressField(blank=True)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title


class Skill(ProfileEntry):
    name = models.CharField(max_length=200)
    group = models.CharField(
        max_length=200, blank=True, help_text="The printed heading."
    )

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name
