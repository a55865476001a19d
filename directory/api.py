"""The API as a whole: its root, and what answers where nothing else does."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.urls import include, path, re_path
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Endpoint, Links
from core.problems import unknown_address
from directory.autocomplete import Autocomplete
from directory.guide import Guide
from directory.openapi import LISTS, Documentation, SchemaDocument
from people import api as people
from publications import api as publications


class Root(Endpoint):
    """The lists of the API."""

    def get(self, request: Request, *_: Any) -> HttpResponseBase:
        self.check_parameters(request)
        links = Links(request)
        return Response({space: links.list(space) for space in LISTS})


v1 = [
    *publications.urlpatterns,
    *people.urlpatterns,
    path("", Root.as_view(), name="root"),
    path("schema/", SchemaDocument.as_view(), name="schema"),
    path("schema", SchemaDocument.as_view()),
    path("docs/", Documentation.as_view(), name="docs"),
    path("docs", Documentation.as_view()),
    path("autocomplete/", Autocomplete.as_view(), name="autocomplete"),
    path("autocomplete", Autocomplete.as_view()),
]

urlpatterns = [
    path("v1/", include((v1, "api"))),
    path("v1", Root.as_view()),
    path("", Guide.as_view(), name="api-guide"),
    re_path("", unknown_address),
]
