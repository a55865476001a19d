"""Rows a second of a bulk import with its search index, beside raw statements; prints JSON.

DATABASE_URL names a filled database; everything is undone at the end.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
if __name__ == "__main__":
    django.setup()

from django.db import connection, models, transaction

from core.models import SlugClaim
from core.saving import insert_rows
from publications.models import (
    Coauthor,
    Publication,
    PublicationSearch,
    PublicationTopic,
    TopicListing,
)
from publications.models.publication import title_key
from publications.search import reindex

_NUMBER = 1_000
_AUTHORS = ("Ada Import", "Bo Import", "Cy Import")
_DERIVED = (PublicationSearch, TopicListing)


def _make(start: int) -> None:
    """Works with three authors and a topic, as a loader of many rows writes them."""
    works = []
    for number in range(start, start + _NUMBER):
        title = f"Imported work number {number} about some things"
        work = Publication(id=number, slug=f"import-{number}", title=title)
        work.title_key, work.sort_year, work.issued = title_key(title), 2024, "2024"
        works.append(work)
    insert_rows(works)
    insert_rows(
        SlugClaim(space="publications", slug=work.slug, object_id=work.pk)
        for work in works
    )
    insert_rows(
        Coauthor(
            publication=work,
            position=position,
            credit_name=name,
            name_key=name.lower(),
        )
        for work in works
        for position, name in enumerate(_AUTHORS, 1)
    )
    insert_rows(
        PublicationTopic(publication=work, topic_id=1 + work.pk % 5) for work in works
    )
    reindex([work.pk for work in works])


def _rows(model: Any, first: int) -> tuple[str, list[tuple[Any, ...]]]:
    """An INSERT for the rows of these works, and its values."""
    fields = model._meta.concrete_fields
    key = "pk" if model is Publication else "publication_id"
    if model is SlugClaim:
        key = "object_id"
    if isinstance(fields[0], models.AutoField | models.BigAutoField) and key != "pk":
        fields = fields[1:]
    found = model._default_manager.filter(**{f"{key}__gte": first}).order_by("pk")
    columns = ", ".join(f'"{each.column}"' for each in fields)
    places = ", ".join(["%s"] * len(fields))
    sql = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places})'
    rows = [
        tuple(
            each.get_db_prep_save(getattr(row, each.attname), connection)
            for each in fields
        )
        for row in found
    ]
    return sql, rows


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def measure() -> dict[str, float]:
    """Seconds of the application, and of raw statements that write the same rows."""
    last = Publication.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    first = last + 1
    tables = (Publication, SlugClaim, Coauthor, PublicationTopic, TopicListing)
    with transaction.atomic():
        application = _timed(lambda: _make(first))
        written = [_rows(model, first) for model in (*tables, PublicationSearch)]
        transaction.set_rollback(True)

    def insert() -> None:
        with connection.cursor() as cursor:
            for sql, rows in written:
                cursor.executemany(sql, rows)

    with transaction.atomic():
        raw = _timed(insert)
        transaction.set_rollback(True)
    return {
        "application": _NUMBER / application,
        "raw": _NUMBER / raw,
        "ratio": raw / application,
    }


if __name__ == "__main__":
    json.dump(measure(), sys.stdout)
