"""What the search indexes of all packages share."""

from __future__ import annotations

from typing import Any

from django.db import models


def outlives(parent: type[models.Model], origin: Any) -> bool:
    """Whether the parent row stays when a deletion that began at `origin` removed a part of it.

    When the parent goes too, its search row must not be written again.
    """
    if origin is None:
        return True
    model = origin.model if isinstance(origin, models.QuerySet) else type(origin)
    return model is not parent
