"""What records have to do with profiles: mentoring, and joint works."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from core.audience import Audience
from core.renderers import Row
from core.statements import Statement
from people.models import Mentorship, Person
from publications.counts import WORK_OF_LINK
from publications.models import Coauthor

# Profiles that are named with a record.
SHOWN_TIES = 3

_ROLE = Mentorship.Role


def ties(records: Sequence[int], audience: Audience) -> dict[int, list[str]]:
    """ "2 works with Sekhari", "supervisor of Mehra", by the record; mentoring comes first.

    Three queries, none without records.
    """
    mentorships = _mentorships(records, audience=audience)
    joint = _joint_works(records, audience)
    profiles = {row["person_id"] for row in mentorships}
    profiles.update(profile for counts in joint.values() for profile in counts)
    names = _short_names(_profiles(sorted(profiles), audience=audience))
    found: dict[int, list[str]] = defaultdict(list)
    for record, text in (
        *_mentoring_texts(mentorships, names),
        *_joint_texts(joint, names),
    ):
        found[record].append(text)
    return found


@Statement
def _mentorships(records: list[int], *, audience: Audience) -> QuerySet[Any]:
    either = Q(mentor__in=records) | Q(mentee__in=records)
    rows = Mentorship.objects.for_audience(audience).filter(either)
    return rows.values(
        "person_id", "mentor_id", "mentee_id", "role", "degree_id", "degree__title"
    )


def _joint_works(records: Sequence[int], audience: Audience) -> dict[int, Counter[int]]:
    """How many works each record has with each profile."""
    joint: dict[int, Counter[int]] = defaultdict(Counter)
    for row in _counted(records, audience=audience):
        joint[row["person"]][row[f"{_OTHER}__person"]] = row["number"]
    return joint


_OTHER = "publication__coauthor"


@Statement
def _counted(records: list[int], *, audience: Audience) -> QuerySet[Any]:
    links = Coauthor.objects.for_audience(audience).linked()
    joint = links.filter(
        **{
            "person__in": records,
            f"{_OTHER}__person__kind": Person.Kind.PROFILE,
            f"{_OTHER}__link_state": Coauthor.LinkState.CONFIRMED,
        }
    )
    return (
        joint.order_by()
        .values("person", f"{_OTHER}__person")
        .annotate(number=Count(WORK_OF_LINK, distinct=True))
    )


@Statement
def _profiles(ids: list[int], *, audience: Audience) -> QuerySet[Any]:
    people = Person.objects.for_audience(audience).profiles().filter(pk__in=ids)
    return people.order_by().values("pk", "sort_name", "credit_name")


def _short_names(profiles: Sequence[Row]) -> dict[int, str]:
    """Surnames; full names where two profiles share one."""
    surnames = {row["pk"]: row["sort_name"].partition(",")[0] for row in profiles}
    often = Counter(surnames.values())
    return {
        row["pk"]: row["credit_name"] if often[surname] > 1 else surname
        for row, surname in zip(profiles, surnames.values(), strict=True)
    }


def _mentoring_texts(
    mentorships: Iterable[Row], names: Mapping[int, str]
) -> Iterator[tuple[int, str]]:
    """Each record's id with "Ph.D. and M.S. advisor of Mehra", "mentored by Sekhari"."""
    degrees: dict[tuple[int, str, int], list[str]] = defaultdict(list)
    for row in mentorships:
        profile, mentor, mentee = row["person_id"], row["mentor_id"], row["mentee_id"]
        if mentee == profile and mentor:
            key = (mentor, f"{_role(row)} of", profile)
        elif mentor == profile and mentee:
            key = (mentee, f"{_deed(row)} by", profile)
        else:
            continue
        degrees[key] += [row["degree__title"]] if row["degree_id"] else []
    for (record, tie, profile), titles in degrees.items():
        if profile in names:
            yield (
                record,
                " ".join(filter(None, [" and ".join(titles), tie, names[profile]])),
            )


def _role(mentorship: Row) -> str:
    """ "advisor", "co-chair", "supervisor"; "mentor" where the role is not stated."""
    role = mentorship["role"] or _ROLE.MENTOR
    return str((_ROLE.ADVISOR if role == _ROLE.PRIMARY else _ROLE(role)).label).lower()


def _deed(mentorship: Row) -> str:
    """ "advised", "supervised", "mentored"."""
    if mentorship["degree_id"] or mentorship["role"] == _ROLE.ADVISOR:
        return "advised"
    return "supervised" if mentorship["role"] == _ROLE.SUPERVISOR else "mentored"


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
