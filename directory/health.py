"""Two answers for whoever watches the site: it is alive, it is ready to serve."""

import functools
import logging

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """200 while the process answers; it asks nothing of the database."""
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and has every migration, 503 with the reason."""
    reason = _reason_not_ready()
    return HttpResponse(
        f"{reason or 'ready'}\n",
        content_type="text/plain",
        status=503 if reason else 200,
    )


def _reason_not_ready() -> str:
    """Empty when the site can serve. The database's own message goes to the log."""
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        logger.exception("database does not answer")
        return "the database does not answer"
    behind = sorted({app for app, name in _last_migrations() - applied.keys()})
    return f"migrations are not applied: {', '.join(behind)}" if behind else ""


@functools.cache
def _last_migrations() -> frozenset[tuple[str, str]]:
    """App and name of each app's last migration. Read once: it loads every file."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())
