"""What the search table says of publications."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.models import Visibility
from core.querying import Part, indexed_words
from core.search.index import END, token
from people.models import Topic
from publications.models import Publication, PublicationSearch

# A place is a year, and the id of a publication in so many bits.
_ID_BITS = 40
# Marks the rows that are versions.
VERSION = token("z", "version")
_STRICTEST_FIRST: list[str] = [
    Visibility.PRIVATE,
    Visibility.LIMITED,
    Visibility.PUBLIC,
]


def place_of(year: int, id_: int) -> int:
    return year << _ID_BITS | id_


def work_at(place: int) -> tuple[int, int]:
    """Year and id of the work at the place of a main row."""
    return place >> _ID_BITS, place & ((1 << _ID_BITS) - 1)


def strictest(row: Publication) -> str:
    """The visibility of a row, or that of its work where it is stricter."""
    work = row.version_of or row
    return min(row.visibility, work.visibility, key=_STRICTEST_FIRST.index)


def with_broader(rows: Iterable[Publication]) -> dict[int, list[int]]:
    """The topics of rows and those above them, by topic; they nest three deep. One query."""
    topics = {topic.pk for row in rows for topic in row.shown_topics}
    chains = Topic.objects.filter(pk__in=topics).values_list(
        "pk", "broader", "broader__broader"
    )
    return {chain[0]: [pk for pk in chain if pk] for chain in chains}


def topics_of(row: Publication, within: Mapping[int, Sequence[int]]) -> list[int]:
    found = (pk for topic in row.shown_topics for pk in within.get(topic.pk, ()))
    return list(dict.fromkeys(found))


def search_row(row: Publication, topics: Iterable[int]) -> PublicationSearch:
    """The row of a publication that was loaded with all that it names."""
    work = row.version_of or row
    own_authors = bool(row.coauthor_set.all()) or row is work
    return PublicationSearch(
        place=place_of(work.sort_year, row.pk),
        publication_id=row.pk,
        work=work.pk,
        work_year=work.sort_year,
        sort_year=row.sort_year,
        venue=row.venue_id,
        kind=row.kind,
        status=row.status,
        visibility=strictest(row),
        authors_of=row.pk if own_authors else work.pk,
        title=_line([row.shown_title]),
        names=_line(_names(row)),
        abstract=_line([row.abstract or work.abstract]),
        tokens="".join(f" {part.words[0]}" for part in _tokens(row, topics)),
    )


def _line(texts: Iterable[str]) -> str:
    """The words of each text in order, with a blank before each and an end behind the text."""
    found = dict.fromkeys(" ".join(indexed_words(text)) for text in texts)
    return "".join(f" {text} {END}" for text in found if text)


def _names(row: Publication) -> Iterator[str]:
    yield from (coauthor.credit_name for coauthor in row.shown_coauthors)
    yield row.venue_printed
    yield row.container_title
    if venue := row.venue:
        yield from (venue.name, venue.acronym)
        yield from sorted(alias.name for alias in venue.aliases.all())
    for topic in sorted(row.shown_topics, key=lambda topic: topic.pk):
        yield topic.name
        yield from sorted(alias.name for alias in topic.aliases.all())


def _tokens(row: Publication, topics: Iterable[int]) -> Iterator[Part]:
    yield token("y", row.sort_year)
    yield token("k", row.kind)
    yield token("s", row.status)
    if row.venue_id:
        yield token("v", row.venue_id)
    yield from (token("t", topic) for topic in sorted(topics))
    if row.version_of_id:
        yield VERSION
    yield token("x", strictest(row))
