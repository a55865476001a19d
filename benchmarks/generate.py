"""Rows of a made-up directory; the same number and seed give the same rows on every machine."""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.db import models
from django.utils.text import slugify

from benchmarks.vocabulary import Names, Zipf, words
from core import dates, folding
from core.models import RESERVED_SLUGS, SlugClaim
from people.models import (
    NameWord,
    OtherName,
    Person,
    PersonSearch,
    Topic,
    TopicAlias,
)
from publications.models import (
    Coauthor,
    Publication,
    PublicationSearch,
    PublicationTopic,
    TitleWord,
    TopicListing,
    Venue,
    VenueAlias,
)
from publications.models.publication import title_key
from publications.search_rows import place_of

SEED = 20_251
FIRST_YEAR, LAST_YEAR = 1990, 2025
# Every moment in the rows.
_WRITTEN = "2026-01-01 00:00:00"
_PUBLICATIONS_AT_A_TIME = 2_000
_WORKS_REMEMBERED = 500
# Of 100 works, so many have 1, 2 … authors: 3.5 on average.
_TEAM_SIZES = [0] + [1] * 12 + [2] * 20 + [3] * 25 + [4] * 19 + [5] * 12 + [6] * 12


@dataclass(frozen=True)
class Sizes:
    """How many rows there are of each kind for so many publications."""

    publications: int

    @property
    def people(self) -> int:
        return max(self.publications // 10, 20)

    @property
    def venues(self) -> int:
        return max(self.publications // 200, 50)

    @property
    def topics(self) -> int:
        return max(min(self.publications // 50, 2_000), 10)


@dataclass(frozen=True)
class Chunk:
    """Rows of one table, as both engines take them."""

    model: type[models.Model]
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass
class _Named:
    """A topic, venue or person that publications name."""

    id: int
    name: str
    name_key: str
    texts: list[str]  # by which its publications are found
    broader: int | None = None

    @functools.cached_property
    def folded(self) -> list[str]:
        return [_folded(text) for text in self.texts]


@dataclass
class _Work:
    """What a version may have from its work."""

    id: int
    title: str
    # Each name, and the id of the person to whom it leads.
    authors: list[tuple[str, int | None]]
    topics: list[_Named]
    venue: _Named | None
    year: int
    kind: str = ""
    doi: str = ""
    # Drawn when the row is written.
    sort_year: int = 0
    visibility: str = "public"


@dataclass
class _Table:
    """A table of which some columns are given; the others hold their defaults."""

    model: type[models.Model]
    given: tuple[str, ...]
    rows: list[tuple[Any, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        fields = {each.attname: each for each in self.model._meta.concrete_fields}
        given = [fields.pop(name) for name in self.given]
        rest = [each for each in fields.values() if not _is_numbered(each)]
        self.columns = tuple(str(each.column) for each in (*given, *rest))
        self._defaults = tuple(map(_default, rest))

    def add(self, *values: Any) -> None:
        self.rows.append(values + self._defaults)

    def taken(self) -> Chunk:
        """The rows so far; the table is empty after that."""
        rows, self.rows = self.rows, []
        return Chunk(self.model, self.columns, rows)


def _is_numbered(column: models.Field[Any, Any]) -> bool:
    return isinstance(column, models.AutoField | models.BigAutoField)


def _default(column: models.Field[Any, Any]) -> Any:
    if isinstance(column, models.DateTimeField):
        return _WRITTEN
    return column.get_prep_value(column.get_default())


class _Known:
    """A table of words, each once."""

    def __init__(self, model: type[models.Model]) -> None:
        self._table = _Table(model, ("word",))
        self._words: set[str] = set()

    def add(self, found: Iterable[str]) -> None:
        for word in found:
            if word not in self._words:
                self._words.add(word)
                self._table.add(word)

    def taken(self) -> Chunk:
        return self._table.taken()


class _Slugs:
    """Slugs of one space, as Slugged gives them to rows that are saved one by one."""

    def __init__(self, space: str, claims: _Table) -> None:
        self._space, self._claims = space, claims
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, source: str, id_: int) -> str:
        base = slugify(folding.fold(source))[:180].strip("-_") or self._space
        slug = base
        number = self._next.get(base, 2)
        while slug in self._given or slug in RESERVED_SLUGS or slug.isdigit():
            slug = f"{base}-{number}"
            number += 1
        self._next[base] = number
        self._given.add(slug)
        self._claims.add(self._space, slug, id_)
        return slug


class _Writer:
    """Draws one row after the other; each kind of row has its own random numbers."""

    def __init__(self, number: int, seed: int) -> None:
        self.sizes, self.seed = Sizes(number), seed
        self.claims = _Table(SlugClaim, ("space", "slug", "object_id"))
        self.topics: list[_Named] = []
        self.venues: list[_Named] = []
        self.people: list[_Named] = []
        self.vocabulary = words(20_000, self.random("vocabulary"))

    def random(self, name: str) -> Random:
        return Random(f"{self.seed} {name}")

    def slugs(self, space: str) -> _Slugs:
        return _Slugs(space, self.claims)


def chunks(number: int, seed: int = SEED) -> Iterator[Chunk]:
    """All rows for so many publications, parents first; the ids count from 1."""
    writer = _Writer(number, seed)
    yield from _topics(writer)
    yield from _venues(writer)
    yield from _people(writer)
    yield from _publications(writer)


def _topics(writer: _Writer) -> Iterator[Chunk]:
    """Every tenth topic has nine narrower ones below it; the most popular ones have none."""
    random, slugs = writer.random("topics"), writer.slugs("topics")
    topics = _Table(Topic, ("id", "slug", "name", "name_key", "broader_id"))
    aliases = _Table(TopicAlias, ("name", "name_key", "topic_id"))
    for id_, name in enumerate(_titles(writer.sizes.topics, 2, random), 1):
        broader = _broader(id_, writer.sizes.topics)
        key = folding.name_key(name)
        topics.add(id_, slugs.give(name, id_), name, key, broader)
        texts = [name]
        if id_ % 4 == 0:
            alias = f"{name} theory"
            aliases.add(alias, folding.name_key(alias), id_)
            texts.append(alias)
        writer.topics.append(_Named(id_, name, key, texts, broader))
    yield from (topics.taken(), aliases.taken(), writer.claims.taken())


def _broader(id_: int, number: int) -> int | None:
    ten = id_ - id_ % 10
    return ten if 0 < ten < id_ and id_ > number // 2 else None


def _titles(number: int, length: int, random: Random) -> list[str]:
    """So many different names of that many words each, no two with one key."""
    found: dict[str, str] = {}
    while len(found) < number:
        name = " ".join(words(length, random)).capitalize()
        found.setdefault(folding.name_key(name), name)
    return list(found.values())


def _venues(writer: _Writer) -> Iterator[Chunk]:
    random, slugs = writer.random("venues"), writer.slugs("venues")
    venues = _Table(
        Venue, ("id", "slug", "name", "name_key", "acronym", "acronym_key", "kind")
    )
    aliases = _Table(VenueAlias, ("name", "name_key", "venue_id"))
    for id_, name in enumerate(_titles(writer.sizes.venues, 4, random), 1):
        acronym = "".join(word[0] for word in name.split()).upper() + str(id_)
        acronym = acronym if id_ % 3 else ""
        kind = ("conference", "journal", "workshop")[id_ % 3]
        keys = folding.name_key(name), folding.name_key(acronym)
        slug = slugs.give(acronym or name, id_)
        venues.add(id_, slug, name, keys[0], acronym, keys[1], kind)
        texts = [name, acronym]
        if id_ % 3 == 0:
            alias = f"Proceedings of {name}"
            aliases.add(alias, folding.name_key(alias), id_)
            texts.append(alias)
        writer.venues.append(_Named(id_, name, keys[0], texts))
    yield from (venues.taken(), aliases.taken(), writer.claims.taken())


def _people(writer: _Writer) -> Iterator[Chunk]:
    random, slugs = writer.random("people"), writer.slugs("people")
    names = Names(writer.sizes.people, random)
    people = _Table(
        Person,
        (
            *("id", "slug", "kind", "status", "credit_name", "name_key"),
            *("sort_name", "sort_key", "given_name", "family_name"),
        ),
    )
    others = _Table(OtherName, ("name", "name_key", "person_id", "is_hidden"))
    search = _Table(PersonSearch, ("person_id", "names", "hidden_names"))
    known = _Known(NameWord)
    for id_ in range(1, writer.sizes.people + 1):
        given, family = names.draw()
        name, key = f"{given} {family}", folding.name_key(f"{given} {family}")
        sort_name = f"{family}, {given}"
        slug, kinds = slugs.give(name, id_), _kind_of_person(random.random())
        sort_key = folding.fold(sort_name)
        people.add(id_, slug, *kinds, name, key, sort_name, sort_key, given, family)
        shown, hidden = [name, sort_name], list[str]()
        if random.random() < 0.05:
            other, is_hidden = " ".join(names.draw()), random.random() < 0.2
            others.add(other, folding.name_key(other), id_, is_hidden)
            (hidden if is_hidden else shown).append(other)
        search.add(id_, _line(_words_of(shown)), _line(_words_of(hidden)))
        known.add(_words_of([*shown, *hidden]))
        writer.people.append(_Named(id_, name, key, [name]))
    yield from (people.taken(), others.taken(), search.taken(), known.taken())
    yield writer.claims.taken()


def _kind_of_person(share: float) -> tuple[str, str]:
    """Kind and status: two thirds are profiles; one person in a hundred is hidden."""
    if share < 0.01:
        return "profile", "draft"
    return ("profile", "published") if share < 0.66 else ("record", "draft")


def _folded(text: str) -> str:
    return " ".join(folding.words(text))


def _words_of(texts: Iterable[str]) -> Iterator[str]:
    return (word for text in texts for word in folding.words(text))


def _line(found: Iterable[str]) -> str:
    return "".join(f" {word}" for word in dict.fromkeys(found))


@functools.cache
def _bounds(issued: str) -> tuple[str | None, str | None]:
    if not issued:
        return None, None
    date = dates.parse(issued)
    return date.earliest.isoformat(), date.latest.isoformat()


def _publications(writer: _Writer) -> Iterator[Chunk]:
    publications = _Publications(writer)
    for id_ in range(1, writer.sizes.publications + 1):
        publications.draw(id_)
        if id_ % _PUBLICATIONS_AT_A_TIME == 0:
            yield from publications.taken()
    yield from publications.taken()


class _Publications:
    def __init__(self, writer: _Writer) -> None:
        self.writer = writer
        self.random = writer.random("publications")
        self.slugs = writer.slugs("publications")
        self.works: deque[_Work] = deque(maxlen=_WORKS_REMEMBERED)
        self.outsiders = Names(5_000, writer.random("outsiders"))
        self.word = Zipf(len(writer.vocabulary), 3)
        self.topic = Zipf(writer.sizes.topics, 10)
        self.venue = Zipf(writer.sizes.venues, 10)
        self.person = Zipf(writer.sizes.people, 100)
        self.publications = _Table(
            Publication,
            (
                *("id", "slug", "title", "title_key", "kind", "status"),
                *("version_of_id", "version_relation", "venue_id"),
                *("issued", "sort_year", "earliest", "latest", "doi", "visibility"),
            ),
        )
        self.coauthors = _Table(
            Coauthor,
            (
                *("publication_id", "position", "credit_name", "name_key"),
                *("person_id", "link_state"),
            ),
        )
        self.links = _Table(PublicationTopic, ("publication_id", "topic_id"))
        self.listings = _Table(
            TopicListing,
            (
                *("publication_id", "topic_id", "sort_year", "venue_id"),
                *("visibility", "work", "work_year"),
            ),
        )
        self.search = _Table(
            PublicationSearch,
            (
                *("place", "publication_id", "work", "work_year", "sort_year"),
                *("venue", "kind", "status", "visibility", "authors_of"),
                *("title", "names", "abstract", "tokens"),
            ),
        )
        self.known = _Known(TitleWord)

    def taken(self) -> Iterator[Chunk]:
        tables = (
            *(self.publications, self.coauthors, self.links, self.listings),
            *(self.search, self.known, self.writer.claims),
        )
        yield from (table.taken() for table in tables)

    def draw(self, id_: int) -> None:
        if self.works and self.random.random() < 0.02:
            self._draw_version(id_, self.works[self._below(len(self.works))])
        else:
            self._draw_work(id_)

    def _below(self, number: int) -> int:
        return int(self.random.random() * number)

    def _draw_work(self, id_: int) -> None:
        title = self._title()
        # Later years have more works.
        span = LAST_YEAR - FIRST_YEAR + 1
        year = FIRST_YEAR + int(span * self.random.random() ** 0.6)
        venue = self._some(self.venue, self.writer.venues, 0.97)
        work = _Work(id_, title, self._authors(id_), self._topics(), venue, year)
        slug = self.slugs.give(title[:160], id_)
        work.kind = ("conference", "journal", "workshop", "preprint")[self._below(4)]
        work.doi = f"10.5555/made-up.{id_}" if self.random.random() < 0.6 else ""
        self._add(work, (id_, slug, title), (None, ""))
        self._list(work, work)
        self._index(work, work, work.id)
        self.works.append(work)

    def _draw_version(self, id_: int, work: _Work) -> None:
        """Half of them have title, authors and topics of their own."""
        is_whole = self.random.random() < 0.5
        title = work.title if is_whole else ""
        venue = self._some(self.venue, self.writer.venues, 0.5)
        authors = self._authors(id_) if is_whole else work.authors
        version = _Work(
            id_, work.title, authors, work.topics if is_whole else [], venue, work.year
        )
        slug = self.slugs.give(f"{work.title[:140]} Preprint", id_)
        relation = (work.id, "preprint")
        version.kind = "preprint"
        self._add(version, (id_, slug, title), relation)
        self._list(version, work)
        self._index(version, work, version.id if is_whole else work.id)

    def _title(self) -> str:
        length = 4 + self._below(8)
        drawn = [self.word.draw(self.random) for _ in range(length)]
        return " ".join(self.writer.vocabulary[place] for place in drawn).capitalize()

    def _some(self, zipf: Zipf, rows: list[_Named], share: float) -> _Named | None:
        return rows[zipf.draw(self.random)] if self.random.random() < share else None

    def _topics(self) -> list[_Named]:
        drawn: dict[int, None] = {}
        while len(drawn) < 3:
            drawn[self.topic.draw(self.random)] = None
        return [self.writer.topics[place] for place in drawn]

    def _authors(self, id_: int) -> list[tuple[str, int | None]]:
        """Draws the authors; of eight names, about seven lead to a person."""
        size = _TEAM_SIZES[1 + self._below(len(_TEAM_SIZES) - 1)]
        people: dict[int, _Named] = {}
        while len(people) < size:
            person = self.writer.people[self.person.draw(self.random)]
            people[person.id] = person
        authors: list[tuple[str, int | None]] = []
        for position, person in enumerate(people.values(), 1):
            name, key, link = person.name, person.name_key, (person.id, "confirmed")
            if self.random.random() < 0.12:
                name, link = " ".join(self.outsiders.draw()), (None, "")  # type: ignore[assignment]
                key = folding.name_key(name)
            self.coauthors.add(id_, position, name, key, *link)
            authors.append((name, link[0]))
        return authors

    def _add(
        self,
        row: _Work,
        names: tuple[int, str, str],
        relation: tuple[int | None, str],
    ) -> None:
        issued = self._issued(row.year)
        venue = row.venue.id if row.venue else None
        row.visibility = "private" if self.random.random() < 0.01 else "public"
        row.sort_year = row.year if issued else 0
        self.publications.add(
            *(*names, title_key(names[2]), row.kind, "published", *relation, venue),
            *(issued, row.sort_year, *_bounds(issued), row.doi, row.visibility),
        )
        for topic in row.topics:
            self.links.add(row.id, topic.id)

    def _list(self, row: _Work, work: _Work) -> None:
        """Under the topics of the row, or else of its work, and the broader ones; two levels."""
        topics = row.topics or work.topics
        within = [topic.id for topic in topics]
        within += [topic.broader for topic in topics if topic.broader]
        visibility = min(row.visibility, work.visibility)
        venue = row.venue.id if row.venue else None
        for topic in dict.fromkeys(within):
            self.listings.add(
                *(row.id, topic, row.sort_year, venue),
                *(visibility, work.id, work.sort_year),
            )

    def _issued(self, year: int) -> str:
        share = self.random.random()
        if share < 0.01:
            return ""
        return f"{year}-{1 + self._below(12):02}" if share < 0.3 else str(year)

    def _index(self, row: _Work, work: _Work, authors_of: int) -> None:
        topics = row.topics or work.topics
        names = [name for name, _ in row.authors]
        found = list(map(_folded, names))
        if row.venue:
            found += row.venue.folded
        for topic in sorted(topics, key=lambda each: each.id):
            found += topic.folded
        if authors_of == row.id:
            self.known.add(_words_of(names))
        if row is work or row.topics:
            self.known.add(_words_of([row.title]))
        visibility = min(row.visibility, work.visibility)
        venue = row.venue.id if row.venue else None
        self.search.add(
            *(place_of(work.sort_year, row.id), row.id, work.id, work.sort_year),
            *(row.sort_year, venue, row.kind, "published", visibility, authors_of),
            *(_texts([_folded(work.title)]), _texts(found), ""),
            _tokens(row, topics, venue, visibility, row is work),
        )


def _texts(found: Iterable[str]) -> str:
    return "".join(f" {text} |" for text in dict.fromkeys(found) if text)


def _tokens(
    row: _Work, topics: list[_Named], venue: int | None, visibility: str, is_work: bool
) -> str:
    """Nobody is marked, nothing is distinguished, no list is alphabetical."""
    listed = {topic.id for topic in topics}
    listed |= {topic.broader for topic in topics if topic.broader}
    people = [pk for _, pk in row.authors]
    found = [f"_y{row.sort_year}", f"_k{row.kind}", "_spublished", f"_v{venue or ''}"]
    found += [f"_t{topic}" for topic in sorted(listed)]
    found += ["_d", f"_i{'true' if row.doi else 'false'}", "_afalse"]
    found += [f"_p{person}" for person in sorted(filter(None, people))]
    found += [f"_f{person}" for person in filter(None, people[:1])]
    found += ["_efalse", *([] if is_work else ["_zversion"])]
    return "".join(f" {each}" for each in [*found, f"_x{visibility}"])
