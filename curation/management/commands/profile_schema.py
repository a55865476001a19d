"""Prints the JSON Schema of profile documents, as it stands in docs/profile-1.schema.json."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand

from curation.profile import ProfileDocument


class Command(BaseCommand):
    help = "Print the JSON Schema of profile/1."

    def handle(self, *args: Any, **options: Any) -> None:
        schema = ProfileDocument.model_json_schema(by_alias=True)
        self.stdout.write(json.dumps(schema, indent=1, ensure_ascii=False))
