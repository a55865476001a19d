"""The report says which goals are met, and why others are missed."""

from benchmarks.report import Measured, report

PROFILE = {
    "ms": 9.0,
    "statements": [{"ms": 5.0, "sql": "COUNT people_topic", "from": "core/paging.py"}],
    "parts": {"database": 5.0},
    "functions": [],
}


def make_list(**times):
    names = {"bare": "bare WSGI", "raw": "raw SQL"}
    times = {names.get(name, name): [ms] * 20 for name, ms in times.items()}
    return Measured("sqlite", "SQLite 3.40", "list", times, PROFILE, 4_000)


def test_a_goal_that_is_met_needs_no_reason():
    text = report(100, [make_list(application=8.0, raw=2.0, bare=1.0)])

    assert "| list, SQLite | p50 / raw SQL | 4 × | ≤ 4 × | met |" in text
    assert "Every goal is met." in text


def test_a_goal_that_is_missed_is_told_with_what_took_the_time():
    text = report(100, [make_list(application=10.0, raw=2.0, bare=2.0)])

    assert "p50 / raw SQL is 5 ×, not 4 ×." in text
    assert "`COUNT people_topic` of `core/paging.py` 5" in text


def test_a_limit_that_was_not_measured_stays_open():
    text = report(100, [make_list(application=8.0, raw=2.0, bare=1.0)])

    assert (
        "| list, SQLite | 20 | 1 | 4,000 | 8 / 8 / 8 | 2 / 2 / 2 | – | 1 / 1 / 1 | – | – |"
        in text
    )
