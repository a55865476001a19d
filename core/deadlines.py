"""How long one statement of a reading request may take; a slower one is stopped."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.backends.signals import connection_created
from django.dispatch import receiver

# Steps of SQLite's machine between two looks at the clock: less than a millisecond.
_STEPS = 20_000
# PostgreSQL's code for a statement that was cancelled. Source: its manual, appendix A.
_CANCELED = "57014"

# What an answer says then, and the seconds after which to come again.
STOPPED = "This took too long and was stopped. Longer words or fewer conditions help."
RETRY_AFTER = "30"

_thread = threading.local()


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Each statement of this thread is stopped after so many seconds; 0 is no limit."""
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        with connection.execute_wrapper(_Limit(seconds)):
            yield
    finally:
        # A file goes on reading after its request.
        _thread.end = None


class _Limit:
    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: Any,
        params: Any,
        many: Any,
        context: Any,
    ) -> Any:
        connection = context["connection"]
        if connection.vendor == "postgresql":
            # A transaction that is undone would undo the limit as well.
            if not connection.in_atomic_block:
                self._tell(connection.connection)
        else:
            _thread.end = time.monotonic() + self.seconds if self.seconds else None
        return execute(sql, params, many, context)

    def _tell(self, server: Any) -> None:
        """Sets the limit of the session where it is another one."""
        if getattr(server, "reading_limit", 0) != self.seconds:
            server.execute(f"SET statement_timeout = {int(1000 * self.seconds)}")
            server.reading_limit = self.seconds


@receiver(connection_created, dispatch_uid="core.deadlines.connection")
def _watch(connection: Any, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.set_progress_handler(_is_over, _STEPS)


def _is_over() -> bool:
    """SQLite stops the statement that runs where this is true."""
    end = getattr(_thread, "end", None)
    return end is not None and time.monotonic() > end


def was_stopped(error: BaseException) -> bool:
    """Whether a statement ended because it took too long."""
    cause = error.__cause__
    return isinstance(error, OperationalError) and (
        str(error) == "interrupted" or getattr(cause, "sqlstate", "") == _CANCELED
    )
