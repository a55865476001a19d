"""Coauthors under /api/v1/: each name on each work, and whom it leads to."""

import pytest

from tests.factories import (
    make_coauthor,
    make_curator,
    make_person,
    make_publication,
    make_record,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def get(client):
    def answer(path, user=None):
        if user:
            client.force_login(user)
        return client.get(f"/api/v1/{path}").json()

    return answer


@pytest.fixture
def names():
    """Ada and an outsider on First; Dee, a draft, and Cy, not confirmed, on Second."""
    first = make_publication("First", issued="2020")
    make_coauthor(
        first, "A. Lee", person=make_person("Ada Lee"),
        shared_mark="equal_contribution", raw_affiliation="Room 1, Example University",
    )  # fmt: skip
    make_coauthor(first, "Out Sider", role="editor", position=1)
    second = make_publication("Second", issued="")
    make_coauthor(second, "D. Draft", person=make_person("Dee Draft", status="draft"))
    make_coauthor(
        second, "Çy Poe", person=make_record("Cy Poe"), link_state="suggested"
    )
    make_coauthor(make_publication("Hidden", visibility="private"), "Secret Name")


def test_a_row_says_who_stands_where_on_what(get, names):
    [row] = get("coauthors/?person=ada-lee")["results"]

    assert row["url"] == f"http://testserver/api/v1/coauthors/{row['id']}/"
    assert row["html_url"] == "http://testserver/publications/first/"
    assert row["publication"].items() >= {"slug": "first", "year": 2020}.items()
    assert (row["name"], row["position"], row["role"]) == ("A. Lee", 1, "author")
    assert row["person"] == {"slug": "ada-lee", "name": "Ada Lee"}
    assert (row["shared_mark"], row["shared_group"]) == ("equal_contribution", 1)
    assert row["raw_affiliation"] == "Room 1, Example University"
    assert get(f"coauthors/{row['id']}/") == row


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["A. Lee", "Out Sider", "D. Draft", "Çy Poe"]),
        ("sort=name", ["A. Lee", "Çy Poe", "D. Draft", "Out Sider"]),
        ("sort=-year", ["Out Sider", "A. Lee", "Çy Poe", "D. Draft"]),
        ("person=null", ["Out Sider", "D. Draft", "Çy Poe"]),
        ("person=!ada-lee", ["Out Sider", "D. Draft", "Çy Poe"]),
        ("publication=second", ["D. Draft", "Çy Poe"]),
        ("year=2019-", ["A. Lee", "Out Sider"]),
        ("year=null", ["D. Draft", "Çy Poe"]),
        ("role=editor", ["Out Sider"]),
        ("shared_mark=equal_contribution", ["A. Lee"]),
        ("q=cy", ["Çy Poe"]),
        ("q=secret", []),
    ],
)
def test_a_query_finds_names(get, names, query, found):
    assert [row["name"] for row in get(f"coauthors/?{query}")["results"]] == found


def test_a_name_leads_only_to_people_whom_the_reader_may_see(get, names):
    def people(user=None):
        rows = get("coauthors/?publication=second", user)["results"]
        return [row["person"] and row["person"]["slug"] for row in rows]

    assert people() == [None, None]
    assert people(make_curator()) == ["dee-draft", None]


@pytest.mark.parametrize(
    "query", ["person=dee-draft", "person=cy-poe", "publication=hidden"]
)
def test_a_hidden_name_is_unknown(client, names, query):
    assert client.get(f"/api/v1/coauthors/?{query}").status_code == 400


def test_null_means_nobody_for_a_curator_too(get, names):
    rows = get("coauthors/?person=null", make_curator())["results"]

    assert [row["name"] for row in rows] == ["Out Sider", "Çy Poe", "Secret Name"]


def test_a_list_costs_the_same_for_many(client, names, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/api/v1/coauthors/")
