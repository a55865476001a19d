"""The fields of a draft on its card: which there are, what they show, what was entered."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from curation.models import Draft
from curation.review.specs import ENTRIES, SELDOM, SPECS, Spec


@dataclass
class Field:
    """A field as a card shows it."""

    spec: Spec
    id: str
    value: Any
    choices: list[tuple[str, str]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    confidence: str = ""
    # The other value where the document says something else than what is here.
    now: Any = None
    is_changed: bool = False
    error: str = ""


@dataclass
class Row:
    """One part of a list; the last is empty, to add one."""

    fields: list[Field]
    is_new: bool = False


def fields_of(
    draft: Draft, entry: dict[str, Any], errors: Mapping[str, str] | None = None
) -> list[Field]:
    """The fields of a card with what the entry says, and the faults of what was entered."""
    changes = {name: now for name, now, _read in draft.changes}
    shown = []
    for spec in SPECS[draft.section]:
        if (
            spec.name in SELDOM
            and not entry.get(spec.name)
            and spec.name not in changes
        ):
            continue
        made = _field(spec, spec.name, entry.get(spec.name), ENTRIES[draft.section])
        made.confidence = draft.confidence.get(spec.name, "")
        made.is_changed = spec.name in changes
        made.now = _in_words(changes.get(spec.name))
        made.error = "; ".join(
            words
            for path, words in (errors or {}).items()
            if path.split("/")[0] == spec.name
        )
        shown.append(made)
    return shown


def _field(spec: Spec, id_: str, value: Any, model: type[BaseModel]) -> Field:
    made = Field(spec, id_, value)
    if spec.kind == "choice":
        made.choices = choices_of(model, spec.name)
        made.value = value or ""
    elif spec.kind == "lines":
        made.value = "\n".join(value or [])
    elif spec.kind == "numbers":
        made.value = ", ".join(map(str, value or []))
    elif spec.kind == "rows":
        part = _part(model, spec.name)
        rows = [*(value or []), {}]
        made.rows = [
            Row(
                [
                    _field(c, f"{id_}-{i}-{c.name}", row.get(c.name), part)
                    for c in spec.columns
                ],
                is_new=i == len(rows) - 1,
            )
            for i, row in enumerate(rows)
        ]
    elif value is None:
        made.value = ""
    return made


def choices_of(model: type[BaseModel], name: str) -> list[tuple[str, str]]:
    """The closed list of a field, in words."""
    found = model.model_fields[name].annotation
    codes = getattr(found, "__args__", ())
    words = [(code, code.replace("_", " ").capitalize() or "—") for code in codes]
    return words if ("", "—") in words else [("", "—"), *words]


def _part(model: type[BaseModel], name: str) -> type[BaseModel]:
    annotation: Any = model.model_fields[name].annotation
    part: type[BaseModel] = annotation.__args__[0]
    return part


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(_in_words(v) for k, v in value.items() if k != "key" and v)
    if isinstance(value, list):
        return "; ".join(map(_in_words, value))
    return "nothing" if value in (None, "") else str(value)


# What was entered.


def entered(draft: Draft, sent: Mapping[str, str]) -> dict[str, Any]:
    """The entry with what a curator entered in place of what it said."""
    entry = copy.deepcopy(draft.entry)
    changes = {name: now for name, now, _read in draft.changes}
    for spec in SPECS[draft.section]:
        if sent.get(f"keep-{spec.name}") and spec.name in changes:
            _put(entry, spec.name, changes[spec.name])
        elif f"has-{spec.name}" in sent:
            _put(entry, spec.name, _value(spec, spec.name, entry.get(spec.name), sent))
    return entry


def _put(entry: dict[str, Any], name: str, value: Any) -> None:
    if value in (None, "", [], False):
        entry.pop(name, None)
    else:
        entry[name] = value


def _value(spec: Spec, id_: str, before: Any, sent: Mapping[str, str]) -> Any:
    text = re.sub(r"\s+", " ", sent.get(id_, "")).strip()
    if spec.kind == "flag":
        return id_ in sent
    if spec.kind == "number":
        return int(text) if text.isdecimal() else text
    if spec.kind == "numbers":
        parts = re.split(r"[\s,;]+", text)
        return [int(p) if p.isdecimal() else p for p in parts if p]
    if spec.kind == "lines":
        lines = (" ".join(line.split()) for line in sent.get(id_, "").splitlines())
        return [line for line in lines if line]
    if spec.kind == "rows":
        return list(_rows(spec, id_, before or [], sent))
    return text


def _rows(
    spec: Spec, id_: str, before: list[dict[str, Any]], sent: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """The parts that were left, in order; what a card does not show of a part stays."""
    for i in range(len(before) + 1):
        part = copy.deepcopy(before[i]) if i < len(before) else {}
        for column in spec.columns:
            name = f"{id_}-{i}-{column.name}"
            _put(part, column.name, _value(column, name, part.get(column.name), sent))
        said = any(part.get(c.name) for c in spec.columns if c.kind == "line")
        if said and f"{id_}-{i}-gone" not in sent:
            yield part


def faults_of(section: str, entry: dict[str, Any]) -> dict[str, str]:
    """What the schema refuses in an entry, by field."""
    checked = copy.deepcopy(entry)
    if section in ("person", "venues", "organizations"):
        checked.pop("key", None)
    if section in ("venues", "organizations"):
        checked.pop("lines", None)
    for part in ("deliveries", "versions"):
        for i, one in enumerate(checked.get(part, [])):
            one.setdefault("key", f"new-{i}")
            if part == "versions":
                one.setdefault("relation", "other")
    try:
        ENTRIES[section].model_validate(checked)
    except ValidationError as error:
        return {
            "/".join(map(str, one["loc"])): _words(one["type"], one["msg"])
            for one in error.errors(include_url=False)
        }
    return {}


def _words(kind: str, message: str) -> str:
    if kind in ("missing", "string_too_short"):
        return "This is needed."
    return message.removeprefix("Value error, ")
