"""`fields=`: which parts of a row are asked for, in lists, details and tables."""

import pytest

from tests.factories import (
    make_award,
    make_coauthor,
    make_degree,
    make_delivery,
    make_organization,
    make_person,
    make_position,
    make_publication,
    make_publication_topic,
    make_talk,
    make_topic,
    make_venue,
)

pytestmark = pytest.mark.django_db

LISTS = [
    "people", "degrees", "positions", "publications", "coauthors", "venues",
    "topics", "organizations", "talks", "awards",
]  # fmt: skip


@pytest.fixture
def directory():
    """One row in every list."""
    ada = make_person("Ada Lee")
    make_degree(ada, organization=make_organization())
    make_position(ada)
    make_delivery(make_talk(ada))
    make_award(ada, years=[2020])
    work = make_publication("On Examples", venue=make_venue("Examplia"))
    make_coauthor(work, "Ada Lee", person=ada)
    make_publication_topic(work, make_topic("Topology"))


def allowed(client, address):
    document = client.get(f"{address}?fields=nothing").json()
    return document["errors"][0]["allowed"]


@pytest.mark.parametrize("space", LISTS)
def test_every_field_of_a_row_can_be_asked_for(client, directory, space):
    [row] = client.get(f"/api/v1/{space}/").json()["results"]
    detail = client.get(row["url"]).json()

    assert allowed(client, f"/api/v1/{space}/") == list(row)
    assert set(allowed(client, row["url"])) == set(detail)


@pytest.mark.parametrize("space", LISTS)
def test_a_row_has_the_fields_that_were_asked_for_and_no_others(
    client, directory, space
):
    [row] = client.get(f"/api/v1/{space}/?fields=url,id").json()["results"]

    assert list(row) == ["url", "id"]
    assert client.get(f"{row['url']}?fields=html_url").json().keys() == {"html_url"}


def test_an_unknown_field_is_named_with_the_nearest(client):
    response = client.get("/api/v1/publications/?fields=title,yaer")

    [error] = response.json()["errors"]
    assert (response.status_code, error["parameter"]) == (400, "fields")
    assert error["nearest"] == "year"


@pytest.mark.parametrize("value", [",", "title&fields=year"])
def test_a_list_of_fields_is_one_list_with_something_in_it(client, value):
    assert client.get(f"/api/v1/publications/?fields={value}").status_code == 400


def test_an_empty_value_counts_as_absent(client, directory):
    [row] = client.get("/api/v1/publications/?fields=").json()["results"]

    assert row["title"] == "On Examples"


def test_a_table_has_the_columns_that_were_asked_for(client, directory):
    response = client.get("/api/v1/publications/?format=csv&fields=year,title")

    assert response.getvalue() == b"year,title\r\n2020,On Examples\r\n"


def test_a_table_knows_its_own_columns(client):
    document = client.get(
        "/api/v1/publications/?format=csv&fields=authors,versions"
    ).json()

    assert document["errors"][0]["parameter"] == "fields"
    assert "editors" in document["errors"][0]["allowed"]


def test_a_hidden_field_is_as_unknown_as_any(client, directory):
    response = client.get("/api/v1/people/ada-lee/?fields=contacts")

    assert response.status_code == 400
