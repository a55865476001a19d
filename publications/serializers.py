"""Publications and venues as the API gives them: rows from values(), one query per kind of part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, QuerySet, When

from core.api import Links, in_order, known, picked
from core.audience import Audience, Reader, audience_of
from core.renderers import Row
from core.statements import Statement
from people.models import Degree
from publications.counts import with_venue_counts
from publications.kinds import csl_type
from publications.models import (
    Coauthor,
    Distinction,
    Publication,
    PublicationLink,
    PublicationTopic,
    Relation,
    Venue,
    VenueAlias,
)
from publications.querysets import coauthor_person_condition

Parts = dict[int, list[Row]]

_VENUE = ("venue_id", "venue__slug", "venue__acronym", "venue__name")
_VERSION = ("id", "slug", "kind", "sort_year", "issued", "version_of_id", *_VENUE)
_RELATION = ("version_relation", "relation_printed")
_ROW = (
    *_VERSION,
    *_RELATION,
    *("title", "status", "is_alphabetical", "doi", "arxiv_id"),
    *("version_of__slug", "version_of__title", "version_of__is_alphabetical"),
)
_DETAILS = (
    *("visibility", "status_date", "venue_printed", "container_title", "dates_printed"),
    *("volume", "issue", "page", "publisher", "isbn", "language", "abstract"),
)


@dataclass(frozen=True)
class _PartsOfPublications:
    """What hangs on publications, by publication id."""

    authors: Parts
    topics: Parts
    versions: Parts
    distinctions: Parts


def publication_rows(ids: Sequence[int], user: Reader, links: Links) -> list[Row]:
    """Five queries: rows, versions, honours, authors with their people, topics.

    The ids must be visible to the user.
    """
    return in_order(ids, _rows(_publications(ids), user, links))


@Statement
def _publications(ids: list[int]) -> QuerySet[Any]:
    return Publication.objects.filter(pk__in=ids).order_by().values(*_ROW)


def _rows(rows: Sequence[Row], user: Reader, links: Links) -> Iterator[Row]:
    """Four queries."""
    works = [row["version_of_id"] for row in rows if row["version_of_id"]]
    parts = _parts([row["id"] for row in rows], works, audience_of(user))
    return (_publication(row, parts, links) for row in rows)


def _parts(
    ids: Sequence[int], works: Sequence[int], audience: Audience
) -> _PartsOfPublications:
    """The parts of these rows, and those that they may have from their works."""
    versions = _versions(ids, audience=audience)
    distinctions = grouped(
        "publication_id",
        _distinctions([*ids, *(version["id"] for version in versions)]),
        lambda row: {"kind": row["kind"], "printed": row["printed"]},
    )
    return _PartsOfPublications(
        authors=grouped(
            "publication_id", _authors([*ids, *works], audience=audience), _author
        ),
        topics=topics_of([*ids, *works]),
        versions=grouped(
            "version_of_id", versions, lambda row: _version(row, distinctions)
        ),
        distinctions=distinctions,
    )


@Statement
def _versions(works: list[int], *, audience: Audience) -> QuerySet[Any]:
    versions = Publication.objects.for_audience(audience).filter(version_of__in=works)
    return versions.order_by("sort_year", "pk").values(*_VERSION, *_RELATION)


def grouped(key: str, rows: Iterable[Row], make: Any) -> Parts:
    parts: Parts = defaultdict(list)
    for row in rows:
        parts[row[key]].append(make(row))
    return parts


def _publication(row: Row, parts: _PartsOfPublications, links: Links) -> Row:
    id_, work = row["id"], row["version_of_id"]
    own_authors, own_topics = parts.authors.get(id_), parts.topics.get(id_)
    inherited = {"title": row["title"], "authors": own_authors, "topics": own_topics}
    return {
        "id": id_,
        **links.of("publications", row["slug"]),
        "slug": row["slug"],
        "title": row["title"] or row["version_of__title"],
        "year": row["sort_year"] or None,
        "issued": known(row["issued"]),
        "kind": known(row["kind"]),
        "type": csl_type(row["kind"]),
        "status": known(row["status"]),
        "venue": _venue(row),
        "topics": own_topics or parts.topics.get(work, []),
        "authors": own_authors or parts.authors.get(work, []),
        "alphabetical": row["is_alphabetical"]
        if own_authors or not work
        else row["version_of__is_alphabetical"],
        "distinctions": parts.distinctions.get(id_, []),
        "doi": known(row["doi"]),
        "arxiv_id": known(row["arxiv_id"]),
        "versions": parts.versions.get(id_, []),
        "version_of": _work(row, [name for name, own in inherited.items() if not own]),
    }


def _work(row: Row, inherited: list[str]) -> Row | None:
    """The work that a row is a version of, how, and which parts it has from there."""
    if row["version_of_id"] is None:
        return None
    return {
        "id": row["version_of_id"],
        "slug": row["version_of__slug"],
        "title": row["version_of__title"],
        "relation": row["version_relation"],
        "relation_printed": known(row["relation_printed"]),
        "inherited": inherited,
    }


def _version(row: Row, distinctions: Parts) -> Row:
    return {
        "id": row["id"],
        "slug": row["slug"],
        "relation": row["version_relation"],
        "relation_printed": known(row["relation_printed"]),
        "kind": known(row["kind"]),
        "venue": _venue(row),
        "year": row["sort_year"] or None,
        "issued": known(row["issued"]),
        "distinctions": distinctions.get(row["id"], []),
    }


def _venue(row: Row) -> Row | None:
    """A visible row's venue is itself visible: the row names it."""
    if row["venue_id"] is None:
        return None
    return {
        "slug": row["venue__slug"],
        "acronym": known(row["venue__acronym"]),
        "name": row["venue__name"],
    }


