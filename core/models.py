"""What models share: visibility, dates with bounds, and addresses that are never given twice."""

from __future__ import annotations

import functools
import itertools
import operator
from collections.abc import Callable
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, router, transaction
from django.db.models import Exists, Prefetch, Q
from django.db.models.fields.tuple_lookups import TupleIn
from django.utils.text import slugify

from core import dates, folding
from core.audience import Audience, Reader, audience_of
from core.fields import FoldedField, PartialDateField

# Letters of a word that spelling knows; nobody types a longer one.
MAX_WORD = 100
# Words of the query grammar, which a slug must not shadow.
RESERVED_SLUGS = frozenset({"null", "true", "false", "all", "cite"})


class Visibility(models.TextChoices):
    """Who may see one entry. Source: ORCID visibility settings."""

    PUBLIC = "public"
    LIMITED = "limited", "Limited (signed in)"
    PRIVATE = "private"


VISIBLE = {
    Audience.PUBLIC: [Visibility.PUBLIC],
    Audience.SIGNED_IN: [Visibility.PUBLIC, Visibility.LIMITED],
    Audience.CURATOR: list(Visibility),
}


class VisibleQuerySet(models.QuerySet[Any]):
    """Rows that not everybody may see; every reader goes through `visible_to`."""

    def visible_to(self, user: Reader | None) -> Self:
        return self.for_audience(audience_of(user))

    def for_audience(self, audience: Audience) -> Self:
        if audience == Audience.CURATOR:
            return self.all()
        return self.filter(self.visible_condition(audience))

    def visible_condition(self, audience: Audience) -> Q:
        """The condition on this model's rows; subclasses add what they hang on."""
        return Q(visibility__in=VISIBLE[audience])

    def filter(self, *args: Any, **kwargs: Any) -> Self:
        # Django 5.2 follows foreign keys by a TupleIn, which SQLite gets as a chain of
        # ORs: it refuses more than 1,000 of them (Django's ticket 36116 made it so).
        return super().filter(*map(_without_tuples, args), **kwargs)

    def with_visible(self, user: Reader | None, *paths: str) -> Self:
        """Loads what stands behind these relations as far as the user may see it.

        One query each. A hidden row is missing from a list and None behind a foreign
        key; its id remains in the key's column. The relations must lead to models
        with `visible_to`.
        """
        return self.prefetch_related(
            *(
                Prefetch(
                    path, _model_at(self.model, path)._default_manager.visible_to(user)
                )
                for path in paths
            )
        )


def _without_tuples(condition: Any) -> Any:
    """A condition on tuples of one column as one on the column."""
    if not isinstance(condition, TupleIn) or len(condition.lhs) != 1:
        return condition
    [field] = condition.lhs.targets
    return Q(**{f"{field.name}__in": [value for (value,) in condition.rhs]})


def _model_at(model: Any, path: str) -> Any:
    """The model that a path of relations such as "degree_set__mentorships" leads to."""
    for name in path.split("__"):
        model = next(
            field.related_model
            for field in model._meta.get_fields()
            if field.is_relation and _accessor(field) == name
        )
    return model


def _accessor(field: Any) -> str:
    """The name of a relation as an attribute of its rows."""
    is_reverse = field.auto_created and not field.concrete
    return str(field.get_accessor_name() if is_reverse else field.name)


class NamedQuerySet(VisibleQuerySet):
    """Rows that exist for a reader where an entry that the reader may see names them.

    A venue of private works only, or a person named only in a draft, is not there.
    """

    def visible_condition(self, audience: Audience) -> Q:
        named_by: list[NamedBy] = self.model.named_by
        return functools.reduce(
            operator.or_,
            (Q(Exists(entries(audience))) for entries in named_by),
            Q(pk__in=[]),
        )


# The entries visible to an audience that name the row of OuterRef("pk"). A package
# adds its own to the `named_by` of a model below it when it starts.
NamedBy = Callable[[Audience], models.QuerySet[Any]]


