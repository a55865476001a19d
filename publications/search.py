"""Keeps the words and listings by which publications are found equal to what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver

from core import search, spelling
from core.search import outlives
from people.models import Person, Topic, TopicAlias
from publications.indexed import Indexed, indexed
from publications.listings import COLUMNS, relist, wanted_listings
from publications.models import (
    Coauthor,
    Distinction,
    Publication,
    PublicationSearch,
    PublicationTopic,
    TitleWord,
    TopicListing,
    Venue,
    VenueAlias,
)
from publications.search_rows import search_row, spelt_words

# Publications whose words are in memory together.
_AT_A_TIME = 1_000


def reindex(ids: Iterable[int]) -> None:
    """Writes the search words and listings of these publications and their versions anew.

    Call it in the transaction that wrote them. What is right already is not written.
    """
    if not search.waits(reindex, ids):
        _write(ids)


def rewrite(ids: Iterable[int]) -> None:
    """As `reindex`, and keeps the words of these publications once more."""
    _write(ids, keeps_all_words=True)


def _write(ids: Iterable[int], keeps_all_words: bool = False) -> None:
    with transaction.atomic():
        search.lock()
        for rows in _in_parts(ids):
            changed = search.keep(
                PublicationSearch, list(map(search_row, rows)), by="publication_id"
            )
            written = {row.publication_id for row in changed}
            told = [row for row in rows if keeps_all_words or row.pk in written]
            spelling.remember(TitleWord, (w for row in told for w in spelt_words(row)))
            relist(rows)


def _in_parts(ids: Iterable[int]) -> Iterator[list[Indexed]]:
    """These publications and their versions, some at a time."""
    wanted = list(ids)
    for start in range(0, len(wanted), _AT_A_TIME):
        yield indexed(wanted[start : start + _AT_A_TIME])


def faults(ids: Iterable[int]) -> list[str]:
    """What is not written, or otherwise than it should be, of these publications."""
    found = []
    for rows in _in_parts(ids):
        wanted = list(map(search_row, rows))
        wrong = search.differing(PublicationSearch, wanted, by="publication_id")
        listed = TopicListing.objects.filter(publication__in=[row.pk for row in rows])
        stored = set(listed.values_list(*COLUMNS))
        differing = {row[0] for row in stored ^ set(wanted_listings(rows).values())}
        found += [f"publication {row.publication_id}: other words" for row in wrong]
        found += [f"publication {pk}: other listings" for pk in sorted(differing)]
    return found


@receiver(post_save, sender=Publication, dispatch_uid="publications.search.publication")
def _publication_saved(instance: Publication, **_: Any) -> None:
    reindex([instance.pk])


@receiver(
    [post_save, post_delete],
    sender=Coauthor,
    dispatch_uid="publications.search.coauthor",
)
@receiver(
    [post_save, post_delete],
    sender=Distinction,
    dispatch_uid="publications.search.distinction",
)
@receiver(
    [post_save, post_delete],
    sender=PublicationTopic,
    dispatch_uid="publications.search.topic_link",
)
def _part_changed(
    instance: Coauthor | Distinction | PublicationTopic, origin: Any = None, **_: Any
) -> None:
    if outlives(Publication, origin):
        reindex([instance.publication_id])


@receiver(
    m2m_changed, sender=PublicationTopic, dispatch_uid="publications.search.topics"
)
def _topics_changed(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_: Any
) -> None:
    """After `publication.topics.add()` and the like, from either side."""
    if reverse and action == "pre_clear":
        instance.publications_left = list(_under(instance))
    if action.startswith("post_"):
        publications = [instance.pk] if not reverse else pk_set
        reindex(instance.publications_left if publications is None else publications)


@receiver(post_save, sender=Venue, dispatch_uid="publications.search.venue")
def _venue_saved(instance: Venue, created: bool, **_: Any) -> None:
    if not created:
        reindex(Publication.objects.filter(venue=instance).values_list("pk", flat=True))


@receiver(pre_delete, sender=Person, dispatch_uid="publications.search.person_leaving")
def _person_leaving(instance: Person, **_: Any) -> None:
    # The names stay and lead to nobody then.
    instance.publications_left = list(  # type: ignore[attr-defined]
        Coauthor.objects.filter(person=instance).values_list("publication", flat=True)
    )


@receiver(post_delete, sender=Person, dispatch_uid="publications.search.person_left")
def _person_left(instance: Person, **_: Any) -> None:
    reindex(instance.publications_left)  # type: ignore[attr-defined]


@receiver(pre_delete, sender=Venue, dispatch_uid="publications.search.venue_leaving")
def _venue_leaving(instance: Venue, **_: Any) -> None:
    # After the deletion nothing tells any more which publications named the venue.
    instance.publications_left = list(  # type: ignore[attr-defined]
        Publication.objects.filter(venue=instance).values_list("pk", flat=True)
    )


@receiver(post_delete, sender=Venue, dispatch_uid="publications.search.venue_left")
def _venue_left(instance: Venue, **_: Any) -> None:
    reindex(instance.publications_left)  # type: ignore[attr-defined]


@receiver(
    [post_save, post_delete],
    sender=VenueAlias,
    dispatch_uid="publications.search.venue_alias",
)
def _venue_alias_changed(instance: VenueAlias, **_: Any) -> None:
    reindex(
        Publication.objects.filter(venue=instance.venue_id).values_list("pk", flat=True)
    )


@receiver(post_save, sender=Topic, dispatch_uid="publications.search.topic")
def _topic_saved(instance: Topic, created: bool, **_: Any) -> None:
    if not created:
        reindex(_under(instance))


@receiver(pre_delete, sender=Topic, dispatch_uid="publications.search.topic_leaving")
def _topic_leaving(instance: Topic, **_: Any) -> None:
    # Narrower topics stay and are no longer under those above this one.
    instance.publications_left = list(_under(instance))  # type: ignore[attr-defined]


@receiver(post_delete, sender=Topic, dispatch_uid="publications.search.topic_left")
def _topic_left(instance: Topic, **_: Any) -> None:
    reindex(instance.publications_left)  # type: ignore[attr-defined]


def _under(topic: Topic) -> QuerySet[Any]:
    """The ids of the publications that state the topic or a narrower one."""
    return (
        PublicationTopic.objects.filter(topic__in=Topic.objects.within(topic.pk))
        .order_by()
        .values_list("publication", flat=True)
    )


@receiver(
    [post_save, post_delete],
    sender=TopicAlias,
    dispatch_uid="publications.search.topic_alias",
)
def _topic_alias_changed(instance: TopicAlias, **_: Any) -> None:
    reindex(
        Publication.objects.filter(topics=instance.topic_id).values_list(
            "pk", flat=True
        )
    )