@Statement
def _authors(publications: list[int], *, audience: Audience) -> QuerySet[Any]:
    """All authors in order; a person whom the reader may not see is only a printed name."""
    leads = coauthor_person_condition(audience)
    coauthors = Coauthor.objects.filter(publication__in=publications).annotate(
        slug=Case(When(leads, then="person__slug")),
        person_name=Case(When(leads, then="person__credit_name")),
    )
    return coauthors.order_by("publication_id", "role", "position").values(
        *("publication_id", "position", "role", "credit_name", "slug", "person_name"),
        *("shared_mark", "shared_group", "is_corresponding", "raw_affiliation"),
    )


def _author(row: Row) -> Row:
    person = {"slug": row["slug"], "name": row["person_name"]}
    return {
        "position": row["position"],
        "role": row["role"],
        "name": row["credit_name"],
        "person": person if row["slug"] else None,
        "shared_mark": known(row["shared_mark"]),
        "shared_group": row["shared_group"] if row["shared_mark"] else None,
        "corresponding": row["is_corresponding"],
        "raw_affiliation": known(row["raw_affiliation"]),
    }


def topics_of(ids: Sequence[int]) -> Parts:
    """A visible row's topics are themselves visible: the row names them."""
    return grouped(
        "publication_id",
        _topics(ids),
        lambda row: {"slug": row["topic__slug"], "name": row["topic__name"]},
    )


@Statement
def _topics(publications: list[int]) -> QuerySet[Any]:
    links = PublicationTopic.objects.filter(publication__in=publications)
    return links.order_by("pk").values("publication_id", "topic__slug", "topic__name")


@Statement
def _distinctions(publications: list[int]) -> QuerySet[Any]:
    rows = Distinction.objects.filter(publication__in=publications)
    return rows.order_by("pk").values("publication_id", "kind", "printed")


def publication_detail(id_: int, user: Reader, links: Links) -> Row:
    """A row of the list with everything else that is public about it; nine queries."""
    audience = audience_of(user)
    [publication] = _whole_publication(id_)
    [row] = _rows([publication], user, links)
    return {
        **row,
        **{name: known(publication[name]) for name in _DETAILS},
        "thesis_of": _degree(publication["thesis_of_id"], audience),
        "links": [
            {"url": link["url"], "label": known(link["label"])} for link in _links(id_)
        ],
        "relations": [
            _relation(relation, "target")
            for relation in _relations(id_, audience=audience)
        ],
        "referred_to_by": [
            _relation(relation, "publication")
            for relation in _relations_from_others(id_, audience=audience)
        ],
    }


