"""Loads three real researchers, so that a new directory has something to show."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from curation import demo
from curation.importing import apply_profile


class Command(BaseCommand):
    help = "Load the demo profiles. Loading them again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            reports = [apply_profile(document) for document in demo.documents()]
        for report in reports:
            self.stdout.write(f"{report.person.credit_name}: {report}")
