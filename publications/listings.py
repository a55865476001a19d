"""Keeps the listings of publications under topics equal to what the publications say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.saving import insert_rows
from publications.indexed import Indexed
from publications.models import TopicListing

# What a listing copies from its publication and the work of that.
COPIES = ("sort_year", "venue", "visibility", "work", "work_year")
_COLUMNS = ("publication_id", "topic_id", "sort_year", "venue_id", "visibility")
COLUMNS = (*_COLUMNS, "work", "work_year")

# The values of COLUMNS.
Listing = tuple[Any, ...]


def relist(rows: Sequence[Indexed]) -> None:
    """Lists these publications anew. What is right is not written."""
    wanted = wanted_listings(rows)
    listed = TopicListing.objects.filter(publication__in=[row.pk for row in rows])
    stored = {}
    for pk, *values in listed.order_by().values_list("pk", *COLUMNS):
        stored[values[0], values[1]] = (pk, tuple(values))
    if stale := [pk for key, (pk, _) in stored.items() if key not in wanted]:
        TopicListing.objects.filter(pk__in=stale).delete()
    insert_rows(_listing(row) for key, row in wanted.items() if key not in stored)
    changed = [
        _listing(row, pk=stored[key][0])
        for key, row in wanted.items()
        if key in stored and stored[key][1] != row
    ]
    TopicListing.objects.bulk_update(changed, COPIES)


def wanted_listings(rows: Sequence[Indexed]) -> dict[tuple[int, int], Listing]:
    """What should be listed, by publication and topic."""
    return {
        (row.pk, topic): (
            *(row.pk, topic, row.sort_year, row.venue, row.visibility),
            *(row.work, row.work_year),
        )
        for row in rows
        for topic in row.topics
    }


def _listing(values: Listing, pk: int | None = None) -> TopicListing:
    return TopicListing(pk=pk, **dict(zip(COLUMNS, values, strict=True)))
