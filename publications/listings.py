"""Keeps the listings of publications under topics equal to what the publications say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.models import Visibility
from people.models import Topic
from publications.models import Publication, TopicListing

# What a listing copies from its publication and the work of that.
COPIES = ("sort_year", "venue", "visibility", "work", "work_year")
_STRICTEST_FIRST: list[str] = [
    Visibility.PRIVATE,
    Visibility.LIMITED,
    Visibility.PUBLIC,
]


def relist(rows: Sequence[Publication]) -> None:
    """Lists these publications anew; loaded with their works, and the topics of both.

    Rows that are right already are written over, so that two writers cannot collide.
    """
    within = _with_broader({topic.pk for row in rows for topic in row.shown_topics})
    wanted = {
        (row.pk, topic): _listing(row, topic)
        for row in rows
        for shown in row.shown_topics
        for topic in within[shown.pk]
    }
    present = TopicListing.objects.filter(publication__in=[row.pk for row in rows])
    stale = [
        pk
        for pk, *key in present.values_list("pk", "publication", "topic")
        if tuple(key) not in wanted
    ]
    if stale:
        TopicListing.objects.filter(pk__in=stale).delete()
    TopicListing.objects.bulk_create(
        wanted.values(),
        update_conflicts=True,
        unique_fields=["publication", "topic"],
        update_fields=COPIES,
    )


def _with_broader(topics: Iterable[int]) -> dict[int, list[int]]:
    """Each topic with those above it; topics nest three deep."""
    chains = Topic.objects.filter(pk__in=topics).values_list(
        "pk", "broader", "broader__broader"
    )
    return {chain[0]: [pk for pk in chain if pk] for chain in chains}


def _listing(row: Publication, topic: int) -> TopicListing:
    work = row.version_of or row
    return TopicListing(
        topic_id=topic,
        publication=row,
        sort_year=row.sort_year,
        venue_id=row.venue_id,
        visibility=min(row.visibility, work.visibility, key=_STRICTEST_FIRST.index),
        work=work.pk,
        work_year=work.sort_year,
    )
