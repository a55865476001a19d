"""The measured requests, and the same rows by hand-written SQL on either engine."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg

PER_PAGE = 25
# Requests of one kind, each about another topic or publication.
_VARIANTS = 5

Row = tuple[Any, ...]
Ask = Callable[[str, dict[str, Any]], list[Row]]


@dataclass(frozen=True)
class Request:
    path: str
    values: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Answer:
    """What hand-written SQL found."""

    ids: list[int]
    count: int


@dataclass(frozen=True)
class Case:
    """Requests of one kind, the SQL for their rows, and the same without our listings."""

    name: str
    requests: list[Request]
    rows: Callable[[Ask, dict[str, Any]], Answer]
    stated_rows: Callable[[Ask, dict[str, Any]], Answer] | None = None
    # The works alone, for Datasette; without the parts that an answer of ours has.
    sql: str = ""
    # Whether the usual version by ModelSerializer takes the same requests.
    is_usual: bool = False

    def sql_of(self, request: Request) -> str:
        """With the values written into it; they are our own."""
        return re.sub(r":(\w+)", lambda m: _literal(request.values[m[1]]), self.sql)


def _literal(value: int | str) -> str:
    return str(value) if isinstance(value, int) else f"'{value}'"


def connected(url: str) -> Ask:
    """Asks the database at this address, by SQL with :names."""
    if url.startswith("sqlite"):
        file = sqlite3.connect(url.removeprefix("sqlite:///"))
        return lambda sql, values: file.execute(sql, values).fetchall()
    server = psycopg.connect(url.replace("postgres://", "postgresql://"))
    server.autocommit = True
    return lambda sql, values: server.execute(
        re.sub(r":(\w+)", r"%(\1)s", sql).encode(), values
    ).fetchall()


# The same rows

_COLUMNS = """
    p.id, p.slug, p.title, p.sort_year, p.issued, p.kind, p.status, p.doi, p.arxiv_id,
    p.is_alphabetical, venue.slug, venue.acronym, venue.name
"""
_PUBLICATIONS = f"""
    SELECT {_COLUMNS} FROM publications_publication p
    LEFT JOIN publications_venue venue ON venue.id = p.venue_id WHERE p.id IN (%s)
"""
_AUTHORS = """
    SELECT a.publication_id, a.role, a.position, a.credit_name, a.shared_mark,
        a.shared_group, a.is_corresponding, a.raw_affiliation, person.slug,
        person.credit_name
    FROM publications_coauthor a LEFT JOIN people_person person
        ON person.id = a.person_id AND a.link_state = 'confirmed' AND (
            person.kind = 'record' AND person.status <> 'hidden'
            OR person.kind = 'profile' AND person.status = 'published')
    WHERE a.publication_id IN (%s) ORDER BY a.publication_id, a.role, a.position
"""
_TOPICS = """
    SELECT link.publication_id, topic.slug, topic.name
    FROM publications_publicationtopic link
    JOIN people_topic topic ON topic.id = link.topic_id
    WHERE link.publication_id IN (%s) ORDER BY link.id
"""
_LISTED = """
    SELECT DISTINCT work_year, work FROM publications_topiclisting
    WHERE topic_id = :topic {narrowing} AND visibility = 'public'
"""
_PAGE = _LISTED + "ORDER BY work_year DESC, work DESC LIMIT 25"
_COUNT = f"SELECT COUNT(*) FROM ({_LISTED}) listed"
# A work is found by its own row or by a version, which may have the topics of the work.
_WORKS = """
    WITH works AS (
        SELECT p.id, p.sort_year AS year FROM publications_publicationtopic link
        JOIN publications_publication p ON p.id = link.publication_id
        WHERE link.topic_id = :topic {narrowing}
            AND p.visibility = 'public' AND p.version_of_id IS NULL
        UNION
        SELECT work.id, work.sort_year FROM publications_publication p
        JOIN publications_publication work ON work.id = p.version_of_id
        WHERE p.version_of_id > 0 {narrowing}
            AND p.visibility = 'public' AND work.visibility = 'public'
            AND EXISTS (
                SELECT 1 FROM publications_publicationtopic link
                WHERE link.topic_id = :topic AND link.publication_id = CASE
                    WHEN EXISTS (
                        SELECT 1 FROM publications_publicationtopic own
                        WHERE own.publication_id = p.id
                    ) THEN p.id ELSE work.id END)
    )
    SELECT id, COUNT(*) OVER () FROM works ORDER BY year DESC, id DESC LIMIT 25
"""
_NARROWING = "AND {0}venue_id = :venue AND {0}sort_year BETWEEN :first AND :last"


def _parts(ask: Ask, ids: Sequence[int]) -> None:
    """Reads what the rows of a page show: three statements."""
    listed = ",".join(map(str, ids)) or "0"
    for sql in (_PUBLICATIONS, _AUTHORS, _TOPICS):
        ask(sql % listed, {})


def _list(narrowing: str) -> Callable[[Ask, dict[str, Any]], Answer]:
    """Reads the listings of a topic, as the application does."""
    listed = narrowing.format("")
    page, count = _PAGE.format(narrowing=listed), _COUNT.format(narrowing=listed)

    def read(ask: Ask, values: dict[str, Any]) -> Answer:
        ids = [work for _, work in ask(page, values)]
        _parts(ask, ids)
        return Answer(ids, ask(count, values)[0][0])

    return read


def _list_of_stated(narrowing: str) -> Callable[[Ask, dict[str, Any]], Answer]:
    """Reads what the publications state, and never a listing."""
    sql = _WORKS.format(narrowing=narrowing.format("p."))

    def read(ask: Ask, values: dict[str, Any]) -> Answer:
        found = ask(sql, values)
        ids = [row[0] for row in found]
        _parts(ask, ids)
        return Answer(ids, found[0][1] if found else 0)

    return read


_SINGLE = "SELECT {0} FROM publications_publication WHERE slug = :slug AND visibility = 'public'"


def _detail(ask: Ask, values: dict[str, Any]) -> Answer:
    ids = [row[0] for row in ask(_SINGLE.format("id"), values)]
    _parts(ask, ids)
    return Answer(ids, len(ids))


# The requests


def cases(ask: Ask) -> list[Case]:
    """Popular topics, those narrowed by a venue and seven years, and single works."""
    topics = _popular_topics(ask)
    return [
        Case(
            "list",
            list(map(_topic_list, topics)),
            _list(""),
            _list_of_stated(""),
            sql=_WORKS.format(narrowing=""),
            is_usual=True,
        ),
        Case(
            "filtered list",
            [_narrowed_list(ask, topic) for topic in topics],
            _list(_NARROWING),
            _list_of_stated(_NARROWING),
            sql=_WORKS.format(narrowing=_NARROWING.format("p.")),
        ),
        Case(
            "detail",
            list(_details(ask)),
            _detail,
            sql=_SINGLE.format("*"),
            is_usual=True,
        ),
    ]


def _popular_topics(ask: Ask) -> list[Row]:
    """Topics with the most links, among those without narrower ones."""
    return ask(
        """
        SELECT topic.id, topic.slug FROM people_topic topic
        JOIN publications_publicationtopic link ON link.topic_id = topic.id
        WHERE topic.id NOT IN (SELECT broader_id FROM people_topic WHERE broader_id > 0)
        GROUP BY topic.id, topic.slug ORDER BY COUNT(*) DESC, topic.id LIMIT :number
        """,
        {"number": _VARIANTS},
    )


def _topic_list(topic: Row) -> Request:
    return Request(f"/api/v1/publications/?topic={topic[1]}", {"topic": topic[0]})


def _narrowed_list(ask: Ask, topic: Row) -> Request:
    """At the venue where the topic stands most often, in the seven years around 2015."""
    [venue, slug] = ask(
        """
        SELECT venue.id, venue.slug FROM publications_topiclisting listing
        JOIN publications_venue venue ON venue.id = listing.venue_id
        WHERE listing.topic_id = :topic AND listing.sort_year BETWEEN 2012 AND 2018
        GROUP BY venue.id, venue.slug ORDER BY COUNT(*) DESC, venue.id LIMIT 1
        """,
        {"topic": topic[0]},
    )[0]
    return Request(
        f"/api/v1/publications/?topic={topic[1]}&venue={slug}&year=2012-2018",
        {"topic": topic[0], "venue": venue, "first": 2012, "last": 2018},
    )


def _details(ask: Ask) -> Iterable[Request]:
    [number] = ask("SELECT COUNT(*) FROM publications_publication", {})[0]
    wanted = ",".join(str(1 + number * place // 15) for place in range(15))
    rows = ask(
        "SELECT slug FROM publications_publication WHERE visibility = 'public' "
        f"AND version_of_id IS NULL AND id IN ({wanted}) ORDER BY id LIMIT :number",
        {"number": _VARIANTS},
    )
    return (
        Request(f"/api/v1/publications/{slug}/", {"slug": slug}) for (slug,) in rows
    )
