"""Request ids, the log line of a request and the headers of every answer."""

import json
import logging

import pytest

from directory.requests import JSONFormatter


@pytest.fixture
def log(caplog):
    """The log lines of a test as the records that they are written from."""
    caplog.set_level(logging.INFO, logger="directory.requests")
    return caplog


def test_an_answer_carries_a_new_id(client):
    first, second = client.get("/healthz"), client.get("/healthz")

    assert len(first.headers["X-Request-ID"]) == 16
    assert first.headers["X-Request-ID"] != second.headers["X-Request-ID"]


def test_an_id_from_the_proxy_is_kept(client):
    response = client.get("/healthz", headers={"X-Request-ID": "proxy-0123.abc"})

    assert response.headers["X-Request-ID"] == "proxy-0123.abc"


@pytest.mark.parametrize("given", ["short", "x" * 65, 'with "quotes"', "ümlaut-id"])
def test_an_unsafe_id_is_replaced(client, given):
    response = client.get("/healthz", headers={"X-Request-ID": given})

    assert response.headers["X-Request-ID"] != given


def test_the_log_names_the_path_and_never_the_query_string(client, log):
    client.get("/healthz?token=hidden-word")

    [record] = [r for r in log.records if r.name == "directory.requests"]
    assert record.fields["path"] == "/healthz"
    assert record.fields["status"] == 200
    assert "hidden-word" not in log.text + str(record.fields)


def test_a_page_that_is_not_there_logs_no_query_string(client, log):
    client.get("/nothing-here/?token=hidden-word")

    [record] = [r for r in log.records if r.name == "directory.requests"]
    assert record.fields["path"] == "/nothing-here/"
    assert record.fields["status"] == 404
    assert "hidden-word" not in log.text + str(record.fields)


def test_a_log_line_is_one_json_object():
    record = logging.LogRecord(
        "people", logging.WARNING, __file__, 1, "two\nlines %s", ("ß",), None
    )

    line = JSONFormatter().format(record)

    assert "\n" not in line
    assert json.loads(line)["message"] == "two\nlines ß"
    assert json.loads(line)["level"] == "WARNING"


def test_nothing_but_our_own_files_may_be_loaded(client):
    policy = client.get("/healthz").headers["Content-Security-Policy"]

    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": "'self'",
        "font-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "img-src": "'self'",
        "manifest-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
    }


PATHS = {
    "/healthz": 200,
    "/": 200,
    "/robots.txt": 200,
    "/sitemap.xml": 200,
    "/publications/1/cite/": 404,
    "/nowhere/": 404,
    "/publications/?kind=x": 400,
    "/about/": 500,
}


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "status"), PATHS.items())
def test_every_answer_has_the_policy_and_the_other_protective_headers(
    client, monkeypatch, path, status
):
    if status == 500:
        monkeypatch.setattr("directory.views.Overview", None)
    client.raise_request_exception = False

    response = client.get(path)

    headers = response.headers
    assert response.status_code == status
    assert "default-src 'none'" in headers["Content-Security-Policy"].split("; ")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
