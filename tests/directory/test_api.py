"""The API as a whole: its root, its refusals and the formats it speaks."""

import pytest
from django.test import Client

from core.models import Slugged
from people.models import Person, Topic
from publications.models import Publication
from tests.factories import (
    make_curator,
    make_person,
    make_publication,
    make_topic,
    make_user,
)
from tests.problems import problem

pytestmark = pytest.mark.django_db

LISTS = [
    "people", "degrees", "positions", "publications", "coauthors", "venues",
    "topics", "organizations", "talks", "awards",
]  # fmt: skip


def test_the_root_leads_to_every_list(client):
    addresses = client.get("/api/v1/").json()

    assert list(addresses) == LISTS
    for address in addresses.values():
        assert client.get(address).json()["count"] == 0


@pytest.mark.parametrize("space", LISTS)
def test_an_empty_list_is_an_envelope(client, space):
    assert client.get(f"/api/v1/{space}/").json() == {
        "count": 0,
        "count_exact": True,
        "next": None,
        "previous": None,
        "results": [],
    }


def test_the_final_slash_may_be_left_out(client):
    make_person("Ada Lee")

    assert client.get("/api/v1/people").json()["count"] == 1
    assert client.get("/api/v1/people/ada-lee").json()["name"] == "Ada Lee"


@pytest.mark.parametrize(
    "path",
    ["v1/nothing/", "v2/", "v1/people/ada/more/", "v1/people/%00/", "v1/people/é/"],
)
def test_an_address_that_is_not_there_is_told_in_json(client, path):
    assert problem(client.get(f"/api/{path}"), 404)["title"] == "Not Found"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_an_address_that_is_not_there_is_told_to_every_method(method):
    client = Client(enforce_csrf_checks=True)

    problem(getattr(client, method)("/api/v1/nothing/"), 404)


@pytest.mark.parametrize("slug", ["nobody", "99999", "9" * 30])
def test_an_unknown_row_is_not_found(client, slug):
    problem(client.get(f"/api/v1/people/{slug}/"), 404)


def test_an_id_leads_to_the_address_with_the_slug(client):
    ada = make_person("Ada Lee")

    response = client.get(f"/api/v1/people/{ada.pk}/?format=json")

    assert response.status_code == 301
    assert response.url == "http://testserver/api/v1/people/ada-lee/?format=json"


def test_an_old_slug_leads_to_the_present_one(client):
    ada = make_person("Ada Lee")
    ada.slug = "ada-byron"
    ada.save()

    response = client.get("/api/v1/people/ada-lee/")

    assert (response.status_code, response.url[-10:]) == (301, "ada-byron/")


def test_a_removed_row_is_gone(client):
    make_person("Ada Lee").delete()

    problem(client.get("/api/v1/people/ada-lee/"), 410)


def test_neither_id_nor_old_slug_tells_of_a_hidden_row(client):
    draft = make_person("Dee Draft", status="draft")
    draft.slug = "dee-new"
    draft.save()

    problem(client.get(f"/api/v1/people/{draft.pk}/"), 404)
    problem(client.get("/api/v1/people/dee-draft/"), 404)


@pytest.mark.parametrize("space", LISTS)
def test_a_bad_parameter_is_named_with_what_is_allowed(client, space):
    document = problem(client.get(f"/api/v1/{space}/?sorted=name"), 400)

    [error] = document["errors"]
    assert (error["parameter"], error["nearest"]) == ("sorted", "sort")
    assert {"sort", "per_page", "page", "format"} < set(error["allowed"])


@pytest.mark.parametrize(
    ("path", "allowed"), [("", ["format"]), ("people/ada-lee/", ["fields", "format"])]
)
def test_other_addresses_know_few_parameters(client, path, allowed):
    make_person("Ada Lee")

    document = problem(client.get(f"/api/v1/{path}?q=x"), 400)

    assert document["errors"][0]["allowed"] == allowed


@pytest.mark.parametrize(
    "query",
    [
        "page=" + "9" * 39,
        "page=0",
        "per_page=201",
        "page=2",
        "sort=nothing",
        "q=%00",
        "q=a%0Ab",
        "format=pdf",
        "fields=nothing",
        "cursor=zzz",
        "cursor=*&page=1",
        "cursor=*&cursor=*",
        "cursor=*&sort=-id",
        "format=json&format=csv",
        "page=1&page=2",
        "&".join(["q=a"] * 101),
        "&".join(["q=a"] * 1001),
        "q=" + "a" * 4096,
        "q=" + "%C3%A9" * 700,
    ],
)
@pytest.mark.parametrize("space", LISTS)
def test_a_query_that_cannot_be_answered_is_a_400(client, space, query):
    assert problem(client.get(f"/api/v1/{space}/?{query}"), 400)["errors"]


