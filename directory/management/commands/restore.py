"""A backup in place of what the database holds."""

from __future__ import annotations

import shutil
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any

from django.core.management import BaseCommand, CommandError, call_command

from directory.backups import restoring
from directory.backups.archive import BadBackup
from directory.backups.taking import key

_IN_USE = "Nothing was changed. Stop the site, then restore again."


class Command(BaseCommand):
    help = (
        "Restore the directory from a backup, on either engine. Stop the site before. "
        "Everybody signs in again afterwards."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a backup; - is the input")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="although there are people or accounts, all of which are lost",
        )
        parser.add_argument(
            "--check", action="store_true", help="read the file, change nothing"
        )

    def handle(self, *, file: str, replace: bool, check: bool, **options: Any) -> None:
        try:
            with _opened(file) as source, restoring.checked(source) as (zipped, about):
                if not check:
                    self._restore(zipped, about, replace)
        except BadBackup as fault:
            raise CommandError(f"{fault} Nothing was changed.") from fault
        said = f"{about.rows} rows of {len(about.tables)} tables, of {about.made_at}"
        self.stdout.write(f"Good: {said}." if check else f"Restored: {said}.")

    def _restore(self, zipped: Any, about: Any, replace: bool) -> None:
        if not replace and not restoring.is_empty():
            raise CommandError(
                "There are people or accounts, and nothing was changed. With --replace "
                "they are lost, and the backup takes their place."
            )
        try:
            restoring.restore(zipped, about)
        except restoring.InUse as fault:
            raise CommandError(f"{str(fault).strip()}. {_IN_USE}") from fault
        # A backup of an older version becomes one of this version.
        call_command("migrate", verbosity=0)
        if about.key != key():
            self.stderr.write(
                "The backup was made with another SECRET_KEY: second steps cannot be "
                "read with this one. Set the old one, or take them away with "
                "manage.py remove_second_step."
            )


def _opened(file: str) -> IO[bytes]:
    try:
        if file != "-":
            return Path(file).open("rb")
        # Reading begins at the end of a zip, so all of it must be at hand.
        spooled: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # The caller closes it.
        shutil.copyfileobj(sys.stdin.buffer, spooled)
        return spooled
    except OSError as fault:
        raise CommandError(f"{file}: {fault.strerror}.") from fault
