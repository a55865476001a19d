"""How many works name a person or a topic; the package that knows works says how to count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import QuerySet

from core.audience import Reader

# Takes rows and a reader, gives the rows with `work_count`: the works that the reader
# may see, each once. A package above this one adds an entry per model when it starts.
COUNTERS: dict[type[models.Model], Callable[[Any, Reader | None], QuerySet[Any]]] = {}


def with_work_counts(rows: Any, user: Reader | None) -> QuerySet[Any]:
    """Adds `work_count` to people or topics."""
    return COUNTERS[rows.model](rows, user)
