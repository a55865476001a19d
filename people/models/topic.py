"""Topics: a small vocabulary that people and publications share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from core import folding
from core.addresses import slug_address
from core.fields import FoldedField
from core.models import Alias, NamedBy, Slugged, clean_name
from people.querysets import TopicQuerySet

# `within` in people/querysets.py spells the levels out.
MAX_DEPTH = 3


class Topic(Slugged):
    """A subject of people and publications. Source: schema.org `knowsAbout`."""

    slug_space = "topics"
    named_by: ClassVar[list[NamedBy]] = []

    name = models.CharField(max_length=200)
    name_key = FoldedField(max_length=200, unique=True)
    broader = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="narrower",
    )
    description = models.TextField(blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["name_key"]

    def __str__(self) -> str:
        return self.name

    def slug_source(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return slug_address("topics:detail", self.slug)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key = folding.name_key(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        clean_name(self)
        above = list(self._broader_topics())
        if self.pk and self.pk in above:
            raise ValidationError({"broader": "A topic cannot be broader than itself."})
        if len(above) + self.height() > MAX_DEPTH - 1:
            raise ValidationError({"broader": f"Topics nest {MAX_DEPTH} deep at most."})

    def _broader_topics(self) -> Iterator[int]:
        topic = self.broader
        while topic and topic.pk != self.pk:
            yield topic.pk
            topic = topic.broader
        if topic:
            yield topic.pk

    def height(self) -> int:
        """How many levels of narrower topics hang below."""
        below = (
            Topic.objects.filter(broader=self.pk) if self.pk else Topic.objects.none()
        )
        if not below.exists():
            return 0
        return 2 if Topic.objects.filter(broader__in=below).exists() else 1


class TopicAlias(Alias):
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        verbose_name_plural = "topic aliases"
        constraints = [
            models.UniqueConstraint(fields=["name_key"], name="topic_alias_once")
        ]
