"""Requests that cannot be answered, over the server that runs in production."""

import http.client
import json
import os
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from benchmarks.serving import gunicorn

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def port(django_db_setup):
    """The port of a server on the (empty) database of the tests."""
    with gunicorn("directory.wsgi", DATABASE_URL=database_url()) as port:
        yield port


def database_url():
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{name}"))


def ask(port, path, method="GET", body=None, **headers):
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        server.request(method, path, body, headers)
        response = server.getresponse()
        return response.status, dict(response.headers), response.read()
    finally:
        server.close()


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("vneue=x", "vneue"),
        ("year=abc", "year"),
        ("year=2021-2018", "year"),
        ("per_page=100000", "per_page"),
        (f"page={'9' * 30}", "page"),
        ("q=%00", "q"),
        ("&".join(["topic=a"] * 101), ""),
        (f"q={'a' * 5000}", ""),
        ("format=exe", "format"),
        ("cursor=zzz", "cursor"),
        ("venue=nowhere", "venue"),
        ("sort=-nothing", "sort"),
        ("fields=email", "fields"),
    ],
)
def test_a_bad_parameter_is_named(port, query, parameter):
    status, headers, body = ask(port, f"/api/v1/publications/?{query}")

    assert (status, headers["Content-Type"]) == (400, "application/problem+json")
    [error] = json.loads(body)["errors"]
    assert error["parameter"] == parameter
    assert error["message"]


def test_ten_kilobytes_of_query_are_refused_by_the_server(port):
    status, _, body = ask(port, f"/api/v1/publications/?q={'a' * 10_240}")

    assert status == 414
    assert b"Traceback" not in body


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/api/v1/nothing/", "GET", 404),
        ("/api/v2/", "GET", 404),
        ("/api/v1/people/", "PUT", 405),
        ("/api/v1/people/", "POST", 401),
        ("/api/v1/people/nobody/", "DELETE", 401),
        ("/api/v1/people/%00/", "GET", 404),
    ],
)
def test_whatever_else_is_wrong_is_a_problem_too(port, path, method, status):
    found, headers, body = ask(port, path, method)

    assert (found, headers["Content-Type"]) == (status, "application/problem+json")
    assert json.loads(body)["status"] == status


def test_the_limit_holds_for_all_workers(django_db_setup, tmp_path):
    """Two processes, one count."""
    environment = {
        "DATABASE_URL": database_url(),
        "API_LIMIT_ANONYMOUS": "20",
        "API_LIMITS_FILE": str(tmp_path / "limits.sqlite3"),
    }
    with gunicorn("directory.wsgi", workers=2, **environment) as port:
        statuses = [ask(port, "/api/v1/people/")[0] for _ in range(45)]

    # A minute may begin in between, and all requests are allowed again.
    assert 5 <= statuses.count(429) <= 25
    assert set(statuses) == {200, 429}
