"""Searches, facets, suggestions, lists by other filters and pages: the requests, and raw SQL."""

from __future__ import annotations

import itertools
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from benchmarks.cases import Ask
from benchmarks.serving import Client

# Rows of which the words are counted, to draw common and rare ones.
_SAMPLE = 20_000
_NAMES = 200
_ROUNDS = 3
_SECONDS = 6.0
_TABLE = "publications_publicationsearch"

Raw = Callable[[Ask], object]


@dataclass(frozen=True)
class Question:
    """Requests of one kind, each with the raw SQL for the same; `limit` of p50 over raw."""

    name: str
    paths: list[str]
    raws: list[Raw] = field(default_factory=list)
    limit: float | None = None
    # Of p95 over p50.
    spread: float | None = None
    # The same by the SQL interface of Datasette.
    sql: str = ""


@dataclass(frozen=True)
class Told:
    """Milliseconds of one question on one engine."""

    engine: str
    question: Question
    first: float
    times: list[float]
    raw: list[float]
    datasette: list[float]


def questions(ask: Ask, engine: str) -> list[Question]:
    broad, medium, narrow = _words(ask)
    return [
        _broad(engine, broad[0]),
        _mix(broad, medium, narrow),
        *_facets(ask, engine),
        *_lists(ask),
        Question("autocomplete", beginnings(ask)),
        *_pages(ask),
    ]


def _words(ask: Ask) -> tuple[list[str], list[str], list[str]]:
    """Words of about a tenth of the titles and more, of about a hundredth, of a few."""
    rows = ask(f"SELECT title FROM {_TABLE} ORDER BY place DESC LIMIT {_SAMPLE}", {})
    counts = Counter(word for (title,) in rows for word in set(title.split()) - {"|"})
    ranked = [word for word, _ in counts.most_common()]
    medium = [w for w in ranked if 0.002 < counts[w] / len(rows) < 0.02]
    narrow = [w for w in ranked if counts[w] <= 5]
    return ranked[:5], medium[:60], narrow[:60]


def _search(query: str) -> str:
    return f"/api/v1/publications/?q={query.replace(' ', '+')}&sort=relevance"


def _broad(engine: str, word: str) -> Question:
    if engine == "sqlite":
        sql = (
            f"SELECT rowid FROM {_TABLE}_words WHERE {_TABLE}_words MATCH '\"{word}\" *' "
            f"ORDER BY bm25({_TABLE}_words, 10, 4, 1, 0) LIMIT 25"
        )
    else:
        query = f"CAST('{word}:*' AS tsquery)"
        sql = (
            f"SELECT place FROM {_TABLE} WHERE words_vector @@ {query} "
            f"ORDER BY ts_rank(words_vector, {query}) DESC LIMIT 25"
        )
    raw = [lambda ask: ask(sql, {})]
    datasette = sql if engine == "sqlite" else ""
    return Question("broad word, ranked", [_search(word)], raw, 0.4, sql=datasette)


def _mix(broad: list[str], medium: list[str], narrow: list[str]) -> Question:
    """One in ten broad, three medium, three narrow, three of two words."""
    random = Random("mix")
    found = []
    for n in range(20):
        tenth = n % 10
        word = random.choice(broad if tenth < 1 else medium if tenth < 7 else narrow)
        if tenth in (2, 4, 6):
            word = f"{random.choice(medium)} {word}"
        found.append(_search(word))
    return Question("search mix", found, spread=3)


_VENUE_FACET = """
    SELECT s.venue, COUNT(DISTINCT s.work) FROM {table} s
    WHERE {where} AND s.visibility = 'public' GROUP BY s.venue
"""
_YEAR_FACET = _VENUE_FACET.replace("s.venue", "s.sort_year")
_TOPIC_FACET = """
    SELECT t.topic_id, COUNT(DISTINCT t.work) FROM publications_topiclisting t
    JOIN {table} s ON s.publication_id = t.publication_id
    WHERE {where} AND t.visibility = 'public' GROUP BY t.topic_id
"""


