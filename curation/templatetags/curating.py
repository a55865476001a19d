"""Rows in the words of the pages that merge and split."""

from __future__ import annotations

from django import template
from django.db import models

from publications.models import Coauthor

register = template.Library()


@register.filter
def model_name(row: models.Model) -> str:
    """What kind of row it is."""
    return str(row._meta.verbose_name)


@register.filter
def of_person(row: models.Model) -> str:
    """A row among those of one person, where the person's name says nothing."""
    if isinstance(row, Coauthor):
        return f"{row.publication} ({row.publication.year or 'no year'}), as {row}"
    return str(row)
