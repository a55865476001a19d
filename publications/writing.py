"""Fills publications and venues with what a curator sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from core.inputs import Input, faults_at
from core.problems import BodyFault, BodyProblem
from core.writing import Part, replace_rows, save, write_parts
from people.importing import Register
from people.inputs import LinkInput
from people.models import Degree, Topic
from people.writing import rows_of, write_aliases
from publications.importing import coauthor_of, decided_links, replace_coauthors
from publications.inputs import (
    AuthorInput,
    DistinctionInput,
    PublicationInput,
    RelationInput,
    VenueInput,
)
from publications.models import Coauthor, Publication, Venue
from publications.search import reindex

_DISTINCTIONS = Part("distinctions", ("printed",), DistinctionInput)
_LINKS = Part("links", ("url",), LinkInput)
_RELATIONS = Part("relations", ("kind", "target"), RelationInput)
_TOPICS = Part("topic_links", ("topic",), Input)
# Members that are more than a column of the publication.
_PARTS = {"authors", "topics", "distinctions", "links", "relations", "thesis_of"}


def write_publication(publication: Publication, given: PublicationInput) -> None:
    """The row, then its lists; it is found by its new words at once."""
    values = given.values(*(name for name in given.takes() if name not in _PARTS))
    if given.has("thesis_of"):
        values["thesis_of"] = _degree(given.thesis_of)
    save(publication, values)
    if given.has("authors"):
        _write_authors(publication, given.authors or ())
    if given.has("topics"):
        topics = dict.fromkeys(rows_of(Topic, given.topics, "/topics"))
        wanted = [{"topic": topic} for topic in topics]
        replace_rows(publication, "publication", _TOPICS, wanted)
    write_parts(publication, "publication", given, _DISTINCTIONS, _LINKS, _RELATIONS)
    reindex([publication.pk])


def _degree(id_: int | None) -> Degree | None:
    degree = Degree.objects.filter(pk=id_).first() if id_ else None
    if id_ and degree is None:
        raise BodyProblem(BodyFault("/thesis_of", f"There is no degree {id_}."))
    return degree


def _write_authors(publication: Publication, authors: Sequence[AuthorInput]) -> None:
    decided, register = decided_links(publication), Register()
    places: Counter[str] = Counter()
    coauthors = []
    for i, author in enumerate(authors):
        at = f"/authors/{i}"
        places[author.role] += 1
        _check_position(author, places[author.role], at)
        coauthor = _coauthor(author, decided, register, at)
        with faults_at(AuthorInput, at):
            coauthor.full_clean(exclude=["publication", "position"])
        coauthors.append(coauthor)
    replace_coauthors(publication, coauthors)


def _check_position(author: AuthorInput, place: int, at: str) -> None:
    if author.position not in (None, place):
        raise BodyProblem(
            BodyFault(
                f"{at}/position",
                f"This is {author.role} {place} of the list: leave the position out, "
                "or move the entry.",
            )
        )


def _coauthor(
    author: AuthorInput, decided: Any, register: Register, at: str
) -> Coauthor:
    values = {
        "credit_name": author.name,
        "role": author.role,
        "shared_mark": author.shared_mark or "",
        "shared_group": author.shared_group or 1,
        "is_corresponding": author.corresponding,
        "raw_affiliation": author.raw_affiliation or "",
    }
    if author.has("person"):
        return coauthor_of({}, author.filled("person", at), **values)
    return coauthor_of(decided, register.person_called(author.name), **values)


def write_venue(venue: Venue, given: VenueInput) -> None:
    members = (name for name in given.takes() if name != "aliases")
    save(venue, given.values(*members))
    write_aliases(venue, "venue", given)
