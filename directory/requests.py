"""What is recorded of each request: an id and one log line without its query string."""

import json
import logging
import re
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core import deadlines

logger = logging.getLogger(__name__)

request_id: ContextVar[str] = ContextVar("request_id", default="")

# An id from a proxy is kept when it cannot break a log line or a header.
_SAFE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestMiddleware:
    """Gives each request an id, returns it as X-Request-ID and logs one line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_id.set(_id_of(request))
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            if request.method == "HEAD":
                _empty(response)
            response.headers["X-Request-ID"] = request_id.get()
            response.headers["Permissions-Policy"] = (
                "camera=(), geolocation=(), microphone=()"
            )
            _log(request, response, time.perf_counter() - started)
        finally:
            request_id.reset(token)
        return response


class Deadlines:
    """Stops what reading requests ask the database for so long that others must wait."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_reading = request.method in ("GET", "HEAD", "OPTIONS")
        with deadlines.limited(settings.READING_LIMIT if is_reading else 0):
            return self.get_response(request)


def _empty(response: HttpResponse) -> None:
    """Takes the body away; Content-Length goes on saying how long that of a GET is.

    Django leaves this to the server, and gunicorn does not do it.
    """
    if response.streaming:
        response.streaming_content = ()  # type: ignore[attr-defined]
    else:
        response.content = b""


def _id_of(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    return given if _SAFE_ID.fullmatch(given) else secrets.token_hex(8)


def _log(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    fields = {
        "method": request.method,
        "path": request.path,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
    }
    logger.info("request", extra={"fields": fields})


class JSONFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, request id, fields."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if current := request_id.get():
            line["request_id"] = current
        line.update(getattr(record, "fields", {}))
        if record.exc_info:
            line["exception"] = _without_rows(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


# PostgreSQL quotes the row that broke a rule, contact data too.
_QUOTED = re.compile(
    r"^(DETAIL|CONTEXT):.*|(?<=invalid input syntax for type ).*", re.MULTILINE
)


def _without_rows(text: str) -> str:
    return _QUOTED.sub("…", text)
