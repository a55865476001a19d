"""The suggestions under a search field while somebody types, as a piece of a page."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.generic import TemplateView

from core.addresses import ListAddress
from core.audience import Reader
from core.filters import Filters
from core.parameters import occurrences, single
from core.renderers import Row
from directory.autocomplete import suggestions
from directory.suggested import MOST
from people.filters import PersonFilter
from publications.filters import PublicationFilter


@dataclass(frozen=True)
class Field:
    """A search field: what it suggests under which heading, and the list that it is of."""

    headings: Mapping[str, str]
    most: int = MOST
    path: str = ""
    filters: type[Filters] | None = None
    # The parameters of the list that a suggestion sets, by the kind of what is suggested.
    narrowing: Mapping[str, str] = field(default_factory=dict)


# On a list a suggestion narrows it, as far as the list itself does not show the same.
FIELDS = {
    "everywhere": Field(
        {
            "person": "People",
            "venue": "Venues",
            "topic": "Topics",
            "publication": "Publications",
        }
    ),
    "people": Field(
        {"person": "People", "topic": "People who work on"},
        most=5,
        path="people:list",
        filters=PersonFilter,
        narrowing={"topics": "topic"},
    ),
    "publications": Field(
        {"person": "Works of", "venue": "Works at", "topic": "Works on"},
        most=5,
        path="publications:list",
        filters=PublicationFilter,
        narrowing={"people": "person", "venues": "venue", "topics": "topic"},
    ),
}


@dataclass(frozen=True)
class Group:
    """Suggestions of one kind."""

    heading: str
    rows: list[Row]


class Leads:
    """Where suggestions lead: to a page, or to the list of the field, narrowed."""

    def __init__(self, field: Field, data: QueryDict) -> None:
        self.narrowing = field.narrowing
        if field.filters:
            known = field.filters.parameters()
            address = ListAddress.of(reverse(field.path), data, known)
            self.list = address.replaced(q=None, sort=None)

    def of(self, space: str, slug: str) -> Row:
        if space in self.narrowing:
            return {"address": str(self.list.replaced(**{self.narrowing[space]: slug}))}
        return {"address": reverse(f"{space}:detail", args=[slug])}


class Suggestions(TemplateView):
    """The options of one field: `of` names it, `q` is what is typed; the rest is its list's.

    A field that does not exist suggests as the one of the whole directory does.
    """

    template_name = "includes/_suggestions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        data = self.request.GET
        given = occurrences(data, ["q", "of"])
        query, field = (
            single(given, "q"),
            FIELDS.get(single(given, "of"), FIELDS["everywhere"]),
        )
        groups = _groups(query, field, self.request.user, data)
        return super().get_context_data(
            query=query,
            groups=groups,
            has_everything=groups and field.filters is None,
            **kwargs,
        )

    def render_to_response(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(*args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        return response


def _groups(query: str, field: Field, user: Reader, data: QueryDict) -> list[Group]:
    kinds, links = list(field.headings), Leads(field, data)
    rows = suggestions(query, kinds, user, links, field.most)
    grouped = itertools.groupby(rows, key=itemgetter("type"))
    return [Group(field.headings[kind], list(found)) for kind, found in grouped]
