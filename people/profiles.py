"""A profile as a reader sees it: each kind of entry, newest first, and grouped as the page shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from core import folding
from core.audience import Reader
from people.identifiers import ACCOUNTS
from people.models import (
    Award,
    Contact,
    Degree,
    Delivery,
    ExternalIdentifier,
    Link,
    Mentorship,
    OtherName,
    Person,
    Position,
    Project,
    Service,
    Skill,
    Talk,
    Teaching,
)

Row = TypeVar("Row")

SHORT_STAYS = frozenset({Position.Kind.INTERNSHIP, Position.Kind.VISITING})
SERVICE_ORDER = [
    Service.Kind.ORGANIZATION,
    Service.Kind.COMMITTEE,
    Service.Kind.EDITORIAL,
    Service.Kind.REVIEWING,
    Service.Kind.OUTREACH,
    Service.Kind.ADMISSIONS,
    Service.Kind.TRAINING,
    Service.Kind.OTHER,
    "",
]


@dataclass(frozen=True)
class Group:
    """Entries under one heading."""

    heading: str
    entries: list[Any]


@dataclass
class Relative:
    """Somebody whom the person mentored, or was mentored by, and as what."""

    name: str
    person: Person | None  # None unless the reader may see the page
    mentorships: list[Mentorship] = field(default_factory=list)
    joint_works: int = 0

    @property
    def is_academic(self) -> bool:
        """Whether a degree joins the two."""
        return any(mentorship.degree_id for mentorship in self.mentorships)


@dataclass(frozen=True)
class Lineage:
    mentors: list[Relative]
    mentees: list[Relative]

    def __bool__(self) -> bool:
        return bool(self.mentors or self.mentees)


class Profile:
    """What the reader may see of one person's entries; each part is queried when first used."""

    def __init__(self, person: Person, user: Reader | None) -> None:
        self.person = person
        self.user = user

    def _own(self, entries: Any) -> Any:
        """Entries as far as the user may see them; a record has none of its own."""
        return (
            entries.visible_to(self.user) if self.person.is_profile else entries.none()
        )

    @cached_property
    def degrees(self) -> list[Degree]:
        degrees = self._own(self.person.degree_set).with_mentors(self.user)
        return newest_first(degrees.select_related("organization"))

    @cached_property
    def latest_degree(self) -> Degree | None:
        return next(iter(self.degrees), None)

    @cached_property
    def _all_positions(self) -> list[Position]:
        positions = self._own(self.person.position_set)
        positions = positions.with_periods(self.user).with_mentors(self.user)
        return newest_first(positions.select_related("organization"))

    @property
    def positions(self) -> list[Position]:
        return [p for p in self._all_positions if p.kind not in SHORT_STAYS]

    @property
    def short_stays(self) -> list[Position]:
        return [p for p in self._all_positions if p.kind in SHORT_STAYS]

    @property
    def current_positions(self) -> list[Position]:
        return current_positions(self._all_positions)

    @property
    def unfinished_degree(self) -> Degree | None:
        return unfinished_degree(self.degrees)

    @cached_property
    def talks(self) -> list[Talk]:
        talks = list(self._own(self.person.talk_set).with_deliveries(self.user))
        return sorted(talks, key=_last_given, reverse=True)

    @cached_property
    def _deliveries(self) -> list[Delivery]:
        return [delivery for talk in self.talks for delivery in talk.deliveries.all()]

    @property
    def times_given(self) -> int:
        return len(self._deliveries)

    @property
    def talks_title(self) -> str:
        given = self._deliveries
        is_invited = bool(given) and all(delivery.is_invited for delivery in given)
        return "Invited talks" if is_invited else "Talks"

    @cached_property
    def awards(self) -> list[Award]:
        return newest_first(self._own(self.person.award_set).with_occasions(self.user))

    @cached_property
    def teaching(self) -> list[Teaching]:
        return newest_first(self._own(self.person.teaching_set))

    @cached_property
    def service(self) -> list[Group]:
        """By kind, in a fixed order; a group's heading is the kind's code."""
        entries = newest_first(self._own(self.person.service_set))
        groups = [
            Group(kind, [e for e in entries if e.kind == kind])
            for kind in SERVICE_ORDER
        ]
        return [group for group in groups if group.entries]

    @property
    def service_count(self) -> int:
        return sum(len(group.entries) for group in self.service)

    @cached_property
    def projects(self) -> list[Project]:
        return newest_first(self._own(self.person.project_set))

    @cached_property
    def skills(self) -> list[Group]:
        """By printed heading, in the printed order."""
        groups: dict[str, list[Skill]] = {}
        for skill in self._own(self.person.skill_set):
            groups.setdefault(skill.group, []).append(skill)
        return [Group(heading, skills) for heading, skills in groups.items()]

    @property
    def skill_count(self) -> int:
        return sum(len(group.entries) for group in self.skills)

    @cached_property
    def _all_identifiers(self) -> list[ExternalIdentifier]:
        return list(self._own(self.person.identifiers))

    @property
    def identifiers(self) -> list[ExternalIdentifier]:
        """Those that tell scholars apart."""
        return [i for i in self._all_identifiers if i.scheme not in ACCOUNTS]

    @property
    def has_orcid(self) -> bool:
        return any(
            i.scheme == ExternalIdentifier.Scheme.ORCID for i in self.identifiers
        )

    @property
    def accounts(self) -> list[ExternalIdentifier]:
        return [i for i in self._all_identifiers if i.scheme in ACCOUNTS]

    @cached_property
    def links(self) -> list[Link]:
        return list(self._own(self.person.links))

    @cached_property
    def contacts(self) -> list[Contact]:
        return list(self._own(self.person.contacts))

    @cached_property
    def other_names(self) -> list[OtherName]:
        """Names that differ in more than case and accents."""
        shown = {self.person.name_key, folding.name_key(self.person.native_name)}
        names = self._own(self.person.other_names)
        return [name for name in names if name.name_key not in shown]

    def lineage(self, joint_works: Mapping[int, int]) -> Lineage:
        """Who mentored the person and whom the person mentored.

        Takes the number of joint works by the other person's id. Mentors of the
        person's own short stays stand with these and are left out. Four queries.
        """
        everyone = (
            Mentorship.objects.visible_to(self.user)
            .of(self.person)
            .with_occasions(self.user)
        )
        shown = [m for m in everyone if not self._belongs_to_short_stay(m)]
        shown.sort(key=self._place_in_lineage)
        up = [m for m in shown if m.mentee_id == self.person.pk]
        down = [m for m in shown if m.mentee_id != self.person.pk]
        return Lineage(
            _relatives((m.mentor_id, m.mentor, m.mentor_name, m) for m in up),
            _relatives(
                ((m.mentee_id, m.mentee, m.mentee_name, m) for m in down), joint_works
            ),
        )

    def _place_in_lineage(
        self, mentorship: Mentorship
    ) -> tuple[bool, bool, int, int, int]:
        """What the profile itself states comes first; degrees before all else, the latest first."""
        occasion = mentorship.degree or mentorship.position
        end = _end_and_start(occasion)[0] if occasion else dt.date.min
        return (
            mentorship.person_id != self.person.pk,
            mentorship.degree is None,
            -end.toordinal(),
            mentorship.order,
            mentorship.pk,
        )

    def _belongs_to_short_stay(self, mentorship: Mentorship) -> bool:
        return (
            mentorship.person_id == self.person.pk
            and mentorship.position is not None
            and mentorship.position.kind in SHORT_STAYS
        )


