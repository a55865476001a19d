"""The filled databases: kept by number of publications, seed, generator and migrations."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from benchmarks.serving import ENVIRONMENT
from tests import postgres

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "bench"
# What decides which rows there are and in which tables they stand.
_SOURCES = (
    *("benchmarks/generate.py", "benchmarks/vocabulary.py", "core/folding.py"),
    *("core/search/sqlite.py", "core/search/postgres.py"),
)


def sqlite_file(number: int) -> Path:
    """A SQLite file with so many publications; made when there is none yet."""
    file = FOLDER / f"{_key(number)}.sqlite3"
    if not file.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob(f"n{number}_*"):
            old.unlink()
        # Renamed at the end, so that an interrupted load is not taken for a whole one.
        part = file.with_suffix(".part")
        _fill(f"sqlite:///{part}", number)
        part.rename(file)
    return file


@contextlib.contextmanager
def postgres_url(number: int) -> Iterator[str]:
    """A PostgreSQL database with the rows of the SQLite file.

    On the server that DATABASE_URL names it is kept; a server of our own forgets it.
    """
    named = os.environ.get("DATABASE_URL", "")
    if named.startswith("postgres"):
        yield _filled(named, number)
    else:
        with postgres.server() as url:
            yield _filled(url, number)


def _filled(server: str, number: int) -> str:
    name = f"bench_{_key(number)}"
    with psycopg.connect(server, autocommit=True) as connection:
        names = connection.execute("SELECT datname FROM pg_database").fetchall()
        if (name,) not in names:
            part = f"{name}_part"
            connection.execute(f"DROP DATABASE IF EXISTS {part}".encode())
            connection.execute(f"CREATE DATABASE {part}".encode())
            _fill(_database(server, part), number, sqlite_file(number))
            connection.execute(f"ALTER DATABASE {part} RENAME TO {name}".encode())
    return _database(server, name)


def _database(server: str, name: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def _key(number: int) -> str:
    """Letters, digits and "_" only: it names a file and a database."""
    digest = hashlib.sha256()
    migrations = sorted(ROOT.glob("*/migrations/0*.py"))
    for path in (*migrations, *(ROOT / source for source in _SOURCES)):
        digest.update(path.read_bytes())
    return f"n{number}_{digest.hexdigest()[:12]}"


def _fill(url: str, number: int, *source: Path) -> None:
    start = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "benchmarks.loading", str(number), *source],
        env={**os.environ, **ENVIRONMENT, "DATABASE_URL": url},
        cwd=ROOT,
        check=True,
    )
    engine = url.partition(":")[0]
    print(f"{engine}: filled in {time.monotonic() - start:.0f} s", flush=True)
