"""The tables of a database as its own migrations describe them, whatever the code is by now."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from django.db.migrations.loader import MigrationLoader

Model = type[models.Model]

# A session is a way in: a copy of it in a file would be one too, and one that was
# ended would come back to life.
LEFT_OUT = {"sessions.session"}


class TooNew(Exception):
    """A database whose tables this code does not know; the message names why."""


def applied(loader: MigrationLoader) -> list[str]:
    """The migrations that the database has. Raises TooNew."""
    has = {key for key in loader.applied_migrations if key[0] in loader.migrated_apps}
    if unknown := sorted(".".join(key) for key in has - loader.disk_migrations.keys()):
        raise TooNew(
            "The database belongs to a newer version of this application, which has "
            f"also {', '.join(unknown[:3])}."
        )
    return sorted(".".join(key) for key in has & loader.graph.nodes.keys())


def models_at(migrations: set[str], loader: MigrationLoader) -> list[Model]:
    """The models behind these migrations, join tables among them."""
    nodes = [key for key in loader.graph.nodes if ".".join(key) in migrations]
    apps = loader.project_state(nodes).apps
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.label_lower not in LEFT_OUT
    ]


def columns(model: Model) -> list[models.Field[Any, Any]]:
    """The columns that are written; the database fills generated ones itself."""
    return [
        f for f in model._meta.concrete_fields if not getattr(f, "generated", False)
    ]


def rows(model: Model) -> Iterator[list[Any]]:
    """The rows in values that JSON can carry, by key."""
    names = [column.attname for column in columns(model)]
    found = model._base_manager.order_by("pk").values_list(*names)
    for row in found.iterator(chunk_size=2000):
        yield [_plain(value) for value in row]


def _plain(value: Any) -> Any:
    if isinstance(value, date):  # A time is one as well; both to the last digit.
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    if value is None or isinstance(value, str | int | float | list | dict):
        return value
    return str(value)


def insert(
    cursor: CursorWrapper, model: Model, names: list[str], rows: list[list[Any]]
) -> None:
    """Writes rows exactly as they are: no signal, no default, no new time of change."""
    by_name = {column.attname: column for column in columns(model)}
    fields = [by_name[name] for name in names]
    quote = connection.ops.quote_name
    into = ", ".join(quote(str(field.column)) for field in fields)
    sql = (
        f"INSERT INTO {quote(model._meta.db_table)} ({into}) "
        f"VALUES ({', '.join(['%s'] * len(fields))})"
    )
    cursor.executemany(sql, [_values(fields, row) for row in rows])


def _values(fields: list[models.Field[Any, Any]], row: list[Any]) -> list[Any]:
    return [
        field.get_db_prep_save(field.to_python(value), connection)
        for field, value in zip(fields, row, strict=True)
    ]
