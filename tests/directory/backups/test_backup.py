"""Taking a backup: who can read the file, and what it holds while others write."""

import io
import os
import stat
import sys
import threading
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from directory.backups import archive
from publications.models import Publication
from tests import factories as f

pytestmark = pytest.mark.django_db(transaction=True)


def back_up(path):
    call_command("backup", str(path), stdout=io.StringIO())
    return path


def test_only_its_owner_reads_the_file(tmp_path):
    before = os.umask(0)
    try:
        file = back_up(tmp_path / "backup.zip")
    finally:
        os.umask(before)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["backup.zip"]


def test_without_a_name_it_goes_to_a_closed_folder(tmp_path, settings):
    settings.VAR_DIR = tmp_path

    call_command("backup", stdout=io.StringIO())

    [file] = (tmp_path / "backups").iterdir()
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_overwritten(tmp_path):
    file = tmp_path / "backup.zip"
    file.write_text("Something of mine.")

    with pytest.raises(CommandError, match="is there already"):
        back_up(file)

    assert file.read_text() == "Something of mine."


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="No such file or directory"):
        back_up(tmp_path / "nowhere" / "backup.zip")


def test_a_database_of_a_newer_version_is_refused(tmp_path):
    row = MigrationRecorder(connection).Migration.objects.create(
        app="people", name="9999_later"
    )
    try:
        with pytest.raises(CommandError, match="newer version.*people.9999_later"):
            back_up(tmp_path / "backup.zip")
    finally:
        row.delete()

    assert list(tmp_path.iterdir()) == []


class _Pipe:
    def __init__(self, data=b""):
        self.buffer = io.BytesIO(data)

    def write(self, text):
        raise AssertionError(f"{text!r} is no part of a backup.")


def test_a_backup_goes_through_a_pipe(monkeypatch):
    f.make_person("Ada Example")
    monkeypatch.setattr(sys, "stdout", out := _Pipe())
    call_command("backup", "-")
    monkeypatch.undo()
    monkeypatch.setattr(sys, "stdin", _Pipe(out.buffer.getvalue()))

    call_command("restore", "-", "--check", stdout=(said := io.StringIO()))

    assert said.getvalue().startswith("Good: ")
    with ZipFile(out.buffer) as zipped:
        assert "Ada Example" in str(list(archive.rows(zipped, "people.Person")))


def test_no_session_is_in_the_file(tmp_path, client):
    client.force_login(f.make_user())

    file = back_up(tmp_path / "backup.zip")

    with ZipFile(file) as zipped:
        assert "sessions.Session" not in archive.read_manifest(zipped).tables
        everything = b"".join(zipped.read(name) for name in zipped.namelist())
    assert client.session.session_key.encode() not in everything


def test_all_that_the_directory_keeps_are_rows():
    """A field for files would need its files in the backup as well."""
    fields = [
        field for model in apps.get_models() for field in model._meta.get_fields()
    ]

    assert [field for field in fields if isinstance(field, models.FileField)] == []


def test_a_backup_is_of_one_moment_while_others_write(tmp_path):
    """Each work has two authors, at any moment; the writer never pauses."""
    stop, counts = threading.Event(), []
    writer = threading.Thread(target=_write_pairs, args=(stop,))
    writer.start()
    try:
        while Publication.objects.count() < 5:
            pass
        counts.append(Publication.objects.count())
        file = back_up(tmp_path / "backup.zip")
        counts.append(Publication.objects.count())
    finally:
        stop.set()
        writer.join()

    with ZipFile(file) as zipped:
        works = {row[0] for row in archive.rows(zipped, "publications.Publication")}
        columns = archive.read_manifest(zipped).tables["publications.Coauthor"].columns
        column = columns.index("publication_id")
        authors = [row[column] for row in archive.rows(zipped, "publications.Coauthor")]
    assert sorted(authors) == sorted([*works, *works])
    # It went on writing meanwhile, so there was something to get wrong.
    assert counts[0] <= len(works) < counts[1]


def _write_pairs(stop):
    number = 0
    try:
        while not stop.is_set():
            number += 1
            with transaction.atomic():
                work = f.make_publication(f"Work {number}")
                f.make_coauthor(work, "Ada Example")
                f.make_coauthor(work, "Bo Other")
    finally:
        connection.close()
