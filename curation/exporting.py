"""Rows back into entries of profile/1: what importing writes, read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from pydantic import BaseModel

from people.entries import (
    AwardEntry,
    DegreeEntry,
    DeliveryEntry,
    IdentifierEntry,
    LinkEntry,
    MentorEntry,
    MentorshipEntry,
    OtherNameEntry,
    PeriodEntry,
    PersonEntry,
    PositionEntry,
    ProjectEntry,
    ServiceEntry,
    SkillEntry,
    TalkEntry,
    TeachingEntry,
)
from publications.entries import (
    AuthorEntry,
    DistinctionEntry,
    PublicationEntry,
    VersionEntry,
    WorkLinkEntry,
)

# Columns that have another name than the field of profile/1.
_COLUMNS = {
    "organization": "organization_printed",
    "date_printed": "dates_printed",
    "issued_printed": "dates_printed",
    "relation": "version_relation",
}
# What no column of the row holds: names within a document, and what is built apart.
_APART = {"key", "lines", "award", "degree", "position", "thesis_of", "is_owner"}


def entry_of(section: str, row: Any) -> dict[str, Any]:
    """What the row says as an entry of the section, without key, lines and references.

    Fields that say nothing are left out. Contact data is never in it.
    """
    return _ENTRIES[section](row)


def _values(entry: type[BaseModel], row: models.Model, *apart: str) -> dict[str, Any]:
    """The plain fields of an entry that differ from what an empty one says."""
    values = {}
    for name, field in entry.model_fields.items():
        if name in _APART or name in apart:
            continue
        value = getattr(row, _COLUMNS.get(name, name))
        if value not in (
            None,
            "",
            [],
            False,
            field.get_default(call_default_factory=True),
        ):
            values[name] = list(value) if isinstance(value, list) else value
    return values


def _list(name: str, parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    found = list(parts)
    return {name: found} if found else {}


def _each(entry: type[BaseModel], rows: Any) -> list[dict[str, Any]]:
    return [_values(entry, row) for row in rows.all()]


def _person(row: Any) -> dict[str, Any]:
    apart = ("other_names", "topics", "identifiers", "links", "contacts", "status")
    return (
        _values(PersonEntry, row, *apart)
        | _list("other_names", _each(OtherNameEntry, row.other_names))
        | _list("topics", [topic.name for topic in row.topics.all()])
        | _list("identifiers", _each(IdentifierEntry, row.identifiers))
        | _list("links", _each(LinkEntry, row.links))
    )


def _mentors(row: Any) -> list[dict[str, Any]]:
    return [
        _values(MentorEntry, one, "name") | {"name": one.mentor_name}
        for one in row.mentorships.all()
    ]


def _degree(row: Any) -> dict[str, Any]:
    return _values(DegreeEntry, row, "advisors") | _list("advisors", _mentors(row))


def _position(row: Any) -> dict[str, Any]:
    return (
        _values(PositionEntry, row, "periods", "mentors")
        | _list("periods", _each(PeriodEntry, row.periods))
        | _list("mentors", _mentors(row))
    )


def _mentorship(row: Any) -> dict[str, Any]:
    is_mentor = row.mentor_id == row.person_id
    other = {"mentee": row.mentee_name} if is_mentor else {"mentor": row.mentor_name}
    return _values(MentorshipEntry, row, "mentor", "mentee") | other


def _talk(row: Any) -> dict[str, Any]:
    return _values(TalkEntry, row, "deliveries") | _list(
        "deliveries", _each(DeliveryEntry, row.deliveries)
    )


def _author(row: Any) -> dict[str, Any]:
    return _values(AuthorEntry, row, "name") | {"name": row.credit_name}


def _work(entry: type[BaseModel], row: Any) -> dict[str, Any]:
    apart = (
        "venue", "links", "authors", "distinctions", "topics", "is_featured", "versions",
        "title",
    )  # fmt: skip
    return (
        _values(entry, row, *apart)
        | ({"title": row.title} if row.title else {})
        | ({"venue": row.venue.name} if row.venue else {})
        | _list("links", _each(WorkLinkEntry, row.links))
        | _list("authors", map(_author, row.coauthor_set.all()))
        | _list("distinctions", _each(DistinctionEntry, row.distinctions))
    )


def _publication(row: Any) -> dict[str, Any]:
    return (
        _work(PublicationEntry, row)
        | _list("topics", [link.topic.name for link in row.topic_links.all()])
        | _list(
            "versions",
            [_work(VersionEntry, one) for one in row.versions.order_by("pk")],
        )
    )


def _plain(entry: type[BaseModel]) -> Callable[[Any], dict[str, Any]]:
    return lambda row: _values(entry, row)


_ENTRIES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "person": _person,
    "degrees": _degree,
    "positions": _position,
    "mentorships": _mentorship,
    "publications": _publication,
    "talks": _talk,
    "awards": _plain(AwardEntry),
    "service": _plain(ServiceEntry),
    "teaching": _plain(TeachingEntry),
    "projects": _plain(ProjectEntry),
    "skills": _plain(SkillEntry),
}
