"""What a document says against what is here: the same entry found again, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from rapidfuzz import fuzz

from core import folding
from curation.exporting import entry_of
from curation.mapping.keys import identity
from curation.models import AppliedEntry
from publications.models import Venue

# Of 100; with five more for the same first date, which tells recurring entries apart.
_SAME = 88
_SAME_DATE = 5
# Not facts of an entry: its name in the document, its place, and what leads elsewhere.
_APART = {
    "key",
    "lines",
    "award",
    "degree",
    "position",
    "thesis_of",
    "is_owner",
    "contacts",
}
# What a part of a list is known by.
_PARTS = {
    "versions": ("venue", "issued", "relation"),
    "deliveries": ("host", "date"),
    "periods": ("start",),
}


class Known:
    """The rows that earlier documents of a profile became."""

    def __init__(self, profile_key: str) -> None:
        entries = AppliedEntry.objects.filter(profile__key=profile_key)
        self.entries = [
            entry for entry in entries.prefetch_related("row") if entry.row is not None
        ]
        self.keys = {(one.section, one.key) for one in entries}
        self._by_row = {
            (one.content_type_id, one.object_id): one.key for one in self.entries
        }
        self._said: dict[int, dict[str, Any]] = {}

    def key_of_row(self, row: Any) -> str:
        """The key of the entry that became this row, or ""."""
        type_ = ContentType.objects.get_for_model(row)
        return self._by_row.get((type_.pk, row.pk), "")

    def said(self, applied: AppliedEntry) -> dict[str, Any]:
        """What the row says now, with its keys and references as this profile names them."""
        if applied.pk not in self._said:
            said = entry_of(applied.section, applied.row)
            self._refer(applied.section, applied.row, said)
            self._said[applied.pk] = said
        return self._said[applied.pk]

    def _refer(self, section: str, row: Any, said: dict[str, Any]) -> None:
        for name in ("degree", "position", "thesis_of"):
            if section in ("awards", "publications") and getattr(row, name, None):
                said[name] = self.key_of_row(getattr(row, name))
        if section == "talks":
            for part, delivery in zip(
                said.get("deliveries", []), row.deliveries.all(), strict=True
            ):
                part["key"] = self.key_of_row(delivery)
                self._award(part, delivery)
        if section == "publications":
            self._honours(said, row)
            versions = row.versions.order_by("pk")
            for part, version in zip(said.get("versions", []), versions, strict=True):
                part["key"] = self.key_of_row(version)
                self._honours(part, version)

    def _honours(self, said: dict[str, Any], work: Any) -> None:
        honours = work.distinctions.all()
        for part, row in zip(said.get("distinctions", []), honours, strict=True):
            self._award(part, row)

    def _award(self, part: dict[str, Any], row: Any) -> None:
        if row.award_id and (key := self.key_of_row(row.award)):
            part["award"] = key

    def matches(
        self, section: str, entries: Mapping[int, dict[str, Any]]
    ) -> dict[int, AppliedEntry]:
        """For each entry, by its id, the applied one that it is: the likest pairs first."""
        applied = [one for one in self.entries if one.section == section]
        if section == "person":
            return {pk: applied[0] for pk in entries if applied}
        scored = sorted(
            (
                (score, -pk, -one.pk, pk, one)
                for one in applied
                for pk, entry in entries.items()
                if (score := likeness(section, entry, self.said(one), one.key)) >= _SAME
            ),
            key=lambda found: found[:3],
            reverse=True,
        )
        found: dict[int, AppliedEntry] = {}
        for *_order, pk, one in scored:
            if pk not in found and one not in found.values():
                found[pk] = one
        return found


def likeness(
    section: str, entry: dict[str, Any], said: dict[str, Any], key: str
) -> float:
    """How likely an entry is the one that became a row, 0 to 105."""
    one, other = (folding.fold(identity(section, e)) for e in (entry, said))
    score = fuzz.ratio(one, other)
    if entry.get("key") == key and score > _SAME - 20:
        score = max(score, _SAME)
    return score + _SAME_DATE * (_first_date(entry) == _first_date(said))


def _first_date(entry: dict[str, Any]) -> str:
    periods = entry.get("periods") or [{}]
    years = entry.get("years") or entry.get("terms") or [""]
    return str(periods[0].get("start") or entry.get("start") or years[0])


def differences(
    read: dict[str, Any], now: dict[str, Any], before: dict[str, Any] | None
) -> list[list[Any]]:
    """[field, what is here, what the document says], of fields that the document states.

    Left out is what the last document said as well: it was decided on then.
    """
    return [
        [name, now.get(name), value]
        for name, value in sorted(read.items())  # one engine keeps no order of keys
        if name not in _APART
        and not _is_said(name, value, now.get(name))
        and not (before and _is_said(name, value, before.get(name)))
    ]


def _is_said(name: str, value: Any, there: Any) -> bool:
    """Whether what is there says the value, and maybe more."""
    if isinstance(value, dict):
        return isinstance(there, dict) and all(
            _is_said(part, said, there.get(part))
            for part, said in value.items()
            if part not in _APART
        )
    if isinstance(value, list):
        there = list(there or [])
        if name == "authors":
            return len(there) == len(value) and all(
                _is_said("", one, other)
                for one, other in zip(value, there, strict=True)
            )
        return all(any(_is_said("", one, other) for other in there) for one in value)
    if name == "venue" and value and there:
        return _same_venue(value, there)
    return bool(value == there)


def _same_venue(one: str, other: str) -> bool:
    if folding.name_key(one) == folding.name_key(other):
        return True
    found = set(Venue.objects.called(one).values_list("pk", flat=True))
    return bool(found & set(Venue.objects.called(other).values_list("pk", flat=True)))


def proposed(
    read: dict[str, Any], now: dict[str, Any], changes: Sequence[Sequence[Any]]
) -> dict[str, Any]:
    """What is here, with the changes of the document; of lists of parts nothing is taken away."""
    entry = dict(now) | {
        name: read[name] for name in ("key", "lines", "contacts") if name in read
    }
    for name, there, value in changes:
        if name in _PARTS:
            entry[name] = _merged(_PARTS[name], there or [], value)
        else:
            entry[name] = value
    return entry


def _merged(
    names: Iterable[str], there: list[dict[str, Any]], read: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The parts of a list, each as the document has it if it names it."""

    def known_by(part: dict[str, Any]) -> tuple[str, ...]:
        return tuple(folding.fold(str(part.get(name, ""))) for name in names)

    merged = {known_by(part): part for part in there}
    for part in read:
        old = merged.get(known_by(part), {})
        merged[known_by(part)] = {**old, **part} | (
            {"key": old["key"]} if old.get("key") else {}
        )
    return list(merged.values())
