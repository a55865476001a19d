"""Writes the people part of a profile document: the only writer of several people rows at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from core import folding
from core.saving import save_row, save_rows
from people.entries import (
    AwardEntry,
    DegreeEntry,
    DeliveryEntry,
    MentorEntry,
    MentorshipEntry,
    OrganizationEntry,
    PersonEntry,
    PositionEntry,
    ProjectEntry,
    ServiceEntry,
    SkillEntry,
    TalkEntry,
    TeachingEntry,
    TopicEntry,
)
from people.identifiers import normalise
from people.models import (
    Award,
    Contact,
    Degree,
    Delivery,
    ExternalIdentifier,
    Link,
    Mentorship,
    Organization,
    OrganizationAlias,
    OtherName,
    Person,
    Position,
    Project,
    Service,
    Skill,
    Talk,
    Teaching,
    Topic,
    TopicAlias,
)


class Register:
    """The people known by name; makes a record for a name that nobody has.

    Two names are one person only when the folded full name is the same, a bracketed
    nickname aside. A name that several people have is linked to none of them.
    """

    def __init__(self) -> None:
        self._known: dict[str, Person | None] = {}
        # Everybody of a name that was looked up before it was asked for.
        self._found: dict[str, list[Person]] = {}
        self.created: list[Person] = []
        self.ambiguous: set[str] = set()

    def look_up(self, names: Iterable[str]) -> None:
        """Finds whoever has one of these names, with one query for all of them."""
        found: dict[str, list[Person]] = {folding.name_key(name): [] for name in names}
        people = Person.objects.named(*found).order_by("pk")
        for person in people.prefetch_related("other_names"):
            others = (other.name_key for other in person.other_names.all())
            for key in {person.name_key, *others} & found.keys():
                found[key].append(person)
        self._found |= found

    def person_called(self, name: str) -> Person | None:
        key = folding.name_key(name)
        if key not in self._known:
            self._known[key] = self._find_or_make(key, name)
        return self._known[key]

    def knows(self, person: Person) -> None:
        """From now on the person's own name means this person."""
        self._known[person.name_key] = person

    def means(self, name: str, meant: Person | str) -> None:
        """From now on a name means this person, or whoever another name means."""
        person = self.person_called(meant) if isinstance(meant, str) else meant
        self._known[folding.name_key(name)] = person

    def _find_or_make(self, key: str, name: str) -> Person | None:
        people = self._found.get(key)
        if people is None:
            people = list(Person.objects.named(key)[:2])
        if len(people) > 1:
            self.ambiguous.add(name)
            return None
        if people:
            return people[0]
        record = save_row(
            Person(),
            {
                "kind": Person.Kind.RECORD,
                "status": Person.Status.PUBLISHED,
                "credit_name": without_nickname(name),
            },
        )
        self.created.append(record)
        return record


def without_nickname(name: str) -> str:
    """ "Alexander (Sasha) Rakhlin" as a record lists it: "Alexander Rakhlin"."""
    for nickname in folding.nicknames(name):
        for quoted in (f"({nickname})", f'"{nickname}"', f"“{nickname}”"):
            name = name.replace(quoted, " ")
    return " ".join(name.split())


# Vocabularies: found by exact name or alias, created otherwise, never renamed.


def write_topics(entries: Iterable[TopicEntry]) -> None:
    for entry in entries:
        topic = Topic.objects.called(entry.name).first() or save_row(
            Topic(), {"name": entry.name}
        )
        for alias in entry.aliases:
            if not Topic.objects.called(alias).exists():
                save_row(TopicAlias(), {"topic": topic, "name": alias})
        if entry.broader and not topic.broader_id:
            save_row(topic, {"broader": topic_called(entry.broader)})


def topic_called(name: str) -> Topic:
    return Topic.objects.called(name).first() or save_row(Topic(), {"name": name})


def write_organizations(entries: Iterable[OrganizationEntry]) -> None:
    for entry in entries:
        organization = organization_called(entry.name, entry.place)
        missing: dict[str, Any] = {
            name: value
            for name, value in (
                ("acronym", entry.acronym),
                ("place", entry.place),
                ("ror", entry.ror),
            )
            if value and not getattr(organization, name)
        }
        if entry.parent and not organization.parent_id:
            missing["parent"] = organization_called(entry.parent)
        if missing:
            save_row(organization, missing)
        known = set(organization.aliases.values_list("name_key", flat=True))
        for alias in entry.aliases:
            if folding.name_key(alias) not in known | {organization.name_key}:
                save_row(
                    OrganizationAlias(), {"organization": organization, "name": alias}
                )


def organization_called(name: str, place: str = "") -> Organization:
    """The organization of that name or alias, told apart by place where the name recurs."""
    namesakes = list(Organization.objects.called(name))
    found = [o for o in namesakes if same_place(o.place, place)]
    if len(found) == 1:
        return found[0]
    exact = [o for o in found if folding.fold(o.place) == folding.fold(place)]
    if exact:
        return exact[0]
    return save_row(Organization(), {"name": name, "place": place if namesakes else ""})


def same_place(one: str, other: str) -> bool:
    """Whether two printed places can be one: either is unknown, or one contains the other."""
    a, b = set(folding.words(one)), set(folding.words(other))
    return a <= b or b <= a


# The person.


def find_person(entry: PersonEntry) -> Person | None:
    """The record of that name, to be promoted, or the one person with the same identifier.

    A profile of the same name is a namesake until a curator says otherwise.
    """
    for identifier in entry.identifiers:
        value = normalise(identifier.scheme, identifier.value)
        held = ExternalIdentifier.objects.filter(
            scheme=identifier.scheme, value=value
        ).first()
        if held:
            return held.person
    records = list(
        Person.objects.records().named(folding.name_key(entry.credit_name))[:2]
    )
    return records[0] if len(records) == 1 else None


