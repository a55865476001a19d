"""Publications as CSL items, which every citation format is made from: rows from values()."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from django.db.models import Case, Q, When

from core.api import in_order
from core.audience import Reader, audience_of
from core.renderers import Row
from people.models import Degree
from publications.formats.csl import (
    STATUSES,
    CSLDate,
    CSLItem,
    CSLName,
    arxiv_number,
    partial_date,
    printed_name,
)
from publications.kinds import Kind, csl_type
from publications.models import Coauthor, Publication, PublicationLink, Venue
from publications.querysets import coauthor_person_condition
from publications.serializers import Parts, grouped, topics_of

# Source: the genres that Zotero and citation styles know.
_GENRES = {
    Degree.Level.DOCTORATE: "PhD thesis",
    Degree.Level.MASTER: "Master's thesis",
    Degree.Level.BACHELOR: "Bachelor's thesis",
    Degree.Level.DIPLOMA: "Diploma thesis",
    Degree.Level.HABILITATION: "Habilitation thesis",
}
# What CSL has no field or no lossless value for.
_CUSTOM = ("kind", "status", "status_date")
_EVENTS = {Kind.CONFERENCE, Kind.WORKSHOP}
# Venues that publish a work, where others contain it.
_PUBLISHING = {Venue.Kind.PUBLISHER, Venue.Kind.REPOSITORY}
_UNPUBLISHED = {Publication.Status.SUBMITTED, Publication.Status.IN_PREPARATION}


def csl_items(ids: Sequence[int], user: Reader | None) -> list[CSLItem]:
    """Those of the publications that the user may see, in their order; no author is left out.

    Five queries: the rows, their authors, topics and links, and the degrees of theses.
    """
    rows = _rows(ids, user)
    works = [row["version_of_id"] for row in rows if row["version_of_id"]]
    names = _names([*ids, *works], user)
    topics = topics_of([*ids, *works])
    links = _links(ids)
    degrees = _degrees([row["thesis_of_id"] for row in rows], user)
    return [
        _item(
            row,
            names=_own_or_inherited(names, row),
            topics=_own_or_inherited(topics, row),
            link=links.get(row["id"], ""),
            degree=degrees.get(row["thesis_of_id"]),
        )
        for row in rows
    ]


def _rows(ids: Sequence[int], user: Reader | None) -> list[Row]:
    visible = Publication.objects.visible_to(user).filter(pk__in=ids).order_by()
    return in_order(
        ids,
        visible.values(
            *("id", "slug", "title", "kind", "status", "status_date", "issued"),
            *("sort_year", "volume", "issue", "page", "publisher", "doi", "arxiv_id"),
            *("isbn", "abstract", "language", "container_title", "venue_printed"),
            *("venue__kind", "venue__name", "venue__acronym", "venue__host__name"),
            *("venue__host__acronym", "version_of_id", "version_of__title"),
            "thesis_of_id",
        ),
    )


def _own_or_inherited(parts: Parts, row: Row) -> list[Row]:
    """A version has the parts of its work where it has none of its own."""
    return parts.get(row["id"]) or parts.get(row["version_of_id"], [])


def _names(ids: Sequence[int], user: Reader | None) -> Parts:
    """All names in order, with the parts of a profile's name if the reader may see the profile."""
    leads = Q(coauthor_person_condition(audience_of(user)), person__kind="profile")
    parts = {
        name: Case(When(leads, then=f"person__{name}"))
        for name in ("given_name", "additional_name", "family_name", "honorific_suffix")
    }
    coauthors = Coauthor.objects.filter(publication__in=ids).annotate(**parts)
    rows = coauthors.order_by("publication_id", "role", "position").values(
        "publication_id", "role", "credit_name", *parts
    )
    return grouped("publication_id", rows, dict)


def _links(ids: Sequence[int]) -> dict[int, str]:
    """The first link of each publication that has one."""
    links = PublicationLink.objects.filter(publication__in=ids).order_by("-pk")
    return dict(links.values_list("publication_id", "url"))


