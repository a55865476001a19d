"""Fills people, their entries, organizations and topics with what a curator sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.inputs import Input, referred
from core.models import Slugged
from core.problems import BodyFault, BodyProblem
from core.writing import Part, replace_rows, save, write_parts
from people.importing import Register
from people.inputs import (
    AliasInput,
    AwardInput,
    DegreeInput,
    DeliveryInput,
    IdentifierInput,
    LinkInput,
    MentorInput,
    OrganizationInput,
    OtherNameInput,
    PeriodInput,
    PersonInput,
    PositionInput,
    TalkInput,
    TopicInput,
)
from people.models import Award, Degree, Organization, Person, Position, Talk, Topic

_OTHER_NAMES = Part("other_names", ("name",), OtherNameInput)
_IDENTIFIERS = Part("identifiers", ("scheme", "value"), IdentifierInput)
_LINKS = Part("links", ("url",), LinkInput)
_ALIASES = Part("aliases", ("name",), AliasInput)
_MENTORSHIPS = Part("mentorships", ("mentor_name",), MentorInput)
_PERIODS = Part("periods", ("order",), PeriodInput)
_DELIVERIES = Part("deliveries", ("id",), DeliveryInput)


def write_person(person: Person, given: PersonInput) -> None:
    save(person, _plain(given, "topics", "other_names", "identifiers", "links"))
    if given.has("topics"):
        person.topics.set(rows_of(Topic, given.topics, "/topics"))
    write_parts(person, "person", given, _OTHER_NAMES, _IDENTIFIERS, _LINKS)


def _plain(given: Input, *parts: str) -> dict[str, Any]:
    """What was given but for these parts, by column."""
    return given.values(*(name for name in given.takes() if name not in parts))


def rows_of(model: type[Slugged], slugs: Sequence[str] | None, at: str) -> list[Any]:
    """The rows of these slugs. Raises BodyProblem."""
    return [referred(model, slug, f"{at}/{i}") for i, slug in enumerate(slugs or ())]


def write_degree(degree: Degree, given: DegreeInput) -> None:
    _check_person(degree, given)
    save(degree, _plain(given, "mentors"))
    _write_mentors(degree, "degree", given)


def write_position(position: Position, given: PositionInput) -> None:
    _check_person(position, given)
    save(position, _plain(given, "mentors", "periods"))
    if given.has("periods"):
        wanted = [
            {"order": i, **period.values(*period.takes())}
            for i, period in enumerate(given.periods or ())
        ]
        replace_rows(position, "position", _PERIODS, wanted)
        position.refresh_bounds()
    _write_mentors(position, "position", given)


def _check_person(entry: Any, given: Any) -> None:
    """Whose entry it is, is said once: when it is made."""
    if entry.person_id is None and not given.person:
        raise BodyProblem(BodyFault("/person", "Say whose entry this is."))
    if entry.person_id is None or not given.has("person"):
        return
    if getattr(given.filled("person"), "pk", None) != entry.person_id:
        raise BodyProblem(BodyFault("/person", "An entry stays with its person."))


def _write_mentors(
    entry: Degree | Position, occasion: str, given: DegreeInput | PositionInput
) -> None:
    """The advisors or supervisors as one list; each is linked as an import would do it."""
    if not given.has("mentors"):
        return
    register = Register()
    wanted = [
        {
            **mentor.values(*mentor.takes(), at=f"/mentors/{i}"),
            "mentor": _whom(mentor, register, f"/mentors/{i}"),
            "person": entry.person,
            "mentee": entry.person,
            "mentee_name": entry.person.credit_name,
            "order": i,
        }
        for i, mentor in enumerate(given.mentors or ())
    ]
    replace_rows(entry, occasion, _MENTORSHIPS, wanted)


def _whom(mentor: MentorInput, register: Register, at: str) -> Person | None:
    if mentor.has("person"):
        return mentor.filled("person", at)
    return register.person_called(mentor.name)


def write_talk(talk: Talk, given: TalkInput) -> None:
    _check_person(talk, given)
    save(talk, _plain(given, "deliveries"))
    if not given.has("deliveries"):
        return
    known = {None, *talk.deliveries.values_list("pk", flat=True)}
    for i, delivery in enumerate(given.deliveries or ()):
        if delivery.id not in known:
            at = f"/deliveries/{i}/id"
            raise BodyProblem(BodyFault(at, "The talk has no such delivery."))
    wanted = [
        {"order": i, "id": None, **delivery.values(*delivery.takes())}
        for i, delivery in enumerate(given.deliveries or ())
    ]
    replace_rows(talk, "talk", _DELIVERIES, wanted)


def write_award(award: Award, given: AwardInput) -> None:
    _check_person(award, given)
    save(award, _plain(given))


def write_organization(organization: Organization, given: OrganizationInput) -> None:
    save(organization, _plain(given, "aliases"))
    write_aliases(organization, "organization", given)


def write_topic(topic: Topic, given: TopicInput) -> None:
    save(topic, _plain(given, "aliases"))
    write_aliases(topic, "topic", given)


def write_aliases(row: Any, parent: str, given: Any) -> None:
    if given.has("aliases"):
        wanted = [{"name": name} for name in given.aliases or ()]
        replace_rows(row, parent, _ALIASES, wanted)
