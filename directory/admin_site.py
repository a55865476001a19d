"""The admin's front page and the order of its parts: by what curators do, not by package."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from curation.tasks import changes, tasks

# Models in the order of the list; what is not named here comes last in the group of its
# package, so that a new model is found too.
GROUPS = {
    "Directory": ["Person", "Publication", "Venue", "Topic", "Organization"],
    "Curation": ["Issue", "CVImport", "Coauthor", "Move", "SourceDocument"],
    "Entries of profiles": ["Degree", "Position", "Mentorship", "Talk", "Delivery"],
    "Accounts": ["User", "Group"],
}
_OTHERS = {"people": "Entries of profiles", "publications": "Entries of profiles"}


class CurationSite(admin.AdminSite):
    index_title = "What wants doing"
    enable_nav_sidebar = True

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        found = {"tasks": tasks(request.user), "changes": changes(request.user)}
        return super().index(request, found | (extra_context or {}))

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[Any]:
        """The models that the user may see, in groups of our own."""
        apps: list[Any] = super().get_app_list(request, app_label)
        if app_label:
            return apps
        groups: dict[str, list[Any]] = {title: [] for title in GROUPS}
        for app in apps:
            for model in app["models"]:
                groups[_group(app["app_label"], model["object_name"])].append(model)
        return [_app(title, models) for title, models in groups.items() if models]


def _group(app_label: str, model: str) -> str:
    for title, named in GROUPS.items():
        if model in named:
            return title
    return _OTHERS.get(app_label, "Curation" if app_label == "curation" else "Accounts")


def _app(title: str, models: list[Any]) -> dict[str, Any]:
    """A group in the shape of Django's applications."""
    order = {name: i for i, name in enumerate(GROUPS[title])}
    models.sort(key=lambda model: order.get(model["object_name"], len(order)))
    return {
        "name": title,
        "app_label": title.lower().replace(" ", "-"),
        "app_url": reverse("admin:index"),
        "has_module_perms": True,
        "models": models,
    }