@Statement
def _whole_publication(id_: int) -> QuerySet[Any]:
    whole = Publication.objects.filter(pk=id_).order_by()
    return whole.values(*_ROW, *_DETAILS, "thesis_of_id")


def _degree(id_: int | None, audience: Audience) -> Row | None:
    """The degree that a thesis was written for, when the reader may see it."""
    if id_ is None or not (found := _visible_degree(id_, audience=audience)):
        return None
    [degree] = found
    return {
        "id": degree["id"],
        "title": known(degree["title"]),
        "person": {
            "slug": degree["person__slug"],
            "name": degree["person__credit_name"],
        },
    }


@Statement
def _visible_degree(id_: int, *, audience: Audience) -> QuerySet[Any]:
    degree = Degree.objects.for_audience(audience).filter(pk=id_).order_by()
    return degree.values("id", "title", "person__slug", "person__credit_name")


@Statement
def _links(publication: int) -> QuerySet[Any]:
    links = PublicationLink.objects.filter(publication=publication)
    return links.order_by("pk").values("url", "label")


@Statement
def _relations(publication: int, *, audience: Audience) -> QuerySet[Any]:
    relations = Relation.objects.for_audience(audience).filter(publication=publication)
    return relations.order_by("pk").values(*_related("target"))


@Statement
def _relations_from_others(target: int, *, audience: Audience) -> QuerySet[Any]:
    relations = Relation.objects.for_audience(audience).filter(target=target)
    return relations.order_by("pk").values(*_related("publication"))


def _related(side: str) -> list[str]:
    named = ("id", "slug", "title", "version_of__title")
    return ["kind", "printed", *(f"{side}__{name}" for name in named)]


def _relation(row: Row, side: str) -> Row:
    return {
        "kind": row["kind"],
        "printed": known(row["printed"]),
        "publication": {
            "id": row[f"{side}__id"],
            "slug": row[f"{side}__slug"],
            "title": row[f"{side}__title"] or row[f"{side}__version_of__title"],
        },
    }


def venue_rows(ids: Sequence[int], user: Reader, links: Links) -> list[Row]:
    """Two queries: the venues with their number of works, and the aliases."""
    aliases = defaultdict(list)
    for alias in _aliases(ids):
        aliases[alias["venue_id"]].append(alias["name"])
    venues = _venues(ids, audience=audience_of(user))
    return in_order(
        ids, (_venue_row(venue, aliases[venue["id"]], links) for venue in venues)
    )


@Statement
def _venues(ids: list[int], *, audience: Audience) -> QuerySet[Any]:
    venues = with_venue_counts(Venue.objects.filter(pk__in=ids), audience)
    return venues.order_by().values(
        *("id", "slug", "name", "acronym", "kind", "issn", "url", "work_count"),
        *("host_id", "host__slug", "host__acronym", "host__name"),
    )


@Statement
def _aliases(venues: list[int]) -> QuerySet[Any]:
    return VenueAlias.objects.filter(venue__in=venues).values("venue_id", "name")


def _venue_row(venue: Row, aliases: list[str], links: Links) -> Row:
    return {
        "id": venue["id"],
        **links.of("venues", venue["slug"]),
        "slug": venue["slug"],
        "name": venue["name"],
        "acronym": known(venue["acronym"]),
        "aliases": aliases,
        "kind": known(venue["kind"]),
        "host": _host(venue),
        "issn": known(venue["issn"]),
        "homepage": known(venue["url"]),
        "works": venue["work_count"],
    }


def _host(venue: Row) -> Row | None:
    """A visible workshop's host is itself visible: the workshop's works name it."""
    if venue["host_id"] is None:
        return None
    return {
        "slug": venue["host__slug"],
        "acronym": known(venue["host__acronym"]),
        "name": venue["host__name"],
    }


def venue_detail(id_: int, user: Reader, links: Links) -> Row:
    """A row of the list and the workshops held at the venue that the reader may see."""
    [row] = venue_rows([id_], user, links)
    workshops = Venue.objects.visible_to(user).filter(host=id_)
    return {
        **row,
        "workshops": [
            picked(workshop, "slug", "acronym", "name") for workshop in workshops
        ],
    }
