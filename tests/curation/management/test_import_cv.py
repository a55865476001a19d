"""manage.py import_cv: what it prints, and how it refuses."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from curation.models import CVImport
from people.models import Person
from tests.factories import make_person

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


@pytest.mark.django_db
def test_it_stores_the_cv_for_review_and_publishes_nothing(file, capsys):
    call_command("import_cv", file)

    cv = CVImport.objects.get()
    printed = capsys.readouterr()
    assert cv.name == "Ada Lee"
    assert "publications      2,    2 open" in printed.out
    assert f"Review it at /admin/curation/cvimport/{cv.pk}/review/" in printed.out
    assert not Person.objects.exists()


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.mark.django_db
@pytest.mark.parametrize("options", [["--dry-run"], []])
def test_a_terminal_shows_how_far_it_is_and_is_left_clean(file, options):
    terminal = Terminal()

    call_command("import_cv", file, *options, stderr=terminal)

    shown = terminal.getvalue().split("\r\x1b[K")
    assert shown[1] == "Reading the file …"
    assert "Reading publications [####                    ] 2/10" in shown
    assert shown[-1] == ""


@pytest.mark.django_db
def test_a_pipe_is_told_nothing_of_how_far_it_is(file, capsys):
    call_command("import_cv", file)

    assert capsys.readouterr().err == ""


@pytest.mark.django_db
def test_a_dry_run_stores_nothing(file):
    call_command("import_cv", file, "--dry-run")

    assert not CVImport.objects.exists()


@pytest.mark.django_db
def test_the_same_file_again_is_the_import_that_is_there(file, capsys):
    call_command("import_cv", file)
    call_command("import_cv", file)

    assert CVImport.objects.count() == 1
    assert "This file is known" in capsys.readouterr().out


@pytest.mark.django_db
def test_json_is_all_that_is_printed_when_it_is_stored_too(file, capsys):
    call_command("import_cv", file, "--json")

    assert json.loads(capsys.readouterr().out)["schema"] == "cv/1"
    assert CVImport.objects.exists()


@pytest.mark.django_db
def test_it_can_be_told_whose_cv_it_is(file):
    ada = make_person("Ada Lee")

    call_command("import_cv", file, "--person", ada.slug)

    assert CVImport.objects.get().person == ada


@pytest.mark.django_db
def test_a_person_that_is_not_here_is_named(file):
    message, code = refusal(file, "--person", "nobody")

    assert message == "Nobody here is called nobody."
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
