"""Pages of the whole site: home, search over everything, light or dark."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView, TemplateView

from core.parameters import occurrences, single
from directory.context_processors import THEMES
from directory.home import Overview
from directory.search import Finds

_YEAR_IN_SECONDS = 365 * 24 * 60 * 60


class Home(TemplateView):
    template_name = "directory/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        overview = Overview(self.request.user)
        return super().get_context_data(overview=overview, **kwargs)


class Page(TemplateView):
    """A page of words alone."""


class About(TemplateView):
    template_name = "directory/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        overview = Overview(self.request.user)
        return super().get_context_data(overview=overview, **kwargs)


class Favicon(RedirectView):
    """For what asks for a picture without having read a page, such as the admin."""

    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        return static("favicon.svg")


class Search(TemplateView):
    template_name = "directory/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = single(occurrences(self.request.GET, ["q"]), "q")
        finds = Finds(query, self.request.user) if query else None
        return super().get_context_data(query=query, finds=finds, **kwargs)


# Without a token: the form stands on every page, a token would set a cookie for every
# visitor, and all that a forged request could do is turn the lights on.
@csrf_exempt
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remembers light, dark or the device's choice, and goes back to the page."""
    response = redirect(_page_before(request))
    chosen = request.POST.get("theme", "")
    if chosen in dict(THEMES):
        response.set_cookie(
            "theme",
            chosen,
            max_age=_YEAR_IN_SECONDS,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


def _page_before(request: HttpRequest) -> str:
    address = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else "/"