def _facets(ask: Ask, engine: str) -> Iterator[Question]:
    """Three facets beside a page and its count: of a person, of words, of all years."""
    broad, medium, _ = _words(ask)
    person, slug = _somebody(ask)
    span = "s.sort_year BETWEEN 1996 AND 2025"
    for name, query, where, limit in (
        ("narrow", f"person={slug}", _of_person(person), 1.5),
        ("medium", f"q={medium[-1]}", _having(engine, medium[-1]), 1.5),
        ("broad word", f"q={broad[0]}", _having(engine, broad[0]), None),
        ("broad", "year=1996-2025", span, 0.1),
    ):
        facets = [
            sql.format(table=_TABLE, where=where)
            for sql in (_VENUE_FACET, _YEAR_FACET, _TOPIC_FACET)
        ]
        # The goal of the broad ones is about the facets alone.
        sqls = facets if limit == 0.1 else [*facets, *_page_and_count(where)]
        yield Question(
            f"facets, {name}",
            [f"/api/v1/publications/?{query}&facets=venue,year,topic&per_page=1"],
            [lambda ask, sqls=sqls: [ask(sql, {}) for sql in sqls]],  # type: ignore[misc]
            limit,
            sql=facets[0],
        )


def _somebody(ask: Ask) -> tuple[int, str]:
    """A person with many works."""
    [row] = ask(
        "SELECT id, slug FROM people_person WHERE status = 'published' ORDER BY id LIMIT 1",
        {},
    )
    return row[0], row[1]


def _of_person(person: int) -> str:
    return (
        "s.authors_of IN (SELECT publication_id FROM publications_coauthor "
        f"WHERE person_id = {person} AND link_state = 'confirmed')"
    )


def _having(engine: str, word: str) -> str:
    """The rows with a word that begins so."""
    if engine == "sqlite":
        found = f"{_TABLE}_words WHERE {_TABLE}_words MATCH '\"{word}\" *'"
        return f"s.place IN (SELECT rowid FROM {found})"
    return f"s.words_vector @@ CAST('{word}:*' AS tsquery)"


def _page_and_count(where: str) -> list[str]:
    listed = (
        f"SELECT DISTINCT s.work_year, s.work FROM {_TABLE} s "
        f"WHERE {where} AND s.visibility = 'public'"
    )
    return [
        f"{listed} ORDER BY s.work_year DESC, s.work DESC LIMIT 25",
        f"SELECT COUNT(*) FROM ({listed}) listed",
    ]


def _lists(ask: Ask) -> Iterator[Question]:
    """Lists by other filters than topics, with the exact count; a word beside filters."""
    [venue, venue_slug] = ask(
        "SELECT id, slug FROM publications_venue WHERE id = 1", {}
    )[0]
    person, person_slug = _somebody(ask)
    for name, query, where in (
        ("everything", "", "1 = 1"),
        ("venue", f"venue={venue_slug}", f"s.venue = {venue}"),
        ("year", "year=2012", "s.sort_year BETWEEN 2012 AND 2012"),
        ("years", "year=2000-2010", "s.sort_year BETWEEN 2000 AND 2010"),
        ("kind", "kind=journal", "s.kind IN ('journal')"),
        ("person", f"person={person_slug}", _of_person(person)),
    ):
        sqls = _page_and_count(where)
        yield Question(
            f"list by {name}",
            [f"/api/v1/publications/?{query}"],
            [lambda ask, sqls=sqls: [ask(sql, {}) for sql in sqls]],  # type: ignore[misc]
        )
    broad, medium, _ = _words(ask)
    word = _search(broad[0])
    for name, path in (
        ("beside a DOI and a kind", f"{word}&has_doi=true&kind=journal"),
        ("beside a person", f"{word}&person={person_slug}"),
        ("less another one", _search(f"{broad[0]} -{medium[0]}")),
        ("with versions apart", f"{word}&versions=all"),
    ):
        yield Question(f"broad word {name}", [path])


def beginnings(ask: Ask) -> list[str]:
    names = ask(
        "SELECT family_name FROM people_person WHERE id - 97 * (id / 97) = 5 LIMIT 10",
        {},
    )
    words = [name.split()[-1] for (name,) in names]
    cut = [word[: 2 + n % 4] for n, word in enumerate(words)]
    return [f"/api/v1/autocomplete/?q={word}" for word in cut if word.isascii()]


