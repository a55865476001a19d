"""Venues: the series in which works appear, found by name, acronym or alias."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from core import folding
from core.addresses import slug_address
from core.fields import FoldedField, WebAddressField
from core.models import Alias, NamedBy, Slugged, clean_name
from publications import identifiers
from publications.querysets import VenueQuerySet


class Venue(Slugged):
    """A conference series, journal or workshop; a workshop is never counted as its host."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference"
        JOURNAL = "journal"
        WORKSHOP = "workshop"
        SYMPOSIUM = "symposium"
        PUBLISHER = "publisher"
        REPOSITORY = "repository"
        OTHER = "other"

    slug_space = "venues"
    named_by: ClassVar[list[NamedBy]] = []

    name = models.CharField(max_length=500)
    name_key = FoldedField(db_index=True)
    acronym = models.CharField(max_length=50, blank=True)
    acronym_key = FoldedField(max_length=50, blank=True, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind, blank=True)
    host = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="workshops",
        help_text="The venue that a workshop is held at.",
    )  # fmt: skip
    issn = models.CharField("ISSN", max_length=9, blank=True)
    url = WebAddressField(blank=True)

    objects = VenueQuerySet.as_manager()

    class Meta:
        ordering = ["name_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name_key", "host"], name="venue_name_and_host"
            ),
            # NULLs are distinct to both engines, so series without a host need their own rule.
            models.UniqueConstraint(
                fields=["name_key"],
                condition=Q(host__isnull=True),
                name="venue_name_once",
            ),
            models.UniqueConstraint(
                fields=["issn"],
                condition=~Q(issn=""),
                name="venue_issn_once",
                violation_error_message="Another venue has this ISSN.",
            ),
            models.CheckConstraint(
                condition=Q(host__isnull=True) | ~Q(host=F("id")),
                name="venue_is_not_its_own_host",
                violation_error_message="A venue cannot be held at itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.acronym or self.name

    def slug_source(self) -> str:
        return self.acronym or self.name

    def get_absolute_url(self) -> str:
        return slug_address("venues:detail", self.slug)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key = folding.name_key(self.name)
        self.acronym_key = folding.name_key(self.acronym)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        clean_name(self)
        if self.issn:
            try:
                self.issn = identifiers.normalise_issn(self.issn)
            except ValueError as error:
                raise ValidationError({"issn": str(error)}) from None


class VenueAlias(Alias):
    """Another name of a venue; two venues may share one."""

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        verbose_name_plural = "venue aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["venue", "name_key"], name="venue_alias_once"
            )
        ]
