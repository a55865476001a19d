"""What the search indexes of all packages share."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q


def outlives(parent: type[models.Model], origin: Any) -> bool:
    """Whether the parent row stays when a deletion that began at `origin` removed a part of it.

    When the parent goes too, its search row must not be written again.
    """
    if origin is None:
        return True
    model = origin.model if isinstance(origin, models.QuerySet) else type(origin)
    return model is not parent


def begins_word(path: str, word: str) -> Q:
    """Whether a folded word begins one of the words in the folded column at that path."""
    return Q(**{f"{path}__startswith": word}) | Q(**{f"{path}__contains": f" {word}"})
