"""Reads a CV: shows what it says, or stores it with its drafts for a curator to review."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from curation.cv.cv1 import LISTS, as_cv1
from curation.cv.extractors import BYTES, extract
from curation.cv.progress import Bar, Progress, silent
from curation.cv.reading import read
from curation.cv.unreadable import Unreadable
from curation.models import CVImport
from curation.review.storing import store
from people.models import Person

# What the command returns: 2 also for a wrong use, as argparse does.
WRONG_USE, NO_FILE, REFUSED = 2, 3, 4


class Command(BaseCommand):
    help = (
        "Read a CV in any of the formats and store it with its drafts for review in the "
        "admin. Nothing becomes public."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Show what it says and store nothing.",
        )
        parser.add_argument(
            "--json", action="store_true", help="Print all of it in schema cv/1."
        )
        parser.add_argument(
            "--person",
            metavar="SLUG",
            help="Whose CV it is, if the person is here already.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        data = read_bytes(options["file"])
        person = person_with(options["person"])
        if options["dry_run"] or options["json"]:
            self._show(options["file"], data, as_json=options["json"])
        if not options["dry_run"]:
            self._store(options["file"], data, person, quiet=options["json"])

    def _show(self, file: Path, data: bytes, *, as_json: bool) -> None:
        with Bar(self.stderr) as bar:
            document = as_document(file, data, bar)
        if as_json:
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

    def _store(
        self, file: Path, data: bytes, person: Person | None, *, quiet: bool
    ) -> None:
        try:
            with Bar(self.stderr) as bar:
                cv, is_new = store(file.name, data, person=person, progress=bar)
        except Unreadable as refusal:
            raise CommandError(f"{file}: {refusal}", returncode=REFUSED) from None
        if not quiet:
            self._sum_up(cv, is_new)

    def _sum_up(self, cv: CVImport, is_new: bool) -> None:
        if not is_new:
            self.stdout.write(f"This file is known: it is import {cv.pk}, “{cv}”.")
        drafts = list(cv.drafts.all())
        kinds = Counter(draft.section for draft in drafts)
        for section, count in kinds.items():
            mine = [draft for draft in drafts if draft.section == section]
            to_do = sum(draft.state == "open" for draft in mine)
            sure = sum(draft.state == "open" and draft.is_sure for draft in mine)
            self.stdout.write(f"{section:14} {count:4}, {to_do:4} open, {sure:4} sure")
        self.stdout.write(f"{cv.unused_share:.1%} of the text was not used.")
        self.stdout.write(f"Review it at {cv.get_absolute_url()}")


def read_bytes(file: Path) -> bytes:
    """The bytes of a file that is not too large. Raises CommandError with its return code."""
    try:
        if file.stat().st_size > BYTES:
            words = f"{file}: The file is larger than {BYTES // 2**20} MB."
            raise CommandError(words, returncode=REFUSED)
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=NO_FILE) from None


def person_with(slug: str | None) -> Person | None:
    if slug is None:
        return None
    person = Person.objects.filter(slug=slug).first()
    if person is None:
        raise CommandError(f"Nobody here is called {slug}.", returncode=WRONG_USE)
    return person


def as_document(file: Path, data: bytes, progress: Progress = silent) -> dict[str, Any]:
    """A file in schema cv/1. Raises CommandError for what cannot be read."""
    progress("Reading the file", 0, 0)
    try:
        document = extract(file.name, data)
    except Unreadable as refusal:
        raise CommandError(f"{file}: {refusal}", returncode=REFUSED) from None
    return as_cv1(read(document, progress), document, file.name, data)
