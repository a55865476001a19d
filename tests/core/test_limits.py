"""Limits of requests hold for all workers, say what is left, and keep no address."""

import sqlite3
import threading
from contextlib import closing

import pytest
import time_machine

from core import limits
from core.limits import Counter
from tests.factories import make_user
from tests.problems import problem

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few_requests(settings, tmp_path):
    settings.API_LIMITS = {"anonymous": 3, "signed_in": 5}
    settings.API_LIMITS_FILE = tmp_path / "limits.sqlite3"


def ask(client, **headers):
    return client.get("/api/v1/people/", headers=headers)


@time_machine.travel("2026-05-01T10:00:20Z", tick=False)
def test_every_answer_says_what_is_left(client):
    ask(client)

    answer = ask(client)

    assert answer.headers["RateLimit-Policy"] == '"minute";q=3;w=60'
    assert answer.headers["RateLimit"] == '"minute";r=1;t=40'


@time_machine.travel("2026-05-01T10:00:20Z", tick=False)
def test_who_has_spent_them_is_told_when_to_come_again(client):
    for _ in range(3):
        assert ask(client).status_code == 200

    answer = ask(client)

    assert "40 seconds" in problem(answer, 429)["detail"]
    assert answer.headers["Retry-After"] == "40"
    assert answer.headers["RateLimit"] == '"minute";r=0;t=40'


def test_the_next_minute_begins_anew(client):
    with time_machine.travel("2026-05-01T10:00:59Z", tick=False):
        for _ in range(4):
            last = ask(client)
    with time_machine.travel("2026-05-01T10:01:00Z", tick=False):
        anew = ask(client)

    assert (last.status_code, anew.status_code) == (429, 200)


@time_machine.travel("2026-05-01T10:00:20Z", tick=False)
def test_someone_signed_in_has_an_allowance_of_their_own(client):
    for _ in range(4):
        ask(client)
    client.force_login(make_user())

    assert ask(client).headers["RateLimit"] == '"minute";r=4;t=40'


@time_machine.travel("2026-05-01T10:00:20Z", tick=False)
def test_another_address_is_another_client(client, settings):
    for _ in range(4):
        client.get("/api/v1/people/", REMOTE_ADDR="192.0.2.1")

    other = client.get("/api/v1/people/", REMOTE_ADDR="192.0.2.2")

    assert other.status_code == 200


def test_a_header_of_the_client_makes_nobody_another_client(client):
    with time_machine.travel("2026-05-01T10:00:20Z", tick=False):
        answers = [
            client.get("/api/v1/people/", headers={"X-Forwarded-For": f"192.0.2.{n}"})
            for n in range(4)
        ]

    assert answers[-1].status_code == 429


def test_what_is_unchanged_counts_too(client):
    tag = ask(client).headers["ETag"]

    answer = ask(client, if_none_match=tag)

    assert answer.status_code == 304
    assert '"minute";r=1;' in answer.headers["RateLimit"]


def test_without_a_limit_nothing_is_counted(client, settings):
    settings.API_LIMITS = {"anonymous": 0, "signed_in": 0}

    assert "RateLimit" not in ask(client).headers


def test_no_address_is_kept(client, settings):
    client.get("/api/v1/people/", REMOTE_ADDR="192.0.2.77")

    with sqlite3.connect(settings.API_LIMITS_FILE) as kept:
        [(who,)] = kept.execute("SELECT client FROM used")
    assert "192" not in who
    assert b"192.0.2.77" not in settings.API_LIMITS_FILE.read_bytes()


def test_a_file_that_cannot_be_written_stops_nobody(client, settings, tmp_path, caplog):
    settings.API_LIMITS_FILE = tmp_path / "missing" / "limits.sqlite3"

    assert ask(client).status_code == 200
    assert "could not be counted" in caplog.text


def test_no_request_of_several_threads_is_lost(tmp_path):
    counter = Counter(tmp_path / "limits.sqlite3")
    numbers = []

    def ask_often():
        numbers.extend(counter.count("somebody", 1) for _ in range(50))

    threads = [threading.Thread(target=ask_often) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(numbers) == list(range(1, 201))


def test_a_new_file_that_another_process_holds_is_waited_for(tmp_path):
    """SQLite by itself gives up at once here, whatever its timeout says."""
    path = tmp_path / "limits.sqlite3"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.2, other.execute, ["COMMIT"])
    release.start()

    number = Counter(path).count("somebody", 1)

    release.join()
    other.close()
    assert number == 1


def test_a_file_that_stays_held_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "PATIENCE", 0.05)
    path = tmp_path / "limits.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(sqlite3.OperationalError, match="locked"):
            Counter(path).count("somebody", 1)


def test_old_windows_are_forgotten(tmp_path):
    counter = Counter(tmp_path / "limits.sqlite3")
    counter.count("somebody", 1)
    counter.count("somebody", 2)

    with sqlite3.connect(tmp_path / "limits.sqlite3") as kept:
        assert kept.execute("SELECT window FROM used").fetchall() == [(2,)]
