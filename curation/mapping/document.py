"""Puts entries together into a profile document: keys, references, and the doubts that go along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from curation.mapping.activities import with_keys
from curation.mapping.keys import identity, key_of
from curation.mapping.suggestions import Suggestion
from curation.profile import ProfileDocument, check_profile

# Sections whose entries have no key and no lines in profile/1.
VOCABULARIES = ("organizations", "venues")
# What one entry may point at in another section.
_REFERENCES = {"degree": "degrees", "position": "positions", "award": "awards"}
# Given a section and an entry, the key that it had before, or "".
Known = Callable[[str, dict[str, Any]], str]


def with_all_keys(
    suggestions: Sequence[Suggestion], known: Known = lambda section, entry: ""
) -> None:
    """Gives each entry its key, and turns links between entries into keys."""
    taken: dict[str, set[str]] = defaultdict(set)
    for one in suggestions:
        words = (
            "person" if one.section == "person" else identity(one.section, one.entry)
        )
        key = known(one.section, one.entry)
        if not key or key in taken[one.section]:
            key = key_of(words, taken[one.section])
        one.entry["key"] = key
        taken[one.section].add(key)
        with_keys(one.entry, key)
    for one in suggestions:
        _resolve(one.entry)
    for part in ("deliveries", "versions"):
        _tell_apart([e for one in suggestions for e in one.entry.get(part, [])])


def _resolve(entry: dict[str, Any]) -> None:
    for name, value in entry.items():
        if isinstance(value, Suggestion):
            entry[name] = value.entry["key"]
        elif isinstance(value, list):
            for part in value:
                if isinstance(part, dict):
                    _resolve(part)


def _tell_apart(parts: list[dict[str, Any]]) -> None:
    """Keys of deliveries and versions are unique in the whole document."""
    taken: set[str] = set()
    for part in parts:
        part["key"] = key_of(part["key"], taken)
        taken.add(part["key"])


def as_profile(
    entries: Iterable[tuple[str, Mapping[str, Any]]],
    key: str,
    source: Mapping[str, Any] | None,
    issues: Sequence[Mapping[str, Any]] = (),
) -> ProfileDocument:
    """The document that holds these entries; raises ProfileError for what the schema refuses.

    A reference to an entry that is not among them is left out.
    """
    document: dict[str, Any] = {
        "schema": "profile/1",
        "key": key,
        "issues": list(issues),
    }
    if source:
        document["source"] = dict(source)
    entries = list(entries)
    held = {(section, entry.get("key", "")) for section, entry in entries}
    for section, entry in entries:
        entry = _without_loose_ends(entry, held)
        if section == "person":
            document["person"] = _without(entry, "key")
        elif section in VOCABULARIES:
            document.setdefault(section, []).append(_without(entry, "key", "lines"))
        else:
            document.setdefault(section, []).append(entry)
    return check_profile(document)


def _without(entry: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names}


def _without_loose_ends(
    entry: Mapping[str, Any], held: set[tuple[str, str]]
) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in entry.items():
        if name in _REFERENCES and isinstance(value, str):
            if (_REFERENCES[name], value) in held:
                kept[name] = value
        elif isinstance(value, list):
            kept[name] = [
                _without_loose_ends(part, held) if isinstance(part, dict) else part
                for part in value
            ]
        else:
            kept[name] = value
    return kept
