"""How many works stand at a venue, on a topic, by a person; each work counted once, whatever its versions."""

from __future__ import annotations

from typing import Any

from django.db.models import Func, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from core.audience import Reader
from people.models import Person, Topic
from people.querysets import PersonQuerySet, TopicQuerySet, within_topic
from people.works import COUNTERS
from publications.models import Coauthor, Publication, PublicationTopic, Venue
from publications.querysets import VenueQuerySet

_WORK = Coalesce("publication__version_of_id", "publication_id")


def with_venue_counts(venues: VenueQuerySet, user: Reader | None) -> VenueQuerySet:
    """Adds `work_count`: works of which a row, main or version, appeared at the venue itself."""
    rows = Publication.objects.visible_to(user).filter(venue=OuterRef("pk"))
    work = Coalesce("version_of_id", "id")
    return venues.annotate(work_count=_number(rows, work))


def with_topic_counts(topics: TopicQuerySet, user: Reader | None) -> TopicQuerySet:
    """Adds `work_count`: works on the topic or a narrower one."""
    rows = PublicationTopic.objects.visible_to(user).filter(
        within_topic("topic", OuterRef("pk"))
    )
    return topics.annotate(work_count=_number(rows, _WORK))


def with_person_counts(people: PersonQuerySet, user: Reader | None) -> PersonQuerySet:
    """Adds `work_count`: works on which the person stands."""
    rows = Coauthor.objects.visible_to(user).linked().filter(person=OuterRef("pk"))
    return people.annotate(work_count=_number(rows, _WORK))


def _number(rows: QuerySet[Any], work: Coalesce) -> Subquery:
    """Counts the distinct works of correlated rows.

    As a plain function: an aggregate would group, and an empty group has no row.
    """
    count = Func(work, template="COUNT(DISTINCT %(expressions)s)", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(number=count).values("number"))


COUNTERS[Person] = with_person_counts
COUNTERS[Topic] = with_topic_counts
