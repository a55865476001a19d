"""Saves rows that were checked, one or a whole list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def save_row(row: Row, values: dict[str, Any]) -> Row:
    """Sets the values and saves a checked row; raises ValidationError naming the field."""
    for name, value in values.items():
        setattr(row, name, value)
    # A row without a slug gets a free one when it is saved.
    row.full_clean(exclude=None if values.get("slug") else ["slug"])
    row.save()
    return row


def save_rows(
    rows: models.QuerySet[Row], parent: dict[str, Any], wanted: Sequence[dict[str, Any]]
) -> list[Row]:
    """Makes an ordered list of a parent's rows hold the wanted values, keeping the rows it has."""
    present = list(rows)
    for row in present[len(wanted) :]:
        row.delete()
    present += [rows.model(**parent) for _ in wanted[len(present) :]]
    return [save_row(row, values) for row, values in zip(present, wanted, strict=False)]
