"""What the search table says of publications."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from core.querying import Part, indexed_words
from core.search.index import END, token, truth
from publications.indexed import Author, Indexed
from publications.models import Coauthor, PublicationSearch

# A place is a year, and the id of a publication in so many bits.
_ID_BITS = 40
# Marks the rows that are versions.
VERSION = token("z", "version")
_EQUAL = Coauthor.SharedMark.EQUAL_CONTRIBUTION
# Names of authors, venues and topics come again and again, titles twice in a row.
_KEPT = 20_000


def place_of(year: int, id_: int) -> int:
    return year << _ID_BITS | id_


def work_at(place: int) -> tuple[int, int]:
    """Year and id of the work at the place of a main row."""
    return place >> _ID_BITS, place & ((1 << _ID_BITS) - 1)


def search_row(row: Indexed) -> PublicationSearch:
    has_authors = bool(row.own_authors) or not row.is_version
    return PublicationSearch(
        place=place_of(row.work_year, row.pk),
        publication_id=row.pk,
        work=row.work,
        work_year=row.work_year,
        sort_year=row.sort_year,
        venue=row.venue,
        kind=row.kind,
        status=row.status,
        visibility=row.visibility,
        authors_of=row.pk if has_authors else row.work,
        title=_line([_known(row.title)]),
        names=_line(map(_known, (*_names(row.authors), *row.places))),
        abstract=_line([_folded(row.abstract)]),
        tokens="".join(f" {part.words[0]}" for part in _tokens(row)),
    )


def _folded(text: str) -> str:
    return " ".join(indexed_words(text)) if text else ""


_known = functools.lru_cache(_KEPT)(_folded)


def spelt_words(row: Indexed) -> Iterator[str]:
    """The words of the title and of the authors' names that spellings are compared with."""
    for text in map(_known, (row.own_title, *_names(row.own_authors))):
        yield from text.split()


def _names(authors: Iterable[Author]) -> list[str]:
    return [author.credit_name for author in authors]


def _line(texts: Iterable[str]) -> str:
    """The words of each text in order, with a blank before each and an end behind the text."""
    return "".join(f" {text} {END}" for text in dict.fromkeys(texts) if text)


def _tokens(row: Indexed) -> Iterator[Part]:
    """What `publications.asking` asks for; "" where there is no value."""
    yield token("y", row.sort_year)
    yield token("k", row.kind)
    yield token("s", row.status)
    yield token("v", row.venue or "")
    yield from _any_tokens("t", sorted(row.topics))
    yield from _any_tokens("d", sorted({*row.distinctions} - {""}))
    yield token("i", truth(row.has_doi))
    yield token("a", truth(row.is_alphabetical))
    yield from _tokens_of_authors(row.authors)
    if row.is_version:
        yield VERSION
    yield token("x", row.visibility)


def _any_tokens(kind: str, values: Sequence[object]) -> Iterator[Part]:
    return (token(kind, value) for value in values or [""])


def _tokens_of_authors(authors: Sequence[Author]) -> Iterator[Part]:
    marked = [author for author in authors if author.shared_mark == _EQUAL]
    yield from (token("p", pk) for pk in _people(authors))
    yield from (token("f", pk) for pk in _people(_first_authors(authors)))
    yield from (token("e", pk) for pk in _people(marked))
    yield token("e", truth(bool(marked)))


def _people(authors: Iterable[Author]) -> list[int]:
    confirmed = Coauthor.LinkState.CONFIRMED
    return sorted(
        {a.person_id for a in authors if a.person_id and a.link_state == confirmed}
    )


def _first_authors(coauthors: Iterable[Author]) -> list[Author]:
    """As `CoauthorQuerySet.first_authors` has them."""
    authors = [a for a in coauthors if a.role == Coauthor.Role.AUTHOR]
    first = [a for a in authors if a.position == 1]
    groups = {a.shared_group for a in first if a.shared_mark == _EQUAL}
    return [
        a
        for a in authors
        if a in first or (a.shared_mark == _EQUAL and a.shared_group in groups)
    ]
