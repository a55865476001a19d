"""Many who write at once: nobody is turned away by the database, and no change is lost."""

import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from benchmarks.serving import gunicorn
from directory.accounts.models import APIToken
from people.models import Person, Topic
from publications.models import Coauthor, Publication
from tests import factories as f
from tests.directory.test_gunicorn import ask, database_url
from tests.directory.writing_process import BEGIN, append

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parents[2]
WRITERS, ROUNDS = 6, 3
NAMES = {
    f"Writer {n} of round {turn}" for n in range(WRITERS) for turn in range(ROUNDS)
}


def test_six_processes_write_at_once():
    """Documents are applied, rows added by the API, and one list is changed by all."""
    f.make_curator()
    shared = f.make_topic("shared")
    connection.close()
    processes = [started(number) for number in range(WRITERS)]
    for process in processes:
        assert process.stdout.readline() == "ready\n", process.stderr.read()

    # None begins before the last one is ready.
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate(timeout=300)[1] for process in processes]

    assert errors == [""] * WRITERS
    assert set(shared.aliases.values_list("name", flat=True)) == NAMES
    topics = Topic.objects.filter(name__startswith="Topic of ")
    assert {topic.name.removeprefix("Topic of ") for topic in topics} == NAMES
    profiles = Person.objects.filter(kind="profile")
    assert set(profiles.values_list("credit_name", flat=True)) == NAMES
    works = Publication.objects.filter(title__startswith="Work of ")
    assert works.count() == len(NAMES)
    # All documents name one coauthor, who is one person however many wrote at once.
    assert Person.objects.filter(credit_name="Bo Other").count() == 1
    assert Coauthor.objects.filter(person__credit_name="Bo Other").count() == len(NAMES)


def started(number):
    return subprocess.Popen(
        # Static files need not be collected here.
        [
            *(sys.executable, "-W", "ignore:No directory at:UserWarning"),
            *("-c", BEGIN, str(number), str(ROUNDS)),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "directory.settings",
            "LOG_LEVEL": "ERROR",
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.enable_socket
def test_the_workers_of_a_server_lose_no_change():
    _, token = APIToken.objects.create(f.make_curator(), timedelta(days=1), name="Test")
    shared = f.make_topic("shared")
    connection.close()
    faults = []

    with gunicorn("directory.wsgi", workers=3, DATABASE_URL=database_url()) as port:
        threads = [
            threading.Thread(target=write, args=(port, token, number, faults))
            for number in range(WRITERS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert faults == []
    assert set(shared.aliases.values_list("name", flat=True)) == NAMES
    assert Publication.objects.count() == len(NAMES)
    assert Coauthor.objects.count() == 2 * len(NAMES)


def write(port, token, number, faults):
    bearer = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
    }

    def send(method, path, tag="", body=None):
        return ask(port, path, method, body, **bearer, **{"If-Match": tag})

    try:
        for turn in range(ROUNDS):
            name = f"Writer {number} of round {turn}"
            work = (
                f'{{"title": "{name}", "authors": [{{"name": "A"}}, {{"name": "B"}}]}}'
            )
            status, _, answer = send("POST", "/api/v1/publications/", body=work)
            if status != 201:
                faults.append((status, answer))
            append(send, "shared", name)
    except Exception as fault:
        faults.append(fault)
