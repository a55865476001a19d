"""Keeps the listings of publications under topics equal to what the publications say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from publications.models import Publication, TopicListing
from publications.search_rows import strictest, topics_of

# What a listing copies from its publication and the work of that.
COPIES = ("sort_year", "venue", "visibility", "work", "work_year")


def relist(rows: Sequence[Publication], within: Mapping[int, Sequence[int]]) -> None:
    """Lists these publications anew; loaded with their works, and the topics of both.

    `within` has each of their topics with those above it. What is right is not written.
    """
    wanted = wanted_listings(rows, within)
    stored = TopicListing.objects.filter(publication__in=[row.pk for row in rows])
    present = {(row.publication_id, row.topic_id): row for row in stored}
    if stale := [row.pk for key, row in present.items() if key not in wanted]:
        TopicListing.objects.filter(pk__in=stale).delete()
    TopicListing.objects.bulk_create(
        [row for key, row in wanted.items() if not _is_same(row, present.get(key))],
        update_conflicts=True,
        unique_fields=["publication", "topic"],
        update_fields=COPIES,
    )


def wanted_listings(
    rows: Sequence[Publication], within: Mapping[int, Sequence[int]]
) -> dict[tuple[int, int], TopicListing]:
    """What should be listed, by publication and topic."""
    return {
        (row.pk, topic): _listing(row, topic)
        for row in rows
        for topic in topics_of(row, within)
    }


def _is_same(row: TopicListing, stored: TopicListing | None) -> bool:
    return stored is not None and _copies(row) == _copies(stored)


def _copies(row: TopicListing) -> list[object]:
    return [row.venue_id if name == "venue" else getattr(row, name) for name in COPIES]


def _listing(row: Publication, topic: int) -> TopicListing:
    work = row.version_of or row
    return TopicListing(
        topic_id=topic,
        publication=row,
        sort_year=row.sort_year,
        venue_id=row.venue_id,
        visibility=strictest(row),
        work=work.pk,
        work_year=work.sort_year,
    )
