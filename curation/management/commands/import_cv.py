"""Reads a CV and says what it found; nothing is written yet, so --dry-run is required."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from curation.cv.cv1 import LISTS, as_cv1
from curation.cv.extractors import BYTES, extract
from curation.cv.reading import read
from curation.cv.unreadable import Unreadable

# What the command returns: 2 also for a wrong use, as argparse does.
WRONG_USE, NO_FILE, REFUSED = 2, 3, 4


class Command(BaseCommand):
    help = "Read a CV in any of the formats and show what it says. Writes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Required: reading is all that this command does so far.",
        )
        parser.add_argument(
            "--json", action="store_true", help="Print all of it in schema cv/1."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["dry_run"]:
            raise CommandError(
                "Applying a CV to the directory is not there yet: add --dry-run to read it.",
                returncode=WRONG_USE,
            )
        document = read_file(options["file"])
        if options["json"]:
            self.stdout.write(json.dumps(document, indent=1, ensure_ascii=False))
        else:
            self._tell(document)

    def _tell(self, document: dict[str, Any]) -> None:
        self.stdout.write(f"{document['person']['name'] or 'No name found'}")
        for key in LISTS:
            if document[key]:
                self.stdout.write(f"{key:14} {len(document[key]):4}")
        for issue in document["issues"]:
            first, last = issue["lines"]
            self.stdout.write(
                f"lines {first}-{last}: {issue['field']}: {issue['message']}"
            )


def read_file(file: Path) -> dict[str, Any]:
    """A file in schema cv/1. Raises CommandError with a return code that says which kind."""
    try:
        if file.stat().st_size > BYTES:
            raise Unreadable(f"The file is larger than {BYTES // 2**20} MB.")
        data = file.read_bytes()
        document = extract(file.name, data)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=NO_FILE) from None
    except Unreadable as refusal:
        raise CommandError(f"{file}: {refusal}", returncode=REFUSED) from None
    return as_cv1(read(document), document, file.name, data)
