"""People, their entries, organizations and topics under /api/v1/."""

from __future__ import annotations

from typing import Any

from core.api import routes
from core.renderers import Columns, Row, joined
from core.writing import ChangingEntry, ChangingRow, Creating
from people import inputs, row_fields, writing
from people.entry_filters import (
    AwardFilter,
    DegreeFilter,
    OrganizationFilter,
    PositionFilter,
    TalkFilter,
)
from people.entry_serializers import (
    award_rows,
    degree_rows,
    organization_detail,
    organization_rows,
    position_rows,
    talk_rows,
)
from people.filters import PersonFilter, TopicFilter
from people.models import Award, Degree, Organization, Person, Position, Talk, Topic
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


def _name(row: Row) -> Any:
    return row["person"] and row["person"]["name"]


def _mentors(row: Row) -> str:
    return joined(mentor["name"] for mentor in row["mentors"])


DEGREE_COLUMNS: Columns = {
    "id": lambda row: row["id"],
    "person": _name,
    "level": lambda row: row["level"],
    "title": lambda row: row["title"],
    "field": lambda row: row["field"],
    "specialisation": lambda row: row["specialisation"],
    "organization": lambda row: row["organization_printed"],
    "place": lambda row: row["place"],
    "start": lambda row: row["start"],
    "end": lambda row: row["end"],
    "is_current": lambda row: row["is_current"],
    "is_expected": lambda row: row["is_expected"],
    "grade": lambda row: row["grade"],
    "thesis_title": lambda row: row["thesis_title"],
    "mentors": _mentors,
    "url": lambda row: row["html_url"],
}

POSITION_COLUMNS: Columns = {
    "id": lambda row: row["id"],
    "person": _name,
    "kind": lambda row: row["kind"],
    "title": lambda row: row["title"],
    "unit": lambda row: row["unit"],
    "organization": lambda row: row["organization_printed"],
    "place": lambda row: row["place"],
    "start": lambda row: joined(period["start"] for period in row["periods"]),
    "end": lambda row: joined(period["end"] for period in row["periods"]),
    "is_current": lambda row: row["is_current"],
    "mentors": _mentors,
    "url": lambda row: row["html_url"],
}

TALK_COLUMNS: Columns = {
    "id": lambda row: row["id"],
    "person": _name,
    "title": lambda row: row["title"],
    "hosts": lambda row: joined(given["host"] for given in row["deliveries"]),
    "dates": lambda row: joined(given["date"] for given in row["deliveries"]),
    "url": lambda row: row["html_url"],
}

AWARD_COLUMNS: Columns = {
    "id": lambda row: row["id"],
    "person": _name,
    "title": lambda row: row["title"],
    "issuer": lambda row: row["issuer"],
    "years": lambda row: joined(map(str, row["years"])),
    "is_declined": lambda row: row["is_declined"],
    "url": lambda row: row["html_url"],
}

ORGANIZATION_COLUMNS: Columns = {
    "id": lambda row: row["id"],
    "slug": lambda row: row["slug"],
    "name": lambda row: row["name"],
    "acronym": lambda row: row["acronym"],
    "aliases": lambda row: joined(row["aliases"]),
    "parent": lambda row: row["parent"] and row["parent"]["slug"],
    "place": lambda row: row["place"],
    "ror": lambda row: row["ror"],
    "url": lambda row: row["html_url"],
}


class PersonDetail(ChangingRow):
    model = Person
    detail = person_detail
    fields = row_fields.PERSON_DETAIL
    input = inputs.PersonInput
    write = writing.write_person


class PersonList(Creating):
    space = "people"
    filters = PersonFilter
    rows = person_rows
    columns = PERSON_COLUMNS
    fields = row_fields.PERSON
    detail_view = PersonDetail


class TopicDetail(ChangingRow):
    model = Topic
    detail = topic_detail
    fields = row_fields.TOPIC_DETAIL
    input = inputs.TopicInput
    write = writing.write_topic


class TopicList(Creating):
    space = "topics"
    filters = TopicFilter
    rows = topic_rows
    columns = TOPIC_COLUMNS
    fields = row_fields.TOPIC
    detail_view = TopicDetail


class DegreeDetail(ChangingEntry):
    model = Degree
    rows = degree_rows
    fields = row_fields.DEGREE
    input = inputs.DegreeInput
    write = writing.write_degree


class DegreeList(Creating):
    space = "degrees"
    filters = DegreeFilter
    rows = degree_rows
    columns = DEGREE_COLUMNS
    fields = row_fields.DEGREE
    detail_view = DegreeDetail


class PositionDetail(ChangingEntry):
    model = Position
    rows = position_rows
    fields = row_fields.POSITION
    input = inputs.PositionInput
    write = writing.write_position


class PositionList(Creating):
    space = "positions"
    filters = PositionFilter
    rows = position_rows
    columns = POSITION_COLUMNS
    fields = row_fields.POSITION
    detail_view = PositionDetail


class TalkDetail(ChangingEntry):
    model = Talk
    rows = talk_rows
    fields = row_fields.TALK
    input = inputs.TalkInput
    write = writing.write_talk


class TalkList(Creating):
    space = "talks"
    filters = TalkFilter
    rows = talk_rows
    columns = TALK_COLUMNS
    fields = row_fields.TALK
    detail_view = TalkDetail


class AwardDetail(ChangingEntry):
    model = Award
    rows = award_rows
    fields = row_fields.AWARD
    input = inputs.AwardInput
    write = writing.write_award


class AwardList(Creating):
    space = "awards"
    filters = AwardFilter
    rows = award_rows
    columns = AWARD_COLUMNS
    fields = row_fields.AWARD
    detail_view = AwardDetail


class OrganizationDetail(ChangingRow):
    model = Organization
    detail = organization_detail
    fields = row_fields.ORGANIZATION_DETAIL
    input = inputs.OrganizationInput
    write = writing.write_organization


class OrganizationList(Creating):
    space = "organizations"
    filters = OrganizationFilter
    rows = organization_rows
    columns = ORGANIZATION_COLUMNS
    fields = row_fields.ORGANIZATION
    detail_view = OrganizationDetail


urlpatterns = [
    *routes("people", PersonList, PersonDetail),
    *routes("degrees", DegreeList, DegreeDetail),
    *routes("positions", PositionList, PositionDetail),
    *routes("talks", TalkList, TalkDetail),
    *routes("awards", AwardList, AwardDetail),
    *routes("organizations", OrganizationList, OrganizationDetail),
    *routes("topics", TopicList, TopicDetail),
]
