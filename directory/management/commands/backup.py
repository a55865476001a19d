"""All rows of the directory into one file."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from directory.backups import archive
from directory.backups.tables import TooNew
from directory.backups.taking import back_up


class Command(BaseCommand):
    help = (
        "Back up the directory while it runs. The file holds private data: accounts, "
        "contact data, drafts. Only its owner can read it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            help="a new file; - is the output; by default one in var/backups/",
        )

    def handle(self, *, file: str | None, **options: Any) -> None:
        try:
            if file == "-":
                back_up(sys.stdout.buffer)
            else:
                self._write(Path(file) if file else _by_default())
        except TooNew as fault:
            raise CommandError(str(fault)) from fault

    def _write(self, path: Path) -> None:
        if path.exists():
            raise CommandError(f"{path} is there already; it is not overwritten.")
        manifest = _write(path)
        self.stdout.write(
            f"{path}: {manifest.rows} rows of {len(manifest.tables)} tables."
        )


def _by_default() -> Path:
    folder: Path = settings.VAR_DIR / "backups"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise CommandError(f"{folder}: {fault.strerror}. Name a file, or -.") from fault
    return folder / f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.zip"


def _write(path: Path) -> archive.Manifest:
    """A file of this name is whole: it gets the name when the last byte is on the disk."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with archive.new_file(str(unfinished)) as written:
            manifest = back_up(written)
            written.flush()
            os.fsync(written.fileno())
        unfinished.rename(path)
    except OSError as fault:
        raise CommandError(f"{path}: {fault.strerror}.") from fault
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest
