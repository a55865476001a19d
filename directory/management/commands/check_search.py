"""Compares the search indexes with the rows that they are about."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from directory.search_index import KEPT

# Differences that are told one by one.
_TOLD = 20


class Command(BaseCommand):
    help = "Compare the search indexes with the rows. Ends with 1 where they differ."

    def handle(self, *args: Any, **options: Any) -> None:
        number = 0
        for kept in KEPT:
            for difference in kept.differences():
                number += 1
                if number <= _TOLD:
                    self.stdout.write(difference)
        if number:
            raise CommandError(
                f"{number:,} differences. manage.py rebuild_search writes the indexes anew."
            )
        self.stdout.write("The indexes agree with the rows.")
