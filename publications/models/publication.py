"""Publication: a work or a version of one, with its topics, honours, links and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from core import dates, folding
from core.addresses import slug_address
from core.fields import FoldedField, PartialDateField, WebAddressField
from core.models import Bounded, Slugged, Visible
from people.models import Award, Degree, Person, Topic
from publications import identifiers
from publications.kinds import Kind, csl_type
from publications.models.venue import Venue
from publications.querysets import (
    OfPublicationQuerySet,
    PublicationQuerySet,
    RelationQuerySet,
)

if TYPE_CHECKING:
    from publications.models.coauthor import Coauthor


def title_key(title: str) -> str:
    """What two prints of one title share: its folded words."""
    return " ".join(folding.words(title))


def venue_line(work: Any) -> str:
    """Where a work or a version appeared: "COLT 2019", "TSRML at NeurIPS 2022", or as printed."""
    if not work.venue:
        return str(work.venue_printed or work.container_title)
    parts = [str(work.venue), f"at {work.venue.host}" if work.venue.host else ""]
    return " ".join(filter(None, [*parts, str(work.year or "")]))


class Publication(Slugged, Visible, Bounded):
    """A work, or with `version_of` another version of one.

    A version without a title or authors of its own has those of its work.
    """

    class Status(models.TextChoices):
        PUBLISHED = "published"
        ACCEPTED = "accepted"
        FORTHCOMING = "forthcoming"
        SUBMITTED = "submitted", "Under review"
        IN_PREPARATION = "in_preparation", "In preparation"
        WORKING_PAPER = "working_paper", "Working paper"
        PREPRINT = "preprint"

    class VersionRelation(models.TextChoices):
        SHORT_VERSION = "short_version", "Short version"
        PRELIMINARY_VERSION = "preliminary_version", "Preliminary version"
        PREPRINT = "preprint"
        EXTENDED_VERSION = "extended_version", "Extended version"
        OTHER = "other", "Other version"

    slug_space = "publications"

    title = models.CharField(max_length=2000, blank=True)
    title_key = FoldedField(
        blank=True, db_index=True, help_text="Finds and sorts equal titles."
    )
    kind = models.CharField(max_length=11, choices=Kind, blank=True)
    status = models.CharField(max_length=14, choices=Status, blank=True)
    status_date = PartialDateField(help_text="When the status was stated.")
    version_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="versions"
    )
    version_relation = models.CharField(
        max_length=20, choices=VersionRelation, blank=True
    )
    relation_printed = models.CharField(max_length=200, blank=True)
    venue = models.ForeignKey(Venue, null=True, blank=True, on_delete=models.SET_NULL)
    venue_printed = models.CharField(max_length=1000, blank=True)
    container_title = models.CharField(max_length=1000, blank=True)
    issued = PartialDateField()
    sort_year = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="The year issued; 0 where none was given."
    )
    volume = models.CharField(max_length=100, blank=True)
    issue = models.CharField(max_length=100, blank=True)
    page = models.CharField(max_length=100, blank=True)
    publisher = models.CharField(max_length=500, blank=True)
    doi = models.CharField("DOI", max_length=500, blank=True)
    arxiv_id = models.CharField("arXiv id", max_length=50, blank=True)
    isbn = models.CharField("ISBN", max_length=17, blank=True)
    abstract = models.TextField(blank=True, max_length=20_000)
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47 tag.")
    is_alphabetical = models.BooleanField(
        default=False,
        help_text="The authors are marked as being in alphabetical order.",
    )
    thesis_of = models.ForeignKey(
        Degree, null=True, blank=True, on_delete=models.SET_NULL, related_name="theses"
    )
    topics = models.ManyToManyField(
        Topic, through="PublicationTopic", related_name="publications"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-sort_year", "-pk"]
        indexes = [
            models.Index(
                F("sort_year").desc(), F("id").desc(), name="publication_newest"
            ),
            models.Index(
                F("venue"),
                F("sort_year").desc(),
                F("id").desc(),
                name="publication_of_venue",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["doi"],
                condition=~Q(doi=""),
                name="doi_once",
                violation_error_message="Another publication has this DOI.",
            ),
            models.CheckConstraint(
                condition=~Q(title="") | Q(version_of__isnull=False),
                name="publication_has_a_title",
                violation_error_message="A publication needs a title; only a version may go without.",
            ),
            models.CheckConstraint(
                condition=Q(version_of__isnull=True, version_relation="")
                | (Q(version_of__isnull=False) & ~Q(version_relation="")),
                name="version_names_its_relation",
                violation_error_message="Say how a version relates to its work, and only for a version.",
            ),
            models.CheckConstraint(
                condition=Q(version_of__isnull=True) | ~Q(version_of=F("id")),
                name="publication_is_not_its_own_version",
                violation_error_message="A publication cannot be a version of itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.shown_title

    def slug_source(self) -> str:
        if self.version_of_id:
            return f"{self.shown_title[:140]} {self.get_version_relation_display()}"
        return self.title[:160]

    def get_absolute_url(self) -> str:
        return slug_address("publications:detail", self.slug)

    @property
    def type(self) -> str:
        """The CSL item type."""
        return csl_type(self.kind)

    @property
    def shown_title(self) -> str:
        """The title, or that of the work for a version without one; one query unless loaded."""
        return self.title or (self.version_of.title if self.version_of else "")

    @property
    def shown_coauthors(self) -> list[Coauthor]:
        """Its coauthors, or those of the work for a version without any."""
        own = list(self.coauthor_set.all())
        return (
            own
            if own or not self.version_of
            else list(self.version_of.coauthor_set.all())
        )

    @property
    def shown_topics(self) -> list[Topic]:
        """Its topics, or those of the work for a version without any."""
        own = list(self.topics.all())
        return own if own or not self.version_of else list(self.version_of.topics.all())

    @property
    def has_inherited_authors(self) -> bool:
        return bool(self.version_of) and not self.coauthor_set.all()

    @property
    def year(self) -> int | None:
        return self.sort_year or None

    @property
    def venue_line(self) -> str:
        """Needs venue and venue__host loaded, or costs two queries."""
        return venue_line(self)

    @property
    def relation_text(self) -> str:
        return self.relation_printed or self.get_version_relation_display()

    def date_bounds(self) -> tuple[Any, Any]:
        return dates.bounds(self.issued, "")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.title_key = title_key(self.title)
        self.sort_year = dates.parse(self.issued).year if self.issued else 0
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "title_key", "sort_year"}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self._clean_identifiers()
        if self.version_of and self.version_of.version_of_id:
            raise ValidationError(
                {"version_of": "Name the work itself, not another version of it."}
            )
        if self.version_of and self.pk and self.versions.exists():
            raise ValidationError(
                {"version_of": "A work that has versions cannot become one."}
            )

    def _clean_identifiers(self) -> None:
        for field, normalise in (
            ("doi", identifiers.normalise_doi),
            ("arxiv_id", identifiers.normalise_arxiv),
            ("isbn", identifiers.normalise_isbn),
        ):
            if value := getattr(self, field):
                try:
                    setattr(self, field, normalise(value))
                except ValueError as error:
                    raise ValidationError({field: str(error)}) from None


class PublicationTopic(models.Model):
    """A topic that a publication states; `TopicListing` has what follows from it."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="topic_links"
    )
    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="publication_links"
    )

    objects = OfPublicationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "topic"], name="publication_topic_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} of {self.publication_id}"


