"""The page about the API: every line on it works as it stands."""

import re
import shlex
from html import unescape

import pytest

from core.renderers import JSONRenderer
from directory.accounts.models import APIToken
from directory.guide import LINES, WRITING
from directory.openapi import LISTS
from tests import factories as f
from tests.pages import text
from tests.problems import problem

pytestmark = pytest.mark.django_db


def shown(client):
    """The lines as one copies them."""
    page = client.get("/api/").content.decode()
    return [unescape(line) for line in re.findall(r'data-copy="([^"]*)"', page)]


def ask(client, line, **values):
    """What a shell and curl would make of a line."""
    for name, value in values.items():
        line = line.replace(f"${name}", value)
    words = iter(shlex.split(line)[1:])
    method, headers, body, address = "GET", {}, None, ""
    for word in words:
        if word == "-X":
            method = next(words)
        elif word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "-d":
            body = next(words)
        elif word == "-o":
            next(words)
        elif word != "-i":
            address = word
    return client.generic(
        method,
        address.removeprefix("http://testserver"),
        body or "",
        content_type="application/json",
        headers=headers,
    )


def test_every_line_stands_on_the_page(client):
    assert shown(client) == [line.curl("http://testserver") for line in LINES]


def test_every_question_finds_something(client, demo):
    for line in shown(client)[: -len(WRITING)]:
        answer = ask(client, line, ETAG='W/"x"')

        assert answer.status_code == 200, (line, answer.content)
        if answer.headers["Content-Type"] == JSONRenderer.media_type:
            assert answer.json().get("results", answer.json()), line
        else:
            assert b"".join(answer).count(b"\n") > 2, line


def test_the_lines_about_writing_work_one_after_the_other(client, demo):
    make, read, change, remove = shown(client)[-len(WRITING) :]

    assert ask(client, make, TOKEN="t").status_code == 401
    _, token = APIToken.objects.create(user=f.make_curator(), name="guide")
    made = ask(client, make, TOKEN=token)
    tag = ask(client, read, TOKEN=token).headers["ETag"]
    changed = ask(client, change, TOKEN=token, ETAG=escaped(tag))
    removed = ask(client, remove, TOKEN=token, ETAG=escaped(changed.headers["ETag"]))

    statuses = [answer.status_code for answer in (made, changed, removed)]
    assert statuses == [201, 200, 204]


def escaped(tag):
    """A shell takes the value of a variable as it is; here it stands in the line."""
    return tag.replace('"', '\\"')


def test_the_page_names_every_list_with_its_filters(client):
    page = client.get("/api/").content.decode()

    for space in LISTS:
        assert f'<a href="/api/v1/{space}/">{space}</a>' in page
    assert "<code>first_author</code>" in page


def test_the_page_says_which_limits_hold(client, settings):
    settings.API_LIMITS = {"anonymous": 70, "signed_in": 9000}

    words = text(client.get("/api/"))

    assert "70 requests in 60 seconds from one address; 9,000 requests" in words


def test_the_refusal_on_the_page_is_what_one_gets(client):
    page = unescape(client.get("/api/").content.decode())
    document = client.get("/api/v1/publications/?vneue=x").json()

    assert document["detail"] in page
    assert f'"nearest": "{document["errors"][0]["nearest"]}"' in page


def test_every_page_leads_there(client):
    assert 'href="/api/"' in client.get("/").content.decode()


def test_the_page_takes_nothing_and_says_so_as_the_api_does(client):
    answer = client.post("/api/", {})

    assert "/api/v1/" in problem(answer, 405)["detail"]
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
