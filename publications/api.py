"""Publications and venues under /api/v1/."""

from __future__ import annotations

from core.api import DetailEndpoint, ListEndpoint, routes
from core.renderers import Columns, Row, joined
from publications.filters import PublicationFilter, VenueFilter
from publications.models import Publication, Venue
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


class PublicationList(ListEndpoint):
    space = "publications"
    filters = PublicationFilter
    rows = publication_rows
    columns = PUBLICATION_COLUMNS


class PublicationDetail(DetailEndpoint):
    model = Publication
    detail = publication_detail


class VenueList(ListEndpoint):
    space = "venues"
    filters = VenueFilter
    rows = venue_rows
    columns = VENUE_COLUMNS


class VenueDetail(DetailEndpoint):
    model = Venue
    detail = venue_detail


urlpatterns = [
    *routes("publications", PublicationList, PublicationDetail),
    *routes("venues", VenueList, VenueDetail),
]