def _pages(ask: Ask) -> Iterator[Question]:
    """A long profile, and a list with its panels."""
    topic = ask("SELECT slug FROM people_topic WHERE id = 1", {})[0][0]
    slug = profile_of_300(ask)
    yield Question("page of a profile with about 300 works", [f"/people/{slug}/"])
    yield Question(
        "page of publications with facets", [f"/publications/?topic={topic}"]
    )


def profile_of_300(ask: Ask) -> str:
    """The slug of the profile with the number of works nearest to 300."""
    rows = ask(
        """
        SELECT person.slug FROM publications_coauthor a
        JOIN people_person person ON person.id = a.person_id
        WHERE a.link_state = 'confirmed' AND person.status = 'published'
        GROUP BY person.slug ORDER BY ABS(COUNT(*) - 300), person.slug LIMIT 1
        """,
        {},
    )
    return str(rows[0][0])


def told(
    question: Question, engine: str, client: Client, ask: Ask, datasette: Client | None
) -> Told:
    """Asks all contestants in turns; the first answer is told apart, as nothing is kept then."""
    start = time.perf_counter()
    client.get(question.paths[0])
    first = 1000 * (time.perf_counter() - start)
    times: list[float] = []
    raw: list[float] = []
    others: list[float] = []
    for path in question.paths:
        client.get(path)
    for _ in range(_ROUNDS):
        times += _timed(question.paths, client.get)
        raw += _timed(question.raws, lambda each: each(ask))
        if datasette and question.sql:
            others += _timed([datasette_path(question.sql)], datasette.get)
    return Told(engine, question, first, times, raw, others)


def datasette_path(sql: str) -> str:
    query = {"sql": re.sub(r"\s+", " ", sql).strip(), "_shape": "arrays"}
    return f"/bench.json?{urlencode(query)}"


def _timed(asked: Sequence[Any], act: Callable[[Any], object]) -> list[float]:
    taken: list[float] = []
    end = time.monotonic() + _SECONDS
    for one in itertools.islice(
        itertools.cycle(asked), max(10, len(asked)) if asked else 0
    ):
        start = time.perf_counter()
        act(one)
        taken.append(1000 * (time.perf_counter() - start))
        if time.monotonic() > end:
            break
    return taken


@dataclass(frozen=True)
class Typos:
    """How often a name with one slip finds its person among the first ten, and how fast."""

    recall: float
    times: list[float]
    raw: list[float]


def typos(client: Client, ask: Ask) -> Typos:
    random = Random("typos")
    rows = ask(
        "SELECT id, family_name, slug FROM people_person "
        "WHERE status = 'published' ORDER BY id",
        {},
    )
    known = [word for (word,) in ask("SELECT word FROM people_nameword", {})]
    fit = [
        row for row in rows if row[1].isalpha() and row[1].isascii() and len(row[1]) > 5
    ]
    found, times, raw = 0, [], []
    # The given name is spelt right, so that namesakes do not crowd each other out.
    for id_, family, slug in random.sample(fit, min(_NAMES, len(fit))):
        name = ask("SELECT given_name FROM people_person WHERE id = :id", {"id": id_})
        given = name[0][0].split()[0]
        wrong = _slip(family.lower(), random)
        start = time.perf_counter()
        body = client.get(f"/api/v1/people/?q={_quoted(given)}+{wrong}&per_page=10")
        times.append(1000 * (time.perf_counter() - start))
        found += any(row["slug"] == slug for row in json.loads(body)["results"])
        start = time.perf_counter()
        process.extract(
            wrong, known, scorer=DamerauLevenshtein.distance, score_cutoff=2, limit=None
        )
        raw.append(1000 * (time.perf_counter() - start))
    return Typos(found / len(times), times, raw)


def _quoted(text: str) -> str:
    return quote(text)


def _slip(word: str, random: Random) -> str:
    """One letter is missing, doubled, another one, or swapped with the next."""
    place = random.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    other = random.choice("abcdefghijklmnopqrstuvwxyz".replace(letter, ""))
    return random.choice(
        [
            before + after,
            before + letter + letter + after,
            before + other + after,
            before + after[0] + letter + after[1:],
        ]
    )