def write_person(entry: PersonEntry, person: Person) -> Person:
    """The person's own row, and names, identifiers, links and topics; nothing is taken away."""
    values = entry.model_dump(
        include={
            "credit_name", "given_name", "additional_name", "family_name", "honorific_prefix",
            "honorific_suffix", "native_name", "headline", "biography", "research_interests",
        }
    )  # fmt: skip
    if person.pk is None or not person.is_profile:
        # Later a curator decides on the status, not the next document.
        values |= {"kind": Person.Kind.PROFILE, "status": entry.status}
    save_row(person, values)
    person.topics.add(*map(topic_called, entry.topics))
    for name in entry.other_names:
        _add(OtherName, {"person": person, "name": name.name}, name.model_dump())
    for identifier in entry.identifiers:
        value = normalise(identifier.scheme, identifier.value)
        _add(
            ExternalIdentifier,
            {"scheme": identifier.scheme, "value": value},
            {"person": person},
        )
    for link in entry.links:
        _add(Link, {"person": person, "url": link.url}, link.model_dump())
    for contact in entry.contacts:
        key = {"person": person, "kind": contact.kind, "value": contact.value}
        _add(Contact, key, {"visibility": contact.visibility})
    return person


def _add(
    model: type[models.Model], key: dict[str, Any], values: dict[str, Any]
) -> None:
    if not model._default_manager.filter(**key).exists():
        save_row(model(), key | values)


# The entries of the profile. Each takes the row that the entry became before, or a new one.


def write_degree(entry: DegreeEntry, degree: Degree, register: Register) -> Degree:
    values = entry.model_dump(exclude={"key", "lines", "organization", "advisors"})
    values |= _organization(entry.organization, entry.place)
    save_row(degree, values)
    _write_mentors(
        entry.advisors, degree.mentorships, {"degree": degree}, degree, register
    )
    return degree


def write_position(
    entry: PositionEntry, position: Position, register: Register
) -> Position:
    values = entry.model_dump(
        exclude={"key", "lines", "organization", "mentors", "periods"}
    )
    values |= _organization(entry.organization, entry.place)
    save_row(position, values)
    periods = [
        period.model_dump() | {"order": i} for i, period in enumerate(entry.periods)
    ]
    save_rows(position.periods.all(), {"position": position}, periods)
    position.refresh_bounds()
    _write_mentors(
        entry.mentors, position.mentorships, {"position": position}, position, register
    )
    return position


def _organization(name: str, place: str) -> dict[str, Any]:
    return {
        "organization_printed": name,
        "organization": organization_called(name, place),
    }


def _write_mentors(
    entries: Sequence[MentorEntry],
    mentorships: Any,
    occasion: dict[str, Any],
    row: Degree | Position,
    register: Register,
) -> None:
    person = row.person
    wanted = [
        {
            "mentor": register.person_called(entry.name),
            "mentor_name": entry.name,
            "mentee": person,
            "mentee_name": person.credit_name,
            "organization_printed": entry.organization,
            "order": i,
            "visibility": row.visibility,
            **entry.model_dump(include={"honorific", "role", "role_printed"}),
        }
        for i, entry in enumerate(entries)
    ]
    save_rows(mentorships.all(), {"person": person, **occasion}, wanted)


def write_mentorship(
    entry: MentorshipEntry, row: Mentorship, register: Register
) -> Mentorship:
    values = entry.model_dump(
        exclude={"key", "lines", "organization", "mentor", "mentee"}
    )
    values["organization_printed"] = entry.organization
    if entry.organization:
        values["organization"] = _known_organization(entry.organization)
    person = row.person
    other = register.person_called(entry.mentor or entry.mentee)
    own_side, other_side = (
        ("mentee", "mentor") if entry.mentor else ("mentor", "mentee")
    )
    values |= {
        own_side: person,
        f"{own_side}_name": person.credit_name,
        other_side: other,
        f"{other_side}_name": entry.mentor or entry.mentee,
    }
    return save_row(row, values)


def _known_organization(name: str) -> Organization | None:
    """Somebody else's organization is linked where it is known, but not added to the list."""
    found = list(Organization.objects.called(name)[:2])
    return found[0] if len(found) == 1 else None


def write_talk(entry: TalkEntry, talk: Talk) -> Talk:
    return save_row(talk, entry.model_dump(include={"title", "visibility"}))


def write_delivery(
    entry: DeliveryEntry, delivery: Delivery, award: Award | None
) -> Delivery:
    values = entry.model_dump(exclude={"key", "lines", "award", "date_printed"})
    return save_row(
        delivery, values | {"award": award, "dates_printed": entry.date_printed}
    )


def write_award(
    entry: AwardEntry, award: Award, degree: Degree | None, position: Position | None
) -> Award:
    values = entry.model_dump(exclude={"key", "lines", "degree", "position"})
    return save_row(award, values | {"degree": degree, "position": position})


def write_service(entry: ServiceEntry, service: Service) -> Service:
    return save_row(service, _plain(entry))


def write_teaching(entry: TeachingEntry, teaching: Teaching) -> Teaching:
    return save_row(teaching, _plain(entry))


def write_project(entry: ProjectEntry, project: Project) -> Project:
    return save_row(project, _plain(entry))


def write_skill(entry: SkillEntry, skill: Skill) -> Skill:
    return save_row(skill, _plain(entry))


def _plain(
    entry: ServiceEntry | TeachingEntry | ProjectEntry | SkillEntry,
) -> dict[str, Any]:
    return entry.model_dump(exclude={"key", "lines"})
