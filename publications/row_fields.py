"""What each kind of row says in the API, in order; a detail says more than its row."""

from people.row_fields import ADDRESSES

PUBLICATION = (
    *ADDRESSES,
    *("slug", "title", "year", "issued", "kind", "type", "status", "venue", "topics"),
    *("authors", "alphabetical", "distinctions", "doi", "arxiv_id", "versions"),
    "version_of",
)
PUBLICATION_DETAIL = (
    *PUBLICATION,
    *("visibility", "status_date", "venue_printed", "container_title"),
    *("dates_printed", "volume"),
    *("issue", "page", "publisher", "isbn", "language", "abstract", "thesis_of"),
    *("links", "relations", "referred_to_by"),
)

COAUTHOR = (
    *ADDRESSES,
    *("publication", "role", "position", "name", "person", "shared_mark"),
    *("shared_group", "corresponding", "raw_affiliation"),
)

VENUE = (
    *ADDRESSES,
    *("slug", "name", "acronym", "aliases", "kind", "host", "issn", "homepage"),
    "works",
)
VENUE_DETAIL = (*VENUE, "workshops")
