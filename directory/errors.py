"""What a page answers when there is nothing at its address, or nothing that can be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from core import deadlines, folding
from core.addresses import READABLE
from core.models import Gone, Slugged
from core.problems import Fault, ParameterProblem, nearest
from directory.requests import request_id
from people.models import Organization, Person, Topic
from publications.models import Publication, Venue

# First segment of an address → what stands behind the second.
SPACES: dict[str, type[Slugged]] = {
    model.slug_space: model
    for model in (Person, Publication, Venue, Topic, Organization)
}
# Slugs that are compared with the one asked for: those that begin with so many of its
# letters, the likelier ones first.
_COMPARED = 500
_BEGINNINGS = (4, 1)


class ErrorPages:
    """Turns what views raise about a request into pages; the API answers for itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        if isinstance(error, ParameterProblem):
            return bad_parameters(request, error)
        if isinstance(error, Gone):
            return render(request, "directory/410.html", status=410)
        if deadlines.was_stopped(error):
            return too_slow(request)
        return None


def bad_parameters(request: HttpRequest, error: ParameterProblem) -> HttpResponse:
    """400, with each parameter that cannot be answered and what it takes."""
    faults = [(fault, _corrected(request, fault)) for fault in error.faults]
    return render(request, "directory/400.html", {"faults": faults}, status=400)


def _corrected(request: HttpRequest, fault: Fault) -> str:
    """The address with the nearest value instead, where one value is all that was asked."""
    values = request.GET.getlist(fault.parameter)
    if not fault.nearest or len(values) != 1 or "," in values[0]:
        return ""
    query = request.GET.copy()
    query[fault.parameter] = "!" * values[0].startswith("!") + fault.nearest
    return f"?{query.urlencode(safe=READABLE)}"


def too_slow(request: HttpRequest) -> HttpResponse:
    """503: a statement was stopped, so that others are served."""
    page = render(request, "directory/503.html", status=503)
    page.headers["Retry-After"] = deadlines.RETRY_AFTER
    return page


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that could not be read at all."""
    return render(request, "directory/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "directory/403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: cookies are off, or the page is older than the session."""
    return render(request, "directory/403.html", {"is_form": True}, status=403)


@dataclass(frozen=True)
class Suggestion:
    text: str
    address: str


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    segments = [part for part in request.path.split("/") if part]
    context = {
        "suggestion": _suggest(segments, request),
        "words": " ".join(folding.words(segments[-1]))[:200] if segments else "",
    }
    return render(request, "directory/404.html", context, status=404)


def _suggest(segments: list[str], request: HttpRequest) -> Suggestion | None:
    """The visible page whose address is most like the one asked for; two queries at most."""
    space = nearest(segments[0], SPACES) if segments else None
    if space is None:
        return None
    if len(segments) == 1:
        return Suggestion(f"/{space}/", reverse(f"{space}:list"))
    slug = "-".join(folding.words(segments[1]))
    rows: Any = SPACES[space]._default_manager
    visible = (
        rows.visible_to(request.user).order_by("slug").values_list("slug", flat=True)
    )
    for length in _BEGINNINGS if slug else ():
        alike = visible.filter(slug__startswith=slug[:length])[:_COMPARED]
        if found := nearest(slug, alike):
            address = reverse(f"{space}:detail", args=[found])
            return Suggestion(address, address)
    return None


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without database, session or anything else that may be what failed."""
    text = render_to_string(
        "directory/500.html",
        {
            "site_name": settings.SITE_NAME,
            "static_url": settings.STATIC_URL,
            "reference": request_id.get(),
            "path": request.path,
        },
    )
    return HttpResponse(text, status=500)
