"""The way from what curation keeps about a row to the form of the row, and to one field of it."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from curation.models import AppliedEntry, Issue

# Words of documents for what a form has under another name.
_PARTS = {"authors": "coauthor_set-group", "periods": "periods-group"}


def address_of(row: models.Model, field: str = "") -> str:
    """The form of a row, at the field if it has it."""
    meta = row._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
    return f"{address}#{part}" if (part := anchor(row, field)) else address


def anchor(row: models.Model, field: str) -> str:
    """The id of a field on the form of the row, "" if it is not there."""
    if field in _PARTS:
        return _PARTS[field]
    try:
        column = row._meta.get_field(field)
    except FieldDoesNotExist:
        return ""
    return f"id_{field}" if getattr(column, "editable", False) else ""


def link_to_row(entry: AppliedEntry | Issue) -> SafeString | str:
    """A link to the form of the row, or that it was deleted."""
    row = entry.row
    if row is None:
        return "deleted"
    if type(row) not in admin.site._registry:
        return str(row)
    field = entry.field if isinstance(entry, Issue) else ""
    return format_html('<a href="{}">{}</a>', address_of(row, field), row)
