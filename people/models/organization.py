"""Organizations: universities, their departments, institutes and companies alike."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from core import folding
from core.addresses import slug_address
from core.fields import FoldedField, WebAddressField
from core.models import Alias, NamedBy, Slugged, clean_name
from people.querysets import OrganizationQuerySet


class Organization(Slugged):
    """Identity is a name or alias, and the place where names recur."""

    slug_space = "organizations"
    named_by: ClassVar[list[NamedBy]] = []

    name = models.CharField(max_length=500)
    name_key = FoldedField(db_index=True)
    acronym = models.CharField(max_length=50, blank=True)
    acronym_key = FoldedField(max_length=50, blank=True, db_index=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="units"
    )
    place = models.CharField(max_length=200, blank=True)
    ror = models.CharField(
        "ROR id",
        max_length=9,
        blank=True,
        validators=[
            RegexValidator(
                r"^0[a-hj-km-np-tv-z0-9]{6}\d{2}$", "A ROR id looks like 042nb2s44."
            )
        ],
    )
    url = WebAddressField(blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        ordering = ["name_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name_key", "place"], name="organization_name_and_place"
            ),
            models.UniqueConstraint(
                fields=["ror"],
                condition=~models.Q(ror=""),
                name="organization_ror_once",
                violation_error_message="Another organization has this ROR id.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def slug_source(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return slug_address("organizations:detail", self.slug)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key = folding.name_key(self.name)
        self.acronym_key = folding.name_key(self.acronym)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        clean_name(self)
        seen, parent = {self.pk}, self.parent
        while parent:
            if parent.pk in seen:
                raise ValidationError(
                    {"parent": "An organization cannot be its own parent."}
                )
            seen.add(parent.pk)
            parent = parent.parent


class OrganizationAlias(Alias):
    """Another name of an organization; two organizations may share one."""

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="aliases"
    )

    class Meta(Alias.Meta):
        verbose_name_plural = "organization aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name_key"], name="organization_alias_once"
            )
        ]
