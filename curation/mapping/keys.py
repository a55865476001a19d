"""Keys of entries that stay the same from one document to the next, as far as what they say does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from core.folding import fold

# What an entry of each section is known by.
IDENTITY = {
    "degrees": ("title", "organization"),
    "positions": ("organization", "title"),
    "mentorships": ("mentee", "mentor"),
    "publications": ("title",),
    "talks": ("title",),
    "awards": ("title", "issuer"),
    "service": ("venue", "role", "kind"),
    "teaching": ("code", "title", "institution"),
    "projects": ("title",),
    "skills": ("name",),
    "venues": ("name",),
    "organizations": ("name", "place"),
    "names": ("printed",),
}
_LONGEST = 80


def identity(section: str, entry: dict[str, Any]) -> str:
    """The words that an entry is known by, as printed."""
    return " ".join(str(entry[name]) for name in IDENTITY[section] if entry.get(name))


def key_of(text: str, taken: Iterable[str] = ()) -> str:
    """A key made of the words of a text that is none of those taken."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    short = words if len(words) <= _LONGEST else words[:_LONGEST].rpartition("-")[0]
    key = number = short or "entry"
    for n in range(2, 10_000):
        if number not in set(taken):
            break
        number = f"{key}-{n}"
    return number
