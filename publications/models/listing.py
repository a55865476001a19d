"""Under which topics publications stand, in the form that lists and counts read."""

from __future__ import annotations

from django.db import models
from django.db.models import F

from core.models import Visibility, VisibleQuerySet
from people.models import Topic
from publications.models.publication import Publication
from publications.models.venue import Venue


class TopicListing(models.Model):
    """A publication under one of its topics or a broader one; written by `publications.listings`.

    A version without topics of its own stands under those of its work. With the copies
    of other columns, the list of a topic and its exact count are one range of an index.
    """

    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="listings", db_index=False
    )
    sort_year = models.PositiveSmallIntegerField()
    venue = models.ForeignKey(
        Venue, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    visibility = models.CharField(
        max_length=7,
        choices=Visibility,
        help_text="Of a version: also that of its work.",
    )
    work = models.BigIntegerField(
        help_text="The id of the work that the publication is, or is a version of."
    )
    work_year = models.PositiveSmallIntegerField()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-work_year", "-work"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "topic"], name="topic_listing_once"
            )
        ]
        indexes = [
            models.Index(
                *(F("topic"), F("visibility"), F("work_year").desc(), F("work").desc()),
                F("sort_year"),
                name="topic_listing_newest",
            ),
            models.Index(
                *(F("topic"), F("venue"), F("visibility"), F("sort_year")),
                *(F("work_year"), F("work")),
                name="topic_listing_at_venue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} under {self.topic_id}"
