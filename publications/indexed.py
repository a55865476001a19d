"""What indexes and listings say of publications, read with few statements for many rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from core.models import Visibility
from core.renderers import Row
from core.statements import Statement
from people.models import Topic, TopicAlias
from publications.models import (
    Coauthor,
    Distinction,
    Publication,
    PublicationTopic,
    Venue,
    VenueAlias,
)

_STRICTEST_FIRST: list[str] = [
    Visibility.PRIVATE,
    Visibility.LIMITED,
    Visibility.PUBLIC,
]


class Author(NamedTuple):
    """A coauthor; the columns of the model by their names."""

    credit_name: str
    role: str
    position: int
    person_id: int | None
    link_state: str
    shared_mark: str
    shared_group: int


@dataclass(frozen=True, slots=True)
class Indexed:
    """A publication; what a version does not state is that of its work."""

    pk: int
    work: int
    work_year: int
    sort_year: int
    venue: int | None
    kind: str
    status: str
    # The stricter one of its own and that of its work.
    visibility: str
    own_title: str
    title: str
    abstract: str
    own_authors: Sequence[Author]
    authors: Sequence[Author]
    # Of the list of authors that it shows.
    is_alphabetical: bool
    has_doi: bool
    # Kinds of its own.
    distinctions: Sequence[str]
    # The venue as printed and the rest: names, acronym, aliases, and those of the topics.
    places: Sequence[str]
    # Those that are stated and the broader ones.
    topics: Sequence[int]

    @property
    def is_version(self) -> bool:
        return self.work != self.pk


def indexed(ids: Sequence[int]) -> list[Indexed]:
    """These publications and their versions; eight queries."""
    rows = _publications(ids)
    authors, topics = _of_all(rows, _authors), _of_all(rows, _topics)
    distinctions = _grouped(_distinctions([row["pk"] for row in rows]))
    venues = _venue_names({row["venue_id"] for row in rows} - {None})
    chains, names = _topics_above(pk for found in topics.values() for pk in found)
    return [
        _indexed(row, authors, topics, distinctions, venues, chains, names)
        for row in rows
    ]


def _indexed(
    row: Row,
    authors: Mapping[int, Sequence[Any]],
    topics: Mapping[int, Sequence[int]],
    distinctions: Mapping[int, Sequence[str]],
    venues: Mapping[int, Sequence[str]],
    chains: Mapping[int, Sequence[int]],
    names: Mapping[int, Sequence[str]],
) -> Indexed:
    pk, work = row["pk"], row["version_of_id"] or row["pk"]
    is_version = work != pk
    own = [Author(*each) for each in authors.get(pk, ())]
    inherited = [] if own else [Author(*each) for each in authors.get(work, ())]
    shows_own = bool(own) or not is_version
    stated = topics.get(pk) or topics.get(work, ())
    visibilities = [row["visibility"], row["version_of__visibility"]][: 1 + is_version]
    return Indexed(
        pk=pk,
        work=work,
        work_year=row["version_of__sort_year"] if is_version else row["sort_year"],
        sort_year=row["sort_year"],
        venue=row["venue_id"],
        kind=row["kind"],
        status=row["status"],
        visibility=min(visibilities, key=_STRICTEST_FIRST.index),
        own_title=row["title"],
        title=row["title"] or row["version_of__title"] or "",
        abstract=row["abstract"] or row["version_of__abstract"] or "",
        own_authors=own,
        authors=own or inherited,
        is_alphabetical=row[
            "is_alphabetical" if shows_own else "version_of__is_alphabetical"
        ],
        has_doi=bool(row["doi"]),
        distinctions=distinctions.get(pk, ()),
        places=[
            *(row["venue_printed"], row["container_title"]),
            *venues.get(row["venue_id"], ()),
            *(name for topic in sorted(stated) for name in names.get(topic, ())),
        ],
        topics=list(
            dict.fromkeys(pk for topic in stated for pk in chains.get(topic, ()))
        ),
    )


@Statement
def _publications(ids: list[int]) -> QuerySet[Any]:
    rows = Publication.objects.filter(Q(pk__in=ids) | Q(version_of__in=ids))
    return rows.order_by("pk").values(
        *("pk", "version_of_id", "sort_year", "venue_id", "kind", "status"),
        *("visibility", "title", "abstract", "venue_printed", "container_title"),
        *("version_of__sort_year", "version_of__visibility"),
        *("version_of__title", "version_of__abstract", "doi", "is_alphabetical"),
        "version_of__is_alphabetical",
    )


def _of_all(rows: Sequence[Row], part: Statement) -> Mapping[int, list[Any]]:
    """The parts of these rows and of their works, by publication."""
    ids = {row["pk"] for row in rows} | {row["version_of_id"] for row in rows}
    return _grouped(part(sorted(ids - {None})))


def _grouped(rows: Iterable[Row]) -> Mapping[int, list[Any]]:
    """The second column by the first one; further ones as a list."""
    found: dict[int, list[Any]] = defaultdict(list)
    for key, *values in map(dict.values, rows):
        found[key].append(values if len(values) > 1 else values[0])
    return found


@Statement
def _authors(publications: list[int]) -> QuerySet[Any]:
    names = Coauthor.objects.filter(publication__in=publications)
    return names.values("publication_id", *Author._fields)


@Statement
def _distinctions(publications: list[int]) -> QuerySet[Any]:
    found = Distinction.objects.filter(publication__in=publications).order_by()
    return found.values("publication_id", "kind")


@Statement
def _topics(publications: list[int]) -> QuerySet[Any]:
    links = PublicationTopic.objects.filter(publication__in=publications)
    return links.values("publication_id", "topic_id")


def _venue_names(ids: Iterable[int]) -> Mapping[int, Sequence[str]]:
    """Name, acronym and aliases of each venue; two queries."""
    wanted = sorted(ids)
    aliases = _grouped(_venue_aliases(wanted))
    return {
        row["pk"]: [row["name"], row["acronym"], *sorted(aliases.get(row["pk"], ()))]
        for row in _venues(wanted)
    }


@Statement
def _venues(ids: list[int]) -> QuerySet[Any]:
    return Venue.objects.filter(pk__in=ids).order_by().values("pk", "name", "acronym")


@Statement
def _venue_aliases(venues: list[int]) -> QuerySet[Any]:
    return VenueAlias.objects.filter(venue__in=venues).values("venue_id", "name")


def _topics_above(
    ids: Iterable[int],
) -> tuple[Mapping[int, Sequence[int]], Mapping[int, Sequence[str]]]:
    """By each of these topics: itself and those above it, three deep; name and aliases. Two queries."""
    wanted = sorted(set(ids))
    aliases = _grouped(_topic_aliases(wanted))
    chains, names = {}, {}
    for row in _broader(wanted):
        pk, name, *above = row.values()
        chains[pk] = [pk, *filter(None, above)]
        names[pk] = [name, *sorted(aliases.get(pk, ()))]
    return chains, names


@Statement
def _broader(ids: list[int]) -> QuerySet[Any]:
    topics = Topic.objects.filter(pk__in=ids).order_by()
    return topics.values("pk", "name", "broader_id", "broader__broader_id")


@Statement
def _topic_aliases(topics: list[int]) -> QuerySet[Any]:
    return TopicAlias.objects.filter(topic__in=topics).values("topic_id", "name")
