"""One of several processes that write to one directory at once; tests/directory/test_many_writers.py.

BEGIN starts one that waits for a line, then writes; its arguments are its number and
the rounds that it makes.
"""

from __future__ import annotations

import json
import sys

from django.contrib.auth.models import User
from django.test import Client

from tests.curation.profiles import apply, work

BEGIN = (
    "import django; django.setup(); "
    "from tests.directory.writing_process import main; main()"
)
# How often a change is sent again because another one came in between.
_TRIES = 200


def main():
    number, rounds = map(int, sys.argv[1:])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    client = _curator()
    for turn in range(rounds):
        name = f"Writer {number} of round {turn}"
        apply(
            key=f"writer-{number}-{turn}",
            person={"credit_name": name, "status": "published"},
            publications=[work(title=f"Work of {name}", venue_printed="Examplia")],
        )
        _added(client, {"name": f"Topic of {name}"})
        append(_sender(client), "shared", name)


def _curator():
    client = Client()
    client.force_login(User.objects.get(username="curator"))
    return client


def _added(client, body):
    answer = client.post("/api/v1/topics/", body, content_type="application/json")
    if answer.status_code != 201:
        raise RuntimeError(answer.content)


def _sender(client):
    def send(method, path, tag="", body=None):
        answer = client.generic(
            method, path, body or "", "application/json", headers={"If-Match": tag}
        )
        return answer.status_code, answer.headers, answer.content

    return send


def append(send, topic, alias):
    """Adds an alias to those that the topic has, as a program does that loses nothing."""
    path = f"/api/v1/topics/{topic}/"
    for _ in range(_TRIES):
        _, headers, body = send("GET", path)
        aliases = [*json.loads(body)["aliases"], alias]
        status, _, answer = send(
            "PATCH", path, headers["ETag"], json.dumps({"aliases": aliases})
        )
        if status == 200:
            return
        if status not in {409, 412}:
            raise RuntimeError(f"{status}: {answer!r}")
    raise RuntimeError("Somebody else was always quicker.")
