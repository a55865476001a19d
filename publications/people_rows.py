"""Rows of a list of people: how much each has written and when, and what ties a record to profiles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from core import dates
from core.audience import Reader
from core.charts import Column
from people.models import Degree, Mentorship, Person, Position
from people.profiles import current_positions, newest_first, unfinished_degree
from publications.counts import WORK_OF_LINK
from publications.models import Coauthor

# Years that the small charts go back at most.
CHART_YEARS = 25
# Profiles that a record's row names.
SHOWN_TIES = 3

_YEAR_OF_WORK = Coalesce("publication__version_of__sort_year", "publication__sort_year")


@dataclass(frozen=True)
class PersonRow:
    """A person with what the list says; loaded by `with_summary`."""

    person: Person
    works: dict[int, int]  # by year, 0 where none is given
    axis: range  # the years of all charts of the list
    ties: Sequence[str]  # "2 works with Sekhari", "supervisor of Mehra"

    @property
    def work_count(self) -> int:
        return sum(self.works.values())

    @property
    def years(self) -> str:
        """ "2017 – 24, 6 without a year"."""
        dated = [year for year in self.works if year]
        span = dates.display_range(str(min(dated)), str(max(dated))) if dated else ""
        span = span.replace(" ", "\N{NO-BREAK SPACE}")
        undated = f"{self.works[0]} without a year" if 0 in self.works else ""
        return ", ".join(filter(None, [span, undated]))

    @property
    def columns(self) -> list[Column]:
        return [Column(str(y), {"conference": self.works.get(y, 0)}) for y in self.axis]

    @property
    def chart_label(self) -> str:
        """The numbers of the chart in words: "Works per year: 2017 1, 2018 2"."""
        dated = [
            f"{year} {number}" for year, number in sorted(self.works.items()) if year
        ]
        return f"Works per year: {', '.join(dated)}"

    @property
    def positions(self) -> list[Position]:
        return current_positions(newest_first(self.person.position_set.all()))

    @cached_property
    def degrees(self) -> list[Degree]:
        return newest_first(self.person.degree_set.all())

    @property
    def unfinished_degree(self) -> Degree | None:
        return unfinished_degree(self.degrees)

    @property
    def last_degree(self) -> Degree | None:
        """The latest degree that was taken."""
        return next(
            (d for d in self.degrees if not (d.is_current or d.is_expected)), None
        )


@dataclass(frozen=True)
class Block:
    """Profiles, or records under the letters of their surnames."""

    is_profiles: bool
    rows: Sequence[PersonRow]

    @property
    def letters(self) -> list[tuple[str, list[PersonRow]]]:
        groups = groupby(self.rows, key=lambda row: row.person.letter)
        return [(letter, list(rows)) for letter, rows in groups]


def blocks(rows: Iterable[PersonRow]) -> list[Block]:
    """The rows of a list that is ordered by kind and name."""
    groups = groupby(rows, key=lambda row: row.person.is_profile)
    return [Block(is_profiles, list(members)) for is_profiles, members in groups]


def person_rows(people: Iterable[Person], user: Reader | None) -> list[PersonRow]:
    """The people in their order; three queries besides their own."""
    people = list(people)
    works = _works_per_year([person.pk for person in people], user)
    axis = _axis(works[person.pk] for person in people if person.is_profile)
    ties = _ties([person for person in people if not person.is_profile], user)
    return [PersonRow(p, works[p.pk], axis, ties.get(p.pk, [])) for p in people]


def _works_per_year(ids: list[int], user: Reader | None) -> dict[int, dict[int, int]]:
    rows = Coauthor.objects.visible_to(user).linked().filter(person__in=ids).order_by()
    years: dict[int, dict[int, int]] = defaultdict(dict)
    for person, year, number in rows.values_list("person", _YEAR_OF_WORK).annotate(
        number=Count(WORK_OF_LINK, distinct=True)
    ):
        years[person][year] = number
    return years


def _axis(works: Iterable[dict[int, int]]) -> range:
    years = [year for counts in works for year in counts if year]
    if not years:
        return range(0)
    return range(max(min(years), max(years) - CHART_YEARS + 1), max(years) + 1)


def _ties(records: list[Person], user: Reader | None) -> dict[int, list[str]]:
    """What each record has to do with profiles: mentoring first, then joint works."""
    ids = {record.pk for record in records}
    if not ids:
        return {}
    mentorships = _mentorships(ids, user)
    joint = _joint_works(ids, user)
    profiles = {m.person_id for m in mentorships} | {
        p for counts in joint.values() for p in counts
    }
    names = _short_names(
        Person.objects.visible_to(user).profiles().in_bulk(profiles).values()
    )
    ties: dict[int, list[str]] = defaultdict(list)
    for record, text in [
        *_mentoring_texts(mentorships, names),
        *_joint_texts(joint, names),
    ]:
        ties[record].append(text)
    return ties


def _mentorships(ids: set[int], user: Reader | None) -> list[Mentorship]:
    either = Q(mentor__in=ids) | Q(mentee__in=ids)
    return list(
        Mentorship.objects.visible_to(user).filter(either).select_related("degree")
    )


def _joint_works(ids: set[int], user: Reader | None) -> dict[int, Counter[int]]:
    """How many works each record has with each profile."""
    other = "publication__coauthor"
    rows = (
        Coauthor.objects.visible_to(user)
        .linked()
        .filter(
            **{
                "person__in": ids,
                f"{other}__person__kind": Person.Kind.PROFILE,
                f"{other}__link_state": Coauthor.LinkState.CONFIRMED,
            }
        )
        .order_by()
        .values_list("person", f"{other}__person")
        .annotate(number=Count(WORK_OF_LINK, distinct=True))
    )
    joint: dict[int, Counter[int]] = defaultdict(Counter)
    for record, profile, number in rows:
        joint[record][profile] = number
    return joint


def _short_names(profiles: Iterable[Person]) -> dict[int, str]:
    """Surnames; full names where two profiles share one."""
    people = {person.pk: person for person in profiles}
    surnames = {pk: person.sort_name.partition(",")[0] for pk, person in people.items()}
    often = Counter(surnames.values())
    return {
        pk: surname if often[surname] == 1 else people[pk].credit_name
        for pk, surname in surnames.items()
    }


def _mentoring_texts(
    mentorships: Iterable[Mentorship], names: dict[int, str]
) -> Iterator[tuple[int, str]]:
    """Each record's id with "Ph.D. and M.S. advisor of Mehra", "mentored by Sekhari"."""
    degrees: dict[tuple[int, str, int], list[str]] = defaultdict(list)
    for mentorship in mentorships:
        profile = mentorship.person_id
        if mentorship.mentee_id == profile and mentorship.mentor_id:
            key = (mentorship.mentor_id, f"{_role(mentorship)} of", profile)
        elif mentorship.mentor_id == profile and mentorship.mentee_id:
            key = (mentorship.mentee_id, f"{_deed(mentorship)} by", profile)
        else:
            continue
        degrees[key] += [mentorship.degree.title] if mentorship.degree else []
    for (record, tie, profile), titles in degrees.items():
        if profile in names:
            yield (
                record,
                " ".join(filter(None, [" and ".join(titles), tie, names[profile]])),
            )


def _role(mentorship: Mentorship) -> str:
    """ "advisor", "co-chair", "supervisor"; "mentor" where the role is not stated."""
    if mentorship.role == Mentorship.Role.PRIMARY:
        return "advisor"
    return mentorship.get_role_display().lower() or "mentor"


def _deed(mentorship: Mentorship) -> str:
    """ "advised", "supervised", "mentored"."""
    if mentorship.degree_id or mentorship.role == Mentorship.Role.ADVISOR:
        return "advised"
    return "supervised" if mentorship.role == Mentorship.Role.SUPERVISOR else "mentored"


def _joint_texts(
    joint: dict[int, Counter[int]], names: dict[int, str]
) -> Iterator[tuple[int, str]]:
    """Each record's id with "2 works with Sekhari", for those with most joint works."""
    for record, counts in joint.items():
        known = sorted(
            (-number, names[pk]) for pk, number in counts.items() if pk in names
        )
        for number, name in known[:SHOWN_TIES]:
            yield record, f"{-number} {'work' if number == -1 else 'works'} with {name}"
        if len(known) > SHOWN_TIES:
            yield record, f"works with {len(known) - SHOWN_TIES} more"
