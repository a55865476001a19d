"""What is wrong with a request, and how every address under /api/ says so (RFC 9457)."""

from __future__ import annotations

import difflib
import logging
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

import orjson
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.core.signals import got_request_exception
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.views.decorators.csrf import csrf_exempt
from rest_framework.exceptions import APIException

from core import deadlines
from core.models import Gone

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
# Characters of a bad value that a message repeats.
_SHOWN = 100


@dataclass(frozen=True)
class Fault:
    """One bad parameter: `allowed` where the values form a closed list, `nearest` where one is close."""

    parameter: str
    message: str
    allowed: tuple[str, ...] | None = None
    nearest: str | None = None


@dataclass(frozen=True)
class BodyFault:
    """What is wrong at one place of a body; `pointer` is a JSON Pointer (RFC 6901)."""

    pointer: str
    message: str
    allowed: tuple[str, ...] | None = None
    nearest: str | None = None


class BodyProblem(BadRequest):
    """The body of a request cannot be taken; HTTP 400."""

    def __init__(self, *faults: BodyFault) -> None:
        super().__init__(" ".join(fault.message for fault in faults))
        self.faults = faults


class ParameterProblem(BadRequest):
    """The query string cannot be answered; HTTP 400, on pages as well."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(" ".join(fault.message for fault in faults))
        self.faults = faults


class Moved(Exception):
    """The row has another address; HTTP 301."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def nearest(value: str, candidates: Iterable[str]) -> str | None:
    """The candidate that looks most like the value, None when none does."""
    close = difflib.get_close_matches(value[:_SHOWN].lower(), candidates, n=1)
    return close[0] if close else None


def quoted(value: str) -> str:
    """A value as a message repeats it, cut when it is long."""
    return f"“{value if len(value) <= _SHOWN else value[:_SHOWN] + '…'}”"


def problem(
    path: str,
    status: int,
    detail: str,
    *,
    faults: Iterable[Fault | BodyFault] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer for a request that failed. Source: RFC 9457, "Problem Details for HTTP APIs"."""
    members: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": path,
    }
    if errors := [asdict(fault) for fault in faults]:
        members["errors"] = errors
    return HttpResponse(
        orjson.dumps(members), status=status, content_type=MEDIA_TYPE, headers=headers
    )


def exception_handler(error: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """REST framework's hook: every exception of a view becomes a problem answer."""
    request = context["request"]._request
    if isinstance(error, Moved):
        return HttpResponsePermanentRedirect(error.address)
    if isinstance(error, (ParameterProblem, BodyProblem)):
        return problem(request.path, 400, str(error), faults=error.faults)
    if isinstance(error, APIException):
        return problem(
            request.path, error.status_code, str(error.detail), headers=_headers(error)
        )
    if deadlines.was_stopped(error):
        wait = {"Retry-After": deadlines.RETRY_AFTER}
        return problem(request.path, 503, deadlines.STOPPED, headers=wait)
    status, detail = _status(error)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.exception("request failed", extra={"fields": {"path": request.path}})
        got_request_exception.send(sender=type(context["view"]), request=request)
    return problem(request.path, status, detail)


def _status(error: Exception) -> tuple[int, str]:
    if isinstance(error, Gone):
        return 410, "This was removed; its address is not given again."
    if isinstance(error, Http404):
        return 404, "There is nothing at this address."
    if isinstance(error, PermissionDenied):
        return 403, "This is not open to you."
    if isinstance(error, RequestDataTooBig):
        return 413, "The body is too large."
    if isinstance(error, (BadRequest, SuspiciousOperation)):
        return 400, "The request cannot be read."
    return 500, "The server failed; the fault was recorded."


def _headers(error: APIException) -> dict[str, str]:
    """The headers that belong to a refusal: how to sign in, when to come again."""
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait))
    return headers


@csrf_exempt
def unknown_address(request: HttpRequest, **_: Any) -> HttpResponse:
    """The view of every path under /api/ that nothing else answers."""
    return problem(
        request.path,
        404,
        "There is nothing at this address. The API begins at /api/v1/.",
    )