def _degrees(ids: Iterable[int | None], user: Reader | None) -> dict[int, Row]:
    """The degrees that theses were written for, where the reader may see them."""
    known = [id_ for id_ in ids if id_ is not None]
    degrees = Degree.objects.visible_to(user).filter(pk__in=known).order_by()
    rows = degrees.values("id", "level", "organization_printed")
    return {row["id"]: row for row in rows}


def _item(
    row: Row, names: list[Row], topics: list[Row], link: str, degree: Row | None
) -> CSLItem:
    """One item; what is not known is not there."""
    school = degree if degree and row["kind"] == Kind.THESIS else {}
    arxiv = arxiv_number(row["arxiv_id"]) if row["arxiv_id"] else ""
    is_preprint = row["kind"] == Kind.PREPRINT
    fields = {
        "id": row["slug"],
        "type": csl_type(row["kind"]),
        "title": row["title"] or row["version_of__title"],
        **{
            role: [_name(name) for name in names if name["role"] == role]
            for role in Coauthor.Role.values
        },
        "issued": _issued(row),
        "status": STATUSES.get(row["status"]),
        "container-title": _container(row),
        "event-title": _event(row) if row["kind"] in _EVENTS else "",
        "publisher": _publisher(row) or school.get("organization_printed"),
        "genre": _GENRES.get(school.get("level", "")),
        **{name: row[name] for name in ("volume", "issue", "page")},
        "number": arxiv if is_preprint else "",
        "DOI": row["doi"],
        "ISBN": row["isbn"],
        "URL": link,
        "abstract": row["abstract"],
        "language": row["language"],
        "keyword": ", ".join(topic["name"] for topic in topics),
        "note": "" if is_preprint else arxiv,
        "custom": {name: row[name] for name in _CUSTOM if row[name]},
    }
    return cast(CSLItem, {name: value for name, value in fields.items() if value})


def _name(row: Row) -> CSLName:
    return _profile_name(row) or printed_name(row["credit_name"])


def _profile_name(row: Row) -> CSLName | None:
    """The parts on file, if together they are the printed name."""
    family, suffix = row["family_name"], row["honorific_suffix"]
    if not (family and row["given_name"]):
        return None
    full_given = f"{row['given_name']} {row['additional_name']}".strip()
    for given in (row["given_name"], full_given):
        if row["credit_name"] in _spellings(given, family):
            return {"family": family, "given": given}
        if suffix and row["credit_name"] in _spellings(given, family, suffix):
            return {"family": family, "given": given, "suffix": suffix}
    return None


def _spellings(given: str, family: str, suffix: str = "") -> set[str]:
    forms = {f"{given} {family}", f"{family} {given}", f"{family}, {given}"}
    if not suffix:
        return forms
    return {f"{given} {family} {suffix}", *(f"{form}, {suffix}" for form in forms)}


def is_out(kind: str, status: str, arxiv_id: str) -> bool:
    """Whether a date is one of publication: on an unpublished paper, except as a preprint, it is a hope."""
    return status not in _UNPUBLISHED or kind == Kind.PREPRINT or bool(arxiv_id)


def _issued(row: Row) -> CSLDate | None:
    if not row["issued"] or not is_out(row["kind"], row["status"], row["arxiv_id"]):
        return None
    return partial_date(row["issued"])


def _container(row: Row) -> str:
    venue = "" if row["venue__kind"] in _PUBLISHING else row["venue__name"]
    return row["container_title"] or venue or row["venue_printed"]


def _publisher(row: Row) -> str:
    venue = row["venue__name"] if row["venue__kind"] in _PUBLISHING else ""
    return row["publisher"] or venue


def _event(row: Row) -> str:
    """ "COLT 2019", "TSRML at NeurIPS 2022", or as printed; as `Publication.venue_line`."""
    venue = row["venue__acronym"] or row["venue__name"]
    host = row["venue__host__acronym"] or row["venue__host__name"]
    if not venue:
        return row["venue_printed"]
    parts = [venue, f"at {host}" if host else "", str(row["sort_year"] or "")]
    return " ".join(filter(None, parts))
