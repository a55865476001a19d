"""Keeps the words and listings by which publications are found equal to what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver

from core import folding, spelling
from core.search import outlives
from people.models import Topic, TopicAlias
from publications.listings import relist
from publications.models import (
    Coauthor,
    Publication,
    PublicationSearch,
    PublicationTopic,
    TitleWord,
    Venue,
    VenueAlias,
)


def reindex(ids: Iterable[int]) -> None:
    """Writes the search words and listings of these publications and their versions anew.

    Call it in the transaction that wrote them.
    """
    ids = list(ids)
    rows = list(
        Publication.objects.filter(Q(pk__in=ids) | Q(version_of__in=ids))
        .select_related("venue", "version_of")
        .prefetch_related(
            "coauthor_set",
            "topics__aliases",
            "venue__aliases",
            "version_of__coauthor_set",
            "version_of__topics__aliases",
        )
    )
    PublicationSearch.objects.bulk_create(
        [PublicationSearch(publication=row, words=_words(row)) for row in rows],
        update_conflicts=True,
        unique_fields=["publication"],
        update_fields=["words"],
    )
    words = (word for row in rows for word in _spelt_words(row))
    spelling.remember(TitleWord, words)
    relist(rows)


def _words(publication: Publication) -> str:
    """The words of each text in order, with a blank before and behind; "|" ends a text."""
    texts = dict.fromkeys(" ".join(folding.words(t)) for t in _texts(publication))
    return "".join(f" {text} |" for text in texts if text)


def _spelt_words(publication: Publication) -> Iterator[str]:
    """The words of the title and of the authors' names."""
    yield from folding.words(publication.title)
    for coauthor in publication.coauthor_set.all():
        yield from folding.words(coauthor.credit_name)


def _texts(publication: Publication) -> Iterator[str]:
    work = publication.version_of or publication
    yield publication.title or work.title
    coauthors = publication.coauthor_set.all() or work.coauthor_set.all()
    yield from (coauthor.credit_name for coauthor in coauthors)
    yield publication.venue_printed
    yield publication.container_title
    if venue := publication.venue:
        yield from (
            venue.name,
            venue.acronym,
            *(alias.name for alias in venue.aliases.all()),
        )
    for topic in publication.topics.all() or work.topics.all():
        yield from (topic.name, *(alias.name for alias in topic.aliases.all()))
    yield publication.abstract or work.abstract


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
    sender=PublicationTopic,
    dispatch_uid="publications.search.topic_link",
)
def _part_changed(
    instance: Coauthor | PublicationTopic, origin: Any = None, **_: Any
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
