"""What is refused before anything is touched, and what a failure leaves behind."""

import io
import json
import threading
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from directory.backups import archive, restoring, tables
from people.models import Person
from tests import factories as f
from tests.digests import row_digests

# Those that come to the writing need transactions of their own.
transactional = pytest.mark.django_db(transaction=True)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    """A backup of a directory of two; made once, as it needs a transaction of its own."""
    path = tmp_path_factory.mktemp("made") / "backup.zip"
    with django_db_blocker.unblock():
        f.make_person("Ada Example")
        f.make_person("Bo Other")
        call_command("backup", str(path), stdout=io.StringIO())
        call_command("flush", interactive=False, verbosity=0)
    return path.read_bytes()


@pytest.fixture
def backup(made, db, tmp_path):
    """The backup, and somebody in the directory who is not in it."""
    f.make_person("Cy Third")
    path = tmp_path / "backup.zip"
    path.write_bytes(made)
    return path


def refused(path, message, *options):
    before = row_digests()
    with pytest.raises(CommandError, match=message):
        call_command("restore", str(path), *options)
    assert row_digests() == before


def changed(path, **members):
    """The same archive with other members; None leaves one out."""
    with zipfile.ZipFile(path) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in {**kept, **members}.items():
            if data is not None:
                new.writestr(name, data)
    return path


def with_manifest(path, **values):
    with zipfile.ZipFile(path) as old:
        about = json.loads(old.read(archive.MANIFEST))
    return changed(path, **{archive.MANIFEST: json.dumps({**about, **values})})


def test_people_are_not_overwritten_unless_told(backup):
    refused(backup, "There are people or accounts.*--replace")


def test_accounts_are_not_overwritten_unless_told(backup):
    Person.objects.all().delete()
    f.make_user("admin")

    refused(backup, "There are people or accounts")


@pytest.mark.parametrize("data", [b"", b"PK", b"Dear diary", b"\0" * 5000])
def test_what_is_no_backup_is_refused(backup, data):
    backup.write_bytes(data)

    refused(backup, "The file is no backup", "--replace")


def test_another_zip_is_refused(backup):
    with zipfile.ZipFile(backup, "w") as other:
        other.writestr("letter.txt", "Dear diary")

    refused(backup, "The file is no backup of a directory", "--replace")


@pytest.mark.parametrize("about", ["[]", "7", "{}", '{"format": "x"}', "{"])
def test_a_manifest_of_something_else_is_refused(backup, about):
    changed(backup, **{archive.MANIFEST: about})

    refused(backup, "The file is no backup of a directory", "--replace")


def test_a_file_that_is_not_there_is_named(tmp_path):
    refused(tmp_path / "nothing.zip", "No such file", "--replace")


def test_a_file_without_its_end_is_refused(backup):
    backup.write_bytes(backup.read_bytes()[:-200])

    refused(backup, "its end is missing", "--replace")


def test_no_single_wrong_byte_passes(backup):
    whole = backup.read_bytes()
    with zipfile.ZipFile(backup) as zipped:
        member = zipped.getinfo("tables/people.Person.jsonl")
    middle = member.header_offset + len(member.filename) + 60
    backup.write_bytes(
        whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    )

    refused(backup, "damaged", "--replace")


@pytest.mark.parametrize("table", [None, b"", b'["forged"]\n'])
def test_a_table_that_is_not_as_it_was_written_is_refused(backup, table):
    changed(backup, **{"tables/people.Person.jsonl": table})

    refused(backup, "damaged: people.Person", "--replace")


def test_a_backup_of_a_newer_version_is_refused(backup):
    with_manifest(backup, migrations=["people.0001_initial", "people.9999_later"])

    refused(backup, "newer version.*people.9999_later", "--replace")


def test_a_newer_layout_of_the_file_is_refused(backup):
    with_manifest(backup, version=2)

    refused(backup, "newer version", "--replace")


def test_checking_a_file_changes_nothing(backup):
    before = row_digests()

    call_command("restore", str(backup), "--check", stdout=(said := io.StringIO()))

    assert said.getvalue().startswith("Good: ")
    assert row_digests() == before


@transactional
def test_another_secret_is_told(backup, settings):
    settings.SECRET_KEY = "another-one-0123456789-abcdefghijklmnop"

    call_command(
        *("restore", str(backup), "--replace"),
        stdout=io.StringIO(),
        stderr=(said := io.StringIO()),
    )

    assert "made with another SECRET_KEY" in said.getvalue()
    assert Person.objects.count() == 2


@transactional
def test_a_restore_that_fails_half_way_changes_nothing(backup, monkeypatch):
    before = row_digests()
    monkeypatch.setattr(tables, "insert", _fail_at_people)

    with pytest.raises(RuntimeError, match="power"):
        call_command("restore", str(backup), "--replace")

    assert row_digests() == before
    assert [path.name for path in backup.parent.iterdir()] == ["backup.zip"]


_insert = tables.insert


def _fail_at_people(cursor, model, names, rows):
    _insert(cursor, model, names, rows)
    if model._meta.label == "people.Person":
        raise RuntimeError("The power went.")


@transactional
def test_a_database_in_use_is_left_alone(backup, monkeypatch):
    """Somebody has written and not committed yet; it is not waited for for ever."""
    monkeypatch.setattr(restoring, "LONGEST_WAIT", 1)
    before = row_digests()
    written, done = threading.Event(), threading.Event()
    other = threading.Thread(target=_write_and_wait, args=(written, done))
    other.start()
    written.wait()
    try:
        with pytest.raises(CommandError, match="Stop the site"):
            call_command("restore", str(backup), "--replace")
    finally:
        done.set()
        other.join()

    assert row_digests() == before


def _write_and_wait(written, done):
    try:
        with transaction.atomic():
            f.make_person("Di Fourth")
            written.set()
            done.wait()
            transaction.set_rollback(True)
    finally:
        connection.close()
