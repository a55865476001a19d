"""manage.py import_cv: what it prints, and how it refuses."""

import json

import pytest
from django.core.management import CommandError, call_command

CV = """# Ada Lee

## Publications

- **Ada Lee**, Ben Wong. Tides and trust. *Journal of Tides*, 2019.
- **Ada Lee**, Ben Wong. A note on tides.
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "cv.md"
    path.write_text(CV, "utf-8")
    return path


def test_it_prints_a_table_and_what_to_look_at(file, capsys):
    call_command("import_cv", file, "--dry-run")

    printed = capsys.readouterr().out
    assert "Ada Lee" in printed
    assert "publications" in printed
    assert "lines 6-6: venue: No venue is printed." in printed


def test_it_prints_cv1_as_json(file, capsys):
    call_command("import_cv", file, "--dry-run", "--json")

    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "cv/1"
    assert [row["title"] for row in found["publications"]] == [
        "Tides and trust",
        "A note on tides",
    ]


def refusal(*arguments):
    with pytest.raises(CommandError) as caught:
        call_command("import_cv", *arguments)
    return str(caught.value), caught.value.returncode


def test_it_says_that_it_does_not_apply_yet(file):
    message, code = refusal(file)

    assert "add --dry-run" in message
    assert code == 2


def test_a_missing_file_is_named(tmp_path):
    message, code = refusal(tmp_path / "no.md", "--dry-run")

    assert message.endswith("no.md: No such file or directory")
    assert code == 3


def test_an_unknown_format_is_refused_with_its_name(tmp_path):
    path = tmp_path / "cv.xyz"
    path.write_text("Ada Lee", "utf-8")

    message, code = refusal(path, "--dry-run")

    assert ".xyz" in message
    assert code == 4


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "cv.md"
    with path.open("wb") as stream:
        stream.truncate(11 * 2**20)

    message, code = refusal(path, "--dry-run")

    assert "larger than 10 MB" in message
    assert code == 4
