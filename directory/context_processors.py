"""What every page shows of the site: its name, its parts, light or dark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

THEMES = [("light", "Light"), ("dark", "Dark"), ("system", "As the device")]
SECTIONS = [
    ("people", "People"),
    ("publications", "Publications"),
    ("venues", "Venues"),
    ("topics", "Topics"),
    ("organizations", "Organizations"),
]


@dataclass(frozen=True)
class NavigationItem:
    label: str
    address: str
    is_here: bool


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "site_name": settings.SITE_NAME,
        "site_name_parts": re.split(r"\s*(&)\s*", settings.SITE_NAME),
        "contact": settings.CONTACT,
        "theme": _theme(request),
        "themes": THEMES,
        "nav": _navigation(request),
    }


def _theme(request: HttpRequest) -> str:
    """ "light", "dark", or "" to follow the device."""
    chosen = request.COOKIES.get("theme", "")
    return chosen if chosen in {"light", "dark"} else ""


def _navigation(request: HttpRequest) -> list[NavigationItem]:
    here = request.resolver_match.namespace if request.resolver_match else ""
    return [
        NavigationItem(label, reverse(f"{section}:list"), section == here)
        for section, label in SECTIONS
    ]
