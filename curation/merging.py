"""Merges and splits rows as one act that can be undone."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core import history, merging
from core.merging import Done, Moved, Plan, Rules
from core.models import SlugClaim
from core.saving import save_row
from curation.models import AppliedEntry, Evidence, Issue, Move
from people.merging import ORGANIZATION, PERSON, TOPIC
from people.models import (
    Award,
    Degree,
    ExternalIdentifier,
    Link,
    Mentorship,
    Organization,
    OtherName,
    Person,
    Position,
    Project,
    Service,
    Skill,
    Talk,
    Teaching,
    Topic,
)
from people.search import reindex as reindex_people
from publications.merging import VENUE, shared_works
from publications.models import Coauthor, Publication, PublicationTopic, Venue
from publications.search import reindex

# What only a profile has, and what any person may have.
ENTRIES = (Degree, Position, Talk, Award, Teaching, Service, Project, Skill)
PARTS = (OtherName, ExternalIdentifier, Link)
WITH_MENTORS = (Degree, Position)


def _people_conflicts(survivor: Person, merged: Person) -> Iterator[str]:
    yield from PERSON.conflicts(survivor, merged)
    yield from shared_works(survivor, merged)


RULES: dict[type[Any], Rules] = {
    Person: replace(PERSON, conflicts=_people_conflicts),
    Organization: ORGANIZATION,
    Topic: TOPIC,
    Venue: VENUE,
}


def plan_merge(survivor: Any, merged: Any) -> Plan:
    """What merging the second row into the first would do; nothing is written."""
    plan = merging.plan(survivor, merged, RULES[type(survivor)])
    type_ = ContentType.objects.get_for_model(merged)
    for model in (AppliedEntry, Evidence, Issue):
        rows = model._base_manager.filter(content_type=type_, object_id=merged.pk)
        if ids := list(rows.values_list("pk", flat=True)):
            plan.moved.append(Moved(model, "object_id", ids))
    return plan


def merge(survivor: Any, merged: Any, user: Any) -> Move:
    """Makes one row of two. Raises CannotMerge, with nothing written."""
    merged_id, name = merged.pk, str(merged)
    with transaction.atomic():
        survivor, merged = _locked(survivor, merged)
        plan = plan_merge(survivor, merged)
        done = merging.merge(plan, user)
        _reindex(survivor)
        return Move.objects.create(
            act=Move.Act.MERGE,
            content_type=ContentType.objects.get_for_model(survivor),
            kept_id=survivor.pk,
            kept_name=str(survivor),
            other_id=merged_id,
            other_name=name,
            before=done.before,
            moved=done.moved,
            made=done.made,
            filled=done.filled,
            made_by=user,
        )


def _locked(*rows: Any) -> list[Any]:
    """The rows as they are now, in this order; locked in that of their ids."""
    found = (
        type(rows[0])
        ._base_manager.select_for_update(of=("self",))
        .order_by("pk")
        .in_bulk([row.pk for row in rows])
    )
    if len(found) < len({row.pk for row in rows}) or len(rows) > len(found):
        raise merging.CannotMerge(
            ["Choose two different entries that are still there."]
        )
    return [found[row.pk] for row in rows]


def _reindex(*rows: Any) -> None:
    for row in rows:
        if isinstance(row, Person):
            reindex_people([row.pk])
        for ids in _in_turns(_works_naming(row)):
            reindex(ids)


def _works_naming(row: Any) -> list[int]:
    """The works whose row in the index says something of this one."""
    works = Publication.objects.none()
    if isinstance(row, Person):
        works = Publication.objects.filter(coauthor__person=row).distinct()
    elif isinstance(row, Venue):
        works = Publication.objects.filter(venue=row)
    elif isinstance(row, Topic):
        under = Topic.objects.within(row.pk)
        stating = PublicationTopic.objects.filter(topic__in=under)
        works = Publication.objects.filter(pk__in=stating.values("publication"))
    return list(works.values_list("pk", flat=True))


def _in_turns(ids: list[int], size: int = 1000) -> Iterator[list[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


# Splits.


def splittable(person: Person) -> list[Any]:
    """The rows that may be another person's, works first. One query for each model."""
    works = Coauthor.objects.filter(person=person).select_related(
        "publication__version_of"
    )
    # Advisors of a degree go where the degree goes.
    own = Q(person=person) & (Q(degree__isnull=False) | Q(position__isnull=False))
    mentorships = Mentorship.objects.filter(
        Q(mentor=person) | Q(mentee=person) | Q(person=person)
    ).exclude(own)
    entries = (
        model._base_manager.filter(person=person) for model in (*ENTRIES, *PARTS)
    )
    return list(itertools.chain(works, mentorships, *entries))


