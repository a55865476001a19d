"""Puts a backup in the place of what a database holds."""

from __future__ import annotations

import contextlib
import itertools
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from directory.backups import archive, tables
from people.models import Person

_AT_A_TIME = 1000
# Seconds for which somebody else may hold the database.
LONGEST_WAIT = 20


class InUse(Exception):
    """The database is kept from us, as a rule by who goes on using it; in its own words."""


@contextlib.contextmanager
def checked(file: IO[bytes]) -> Iterator[tuple[zipfile.ZipFile, archive.Manifest]]:
    """The archive of a file that was read to its end and can be restored by this code.

    Raises BadBackup.
    """
    with archive.opened(file) as zipped:
        manifest = archive.read_manifest(zipped)
        known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
        if newer := set(manifest.migrations) - known:
            raise archive.BadBackup(
                "The backup was made by a newer version of this application, which "
                f"has also {', '.join(sorted(newer)[:3])}."
            )
        archive.check(zipped, manifest)
        yield zipped, manifest


def is_empty() -> bool:
    """Whether nothing would be lost: the database has neither people nor accounts."""
    try:
        return not (Person.objects.exists() or User.objects.exists())
    except DatabaseError:
        return not connection.introspection.table_names()


def restore(zipped: zipfile.ZipFile, manifest: archive.Manifest) -> None:
    """All or nothing: as it was before until the last row is in its place.

    The tables become those of the migrations that the backup has; whoever calls this
    migrates afterwards, as with any update. Raises InUse.
    """
    replace = _replace_sqlite if connection.vendor == "sqlite" else _replace_postgresql
    try:
        replace(zipped, manifest)
    except (OperationalError, sqlite3.OperationalError) as fault:
        raise InUse(str(fault)) from fault
    # The ids of content types are those of the backup now.
    ContentType.objects.clear_cache()


def _replace_sqlite(zipped: zipfile.ZipFile, manifest: archive.Manifest) -> None:
    """Builds a file beside the present one, then copies it over in one transaction."""
    present = str(connection.settings_dict["NAME"])
    with tempfile.TemporaryDirectory(dir=Path(present).parent) as folder:
        with _database(f"{folder}/restored.sqlite3") as built:
            _make_tables(manifest)
            with transaction.atomic():
                _load(zipped, manifest)
        with (
            contextlib.closing(sqlite3.connect(built)) as source,
            contextlib.closing(sqlite3.connect(present)) as target,
        ):
            _claim(target)
            source.backup(target)


def _claim(target: sqlite3.Connection) -> None:
    """Waits until nobody writes; copying would wait for ever."""
    target.execute(f"PRAGMA busy_timeout = {LONGEST_WAIT * 1000}")
    target.execute("BEGIN IMMEDIATE")
    target.rollback()


@contextlib.contextmanager
def _database(path: str) -> Iterator[str]:
    """The connection leads to another file meanwhile, in migrations too."""
    present = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = path
    try:
        yield path
    finally:
        connection.close()
        connection.settings_dict["NAME"] = present


def _replace_postgresql(zipped: zipfile.ZipFile, manifest: archive.Manifest) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        # The site holds its tables while it answers; it must not be waited for long.
        cursor.execute(f"SET LOCAL lock_timeout = '{LONGEST_WAIT}s'")
        _drop_tables(cursor, manifest)
        _make_tables(manifest)
        _load(zipped, manifest)


def _drop_tables(cursor: Any, manifest: archive.Manifest) -> None:
    """Only those of this application: others may share the database."""
    labels = {name.partition(".")[0] for name in manifest.migrations}
    labels |= {app for app, _ in MigrationLoader(None).graph.nodes}
    starts = tuple(f"{label}_" for label in [*labels, "django"])
    ours = [
        connection.ops.quote_name(name)
        for name in connection.introspection.table_names(cursor)
        if name.startswith(starts) or name == "cache"
    ]
    if ours:
        cursor.execute(f"DROP TABLE {', '.join(ours)} CASCADE")


def _make_tables(manifest: archive.Manifest) -> None:
    wanted = set(manifest.migrations)
    executor = MigrationExecutor(connection, _settle)
    graph = executor.loader.graph
    nodes = {key for key in graph.nodes if ".".join(key) in wanted}
    # Named by themselves, earlier ones would mean a way back from the later ones.
    last = [
        key
        for key in nodes
        if not nodes & {child.key for child in graph.node_map[key].children}
    ]
    executor.migrate(sorted(last))


def _settle(action: str, *_: Any) -> None:
    """What one migration wrote is checked before the next one changes its tables."""
    if action == "apply_success" and connection.in_atomic_block:
        connection.check_constraints()


def _load(zipped: zipfile.ZipFile, manifest: archive.Manifest) -> None:
    models = tables.models_at(set(manifest.migrations), MigrationLoader(connection))
    by_label = {model._meta.label: model for model in models}
    if missing := manifest.tables.keys() ^ by_label.keys():
        raise archive.BadBackup(f"Nothing is known of {', '.join(sorted(missing))}.")
    with connection.cursor() as cursor:
        for model in models:
            # What migrations wrote comes from the backup as well.
            cursor.execute(
                f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}"
            )
        for label, table in manifest.tables.items():
            rows = archive.rows(zipped, label)
            while batch := list(itertools.islice(rows, _AT_A_TIME)):
                tables.insert(cursor, by_label[label], table.columns, batch)
        for sql in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(sql)
    connection.check_constraints()
