"""What search engines are told: the pages worth finding, as any visitor may see them."""

from __future__ import annotations

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from people.models import Organization, Person, Topic
from publications.models import Publication, Venue

# What answers to readers only, or says nothing of its own.
_CLOSED = ("/account/", "/admin/", "/search/", "/theme/")


class StaticPages(Sitemap[str]):
    def items(self) -> list[str]:
        lists = ("people", "publications", "venues", "topics", "organizations")
        return [
            "home",
            *(f"{space}:list" for space in lists),
            "about",
            "privacy",
            "accessibility",
        ]

    def location(self, item: str) -> str:
        return reverse(item)


class Rows(Sitemap[Any]):
    """Rows in the order of their ids, so that a file keeps its rows while others are added."""

    def __init__(self, rows: Any) -> None:
        super().__init__()
        self.rows = rows

    def items(self) -> Any:
        return self.rows.visible_to(None).order_by("pk").only("pk", "slug")


SITEMAPS: dict[str, Sitemap[Any]] = {
    "pages": StaticPages(),
    # Records are marked noindex.
    "people": Rows(Person.objects.profiles()),
    "publications": Rows(Publication.objects.works()),
    "venues": Rows(Venue.objects.all()),
    "topics": Rows(Topic.objects.all()),
    "organizations": Rows(Organization.objects.all()),
}


def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in _CLOSED),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")
