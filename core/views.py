"""What pages share: lists behind filters, entries by their slug, and what an old address answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from django.shortcuts import redirect
from django.views.generic import DetailView, TemplateView

from core.addresses import ListAddress
from core.counting import Choice, offered
from core.facets import CHOICES, Labels, chips, facet
from core.filters import API_CONTROLS, Filters
from core.models import Slugged, resolve_slug
from core.paging import Page

# Where the API begins.
API = "/api/v1"
# Choices that a page has at once.
MOST_CHOICES = 200
# Digits of the largest id that both engines hold.
_LONGEST_ID = 18


@dataclass(frozen=True)
class SortOption:
    label: str
    address: ListAddress
    is_on: bool


class FilteredListView(TemplateView):
    """A list whose query string is that of its API list.

    The context has `filters`, `page` and `list_address`. What a form sends in another
    form (empty fields, two fields for a range) is redirected to the one that links have.
    """

    filters_class: ClassVar[type[Filters]]
    # Where the API has the same list; "" where it has none.
    api_path: ClassVar[str] = ""
    # Orders that the page offers, in words; the default one first.
    sorts: ClassVar[Mapping[str, str]] = {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        query = self.rewritten(request.GET)
        if query != request.GET:
            return redirect(str(self.list_address(query)))
        return super().get(request, *args, **kwargs)

    def rewritten(self, query: QueryDict) -> QueryDict:
        """The query without the empty fields of a form."""
        kept = query.copy()
        for name in self.known():
            if "" in kept.getlist(name):
                kept.setlist(name, [value for value in kept.getlist(name) if value])
        return kept

    @classmethod
    def known(cls) -> tuple[str, ...]:
        return tuple(
            name for name in cls.filters_class.parameters() if name not in API_CONTROLS
        )

    def list_address(self, query: QueryDict) -> ListAddress:
        return ListAddress.of(self.request.path, query, self.known(), self.api_path)

    def rows(self, filters: Filters, page: Page) -> Any:
        """The rows of the page with what the template shows of them."""
        return page.rows

    def sort_options(self, filters: Filters, address: ListAddress) -> list[SortOption]:
        chosen = ",".join(map(str, filters.sort))
        return [
            SortOption(
                label,
                address.replaced(sort="" if words == filters.default_sort else words),
                words == chosen,
            )
            for words, label in self.sorts.items()
            if not (needs := filters.sort_keys[words.lstrip("-").split(",")[0]].needs)
            or needs in filters.given
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET
        filters = self.filters_class(query, user=self.request.user, ignore_unknown=True)
        address = self.list_address(query)
        page = filters.page(query)
        return super().get_context_data(
            filters=filters,
            page=page,
            rows=self.rows(filters, page),
            list_address=address,
            sort_options=self.sort_options(filters, address),
            **kwargs,
        )


class ChoicesView(TemplateView):
    """All choices of a panel beside a list, those that find most first; `find` searches them."""

    template_name = "choices.html"
    list_view: ClassVar[type[FilteredListView]]
    labels: ClassVar[Labels]
    # The list by its name.
    title: ClassVar[str]
    # Whether its kinds have no drawings.
    is_plain: ClassVar[bool] = False

    def choices(self, filters: Filters, name: str) -> list[Choice]:
        """Raises Http404 where the list has no such panel."""
        if name not in self.labels or name not in filters.counters:
            raise Http404
        return offered(filters, name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name, query, shown = kwargs["name"], self.request.GET, self.list_view
        filters = shown.filters_class(
            query, user=self.request.user, ignore_unknown=True
        )
        path = self.request.path.removesuffix(f"{CHOICES}/{name}/")
        address = ListAddress.of(path, query, shown.known(), shown.api_path)
        find = query.get("find", "").strip()
        choices = self.choices(filters, name)
        label, say = self.labels[name]
        return super().get_context_data(
            facet=facet(
                *(name, label, choices, filters, address, say),
                find=find,
                most=MOST_CHOICES,
            ),
            chips=chips(filters.without(name), address, self.labels),
            list_address=address,
            find=find,
            **kwargs,
        )


class AddressedDetailView(DetailView):  # type: ignore[type-arg]
    """One entry by its slug.

    The id and an old slug lead to the present address (301). The address of a removed
    entry raises Gone, which the site answers with 410. An entry that the reader may not
    see is simply not there: `get_queryset` says what may be seen.
    """

    model: type[Slugged]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return self._moved(self.kwargs["slug"])

    def _moved(self, slug: str) -> HttpResponsePermanentRedirect:
        if slug.isdigit() and len(slug) <= _LONGEST_ID:
            found = self.get_queryset().filter(pk=int(slug)).first()
        else:
            found = (
                self.get_queryset().filter(slug=resolve_slug(self.model, slug)).first()
            )
        if found is None:
            raise Http404
        return redirect(found, permanent=True)
