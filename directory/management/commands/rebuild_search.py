"""Writes the search indexes anew from the rows, while the site serves."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from directory.search_index import KEPT, Kept

# Seconds between two lines about how far it is.
_PAUSE = 2.0


class Command(BaseCommand):
    help = (
        "Write the search indexes anew. Goes on where an interrupted run stopped; "
        "the site can be used meanwhile."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from-start", action="store_true", help="Forget an interrupted run."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for kept in KEPT:
            if options["from_start"]:
                kept.forget()
            self._rebuild(kept)

    def _rebuild(self, kept: Kept) -> None:
        whole = kept.count
        if kept.done:
            self.stdout.write(f"{kept.name}: going on behind id {kept.done}")
        written, told = 0, time.monotonic()
        for number in kept.rebuild():
            written += number
            if time.monotonic() - told > _PAUSE:
                self.stdout.write(f"{kept.name}: {written:,} of {whole:,}")
                told = time.monotonic()
        self.stdout.write(f"{kept.name}: {written:,} written")