@pytest.mark.parametrize(
    "query", ["q=%FF", "q=%F0%9F%8E%93", "q=%ED%A0%80", "q=%2525", "q=_", "&&"]
)
def test_odd_bytes_are_answered(client, query):
    assert client.get(f"/api/v1/publications/?{query}").status_code == 200


def test_the_longest_query_of_conditions_is_answered(client):
    for n in range(10, 20):
        make_publication().topics.add(make_topic(f"T{n}"))
    many = "&".join(f"topic=t{n}" for n in range(10, 20))
    years = "year=" + ",".join(f"{year}-" for year in range(1900, 2000))

    response = client.get(f"/api/v1/publications/?{many}&{many.replace('=', '=!')}")

    assert response.status_code == 200
    assert client.get(f"/api/v1/publications/?{years}").status_code == 200


def test_more_conditions_than_anybody_needs_are_refused_in_words(client):
    for n in range(21):
        make_publication().topics.add(make_topic(f"T{n}"))
    many = "&".join(f"topic=t{n}" for n in range(21))

    refused = problem(client.get(f"/api/v1/publications/?{many}"), 400)

    assert "at most 20 conditions" in refused["detail"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ("application/json;q=0.1,text/csv", "text/csv; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
    ],
)
def test_the_header_chooses_the_format(client, accept, media_type):
    headers = {"accept": accept} if accept else {}

    response = client.get("/api/v1/people/", headers=headers)

    assert response.headers["Content-Type"] == media_type
    assert "Accept" in response.headers["Vary"]


def test_the_parameter_beats_the_header(client):
    response = client.get("/api/v1/people/?format=json", headers={"accept": "text/csv"})

    assert response.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("accept", ["image/png", "nonsense", "application/json;q=0"])
def test_a_format_that_nobody_makes_is_refused(client, accept):
    response = client.get("/api/v1/people/", headers={"accept": accept})

    assert "text/csv" in problem(response, 406)["detail"]


@pytest.mark.parametrize("ask", ["?format=csv&sort=x", "?sort=x"])
def test_a_refusal_is_json_whatever_was_asked_for(client, ask):
    problem(client.get(f"/api/v1/people/{ask}", headers={"accept": "text/csv"}), 400)


def test_one_row_has_no_table(client):
    make_person("Ada Lee")

    document = problem(client.get("/api/v1/people/ada-lee/?format=csv"), 400)

    assert document["errors"][0]["allowed"] == ["json"]


def test_a_method_that_there_is_not_is_refused_whoever_asks(client):
    for path, allowed in (
        ("people/", "GET, POST, HEAD, OPTIONS"),
        ("coauthors/", "GET, HEAD, OPTIONS"),
    ):
        response = client.put(f"/api/v1/{path}", content_type="application/json")

        problem(response, 405)
        assert response.headers["Allow"] == allowed


def test_a_head_has_the_headers_of_a_get(client):
    for query in ("", "?format=csv"):
        head, get = (
            method(f"/api/v1/people/{query}") for method in (client.head, client.get)
        )

        assert head.status_code == 200
        assert head.headers["Content-Type"] == get.headers["Content-Type"]
        assert b"".join(head) == b""


def test_options_name_the_methods_without_a_body(client):
    response = client.options("/api/v1/people/")

    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Allow"] == "GET, POST, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["", "people/", "people/nobody/"])
def test_other_sites_may_read(client, path):
    response = client.get(f"/api/v1/{path}")

    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_a_failure_of_ours_is_a_problem_that_tells_nothing(client, monkeypatch, caplog):
    def fail(*_):
        raise RuntimeError("a secret of the server")

    monkeypatch.setattr("people.api.PersonList.rows", fail)
    client.raise_request_exception = False

    document = problem(client.get("/api/v1/people/"), 500)

    assert "secret" not in str(document)
    assert "a secret of the server" in caplog.text


@pytest.mark.parametrize("model", [Person, Publication, Topic])
def test_every_slug_space_has_addresses(client, model: type[Slugged]):
    assert client.get(f"/api/v1/{model.slug_space}/").status_code == 200


def test_a_visitor_asks_nothing_of_the_sessions(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/api/v1/publications/")


def test_someone_signed_in_reads_what_is_theirs_to_read(client):
    make_publication("Public")
    make_publication("Limited", visibility="limited")
    make_publication("Private", visibility="private")

    def titles(user=None):
        if user:
            client.force_login(user)
        rows = client.get("/api/v1/publications/?sort=title").json()["results"]
        return [row["title"] for row in rows]

    assert titles() == ["Public"]
    assert titles(make_user()) == ["Limited", "Public"]
    assert titles(make_curator()) == ["Limited", "Private", "Public"]
