"""Evidence for curators: a page for each person and work, which profiles also load as a fragment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path

from core.admin_lists import ReadOnlyAdmin
from core.audience import CURATE
from curation import evidence
from people.models import Person
from publications.models import Publication

_OF: dict[str, Callable[[Any], list[evidence.Shown]]] = {
    Person.slug_space: evidence.of_person,
    Publication.slug_space: evidence.of_work,
}
_MODELS: dict[str, Any] = {
    Person.slug_space: Person,
    Publication.slug_space: Publication,
}


class EvidenceAdmin(ReadOnlyAdmin):
    list_display = (
        "__str__",
        "document",
        "field",
        "content_type",
        "reviewer",
        "reviewed_at",
    )
    list_filter = ("content_type", "document")
    list_select_related = ("document", "content_type", "reviewer")

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.sources_view)
        return [
            path("of/<slug:space>/<int:pk>/", page, name="curation_evidence_of"),
            *super().get_urls(),
        ]

    def sources_view(self, request: HttpRequest, space: str, pk: int) -> HttpResponse:
        """The sources of a page, as a page of their own or in pieces for that page."""
        if not (self.has_view_permission(request) and request.user.has_perm(CURATE)):
            raise PermissionDenied
        row = _MODELS[space].objects.filter(pk=pk).first() if space in _MODELS else None
        if row is None:
            raise Http404
        is_fragment = bool(getattr(request, "htmx", False))
        template = "curation/_sources.html" if is_fragment else "curation/sources.html"
        context = {"row": row, "sources": _OF[space](row)}
        return TemplateResponse(request, template, context)
