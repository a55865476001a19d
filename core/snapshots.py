"""Counts that are kept for as long as nothing at all has changed in the database.

Only what anybody may see is kept; who is signed in gets each number anew.
"""

from __future__ import annotations

import itertools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.signals import connection_created
from django.dispatch import receiver

from core.audience import Audience

T = TypeVar("T")

# Entries that are kept in one process, and the longest of them.
_ENTRIES = 500
_LONGEST = 10_000

_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock = threading.Lock()
_serials = itertools.count()


def kept(audience: Audience, key: Hashable, count: Callable[[], T]) -> T:
    """What `count` gives, from the last time if nothing was written since."""
    before = _state() if audience == Audience.PUBLIC else None
    if before is None:
        return count()
    with _lock:
        if (before, key) in _kept:
            _kept.move_to_end((before, key))
            found: T = _kept[before, key]
            return found
    number = count()
    # What was written meanwhile may be in the number or not.
    if _state() == before and not (
        isinstance(number, Sized) and len(number) > _LONGEST
    ):
        with _lock:
            _kept[before, key] = number
            while len(_kept) > _ENTRIES:
                _kept.popitem(last=False)
    return number


def held(key: str, read: Callable[[], T]) -> T:
    """What `read` gives, from the last time on this connection if nothing was written since.

    For what is large and the same for everybody, so that nobody must be shown it as it is.
    """
    before = _state()
    if before is None:
        return read()
    held: dict[str, tuple[Hashable, T]] = connections[DEFAULT_DB_ALIAS].held  # type: ignore[attr-defined]
    if key not in held or held[key][0] != before:
        value = read()
        if _state() != before:
            return value
        held[key] = (before, value)
    return held[key][1]


@dataclass(frozen=True)
class Counted:
    """A list whose number of rows is kept."""

    rows: Any
    audience: Audience
    key: Hashable

    def count(self) -> int:
        return kept(self.audience, ("count", self.key), self.rows.count)

    def __getitem__(self, places: slice) -> list[tuple[int, ...]]:
        found: list[tuple[int, ...]] = self.rows[places]
        return found


def _state() -> Hashable | None:
    """What the connection sees, equal as long as that is the same; None in a transaction."""
    connection = connections[DEFAULT_DB_ALIAS]
    # What is written there may yet be undone.
    if connection.in_atomic_block:
        return None
    connection.ensure_connection()
    server: Any = connection.connection
    if connection.vendor == "postgresql":
        # Begins, ends and running transactions that write: the rows that are visible.
        [snapshot] = server.execute("SELECT pg_current_snapshot()::text").fetchone()
        return str(snapshot)
    # The first number changes when another connection commits, the second when we write.
    [version] = server.execute("PRAGMA data_version").fetchone()
    return connection.snapshot_serial, version, server.total_changes  # type: ignore[attr-defined]


@receiver(connection_created, dispatch_uid="core.snapshots.connection")
def _number(connection: Any, **_: Any) -> None:
    connection.snapshot_serial = next(_serials)
    connection.held = {}