def _relatives(
    ties: Iterable[tuple[int | None, Person | None, str, Mentorship]],
    joint_works: Mapping[int, int] | None = None,
) -> list[Relative]:
    """One for each person, or for each name that leads to nobody."""
    relatives: dict[object, Relative] = {}
    for person_id, person, name, mentorship in ties:
        key = person_id or folding.name_key(name)
        if key not in relatives:
            joint = (joint_works or {}).get(person_id or 0, 0)
            relatives[key] = Relative(name, person, joint_works=joint)
        relatives[key].mentorships.append(mentorship)
    return list(relatives.values())


def current_positions(positions: Iterable[Position]) -> list[Position]:
    return [position for position in positions if position.is_current]


def unfinished_degree(degrees: Iterable[Degree]) -> Degree | None:
    """Studies that are going on, or whose degree was still expected."""
    return next((d for d in degrees if d.is_current or d.is_expected), None)


def newest_first(rows: Iterable[Row]) -> list[Row]:
    """By last day, then first day; what goes on comes first, what has no date last.

    Rows of equal dates keep their printed order.
    """
    return sorted(rows, key=_end_and_start, reverse=True)


def _end_and_start(row: Any) -> tuple[dt.date, dt.date]:
    end = (
        dt.date.max if getattr(row, "is_current", False) else row.latest or dt.date.min
    )
    return end, row.earliest or dt.date.min


def _last_given(talk: Talk) -> dt.date:
    days = [delivery.latest for delivery in talk.deliveries.all() if delivery.latest]
    return max(days, default=dt.date.min)
