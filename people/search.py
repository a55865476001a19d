"""Keeps the words by which people are found equal to their names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from core import search, spelling
from core.querying import indexed_words
from core.search import outlives
from people.models import NameWord, OtherName, Person, PersonSearch


def reindex(ids: Iterable[int]) -> None:
    """Writes the search words of these people anew; call it in the transaction that wrote them."""
    if search.waits(reindex, ids):
        return
    with transaction.atomic():
        search.lock()
        wanted = _wanted(ids)
        changed = search.keep(PersonSearch, wanted, by="person_id")
        names = " ".join(f"{row.names} {row.hidden_names}" for row in changed)
        spelling.remember(NameWord, names.split())


def rewrite(ids: Iterable[int]) -> None:
    """As `reindex`, and keeps the words of these people once more."""
    reindex(ids)
    kept = PersonSearch.objects.filter(person__in=list(ids))
    names = " ".join(f"{row.names} {row.hidden_names}" for row in kept)
    spelling.remember(NameWord, names.split())


def faults(ids: Iterable[int]) -> list[str]:
    """What is not written, or otherwise than it should be, of these people."""
    wrong = search.differing(PersonSearch, _wanted(ids), by="person_id")
    return [f"person {row.person_id}: other words" for row in wrong]


def _wanted(ids: Iterable[int]) -> list[PersonSearch]:
    people = Person.objects.filter(pk__in=list(ids)).order_by("pk")
    return [_search_row(person) for person in people.prefetch_related("other_names")]


def _search_row(person: Person) -> PersonSearch:
    shown = [person.credit_name, person.native_name, person.sort_name]
    shown += [other.name for other in person.other_names.all() if not other.is_hidden]
    hidden = [other.name for other in person.other_names.all() if other.is_hidden]
    return PersonSearch(person=person, names=_line(shown), hidden_names=_line(hidden))


def _line(texts: Iterable[str]) -> str:
    """Each distinct word once, with a blank before it, so that " mu" finds a word's beginning."""
    distinct = dict.fromkeys(word for text in texts for word in indexed_words(text))
    return "".join(f" {word}" for word in distinct)


@receiver(post_save, sender=Person, dispatch_uid="people.search.person")
def _person_saved(instance: Person, **_: Any) -> None:
    reindex([instance.pk])


@receiver(
    [post_save, post_delete], sender=OtherName, dispatch_uid="people.search.other_name"
)
def _other_name_changed(instance: OtherName, origin: Any = None, **_: Any) -> None:
    if outlives(Person, origin):
        reindex([instance.person_id])
