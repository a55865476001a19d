"""Answers that a client has already, and answers without a body."""

import io

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from directory.wsgi import application
from tests.factories import make_person, make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["people/", "people/ada-lee/", "publications/?cursor=*", ""])
def address(request):
    make_person("Ada Lee")
    return f"/api/v1/{request.param}"


def test_who_has_the_answer_is_told_so(client, address):
    tag = client.get(address).headers["ETag"]

    again = client.get(address, headers={"if-none-match": f'"other", {tag}'})

    assert tag.startswith('W/"')
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert "Accept" in again.headers["Vary"]


@pytest.mark.parametrize("tags", ['"other"', 'W/"0"', "nonsense"])
def test_who_has_another_answer_gets_this_one(client, address, tags):
    response = client.get(address, headers={"if-none-match": tags})

    assert response.status_code == 200
    assert response.content


def test_a_change_changes_the_tag(client):
    ada = make_person("Ada Lee")
    before = client.get("/api/v1/people/ada-lee/").headers["ETag"]

    ada.headline = "Professor"
    ada.save()

    assert client.get("/api/v1/people/ada-lee/").headers["ETag"] != before


def test_a_hidden_change_does_not_change_the_tag(client):
    before = client.get("/api/v1/publications/").headers["ETag"]

    make_publication(visibility="private")

    assert client.get("/api/v1/publications/").headers["ETag"] == before


@pytest.mark.parametrize("address", ["people/nobody/", "people/?x=1"])
def test_a_refusal_has_no_tag(client, address):
    response = client.get(f"/api/v1/{address}", headers={"if-none-match": "*"})

    assert response.status_code in (400, 404)
    assert not response.has_header("ETag")


@pytest.fixture
def kept_connection(db):
    """The handler would close the connection that holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(method, address):
    """Status, headers and body as the server's own interface has them."""
    path, _, query = address.partition("?")
    told = {}

    def start_response(status, headers, exc_info=None):
        told.update(status=status, headers=dict(headers))

    answer = application(
        {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
        },
        start_response,
    )
    body = b"".join(answer)
    answer.close()
    return told["status"], told["headers"], body


@pytest.mark.parametrize(
    "address",
    ["/", "/people/", "/nothing/", "/healthz", "/api/v1/people/", "/api/v1/nothing/",
     "/api/v1/people/?format=csv", "/api/v1/people/?x=1"],
)  # fmt: skip
def test_a_head_has_no_body_whatever_the_server_does(kept_connection, address):
    make_person("Ada Lee")
    status, headers, body = ask("GET", address)

    head_status, head_headers, head_body = ask("HEAD", address)

    assert body
    assert (head_status, head_body) == (status, b"")
    assert head_headers["Content-Type"] == headers["Content-Type"]
    assert head_headers.get("ETag") == headers.get("ETag")
    if address.startswith("/api/"):
        assert head_headers.get("Content-Length") == headers.get("Content-Length")
