"""People and topics as the API gives them: rows of a list from values(), a detail from its entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from core.api import Links, in_order, known, picked
from core.audience import Audience, Reader, audience_of
from core.renderers import Row
from core.statements import Statement
from people.models import (
    Award,
    Degree,
    Mentorship,
    Person,
    Position,
    Topic,
    TopicAlias,
)
from people.works import with_person_counts, with_work_counts

SPAN = ("start", "end", "is_current", "dates_printed")
DELIVERY = (
    "host",
    "place",
    "date",
    "type",
    "is_invited",
    "award_printed",
    "dates_printed",
    "visibility",
)


def person_rows(ids: Sequence[int], user: Reader, links: Links) -> list[Row]:
    """Three queries: the people with their number of works, current positions, topics."""
    audience = audience_of(user)
    people = _people(ids, audience=audience)
    positions = _current_positions(ids, audience)
    topics = _topics(ids)
    return in_order(
        ids,
        (
            {
                "id": person["id"],
                **links.of("people", person["slug"]),
                "slug": person["slug"],
                "kind": person["kind"],
                "name": person["credit_name"],
                "sort_name": person["sort_name"],
                "headline": known(person["headline"]),
                "position": positions.get(person["id"]),
                "topics": topics[person["id"]],
                "works": person["work_count"],
            }
            for person in people
        ),
    )


@Statement
def _people(ids: list[int], *, audience: Audience) -> QuerySet[Any]:
    people = with_work_counts(Person.objects.filter(pk__in=ids), audience).order_by()
    return people.values(
        *("id", "slug", "kind", "credit_name", "sort_name", "headline", "work_count")
    )


def _current_positions(ids: Sequence[int], audience: Audience) -> dict[int, Row]:
    """The first current position of each person that has one."""
    return {
        position["person_id"]: {
            "title": known(position["title"]),
            "unit": known(position["unit"]),
            "organization_printed": position["organization_printed"],
        }
        for position in _positions_last_first(ids, audience=audience)
    }


@Statement
def _positions_last_first(people: list[int], *, audience: Audience) -> QuerySet[Any]:
    current = Position.objects.for_audience(audience).filter(is_current=True)
    return (
        current.filter(person__in=people)
        .order_by("-order", "-pk")
        .values("person_id", "title", "unit", "organization_printed")
    )


def _topics(ids: Sequence[int]) -> dict[int, list[Row]]:
    topics = defaultdict(list)
    for row in _topic_links(ids):
        topic = {"slug": row["topic__slug"], "name": row["topic__name"]}
        topics[row["person_id"]].append(topic)
    return topics


@Statement
def _topic_links(people: list[int]) -> QuerySet[Any]:
    """A record is a name and what links to it, so only profiles have topics."""
    links = Person.topics.through.objects.filter(person__kind="profile")
    return (
        links.filter(person__in=people)
        .order_by("topic__name_key")
        .values("person_id", "topic__slug", "topic__name")
    )


def person_detail(id_: int, user: Reader, links: Links) -> Row:
    """A row of the list and all entries of the profile that the reader may see."""
    person = Person.objects.get(pk=id_)
    [row] = person_rows([id_], user, links)
    return {
        **row,
        "status": person.status,
        **picked(
            person, "honorific_prefix", "given_name", "additional_name", "family_name"
        ),
        **picked(
            person, "honorific_suffix", "native_name", "biography", "research_interests"
        ),
        **_known_elsewhere(person, user),
        "degrees": _degrees(person, user),
        "positions": _positions(person, user),
        "mentorships": _mentorships(person, user),
        "talks": _talks(person, user),
        "awards": [
            {"id": award.pk, **award_parts(award)}
            for award in person.award_set.visible_to(user)
        ],
        "service": each(
            person.service_set.visible_to(user),
            *(
                "kind",
                "role",
                "venue",
                "at",
                "years",
                "co_organizers",
                "url",
                "note",
                *SPAN,
            ),
        ),
        "teaching": each(
            person.teaching_set.visible_to(user),
            *("code", "title", "institution", "role", "instructor", "terms", "note"),
        ),
        "projects": each(person.project_set.visible_to(user), "title", "url", *SPAN),
        "skills": each(person.skill_set.visible_to(user), "name", "group"),
    }


def each(rows: Iterable[Any], *names: str) -> list[Row]:
    return [picked(row, "id", *names) for row in rows]


def _known_elsewhere(person: Person, user: Reader) -> Row:
    return {
        "other_names": [
            picked(name, "name", "kind", "is_hidden")
            for name in person.other_names.visible_to(user)
        ],
        "identifiers": [
            {**picked(identifier, "scheme", "value"), "url": known(identifier.address)}
            for identifier in person.identifiers.visible_to(user)
        ],
        "links": [
            picked(link, "url", "label") for link in person.links.visible_to(user)
        ],
    }


def _degrees(person: Person, user: Reader) -> list[Row]:
    degrees = person.degree_set.visible_to(user).with_mentors(user)
    return [{"id": degree.pk, **degree_parts(degree)} for degree in degrees]


def degree_parts(degree: Degree) -> Row:
    """What a degree says; loaded by `with_mentors`."""
    names = (
        "level",
        "title",
        "field",
        "specialisation",
        "organization_printed",
        "place",
    )
    more = ("is_expected", "grade", "honours", "courses", "thesis_title", "thesis_url")
    return {**picked(degree, *names, *SPAN, *more), "mentors": _mentors(degree)}


def _positions(person: Person, user: Reader) -> list[Row]:
    positions = person.position_set.visible_to(user).with_periods(user)
    return [
        {"id": position.pk, **position_parts(position)}
        for position in positions.with_mentors(user)
    ]


def position_parts(position: Position) -> Row:
    """What a position says; loaded by `with_periods` and `with_mentors`."""
    names = (
        "kind",
        "title",
        "unit",
        "organization_printed",
        "organization_note",
        "place",
    )
    return {
        **picked(position, *names, "highlights", "is_current"),
        "periods": [picked(period, *SPAN) for period in position.periods.all()],
        "mentors": _mentors(position),
    }


def award_parts(award: Award) -> Row:
    return picked(
        award, "title", "issuer", "years", "month", "is_declined", "dates_printed"
    )


def _mentors(entry: Any) -> list[Row]:
    return [
        {
            **picked(mentorship, "role", "role_printed"),
            **_named(mentorship.mentor_name, mentorship.mentor),
        }
        for mentorship in entry.mentorships.all()
    ]


def _mentorships(person: Person, user: Reader) -> list[Row]:
    """Where the person is mentor or mentee, whoever states it."""
    names = (
        "role",
        "role_printed",
        "level",
        "organization_printed",
        "class_of",
        "outcome",
    )
    stated = Mentorship.objects.visible_to(user).of(person).with_occasions(user)
    return [
        {
            **picked(mentorship, "id", *names, *SPAN),
            "mentor": _named(mentorship.mentor_name, mentorship.mentor),
            "mentee": _named(mentorship.mentee_name, mentorship.mentee),
            "degree": mentorship.degree_id,
            "position": mentorship.position_id,
        }
        for mentorship in stated
    ]


def _named(name: str, person: Person | None) -> Row:
    """A name as printed, and whose it is when the reader may see that person."""
    shown = {"slug": person.slug, "name": person.credit_name} if person else None
    return {"name": name, "person": shown}


def _talks(person: Person, user: Reader) -> list[Row]:
    return [
        {
            **picked(talk, "id", "title"),
            "deliveries": each(talk.deliveries.all(), *DELIVERY),
        }
        for talk in person.talk_set.visible_to(user).with_deliveries(user)
    ]


def topic_rows(ids: Sequence[int], user: Reader, links: Links) -> list[Row]:
    """Two queries: the topics with their numbers of works and people, and the aliases."""
    aliases = defaultdict(list)
    for alias in _aliases(ids):
        aliases[alias["topic_id"]].append(alias["name"])
    return in_order(
        ids,
        (
            {
                "id": topic["id"],
                **links.of("topics", topic["slug"]),
                "slug": topic["slug"],
                "name": topic["name"],
                "aliases": aliases[topic["id"]],
                "broader": _broader(topic),
                "works": topic["work_count"],
                "people": topic["person_count"],
            }
            for topic in _counted_topics(ids, audience=audience_of(user))
        ),
    )


@Statement
def _counted_topics(ids: list[int], *, audience: Audience) -> QuerySet[Any]:
    topics = with_person_counts(Topic.objects.filter(pk__in=ids), audience)
    return (
        with_work_counts(topics, audience)
        .order_by()
        .values(
            *("id", "slug", "name", "broader_id", "broader__slug", "broader__name"),
            *("work_count", "person_count"),
        )
    )


@Statement
def _aliases(topics: list[int]) -> QuerySet[Any]:
    return TopicAlias.objects.filter(topic__in=topics).values("topic_id", "name")


def _broader(topic: Row) -> Row | None:
    if topic["broader_id"] is None:
        return None
    return {"slug": topic["broader__slug"], "name": topic["broader__name"]}


def topic_detail(id_: int, user: Reader, links: Links) -> Row:
    """A row of the list, the description and the narrower topics that the reader may see."""
    topic = Topic.objects.get(pk=id_)
    [row] = topic_rows([id_], user, links)
    narrower = topic.narrower.visible_to(user)
    return {
        **row,
        **picked(topic, "description"),
        "narrower": [picked(below, "slug", "name") for below in narrower],
    }
