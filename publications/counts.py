"""How many works stand at a venue, on a topic, by a person; each work counted once, whatever its versions."""

from __future__ import annotations

from typing import Any

from django.db.models import (
    Count,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from core.audience import Audience, Reader
from people.models import Person, Topic
from people.querysets import PersonQuerySet, TopicQuerySet
from people.works import COUNTERS
from publications.models import Coauthor, Publication, TopicListing, Venue
from publications.querysets import WORK, VenueQuerySet

# The id of the work that a link's publication is, or is a version of.
WORK_OF_LINK = Coalesce("publication__version_of_id", "publication_id")


def with_venue_counts(venues: VenueQuerySet, audience: Audience) -> VenueQuerySet:
    """Adds `work_count`: works of which a row, main or version, appeared at the venue itself."""
    rows = Publication.objects.for_audience(audience).filter(venue=OuterRef("pk"))
    return venues.annotate(work_count=_number(rows, WORK))


def with_topic_counts(topics: TopicQuerySet, audience: Audience) -> TopicQuerySet:
    """Adds `work_count`: works on the topic or a narrower one."""
    rows = TopicListing.objects.for_audience(audience).filter(topic=OuterRef("pk"))
    return topics.annotate(work_count=_number(rows, F("work")))


def with_person_counts(people: PersonQuerySet, audience: Audience) -> PersonQuerySet:
    """Adds `work_count`: works on which the person stands."""
    rows = (
        Coauthor.objects.for_audience(audience).linked().filter(person=OuterRef("pk"))
    )
    return people.annotate(work_count=_number(rows, WORK_OF_LINK))


def topic_counts_among(
    rows: QuerySet[Any], user: Reader | None, *, is_by_row: bool = False
) -> TopicQuerySet:
    """The visible topics of these publications with `work_count`, most works first.

    A version without topics of its own has those of its work. `is_by_row` counts
    each row by itself instead of its work.
    """
    listed = TopicListing.objects.filter(
        topic=OuterRef("pk"), publication__in=rows.order_by().values("pk")
    )
    number = _number(listed, F("publication" if is_by_row else "work"))
    counted = Topic.objects.visible_to(user).annotate(work_count=number)
    return counted.filter(work_count__gt=0).order_by("-work_count", "name_key")


def most_frequent_people(
    rows: QuerySet[Any], user: Reader | None, limit: int
) -> list[Person]:
    """The visible people who stand on most works of these rows, with `work_count`; two queries."""
    authorships = Coauthor.objects.linked().filter(
        publication__in=rows.order_by().values("pk"),
        person__in=Person.objects.visible_to(user),
    )
    return _most_frequent(
        Person,
        authorships.order_by(),
        "person",
        WORK_OF_LINK,
        "person__sort_key",
        limit,
    )


def most_frequent_venues(
    rows: QuerySet[Any], user: Reader | None, limit: int
) -> list[Venue]:
    """The visible venues of most works of these rows, with `work_count`; two queries."""
    named = rows.filter(venue__in=Venue.objects.visible_to(user)).order_by()
    return _most_frequent(Venue, named, "venue", WORK, "venue__name_key", limit)


def _most_frequent(
    model: Any, rows: QuerySet[Any], column: str, work: Coalesce, then: str, limit: int
) -> list[Any]:
    groups = rows.values_list(column).annotate(number=Count(work, distinct=True))
    counts = dict(
        groups.order_by("-number", then).values_list(column, "number")[:limit]
    )
    found = model.objects.in_bulk(counts)
    for pk, row in found.items():
        row.work_count = counts[pk]
    return [found[pk] for pk in counts]


def _number(rows: QuerySet[Any], work: Coalesce | F) -> Subquery:
    """Counts the distinct works of correlated rows.

    As a plain function: an aggregate would group, and an empty group has no row.
    """
    count = Func(
        work, template="COUNT(DISTINCT %(expressions)s)", output_field=IntegerField()
    )
    return Subquery(rows.order_by().annotate(number=count).values("number"))


COUNTERS[Person] = with_person_counts
COUNTERS[Topic] = with_topic_counts
