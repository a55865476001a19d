"""The file of a backup: a zip with a list of JSON lines for each table and a manifest.

Any tool opens it. Nothing here knows a database.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import IO, Any

import orjson

FORMAT = "people-and-papers backup"
VERSION = 1
MANIFEST = "manifest.json"
# No manifest is longer; a file that claims so is none of ours.
_LONGEST_MANIFEST = 16 * 1024 * 1024


class BadBackup(Exception):
    """What is wrong with the file, as a sentence for who restores."""


@dataclass(frozen=True)
class Table:
    """What the manifest says of one table."""

    columns: list[str]
    rows: int
    sha256: str


@dataclass
class Manifest:
    """What is in a backup, and what it was made of."""

    made_at: str
    # The migrations that the database had, as "app.name".
    migrations: list[str]
    # Tells whether two sites have the same SECRET_KEY, and nothing about it.
    key: str
    tables: dict[str, Table] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())


def add_table(
    archive: zipfile.ZipFile, name: str, columns: list[str], rows: Iterable[Any]
) -> Table:
    """Writes the rows as they come, so that memory does not grow with them."""
    digest, count = hashlib.sha256(), 0
    with archive.open(_member(name), "w", force_zip64=True) as member:
        for row in rows:
            line = orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
            digest.update(line)
            member.write(line)
            count += 1
    return Table(columns, count, digest.hexdigest())


def add_manifest(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    about = {"format": FORMAT, "version": VERSION, **asdict(manifest)}
    archive.writestr(MANIFEST, orjson.dumps(about, option=orjson.OPT_INDENT_2))


def _member(name: str) -> str:
    return f"tables/{name}.jsonl"


def new_file(path: str) -> IO[bytes]:
    """A file that only its owner reads, from its first byte on; it must not be there yet."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        if archive.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
            raise BadBackup("The file is no backup of a directory.")
        about = orjson.loads(archive.read(MANIFEST))
        kind, version = about.pop("format"), about.pop("version")
        tables = {name: Table(**table) for name, table in about.pop("tables").items()}
        manifest = Manifest(**about, tables=tables)
    except (KeyError, TypeError, AttributeError, ValueError, *_DAMAGE) as fault:
        raise BadBackup("The file is no backup of a directory.") from fault
    if kind != FORMAT:
        raise BadBackup("The file is no backup of a directory.")
    if version != VERSION:
        raise BadBackup("The backup was made by a newer version of this application.")
    return manifest


# What reading a damaged zip raises; it notices some damage itself.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)


def opened(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (*_DAMAGE, ValueError) as fault:
        raise BadBackup("The file is no backup, or its end is missing.") from fault


def check(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Reads all of it: each table has the rows and the very bytes that were written."""
    for name, table in manifest.tables.items():
        digest, count = hashlib.sha256(), 0
        for line in _lines(archive, name):
            digest.update(line)
            count += 1
        if (count, digest.hexdigest()) != (table.rows, table.sha256):
            raise BadBackup(f"The backup is damaged: {name} is not as it was written.")


def rows(archive: zipfile.ZipFile, name: str) -> Iterator[list[Any]]:
    return map(orjson.loads, _lines(archive, name))


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    try:
        with archive.open(_member(name)) as member:
            yield from member
    except (KeyError, *_DAMAGE) as fault:
        raise BadBackup(f"The backup is damaged: {name} cannot be read.") from fault
