"""How many works and people stand behind a person or a topic, as a reader may see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Func, IntegerField, OuterRef, QuerySet, Subquery

from core.audience import Reader
from people.models import Person, Topic
from people.querysets import TopicQuerySet

# Takes rows and a reader, gives the rows with `work_count`: the works that the reader
# may see, each once. The package that knows works adds an entry per model when it starts.
COUNTERS: dict[type[models.Model], Callable[[Any, Reader | None], QuerySet[Any]]] = {}


def with_work_counts(rows: Any, user: Reader | None) -> QuerySet[Any]:
    """Adds `work_count` to people or topics."""
    return COUNTERS[rows.model](rows, user)


def with_person_counts(topics: TopicQuerySet, user: Reader | None) -> QuerySet[Any]:
    """Adds `person_count`: people who work on the topic or a narrower one."""
    people = Person.objects.visible_to(user).filter(
        topics__in=Topic.objects.within(OuterRef(OuterRef("pk"))).values("pk")
    )
    # As a plain function: an aggregate would group, and an empty group has no row.
    count = Func(
        "pk", template="COUNT(DISTINCT %(expressions)s)", output_field=IntegerField()
    )
    number = people.order_by().annotate(number=count).values("number")
    return topics.annotate(person_count=Subquery(number))
