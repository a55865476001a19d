"""Publications, coauthors and venues under /api/v1/."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from rest_framework.request import Request

from core.api import EntryDetail, ListEndpoint, attachment, in_chunks, routes
from core.parameters import occurrences
from core.problems import Fault, ParameterProblem
from core.renderers import Columns, Row, joined
from core.writing import ChangingRow, Creating
from publications import inputs, row_fields, writing
from publications.citation_renderers import RENDERERS, CitationRenderer
from publications.citing import csl_items
from publications.coauthors import CoauthorFilter, coauthor_rows
from publications.filters import PublicationFilter, VenueFilter
from publications.models import Coauthor, Publication, Venue
from publications.serializers import (
    publication_detail,
    publication_rows,
    venue_detail,
    venue_rows,
)


def _names(row: Row, role: str) -> str:
    return joined(author["name"] for author in row["authors"] if author["role"] == role)


PUBLICATION_COLUMNS: Columns = {
    "id": lambda row: row["id"],
    "slug": lambda row: row["slug"],
    "title": lambda row: row["title"],
    "authors": lambda row: _names(row, "author"),
    "editors": lambda row: _names(row, "editor"),
    "translators": lambda row: _names(row, "translator"),
    "alphabetical": lambda row: row["alphabetical"],
    "year": lambda row: row["year"],
    "issued": lambda row: row["issued"],
    "kind": lambda row: row["kind"],
    "type": lambda row: row["type"],
    "status": lambda row: row["status"],
    "venue": lambda row: (
        row["venue"] and (row["venue"]["acronym"] or row["venue"]["name"])
    ),
    "topics": lambda row: joined(topic["name"] for topic in row["topics"]),
    "distinctions": lambda row: joined(
        honour["printed"] for honour in row["distinctions"]
    ),
    "doi": lambda row: row["doi"],
    "arxiv_id": lambda row: row["arxiv_id"],
    "version_of": lambda row: row["version_of"] and row["version_of"]["slug"],
    "url": lambda row: row["html_url"],
}

VENUE_COLUMNS: Columns = {
    "id": lambda row: row["id"],
    "slug": lambda row: row["slug"],
    "acronym": lambda row: row["acronym"],
    "name": lambda row: row["name"],
    "aliases": lambda row: joined(row["aliases"]),
    "kind": lambda row: row["kind"],
    "host": lambda row: row["host"] and row["host"]["slug"],
    "issn": lambda row: row["issn"],
    "works": lambda row: row["works"],
    "url": lambda row: row["html_url"],
}


COAUTHOR_COLUMNS: Columns = {
    "id": lambda row: row["id"],
    "publication": lambda row: row["publication"]["title"],
    "year": lambda row: row["publication"]["year"],
    "role": lambda row: row["role"],
    "position": lambda row: row["position"],
    "name": lambda row: row["name"],
    "person": lambda row: row["person"] and row["person"]["slug"],
    "shared_mark": lambda row: row["shared_mark"],
    "corresponding": lambda row: row["corresponding"],
    "raw_affiliation": lambda row: row["raw_affiliation"],
    "url": lambda row: row["html_url"],
}


def _refuse_fields(request: Request) -> None:
    if occurrences(request.query_params, ["fields"]):
        raise ParameterProblem(
            Fault("fields", "A citation has all its fields: leave fields out.")
        )


class PublicationDetail(ChangingRow):
    renderer_classes = [*ChangingRow.renderer_classes, *RENDERERS]
    model = Publication
    detail = publication_detail
    fields = row_fields.PUBLICATION_DETAIL
    input = inputs.PublicationInput
    write = writing.write_publication

    def found(self, request: Request, id_: int, slug: str) -> HttpResponseBase:
        renderer = request.accepted_renderer
        if not isinstance(renderer, CitationRenderer):
            return super().found(request, id_, slug)
        _refuse_fields(request)
        file = b"".join(renderer.stream(csl_items([id_], request.user)))
        response = HttpResponse(file, content_type=renderer.content_type)
        response["Content-Disposition"] = attachment(slug, renderer)
        return response


class PublicationList(Creating):
    renderer_classes = [*Creating.renderer_classes, *RENDERERS]
    space = "publications"
    filters = PublicationFilter
    rows = publication_rows
    columns = PUBLICATION_COLUMNS
    fields = row_fields.PUBLICATION
    detail_view = PublicationDetail

    def pieces(
        self, request: Request, renderer: Any, found: QuerySet[Any]
    ) -> Iterator[bytes]:
        if not isinstance(renderer, CitationRenderer):
            return super().pieces(request, renderer, found)
        _refuse_fields(request)
        return renderer.stream(
            in_chunks(found, lambda ids: csl_items(ids, request.user))
        )


class VenueDetail(ChangingRow):
    model = Venue
    detail = venue_detail
    fields = row_fields.VENUE_DETAIL
    input = inputs.VenueInput
    write = writing.write_venue


class VenueList(Creating):
    space = "venues"
    filters = VenueFilter
    rows = venue_rows
    columns = VENUE_COLUMNS
    fields = row_fields.VENUE
    detail_view = VenueDetail


class CoauthorList(ListEndpoint):
    space = "coauthors"
    filters = CoauthorFilter
    rows = coauthor_rows
    columns = COAUTHOR_COLUMNS
    fields = row_fields.COAUTHOR


class CoauthorDetail(EntryDetail):
    model = Coauthor
    rows = coauthor_rows
    fields = row_fields.COAUTHOR


urlpatterns = [
    *routes("coauthors", CoauthorList, CoauthorDetail),
    *routes("publications", PublicationList, PublicationDetail),
    *routes("venues", VenueList, VenueDetail),
]