class PublicationLink(models.Model):
    """A web address of a publication: its text, code, slides or video."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="links"
    )
    url = WebAddressField()
    label = models.CharField(max_length=200, blank=True)

    objects = OfPublicationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "url"], name="publication_link_once"
            )
        ]

    def __str__(self) -> str:
        return self.label or self.url


class Distinction(models.Model):
    """An honour of one publication; it hangs on the version that earned it."""

    class Kind(models.TextChoices):
        ORAL = "oral"
        SPOTLIGHT = "spotlight"
        BEST_PAPER = "best_paper", "Best paper"
        BEST_STUDENT_PAPER = "best_student_paper", "Best student paper"
        HONORABLE_MENTION = "honorable_mention", "Honorable mention"
        AWARD = "award"
        OTHER = "other"

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="distinctions"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    printed = models.CharField(
        max_length=500, help_text='As printed, such as "Best Student Paper Award".'
    )
    award = models.ForeignKey(
        Award, null=True, blank=True, on_delete=models.SET_NULL, related_name="distinctions",
        help_text="The same honour in a person's list of awards.",
    )  # fmt: skip

    objects = OfPublicationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "printed"], name="distinction_once"
            )
        ]

    def __str__(self) -> str:
        return self.printed


class Relation(models.Model):
    """One publication's relation to another, apart from versions."""

    class Kind(models.TextChoices):
        EXTENDS = "extends"
        REPLY_TO = "reply_to", "Reply to"
        CORRECTS = "corrects"
        RETRACTS = "retracts"
        TRANSLATES = "translates"
        PART_OF = "part_of", "Part of"
        RELATED = "related"

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="relations"
    )
    target = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="relations_from_others"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    printed = models.CharField(max_length=200, blank=True)

    objects = RelationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "target", "kind"], name="relation_once"
            ),
            models.CheckConstraint(
                condition=~Q(publication=F("target")),
                name="relation_joins_two_publications",
                violation_error_message="A publication cannot relate to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.target_id}"


class FeaturedPublication(models.Model):
    """A publication that a person's profile shows first."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="featured"
    )
    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="featured_by"
    )
    order = models.PositiveIntegerField(default=0)

    objects = OfPublicationQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "publication"], name="featured_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} of {self.person_id}"
