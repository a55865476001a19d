"""Takes a backup while the site goes on."""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO

from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils.crypto import salted_hmac

from directory.backups import archive, tables


def back_up(file: IO[bytes]) -> archive.Manifest:
    """Writes all rows as they were at one moment; who writes meanwhile does not wait."""
    loader = MigrationLoader(connection)
    migrations = tables.applied(loader)
    manifest = archive.Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        migrations=migrations,
        key=key(),
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped, _one_moment():
        for model in tables.models_at(set(migrations), loader):
            manifest.tables[model._meta.label] = archive.add_table(
                zipped,
                model._meta.label,
                [column.attname for column in tables.columns(model)],
                tables.rows(model),
            )
        archive.add_manifest(zipped, manifest)
    return manifest


def key() -> str:
    """What the manifest keeps to tell whether a SECRET_KEY is the same."""
    return salted_hmac("directory.backups", "").hexdigest()[:16]


@contextlib.contextmanager
def _one_moment() -> Iterator[None]:
    """All that is read sees the same state, and blocks nobody."""
    if connection.vendor != "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Django's transactions take SQLite's write lock at once; a reader needs none.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
