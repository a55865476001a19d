"""What is special about merging two people, organizations or topics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from core import folding
from core.merging import Rules
from people.models import (
    ExternalIdentifier,
    Mentorship,
    Organization,
    OrganizationAlias,
    OtherName,
    Person,
    Topic,
    TopicAlias,
)
from people.models.topic import MAX_DEPTH

# Registries that give each person one identifier.
_ONE_EACH = [
    ExternalIdentifier.Scheme.ORCID,
    ExternalIdentifier.Scheme.ISNI,
    ExternalIdentifier.Scheme.WIKIDATA,
]


def _other_names(survivor: Person, merged: Person) -> list[OtherName]:
    known = {survivor.credit_name, *survivor.other_names.values_list("name", flat=True)}
    known |= set(merged.other_names.values_list("name", flat=True))
    if merged.credit_name in known:
        return []
    # The name of somebody who is not public yet does not become public by a merge.
    is_hidden = merged.status != Person.Status.PUBLISHED
    return [OtherName(person=survivor, name=merged.credit_name, is_hidden=is_hidden)]


def _people_conflicts(survivor: Person, merged: Person) -> Iterator[str]:
    if merged.is_profile and not survivor.is_profile:
        yield f"“{merged}” has a profile: keep that one and merge the record into it."
    own = dict(survivor.identifiers.values_list("scheme", "value"))
    for other in merged.identifiers.filter(scheme__in=_ONE_EACH):
        if own.get(other.scheme, other.value) != other.value:
            scheme = other.get_scheme_display()
            yield (
                f"They have different {scheme} identifiers, {own[other.scheme]} and "
                f"{other.value}, so they may be two people: remove the wrong one first."
            )
    both = Mentorship.objects.filter(
        Q(mentor=survivor, mentee=merged) | Q(mentor=merged, mentee=survivor)
    )
    for mentorship in both:
        yield f"One is the mentor of the other: “{mentorship}”."


PERSON = Rules(
    name_columns=frozenset(
        {"credit_name", "given_name", "additional_name", "family_name"}
    ),
    names=_other_names,
    conflicts=_people_conflicts,
)


def new_aliases(survivor: Any, merged: Any) -> list[str]:
    """The names of the merged row by which the survivor is not known yet.

    Of organizations, of topics, and of venues.
    """
    keys = {survivor.name_key, getattr(survivor, "acronym_key", "")}
    for row in (survivor, merged):
        keys |= set(row.aliases.values_list("name_key", flat=True))
    # A survivor without an acronym takes it over; topics have none.
    acronym = merged.acronym if getattr(survivor, "acronym", "") else ""
    wanted = {folding.name_key(name): name for name in (merged.name, acronym) if name}
    return [name for key, name in wanted.items() if key not in keys]


def _aliases(survivor: Organization, merged: Organization) -> list[OrganizationAlias]:
    return [
        OrganizationAlias(organization=survivor, name=name)
        for name in new_aliases(survivor, merged)
    ]


def _organization_conflicts(
    survivor: Organization, merged: Organization
) -> Iterator[str]:
    above = survivor.parent
    while above:
        if above == merged:
            yield f"“{survivor}” is a part of “{merged}”: keep that one instead."
        above = above.parent


ORGANIZATION = Rules(
    name_columns=frozenset({"name"}),
    names=_aliases,
    conflicts=_organization_conflicts,
)


def _topic_aliases(survivor: Topic, merged: Topic) -> list[TopicAlias]:
    names = new_aliases(survivor, merged)
    # An alias leads to one topic; that of a third one stays there.
    taken = set(TopicAlias.objects.values_list("name_key", flat=True))
    aliases = [TopicAlias(topic=survivor, name=name) for name in names]
    return [alias for alias in aliases if folding.name_key(alias.name) not in taken]


def _topic_conflicts(survivor: Topic, merged: Topic) -> Iterator[str]:
    if merged in _above(survivor):
        yield f"“{merged}” is broader than “{survivor}”: keep that one instead."
        return
    above = _above(survivor)
    if not above and survivor not in _above(merged):
        above = _above(merged)  # It takes over what it lacks.
    if len(above) + max(survivor.height(), merged.height()) > MAX_DEPTH - 1:
        yield f"Topics would nest more than {MAX_DEPTH} deep: move the narrower ones."


def _above(topic: Topic) -> list[Topic]:
    """The topics that are broader than this one, the nearest first."""
    found: list[Topic] = []
    while topic.broader and topic.broader not in found:
        topic = topic.broader
        found.append(topic)
    return found


TOPIC = Rules(
    name_columns=frozenset({"name"}),
    names=_topic_aliases,
    conflicts=_topic_conflicts,
)
