"""Applies profile documents from files, all of one file or nothing of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from curation.importing import Report, apply_profile
from curation.profile import ProfileError, read_profile

LARGEST_FILE = 10 * 1024 * 1024  # bytes; a long CV's profile has 100 KB


class Command(BaseCommand):
    help = "Apply documents in schema profile/1 (docs/profile-1.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Say what would happen and write nothing.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        refused = [
            file
            for file in options["files"]
            if not self._apply(file, options["dry_run"])
        ]
        if refused:
            raise CommandError(
                f"Refused, with nothing written of it: {', '.join(map(str, refused))}"
            )

    def _apply(self, file: Path, dry_run: bool) -> bool:
        try:
            report = apply_file(file, dry_run)
        except OSError as error:
            self.stderr.write(f"{file}: {error.strerror}")
        except ProfileError as error:
            for fault in error.faults:
                self.stderr.write(f"{file}: {fault}")
        else:
            self._tell(file, report)
            return True
        return False

    def _tell(self, file: Path, report: Report) -> None:
        self.stdout.write(f"{file}: {report.person.credit_name}: {report}")
        for name in report.ambiguous:
            self.stdout.write(
                f"{file}: several people are called {name}; the name is linked to none"
            )
        for key in report.absent:
            self.stdout.write(
                f"{file}: {key} is no longer in the document; its row stays"
            )
        for path in report.removed:
            self.stdout.write(
                f"{file}: {path} was deleted here before; it stays deleted"
            )


def apply_file(file: Path, dry_run: bool = False) -> Report:
    """Applies one file. Raises OSError for a file that cannot be read, ProfileError for a refusal."""
    if file.stat().st_size > LARGEST_FILE:
        raise ProfileError.of(
            "", f"the file is larger than {LARGEST_FILE // 1024 // 1024} MB"
        )
    document = read_profile(file.read_bytes())
    with transaction.atomic():
        report = apply_profile(document)
        transaction.set_rollback(dry_run)
    return report
