"""Loads the generated rows, and compares them with what the application would have written.

python -m benchmarks.loading NUMBER [SQLITE FILE] fills the empty database that
DATABASE_URL names, from the rows of a filled SQLite file if one is given.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
if __name__ == "__main__":
    django.setup()

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import QuerySet

from benchmarks.generate import Chunk, chunks
from core import search
from core.models import SlugClaim, Slugged
from people.indexes import NAMES
from people.models import (
    NameWord,
    OtherName,
    Person,
    PersonSearch,
    Topic,
    TopicAlias,
)
from publications.indexes import WORDS
from publications.listings import COPIES
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

# Parents first.
MODELS: tuple[type[models.Model], ...] = (
    *(Topic, TopicAlias, Venue, VenueAlias, Person, OtherName, PersonSearch),
    *(Publication, Coauthor, PublicationTopic, TopicListing, PublicationSearch),
    *(NameWord, TitleWord, SlugClaim),
)
# Written with the rows that they are about.
_DERIVED = (PersonSearch, PublicationSearch, NameWord, TitleWord, SlugClaim)
_SAMPLE = 40
# Saving one of these writes the search words of all its publications.
_NAMED_OFTEN = (Topic, TopicAlias, Venue, VenueAlias)
_ROWS_AT_A_TIME = 10_000


def load(found: Iterable[Chunk]) -> None:
    """Writes all rows in one transaction."""
    write = _copy if connection.vendor == "postgresql" else _insert
    with transaction.atomic(), connection.cursor() as cursor:
        for chunk in found:
            write(cursor, chunk)
        for statement in connection.ops.sequence_reset_sql(no_style(), [*MODELS]):
            cursor.execute(statement)


def _copy(cursor: Any, chunk: Chunk) -> None:
    columns = ", ".join(f'"{column}"' for column in chunk.columns)
    table = chunk.model._meta.db_table
    with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
        for row in chunk.rows:
            copy.write_row(row)


def _insert(cursor: Any, chunk: Chunk) -> None:
    columns = ", ".join(f'"{column}"' for column in chunk.columns)
    places = ", ".join(["%s"] * len(chunk.columns))
    cursor.executemany(
        f'INSERT INTO "{chunk.model._meta.db_table}" ({columns}) VALUES ({places})',
        chunk.rows,
    )


def stored(path: Path) -> Iterator[Chunk]:
    """The rows of a filled SQLite file."""
    source = sqlite3.connect(path)
    for model in MODELS:
        columns = tuple(str(each.column) for each in model._meta.concrete_fields)
        names = ", ".join(f'"{column}"' for column in columns)
        rows = source.execute(f'SELECT {names} FROM "{model._meta.db_table}"')
        while some := rows.fetchmany(_ROWS_AT_A_TIME):
            yield Chunk(model, columns, some)
    source.close()


def differences(size: int = _SAMPLE) -> list[str]:
    """Saves a sample of the rows in a transaction that is undone, and says what changed."""
    found: list[str] = []
    with transaction.atomic():
        for model in MODELS:
            if not issubclass(model, _DERIVED):
                found += _differences_of(model, size)
        transaction.set_rollback(True)
    return found


def _differences_of(model: Any, size: int) -> Iterator[str]:
    for row in _sample(model, size):
        before = _written(row)
        row.save()
        after = _written(model.objects.get(pk=row.pk))
        if before != after:
            yield f"{model.__name__} {row.pk}: {before} would be {after}"


def _sample(model: Any, size: int) -> QuerySet[Any]:
    """Rows from the whole table; of what many rows name, a few that few name."""
    if model in _NAMED_OFTEN:
        return model.objects.order_by("-pk")[: size // 10 + 1]
    number = model.objects.count()
    ids = {1 + number * place // size for place in range(size)}
    return model.objects.filter(pk__in=ids)


def _written(row: models.Model) -> dict[str, Any]:
    """A row and what is derived from it elsewhere, less the time of writing."""
    columns = [
        each.attname
        for each in row._meta.concrete_fields
        if not isinstance(each, models.DateTimeField)
    ]
    values = {name: getattr(row, name) for name in columns}
    if isinstance(row, Publication):
        values["words"] = _one(PublicationSearch, publication=row.pk)
        links = PublicationTopic.objects.filter(publication=row.pk).order_by("pk")
        values["links"] = list(links.values_list("topic", flat=True))
        listings = TopicListing.objects.filter(publication=row.pk).order_by("topic")
        values["listings"] = list(listings.values_list("topic", *COPIES))
    if isinstance(row, Person):
        values["words"] = _one(PersonSearch, person=row.pk)
    if isinstance(row, Slugged):
        claims = SlugClaim.objects.filter(space=row.slug_space, object_id=row.pk)
        values["claims"] = list(claims.values_list("slug", flat=True))
    return values


def _one(model: Any, **key: Any) -> list[Any]:
    return list(model.objects.filter(**key).values())


def _settle() -> None:
    """What autovacuum does in time, so that the planner knows the tables."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    else:
        search.settle(WORDS)


def main(arguments: Sequence[str]) -> int:
    number, *source = arguments
    call_command("migrate", verbosity=0)
    # An index over all rows at once takes a fraction of the time of one by one.
    for index in (NAMES, WORDS):
        search.remove(index)
    load(stored(Path(source[0])) if source else chunks(int(number)))
    for index in (NAMES, WORDS):
        search.rebuild(index)
    _settle()
    faults = differences()
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
