"""What the search table says of publications."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.models import Visibility
from core.querying import Part, indexed_words
from core.search.index import END, token, truth
from people.models import Topic
from publications.models import Coauthor, Publication, PublicationSearch

# A place is a year, and the id of a publication in so many bits.
_ID_BITS = 40
# Marks the rows that are versions.
VERSION = token("z", "version")
_EQUAL = Coauthor.SharedMark.EQUAL_CONTRIBUTION
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
        authors_of=_its_authors_of(row).pk,
        title=_line([row.shown_title]),
        names=_line(_names(row)),
        abstract=_line([row.abstract or work.abstract]),
        tokens="".join(f" {part.words[0]}" for part in _tokens(row, topics)),
    )


def _its_authors_of(row: Publication) -> Publication:
    """The publication whose list of authors it shows."""
    return row.version_of if row.version_of and row.has_inherited_authors else row


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
    """What `publications.asking` asks for; "" where there is no value."""
    distinctions = {each.kind for each in row.distinctions.all()} - {""}
    yield token("y", row.sort_year)
    yield token("k", row.kind)
    yield token("s", row.status)
    yield token("v", row.venue_id or "")
    yield from _any_tokens("t", sorted(topics))
    yield from _any_tokens("d", sorted(distinctions))
    yield token("i", truth(bool(row.doi)))
    yield token("a", truth(_its_authors_of(row).is_alphabetical))
    yield from _tokens_of_authors(row.shown_coauthors)
    if row.version_of_id:
        yield VERSION
    yield token("x", strictest(row))


def _any_tokens(kind: str, values: Sequence[object]) -> Iterator[Part]:
    return (token(kind, value) for value in values or [""])


def _tokens_of_authors(coauthors: Sequence[Coauthor]) -> Iterator[Part]:
    marked = [c for c in coauthors if c.shared_mark == _EQUAL]
    yield from (token("p", pk) for pk in _people(coauthors))
    yield from (token("f", pk) for pk in _people(_first_authors(coauthors)))
    yield from (token("e", pk) for pk in _people(marked))
    yield token("e", truth(bool(marked)))


def _people(coauthors: Iterable[Coauthor]) -> list[int]:
    linked = (c for c in coauthors if c.link_state == Coauthor.LinkState.CONFIRMED)
    return sorted({c.person_id for c in linked if c.person_id})


def _first_authors(coauthors: Iterable[Coauthor]) -> list[Coauthor]:
    """As `CoauthorQuerySet.first_authors` has them."""
    authors = [c for c in coauthors if c.role == Coauthor.Role.AUTHOR]
    first = [c for c in authors if c.position == 1]
    groups = {c.shared_group for c in first if c.shared_mark == _EQUAL}
    return [
        c
        for c in authors
        if c in first or (c.shared_mark == _EQUAL and c.shared_group in groups)
    ]
