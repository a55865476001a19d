"""Publications and venues as the API gives them: rows from values(), one query per kind of part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, When

from core.api import Links, in_order, known, picked
from core.audience import Reader, audience_of
from core.renderers import Row
from people.models import Degree
from publications.counts import with_venue_counts
from publications.kinds import csl_type
from publications.models import (
    Coauthor,
    Distinction,
    Publication,
    PublicationTopic,
    Venue,
    VenueAlias,
)
from publications.querysets import coauthor_person_condition

Parts = dict[int, list[Row]]

_VENUE = ("venue_id", "venue__slug", "venue__acronym", "venue__name")
_VERSION = ("id", "slug", "kind", "sort_year", "issued", "version_of_id", *_VENUE)
_RELATION = ("version_relation", "relation_printed")


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
    rows = list(
        Publication.objects.filter(pk__in=ids).values(
            *_VERSION,
            *_RELATION,
            *("title", "status", "is_alphabetical", "doi", "arxiv_id"),
            *("version_of__slug", "version_of__title", "version_of__is_alphabetical"),
        )
    )
    works = [row["version_of_id"] for row in rows if row["version_of_id"]]
    parts = _parts(ids, works, user)
    return in_order(ids, (_publication(row, parts, links) for row in rows))


def _parts(
    ids: Sequence[int], works: Sequence[int], user: Reader
) -> _PartsOfPublications:
    """The parts of these rows, and those that they may have from their works."""
    versions = list(
        Publication.objects.visible_to(user)
        .filter(version_of__in=ids)
        .order_by("sort_year", "pk")
        .values(*_VERSION, *_RELATION)
    )
    distinctions = _distinctions([*ids, *(version["id"] for version in versions)])
    return _PartsOfPublications(
        authors=_authors([*ids, *works], user),
        topics=topics_of([*ids, *works]),
        versions=grouped(
            "version_of_id", versions, lambda row: _version(row, distinctions)
        ),
        distinctions=distinctions,
    )


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


def _authors(ids: Sequence[int], user: Reader) -> Parts:
    """All authors in order; a person whom the reader may not see is only a printed name."""
    leads = coauthor_person_condition(audience_of(user))
    coauthors = Coauthor.objects.filter(publication__in=ids).annotate(
        slug=Case(When(leads, then="person__slug")),
        person_name=Case(When(leads, then="person__credit_name")),
    )
    rows = coauthors.order_by("publication", "role", "position").values(
        *("publication_id", "position", "role", "credit_name", "slug", "person_name"),
        *("shared_mark", "shared_group", "is_corresponding", "raw_affiliation"),
    )
    return grouped("publication_id", rows, _author)


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
    rows = PublicationTopic.objects.filter(publication__in=ids).order_by("pk")
    return grouped(
        "publication_id",
        rows.values("publication_id", "topic__slug", "topic__name"),
        lambda row: {"slug": row["topic__slug"], "name": row["topic__name"]},
    )


def _distinctions(ids: Sequence[int]) -> Parts:
    rows = Distinction.objects.filter(publication__in=ids).order_by("pk")
    return grouped(
        "publication_id",
        rows.values("publication_id", "kind", "printed"),
        lambda row: {"kind": row["kind"], "printed": row["printed"]},
    )


def publication_detail(id_: int, user: Reader, links: Links) -> Row:
    """A row of the list with everything else that is public about it; four queries more."""
    publication = Publication.objects.get(pk=id_)
    [row] = publication_rows([id_], user, links)
    return {
        **row,
        **picked(
            publication,
            "visibility",
            "status_date",
            "venue_printed",
            "container_title",
            "dates_printed",
        ),
        **picked(
            publication, "volume", "issue", "page", "publisher", "isbn", "language"
        ),
        **picked(publication, "abstract"),
        "thesis_of": _degree(publication, user),
        "links": [picked(link, "url", "label") for link in publication.links.all()],
        "relations": _relations(publication, user),
        "referred_to_by": _relations_from_others(publication, user),
    }


def _degree(publication: Publication, user: Reader) -> Row | None:
    """The degree that a thesis was written for, when the reader may see it."""
    degree = Degree.objects.visible_to(user).filter(pk=publication.thesis_of_id).first()
    if degree is None:
        return None
    person = {"slug": degree.person.slug, "name": degree.person.credit_name}
    return {**picked(degree, "id", "title"), "person": person}


def _relations(publication: Publication, user: Reader) -> list[Row]:
    visible = Publication.objects.visible_to(user)
    relations = publication.relations.filter(target__in=visible)
    return [
        {**picked(relation, "kind", "printed"), "publication": _named(relation.target)}
        for relation in relations.select_related("target__version_of")
    ]


def _relations_from_others(publication: Publication, user: Reader) -> list[Row]:
    others = publication.relations_from_others.visible_to(user)
    return [
        {
            **picked(relation, "kind", "printed"),
            "publication": _named(relation.publication),
        }
        for relation in others.select_related("publication__version_of")
    ]


def _named(publication: Publication) -> Row:
    return {
        "id": publication.pk,
        "slug": publication.slug,
        "title": publication.shown_title,
    }


def venue_rows(ids: Sequence[int], user: Reader, links: Links) -> list[Row]:
    """Two queries: the venues with their number of works, and the aliases."""
    venues = with_venue_counts(Venue.objects.filter(pk__in=ids), user).values(
        *("id", "slug", "name", "acronym", "kind", "issn", "url", "work_count"),
        *("host_id", "host__slug", "host__acronym", "host__name"),
    )
    aliases = defaultdict(list)
    for venue, name in VenueAlias.objects.filter(venue__in=ids).values_list(
        "venue_id", "name"
    ):
        aliases[venue].append(name)
    return in_order(
        ids, (_venue_row(venue, aliases[venue["id"]], links) for venue in venues)
    )


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
