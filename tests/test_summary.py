"""The counts behind the last line of a test run."""

import pytest

from tests.summary import summary

REPORT = '<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/></testsuites>'


@pytest.fixture
def report(tmp_path):
    def write(name, *numbers):
        path = tmp_path / f"{name}.xml"
        path.write_text(REPORT.format(*numbers))
        return path

    return write


def test_the_last_line_adds_up_all_reports(report):
    text, is_good = summary([report("one", 5, 0, 0, 2), report("two", 4, 0, 0, 0)])

    assert is_good
    assert text.splitlines()[0].split(maxsplit=1) == [
        "one",
        "3 passed, 0 failed, 2 skipped",
    ]
    assert text.splitlines()[-1] == "7 passed, 0 failed, 2 skipped"


@pytest.mark.parametrize("numbers", [(5, 1, 0, 0), (5, 0, 1, 0)])
def test_a_failure_or_error_in_one_report_is_a_failure_of_all(report, numbers):
    text, is_good = summary([report("one", *numbers), report("two", 4, 0, 0, 0)])

    assert not is_good
    assert text.endswith("8 passed, 1 failed, 0 skipped")


def test_a_run_that_left_no_report_is_a_failure(report, tmp_path):
    text, is_good = summary([report("one", 5, 0, 0, 0), tmp_path / "none.xml"])

    assert not is_good
    assert text.endswith("5 passed, 1 failed, 0 skipped")


def test_a_run_without_a_single_test_is_a_failure(report):
    assert not summary([report("one", 0, 0, 0, 0)])[1]