def split(person: Person, name: str, chosen: Sequence[Any], user: Any) -> Move:
    """Gives rows of `splittable(person)` to a new person of that name.

    It is a record, or with entries of a profile a draft. Raises ValidationError.
    """
    has_entries = any(isinstance(row, ENTRIES) for row in chosen)
    with transaction.atomic():
        history.keep(person)
        moved = _leading_to(person, chosen)
        with history.revision(user, f"Split “{name}” from “{person}”."):
            other = save_row(Person(), {"credit_name": name, **_STATES[has_entries]})
            for each in moved:
                each.lead(person.pk, other.pk)
            history.add(person, other)
        _reindex(person, other)
        return Move.objects.create(
            act=Move.Act.SPLIT,
            content_type=ContentType.objects.get_for_model(person),
            kept_id=person.pk,
            kept_name=str(person),
            other_id=other.pk,
            other_name=name,
            moved=[each.dump() for each in moved],
            made_by=user,
        )


_STATES = {
    True: {"kind": Person.Kind.PROFILE, "status": Person.Status.DRAFT},
    False: {"kind": Person.Kind.RECORD, "status": Person.Status.PUBLISHED},
}


def _leading_to(person: Person, chosen: Iterable[Any]) -> list[Moved]:
    """The columns of these rows, and of what hangs on them, that name the person."""
    ids: defaultdict[tuple[Any, str], list[int]] = defaultdict(list)
    for row in chosen:
        advisors = row.mentorships.all() if isinstance(row, WITH_MENTORS) else ()
        for each in (row, *advisors):
            for column in each._meta.concrete_fields:
                if (
                    column.related_model is Person
                    and getattr(each, column.attname) == person.pk
                ):
                    ids[type(each), column.attname].append(each.pk)
    return [Moved(model, column, found) for (model, column), found in ids.items()]


# Back.


def undo(move: Move, user: Any) -> None:
    """Takes a merge or split back; what was edited since stays. Raises CannotRevert."""
    with transaction.atomic():
        move = Move.objects.select_for_update(of=("self",)).get(pk=move.pk)
        rows = move.content_type.get_all_objects_for_this_type(
            pk__in=[move.kept_id, move.other_id]
        ).in_bulk()
        if move.undone_at or move.kept_id not in rows:
            raise history.CannotRevert("It was undone before, or its entry is gone.")
        history.keep(*rows.values())
        with history.revision(user, f"Undone: {move}."):
            if move.act == Move.Act.MERGE:
                _unmerge(move)
            else:
                _join_again(move)
        present = move.content_type.get_all_objects_for_this_type(pk__in=rows)
        _reindex(*present, *_again(move))
        move.undone_at, move.undone_by = timezone.now(), user
        move.save(update_fields=["undone_at", "undone_by"])


def _again(move: Move) -> Iterable[Any]:
    return move.content_type.get_all_objects_for_this_type(pk=move.other_id)


def _unmerge(move: Move) -> None:
    if move.before is None:
        raise history.CannotRevert("The history no longer reaches back so far.")
    done = Done(move.before, move.moved, move.made, move.filled)
    model: Any = move.content_type.model_class()
    merging.take_back(done, model, merged=move.other_id, survivor=move.kept_id)


def _join_again(move: Move) -> None:
    merging.lead_back(move.moved, move.other_id, move.kept_id)
    person = Person.objects.get(pk=move.kept_id)
    history.add(person)
    for other in Person.objects.filter(pk=move.other_id):
        plan = plan_merge(person, other)
        if any(moved.model is not SlugClaim for moved in plan.moved):
            raise history.CannotRevert(
                f"More entries name “{other}” by now: merge the two instead."
            )
        other.delete()
