"""People and topics under /api/v1/."""

from __future__ import annotations

from core.api import DetailEndpoint, ListEndpoint, routes
from core.renderers import Columns, joined
from people.filters import PersonFilter, TopicFilter
from people.models import Person, Topic
from people.serializers import person_detail, person_rows, topic_detail, topic_rows

PERSON_COLUMNS: Columns = {
    "id": lambda row: row["id"],
    "slug": lambda row: row["slug"],
    "kind": lambda row: row["kind"],
    "name": lambda row: row["name"],
    "sort_name": lambda row: row["sort_name"],
    "headline": lambda row: row["headline"],
    "position": lambda row: row["position"] and row["position"]["title"],
    "organization": lambda row: (
        row["position"] and row["position"]["organization_printed"]
    ),
    "topics": lambda row: joined(topic["name"] for topic in row["topics"]),
    "works": lambda row: row["works"],
    "url": lambda row: row["html_url"],
}

TOPIC_COLUMNS: Columns = {
    "id": lambda row: row["id"],
    "slug": lambda row: row["slug"],
    "name": lambda row: row["name"],
    "aliases": lambda row: joined(row["aliases"]),
    "broader": lambda row: row["broader"] and row["broader"]["slug"],
    "works": lambda row: row["works"],
    "people": lambda row: row["people"],
    "url": lambda row: row["html_url"],
}


class PersonList(ListEndpoint):
    space = "people"
    filters = PersonFilter
    rows = person_rows
    columns = PERSON_COLUMNS


class PersonDetail(DetailEndpoint):
    model = Person
    detail = person_detail


class TopicList(ListEndpoint):
    space = "topics"
    filters = TopicFilter
    rows = topic_rows
    columns = TOPIC_COLUMNS


class TopicDetail(DetailEndpoint):
    model = Topic
    detail = topic_detail


urlpatterns = [
    *routes("people", PersonList, PersonDetail),
    *routes("topics", TopicList, TopicDetail),
]
