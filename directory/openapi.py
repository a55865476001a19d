"""The OpenAPI document of the whole API, and the page that shows it."""

from __future__ import annotations

import functools
from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpResponseBase
from django.urls import resolve, reverse
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Endpoint
from core.openapi import (
    answers,
    beside_rows,
    format_of,
    inputs_of,
    key_of,
    list_of,
    operation,
    operations,
)
from core.openapi_parts import Schema, components, query, reference
from directory.autocomplete import Autocomplete, Suggestions
from directory.suggested import KINDS
from people.openapi import DESCRIBED as PEOPLE
from publications.openapi import DESCRIBED as PUBLICATIONS

LISTS = (
    *("people", "degrees", "positions", "publications", "coauthors", "venues"),
    *("topics", "organizations", "talks", "awards"),
)
DESCRIBED = {space: (PEOPLE | PUBLICATIONS)[space] for space in LISTS}

_TEXT = {"type": "string", "examples": ["sekh", "unlearn"]}

ABOUT = """\
Reading needs no login and no key, from any site.

**Lists** answer a page at a time as `{count, count_exact, next, previous, results}`:
follow `next` until it is null. `cursor=*` begins a walk through all rows, and a file
(`format=csv` and others) holds all of them at once.

**Parameters** have one grammar:

- `venue=neurips,icml`: one of them.
- `topic=a&topic=b`: both.
- `venue=!colt,icml`: none of them; rows without a venue stay.
- `year=null`: the rows without a year.
- `year=2018-2022`, `2018-`, `-2022`: ranges, both ends included.
- `true` and `false`; an empty value counts as absent.
- `q` is free text, outside this grammar.

**Counts**: `facets=venue,year` adds to a page what each value of these filters would
find, `group_by=venue` answers `{count, count_exact, next, previous, groups}` in place of
the rows.

**Rows** have all of their members, and null where a value is unknown. A date is as
precise as it was stated.

**Refusals** are `application/problem+json` whatever format was asked for. Nothing is
ignored: an unknown parameter or value is a 400 that names the parameter, the values that
are allowed and the nearest one.

**Answers** carry an `ETag`; send it back in `If-None-Match` for a 304 without a body.
"""


class SchemaDocument(Endpoint):
    """The document itself."""

    def get(self, request: Request) -> HttpResponseBase:
        self.check_parameters(request)
        return Response(document())


# Swagger UI's own style sheet draws its arrows from data: addresses.
@method_decorator(csp_update({"img-src": ["data:"]}), name="dispatch")
class Documentation(TemplateView):
    template_name = "directory/api_docs.html"


@functools.cache
def document() -> Schema:
    """The whole API; it depends on the code and the name of the site alone."""
    views = {space: _view(reverse(f"api:{space}")) for space in DESCRIBED}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.SITE_NAME}: API",
            "version": "1",
            "description": ABOUT,
        },
        "servers": [{"url": "/"}],
        "tags": [
            *(
                {"name": space, "description": described.about}
                for space, described in DESCRIBED.items()
            ),
            {"name": "autocomplete", "description": "Suggestions while one types."},
        ],
        "security": [],
        "paths": {
            **{address: item for space in DESCRIBED for address, item in _paths(space)},
            reverse("api:autocomplete"): {"get": _autocomplete()},
        },
        "components": components(
            {DESCRIBED[space]: beside_rows(view) for space, view in views.items()},
            [*inputs_of(views.values()), Suggestions],
        ),
    }


def _paths(space: str) -> list[tuple[str, Schema]]:
    list_address = reverse(f"api:{space}")
    sample = reverse(f"api:{space}-detail", args=["0"])
    list_view, detail_view = _view(list_address), _view(sample)
    key = f"{{{key_of(detail_view)}}}"
    many, one = operations(space, DESCRIBED[space], list_view, detail_view)
    return [(list_address, many), (f"{list_address}{key}/", one)]


def _autocomplete() -> Schema:
    kinds = list_of(KINDS)
    return operation(
        "autocomplete",
        "autocomplete",
        "What begins with the words of `q`",
        parameters=[
            query("q", "Every word must begin a word of a name or title.", _TEXT),
            query("kind", "Only these kinds; all without it.", kinds, explode=False),
            format_of(Autocomplete),
        ],
        responses=answers(Autocomplete, reference("schemas", Suggestions.__name__)),
    )


def _view(address: str) -> Any:
    """The class of the view that answers there."""
    return resolve(address).func.view_class  # type: ignore[attr-defined]
