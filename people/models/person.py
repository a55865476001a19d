"""Person: someone of this directory, or someone known only through others' entries."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from core import folding
from core.addresses import slug_address
from core.fields import FoldedField, LinesField, WebAddressField
from core.models import Alias, NamedBy, Slugged, Visibility
from people import identifiers, names
from people.models.topic import Topic
from people.querysets import (
    ContactQuerySet,
    OfPersonQuerySet,
    OtherNameQuerySet,
    PersonQuerySet,
)


class Person(Slugged):
    """A profile, or a record: a name and what links to it, nothing else."""

    class Kind(models.TextChoices):
        PROFILE = "profile"
        RECORD = "record"

    class Status(models.TextChoices):
        DRAFT = "draft"
        PUBLISHED = "published"
        HIDDEN = "hidden"

    slug_space = "people"
    named_by: ClassVar[list[NamedBy]] = []

    kind = models.CharField(max_length=7, choices=Kind, default=Kind.PROFILE)
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    credit_name = models.CharField(
        max_length=500, help_text="The name as the person prints it."
    )
    name_key = FoldedField(db_index=True)
    sort_name = models.CharField(max_length=500, db_index=True, editable=False)
    sort_key = FoldedField(db_index=True)
    honorific_prefix = models.CharField(max_length=100, blank=True)
    given_name = models.CharField(max_length=200, blank=True)
    additional_name = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    honorific_suffix = models.CharField(max_length=100, blank=True)
    native_name = models.CharField(
        max_length=500, blank=True, help_text="The name in its own script."
    )
    headline = models.CharField(
        max_length=500,
        blank=True,
        help_text="The person's own headline, if there is one.",
    )
    biography = models.TextField(blank=True, max_length=20_000, help_text="Markdown.")
    research_interests = LinesField()
    topics = models.ManyToManyField(Topic, blank=True, related_name="people")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(
                fields=["kind", "status", "sort_key", "id"], name="person_list"
            )
        ]

    def __str__(self) -> str:
        return self.credit_name

    def slug_source(self) -> str:
        return self.credit_name

    def get_absolute_url(self) -> str:
        return slug_address("people:detail", self.slug)

    @property
    def is_profile(self) -> bool:
        return self.kind == self.Kind.PROFILE

    @property
    def letter(self) -> str:
        """The letter that the person stands under in an A–Z list, "#" for other scripts."""
        first = self.sort_key[:1].upper()
        return first if "A" <= first <= "Z" else "#"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key = folding.name_key(self.credit_name)
        # A comma and the parts of a name can be more than the name as a whole may be.
        self.sort_name = self._sort_name()[:500]
        self.sort_key = folding.fold(self.sort_name)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "name_key", "sort_name", "sort_key"}
        super().save(*args, **kwargs)

    def _sort_name(self) -> str:
        if self.family_name:
            given = " ".join(filter(None, [self.given_name, self.additional_name]))
            return f"{self.family_name}, {given}" if given else self.family_name
        return names.sort_name(self.credit_name)


class OtherName(Alias):
    """A former, alternate, native or printed name. Source: ORCID `other-names`."""

    class Kind(models.TextChoices):
        ALTERNATE = "alternate"
        FORMER = "former"
        NATIVE = "native"
        PRINTED = "printed"

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="other_names"
    )
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.ALTERNATE)
    is_hidden = models.BooleanField(
        default=False, help_text="Shown nowhere; imports still recognise it."
    )

    objects = OtherNameQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="other_name_once")
        ]


class ExternalIdentifier(models.Model):
    """A person's identifier elsewhere, normalised. Source: ORCID `external-id`."""

    class Scheme(models.TextChoices):
        ORCID = "orcid", "ORCID"
        DBLP = "dblp", "DBLP"
        OPENALEX = "openalex", "OpenAlex"
        GOOGLE_SCHOLAR = "google_scholar", "Google Scholar"
        SEMANTIC_SCHOLAR = "semantic_scholar", "Semantic Scholar"
        SCOPUS = "scopus", "Scopus"
        ISNI = "isni", "ISNI"
        WIKIDATA = "wikidata", "Wikidata"
        GITHUB = "github", "GitHub"
        CODECHEF = "codechef", "CodeChef"
        HACKERRANK = "hackerrank", "HackerRank"
        GOOGLE_CODE_JAM = "google_code_jam", "Google Code Jam"

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(max_length=20, choices=Scheme)
    value = models.CharField(max_length=200)

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"], name="identifier_names_one_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    @property
    def address(self) -> str:
        return identifiers.address(self.scheme, self.value)

    def clean(self) -> None:
        super().clean()
        try:
            self.value = identifiers.normalise(self.scheme, self.value)
        except ValueError as error:
            raise ValidationError({"value": str(error)}) from None


class Link(models.Model):
    """A web page of the person's own."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="links")
    url = WebAddressField()
    label = models.CharField(max_length=200, blank=True)
    printed = models.CharField(max_length=500, blank=True)

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "url"], name="link_once")
        ]

    def __str__(self) -> str:
        return self.label or self.printed or self.url

    @property
    def text(self) -> str:
        return self.label or self.printed or self.url.split("://", 1)[-1].rstrip("/")


class Contact(models.Model):
    """E-mail, phone or address, each private until its owner opens it; no history is kept of it."""

    class Kind(models.TextChoices):
        EMAIL = "email", "e-mail"
        PHONE = "phone"
        ADDRESS = "address"

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="contacts"
    )
    kind = models.CharField(max_length=7, choices=Kind)
    value = models.CharField(max_length=500)
    visibility = models.CharField(
        max_length=7, choices=Visibility, default=Visibility.PRIVATE
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "value"], name="contact_once"
            )
        ]

    def __str__(self) -> str:
        # Never the value: this text reaches logs and histories.
        return f"{self.get_kind_display()} of {self.person_id}"