class KnownWord(models.Model):
    """A folded word that some row has or had, to find what a misspelt one is meant for."""

    word = models.CharField(max_length=MAX_WORD, primary_key=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.word


class Visible(models.Model):
    """An entry with a visibility of its own."""

    visibility = models.CharField(
        max_length=7, choices=Visibility, default=Visibility.PUBLIC
    )

    class Meta:
        abstract = True


def clean_name(row: Any) -> None:
    """Refuses a name that is taken once it is folded; call it in `clean()`.

    A form checks only the columns that it shows, so not those that are derived.
    """
    row.name_key = folding.name_key(row.name)
    others = type(row)._default_manager.filter(name_key=row.name_key)
    if row._meta.get_field("name_key").unique and others.exclude(pk=row.pk).exists():
        raise ValidationError({"name": _TAKEN})
    for constraint in row._meta.constraints:
        if "name_key" in getattr(constraint, "fields", ()):
            try:
                constraint.validate(type(row), row)
            except ValidationError:
                raise ValidationError({"name": _TAKEN}) from None


_TAKEN = "This name is taken: capitals, accents and hyphens make no other name of it."


class Alias(models.Model):
    """Another name by which something is found."""

    name = models.CharField(max_length=500)
    name_key = FoldedField(db_index=True)

    class Meta:
        abstract = True
        ordering = ["name_key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key = folding.name_key(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        clean_name(self)


class Bounded(models.Model):
    """Derived first and last day of a row's dates, for order and ranges; an open side is NULL."""

    earliest = models.DateField(null=True, blank=True, editable=False)
    latest = models.DateField(null=True, blank=True, editable=False)
    dates_printed = models.CharField("dates as printed", max_length=200, blank=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.earliest, self.latest = self.date_bounds()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "earliest", "latest"}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        try:
            self.date_bounds()
        except ValueError as error:
            raise ValidationError(f"The entry {error}.", code="dates") from None

    def date_bounds(self) -> tuple[Any, Any]:
        """First and last day, from the row's own date columns."""
        raise NotImplementedError


class Spanned(Bounded):
    """A row with a start and an end, each as precise as it was stated."""

    start = PartialDateField()
    end = PartialDateField()
    is_current = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def date_bounds(self) -> tuple[Any, Any]:
        return dates.bounds(self.start, self.end, is_current=self.is_current)

    def clean(self) -> None:
        super().clean()
        if self.is_current and self.end:
            raise ValidationError(
                {"end": "A current entry has no end; clear the end or the mark."}
            )

    @property
    def dates_display(self) -> str:
        return dates.display_range(
            self.start,
            self.end,
            is_current=self.is_current,
            is_expected=getattr(self, "is_expected", False),
        )


class SlugClaim(models.Model):
    """A slug that was given once in a space ("people", "venues" …); it is never given again.

    The row outlives its object: an old slug leads to the object's present one (301),
    or, when the object is gone, to nothing (410). A merge points the claims of the
    merged object at the survivor.
    """

    space = models.CharField(max_length=40)
    slug = models.CharField(max_length=200)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "slug"], name="slug_claimed_once")
        ]
        indexes = [
            models.Index(fields=["space", "object_id"], name="slug_claim_object")
        ]
        permissions = [("curate", "May see and edit everything in the directory")]

    def __str__(self) -> str:
        return f"{self.space}/{self.slug}"


class Slugged(models.Model):
    """A row with an address of its own, made once from its name and kept."""

    slug = models.SlugField(max_length=200, unique=True, blank=True)

    # Overridden by subclasses: the space of the slugs, also the path segment of the pages.
    slug_space = ""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        is_given = not self.slug
        # The row and its claim are written together or not at all. A slug that is given
        # here is free, so nothing but the database can refuse it.
        with transaction.atomic(
            using=kwargs.get("using") or router.db_for_write(type(self)),
            savepoint=not is_given,
        ):
            if is_given:
                self.slug = self._free_slug()
                if (fields := kwargs.get("update_fields")) is not None:
                    kwargs["update_fields"] = {*fields, "slug"}
            super().save(*args, **kwargs)
            if is_given:
                SlugClaim.objects.create(
                    space=self.slug_space, slug=self.slug, object_id=self.pk
                )
            else:
                self._claim()

    def slug_source(self) -> str:
        """The text that the slug is made from."""
        raise NotImplementedError

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS or self.slug.isdigit():
            raise ValidationError(
                {"slug": "Take another word: this one has a meaning in addresses."}
            )
        if self.slug and self._claimed_by_another(self.slug):
            raise ValidationError(
                {
                    "slug": "This address belonged to another entry and is not given again."
                }
            )

    def _claim(self) -> None:
        claim, _ = SlugClaim.objects.get_or_create(
            space=self.slug_space, slug=self.slug, defaults={"object_id": self.pk}
        )
        if claim.object_id != self.pk:
            raise ValidationError(
                {
                    "slug": f"The address {self.slug!r} belonged to another entry and is not given again."
                }
            )

    def _claimed_by_another(self, slug: str) -> bool:
        return (
            SlugClaim.objects.filter(space=self.slug_space, slug=slug)
            .exclude(object_id=self.pk or 0)
            .exists()
        )

    def _free_slug(self) -> str:
        base = (
            slugify(folding.fold(self.slug_source()))[:180].strip("-_")
            or self.slug_space
        )
        taken = set(
            SlugClaim.objects.filter(
                space=self.slug_space, slug__startswith=base
            ).values_list("slug", flat=True)
        )
        # A slug of digits would be read as an id.
        numbered = (f"{base}-{n}" for n in itertools.count(2))
        candidates = (
            numbered
            if base in RESERVED_SLUGS or base.isdigit()
            else itertools.chain([base], numbered)
        )
        return next(slug for slug in candidates if slug not in taken)


class Gone(Exception):
    """The address was given once and its entry was removed."""


def resolve_slug(model: type[Slugged], slug: str) -> str | None:
    """The present slug behind an old one, None if the slug was never given.

    Raises Gone when the entry behind it no longer exists. One or two queries.
    """
    claim = SlugClaim.objects.filter(space=model.slug_space, slug=slug).first()
    if claim is None:
        return None
    present = model._default_manager.filter(pk=claim.object_id).values_list(
        "slug", flat=True
    )
    if not present:
        raise Gone(slug)
    return present[0]
