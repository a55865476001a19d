"""Where the PostgreSQL of the tests comes from."""

import importlib.util

import pytest

from tests import postgres


def test_a_platform_without_the_wheel_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    with (
        pytest.raises(postgres.NoServerError, match="DATABASE_URL=postgres://"),
        postgres.server(),
    ):
        pass


def test_programs_that_cannot_run_leave_nothing_behind(tmp_path, monkeypatch):
    made = tmp_path / "pg"
    made.mkdir()
    monkeypatch.setattr("tempfile.mkdtemp", lambda **options: str(made))

    with (
        pytest.raises(postgres.NoServerError, match="initdb"),
        postgres.server(tmp_path / "nowhere"),
    ):
        pass

    assert not made.exists()
