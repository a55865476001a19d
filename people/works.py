"""How many works and people stand behind a person or a topic, as a reader may see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Exists, Func, IntegerField, OuterRef, QuerySet, Subquery

from core.audience import Audience
from people.models import Person, Topic
from people.querysets import TopicQuerySet

# Takes rows and an audience, gives the rows with `work_count`: the works that the audience
# may see, each once. The package that knows works adds an entry per model when it starts.
COUNTERS: dict[type[models.Model], Callable[[Any, Audience], QuerySet[Any]]] = {}


def with_work_counts(rows: Any, audience: Audience) -> QuerySet[Any]:
    """Adds `work_count` to people or topics."""
    return COUNTERS[rows.model](rows, audience)


def with_person_counts(topics: TopicQuerySet, audience: Audience) -> QuerySet[Any]:
    """Adds `person_count`: people who work on the topic or a narrower one."""
    # From the links to the people: these few are asked who may be seen, not everybody.
    within = Topic.objects.within(OuterRef(OuterRef("pk"))).values("pk")
    shown = Person.objects.for_audience(audience).filter(pk=OuterRef("person"))
    links = Person.topics.through.objects.filter(Exists(shown), topic__in=within)
    # As a plain function: an aggregate would group, and an empty group has no row.
    count = Func(
        "person",
        template="COUNT(DISTINCT %(expressions)s)",
        output_field=IntegerField(),
    )
    number: QuerySet[Any] = links.order_by().annotate(number=count)
    return topics.annotate(person_count=Subquery(number.values("number")))
