"""How many requests a minute one client may make of the API, counted for all workers of a machine."""

from __future__ import annotations

import functools
import hashlib
import logging
import sqlite3
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from rest_framework.throttling import BaseThrottle

logger = logging.getLogger(__name__)

# Seconds of one window; each begins with a whole minute.
WINDOW = 60
# Seconds that a request may wait for another one that holds the file.
PATIENCE = 1.0
NAME = "minute"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS used (
    client TEXT NOT NULL, window INTEGER NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (client, window)
) WITHOUT ROWID
"""
_COUNT = """
INSERT INTO used VALUES (?, ?, 1)
ON CONFLICT DO UPDATE SET number = number + 1 RETURNING number
"""


@dataclass(frozen=True)
class Allowance:
    """What a client has left in this window; `reset` is in seconds."""

    limit: int
    used: int
    reset: int

    @property
    def is_spent(self) -> bool:
        return self.used > self.limit

    def headers(self) -> dict[str, str]:
        """Source: draft-ietf-httpapi-ratelimit-headers-10."""
        left = max(0, self.limit - self.used)
        return {
            "RateLimit-Policy": f'"{NAME}";q={self.limit};w={WINDOW}',
            "RateLimit": f'"{NAME}";r={left};t={self.reset}',
        }


class Counter:
    """Counts in a file of its own: reading must not wait for who writes the database.

    The file may be lost at any time, so nothing waits for the disk either.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()

    def count(self, client: str, window: int) -> int:
        """How many requests the client has made in the window, this one included."""
        [number] = self._connection().execute(_COUNT, (client, window)).fetchone()
        if number == 1:
            self._forget_before(window)
        return int(number)

    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            self._local.connection = _opened(self._path)
        found: sqlite3.Connection = self._local.connection
        return found

    def _forget_before(self, window: int) -> None:
        self._connection().execute("DELETE FROM used WHERE window < ?", (window,))


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """SQLite does not wait for this lock by itself when several open a new file at once."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.005)


@functools.cache
def _counter(path: Path) -> Counter:
    return Counter(path)


def count(request: Any, user: Any) -> Allowance | None:
    """Counts a request of this user, or of this address; None where there is no limit."""
    is_known = user is not None and user.is_authenticated
    limit = settings.API_LIMITS["signed_in" if is_known else "anonymous"]
    if not limit:
        return None
    now = time.time()
    window, spent = divmod(int(now), WINDOW)
    client = f"user {user.pk}" if is_known else f"address {_address(request)}"
    try:
        used = _counter(settings.API_LIMITS_FILE).count(_digest(client), window)
    except sqlite3.Error:
        # Better no limit for a moment than no API.
        logger.warning("a request could not be counted", exc_info=True)
        return None
    return Allowance(limit, used, WINDOW - spent)


def _address(request: Any) -> str:
    """The client's address; behind a proxy the one that the proxy saw."""
    return BaseThrottle().get_ident(request) or ""


def _digest(client: str) -> str:
    """No address is kept, only what recognises it."""
    key = settings.SECRET_KEY.encode()[:64]
    return hashlib.blake2b(client.encode(), key=key, digest_size=16).hexdigest()
