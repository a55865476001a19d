"""Names of a document that may be one person's: asked about, never merged unasked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from core import folding
from curation.mapping.suggestions import Suggestion
from curation.review.candidates import name_likeness, people_like
from people.models import Person


def names_of(entry: dict[str, Any]) -> Iterator[str]:
    """The names that an entry of profile/1 prints, its owner's own left out."""
    for part in ("authors", "advisors", "mentors"):
        for one in entry.get(part, []):
            if not one.get("is_owner"):
                yield one["name"]
    for part in ("mentor", "mentee"):
        if entry.get(part):
            yield entry[part]


def doubtful_names(suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """A question for each name that is like another one here or in the document.

    A name that somebody here has in full is that person, so nothing is asked.
    """
    lines: dict[str, list[int]] = {}
    for one in suggestions:
        for name in names_of(one.entry):
            lines.setdefault(name, one.entry["lines"])
    keys = {name: folding.name_key(name) for name in lines}
    asked = []
    for name in lines:
        if Person.objects.named(keys[name]).exists():
            continue
        offers = people_like(name) + _others(name, keys)
        if offers:
            entry = {"printed": name, "lines": lines[name], "offers": offers}
            asked.append(Suggestion("names", entry))
    return asked


def _others(name: str, keys: dict[str, str]) -> list[dict[str, Any]]:
    """Longer or earlier names of the document that are like this one."""
    own = keys[name]
    names = list(keys)
    return [
        {"id": other, "name": other, "hint": "in this document", "score": round(score)}
        for other, key in keys.items()
        if key != own
        and (-len(key), names.index(other)) < (-len(own), names.index(name))
        and (score := name_likeness(own, key))
    ]
