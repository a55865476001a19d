"""The answers of /healthz and /readyz."""

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

from directory import health


def test_a_living_process_says_so_without_a_database(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.content == b"alive\n"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_migrated_database_is_ready(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == b"ready\n"


@pytest.mark.django_db
def test_a_missing_migration_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(
        health, "_last_migrations", lambda: frozenset({("people", "9999_later")})
    )

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"migrations are not applied: people\n"


@pytest.mark.django_db
def test_a_silent_database_is_not_ready_and_its_message_stays_inside(
    client, monkeypatch, caplog
):
    def refuse(recorder):
        raise OperationalError("no route to db.internal")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", refuse)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"the database does not answer\n"
    assert "no route to db.internal" in caplog.text


def test_health_is_only_read(client):
    assert client.post("/healthz").status_code == 405
