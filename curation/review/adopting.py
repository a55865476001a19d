"""Gives keys to what a person has here and no document entered, so that a CV finds it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType

from curation.exporting import entry_of
from curation.mapping.keys import identity, key_of
from curation.models import AppliedEntry, Profile
from people.models import Person
from publications.models import Publication

_OWN = {
    "degrees": "degree_set",
    "positions": "position_set",
    "mentorships": "mentorship_set",
    "talks": "talk_set",
    "awards": "award_set",
    "service": "service_set",
    "teaching": "teaching_set",
    "projects": "project_set",
    "skills": "skill_set",
}


def adopt(person: Person) -> Profile:
    """The person's profile with an entry for each row of the person; no row is changed.

    A work that another profile's document entered stays that one's: it is joined.
    """
    profile = Profile.objects.filter(person=person).order_by("pk").first()
    if profile is None:
        taken = Profile.objects.values_list("key", flat=True)
        key = key_of(person.credit_name, taken)
        profile = Profile.objects.create(key=key, person=person)
    entries = AppliedEntry.objects.filter(profile=profile)
    known = set(entries.values_list("content_type", "object_id"))
    taken_keys = set(entries.values_list("section", "key"))
    for section, row, words in _rows(person):
        type_ = ContentType.objects.get_for_model(row)
        if (type_.pk, row.pk) in known:
            continue
        keys = [key for part, key in taken_keys if part == section]
        key = "person" if section == "person" else key_of(words, keys)
        taken_keys.add((section, key))
        AppliedEntry.objects.create(
            profile=profile, section=section, key=key, content_type=type_,
            object_id=row.pk, digest="", is_joined=_is_of_another(row, type_, profile),
        )  # fmt: skip
    return profile


def _rows(person: Person) -> Iterator[tuple[str, Any, str]]:
    yield "person", person, ""
    for section, relation in _OWN.items():
        for row in getattr(person, relation).all():
            if section == "mentorships" and (row.degree_id or row.position_id):
                continue  # A part of its degree or position.
            words = identity(section, entry_of(section, row))
            yield section, row, words
            if section == "talks":
                for delivery in row.deliveries.all():
                    yield "deliveries", delivery, f"{words[:40]} {delivery.host}"
    for work in Publication.objects.works().filter(coauthor__person=person).distinct():
        yield "publications", work, work.title
        for version in work.versions.all():
            yield "versions", version, f"{work.title[:40]} {version.venue_printed}"


def _is_of_another(row: Any, type_: ContentType, profile: Profile) -> bool:
    if not isinstance(row, Publication):
        return False
    others = AppliedEntry.objects.filter(content_type=type_, object_id=row.pk)
    return others.exclude(profile=profile).exists()
