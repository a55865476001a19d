"""Loads three real researchers, so that a new directory has something to show."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from curation import demo
from curation.importing import Report, apply_profile


class Command(BaseCommand):
    help = "Load the demo profiles. Loading them again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            reports = [apply_profile(document) for document in demo.documents()]
        for report in reports:
            self.stdout.write(f"{report.person.credit_name}: {summary(report)}")


def summary(report: Report) -> str:
    """ "140 entries added, 12 unchanged": what a document did, in words."""
    parts = {
        "added": report.created,
        "updated": report.updated,
        "joined": report.joined,
        "unchanged": report.unchanged,
    }
    counts = [f"{len(paths)} {word}" for word, paths in parts.items() if paths]
    return ", ".join(counts) or "nothing to do"
