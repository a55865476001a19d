"""How well a reading agrees with the truth, field by field, in schema cv/1."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial
from typing import Any

from core.folding import fold, words

Row = dict[str, Any]


@dataclass
class Score:
    """Right, wrong and missing values by field; `invented` are those where the truth has none."""

    counts: dict[str, list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0, 0, 0])
    )
    invented: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    misses: list[str] = field(default_factory=list)

    def f1(self, name: str) -> float:
        right, wrong, missing = self.counts[name]
        return (
            2 * right / (2 * right + wrong + missing)
            if right
            else float(not wrong + missing)
        )

    def add(self, other: Score) -> None:
        for name, counts in other.counts.items():
            self.counts[name] = [
                a + b for a, b in zip(self.counts[name], counts, strict=True)
            ]
        for name, count in other.invented.items():
            self.invented[name] += count
        self.misses += other.misses


def folded(value: object) -> str:
    return " ".join(words(str(value or "")))


def likeness(one: object, other: object) -> float:
    """0 to 1; the words of one inside the other count if they are half of it."""
    a, b = folded(one), folded(other)
    if not a or not b:
        return 0.0
    one_words, other_words = set(a.split()), set(b.split())
    is_inside = one_words <= other_words or other_words <= one_words
    if is_inside and min(len(a), len(b)) >= 0.5 * max(len(a), len(b)):
        return 0.98
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def person_key(name: str) -> tuple[tuple[str, ...], str]:
    """ "Hill, S. A.", "S. A. Hill" and "Hill SA" share a key; full first names have another."""
    long, capitals = [], ""
    for token in re.split(r"[\s,.]+", name):
        if re.fullmatch(r"[^\W\d_a-z](?:-?[^\W\d_a-z]){0,3}", token):
            capitals += fold(token).replace("-", "")
        elif token:
            long.append(folded(token))
    return tuple(sorted(long)), "".join(sorted(capitals))


def year(value: object) -> str | None:
    return str(value)[:4] if value else None


def _pairs(
    truth: list[Row], found: list[Row], alike: Callable[[Row, Row], float], least: float
) -> dict[int, int]:
    ranked = sorted(
        ((alike(t, f), i, j) for i, t in enumerate(truth) for j, f in enumerate(found)),
        reverse=True,
    )
    result: dict[int, int] = {}
    for value, i, j in ranked:
        if value >= least and i not in result and j not in result.values():
            result[i] = j
    return result


def _authors_agree(truth: Row, owner: str, _: object, found: list[str]) -> bool:
    mine = [person_key(name) for name in truth["authors"]]
    theirs = [person_key(name) for name in found]
    if truth["order_known"]:
        return mine == theirs
    return sorted(mine) == sorted(
        k for k in theirs if k != person_key(owner) or k in mine
    )


FIELDS: dict[str, tuple[str, dict[str, Callable[[Any, Any], bool]]]] = {
    "degrees": ("institution", {
        "field": lambda a, b: likeness(a, b) >= 0.85, "start": lambda a, b: a == b, "end": lambda a, b: a == b,
        "thesis": lambda a, b: likeness(a, b) >= 0.9,
        "advisors": lambda a, b: [person_key(x["name"]) for x in a] == [person_key(x["name"]) for x in b],
    }),
    "positions": ("org", {"title": lambda a, b: likeness(a, b) >= 0.85, "periods": lambda a, b: a == b}),
    "publications": ("title", {"venue": lambda a, b: likeness(a, b) >= 0.85, "year": lambda a, b: a == b}),
    "talks": ("title", {"events": lambda a, b: [(e["year"], folded(e["host"])) for e in a] == [(e["year"], folded(e["host"])) for e in b]}),
    "awards": ("title", {"years": lambda a, b: a == b}),
    "teaching": ("course", {"code": lambda a, b: folded(a) == folded(b)}),
    "mentees": ("name", {"next": lambda a, b: likeness(a, b) >= 0.85}),
    "service": ("venue", {"years": lambda a, b: a == b}),
}  # fmt: skip


def score(truth: Row, found: Row) -> Score:
    """The agreement of one document."""
    result = Score()
    result.counts["person"] = (
        [1, 0, 0]
        if folded(truth["person"]["name"]) == folded(found["person"]["name"])
        else [0, 1, 1]
    )
    for name, (key, fields) in FIELDS.items():
        _score_list(result, name, key, fields, truth[name], found[name], truth)
    return result


def _alike(name: str, key: str) -> Callable[[Row, Row], float]:
    def alike(t: Row, f: Row) -> float:
        value = (
            likeness(t[key], f.get(key))
            if t[key]
            else likeness(t["events"][0]["host"], f["events"][0]["host"])
        )
        if name == "degrees":
            value *= folded(t["degree"]) == folded(f["degree"])
        if name in ("positions", "service", "awards"):
            extra = "periods" if name == "positions" else "years"
            value -= 0.05 * (t[extra] != f[extra])
        return value

    return alike


def _score_list(
    result: Score, name: str, key: str, fields: dict[str, Callable[[Any, Any], bool]], truth: list[Row], found: list[Row], whole: Row
) -> None:  # fmt: skip
    pairs = _pairs(
        truth, found, _alike(name, key), 0.9 if name == "publications" else 0.78
    )
    counts = result.counts[name]
    counts[0] += len(pairs)
    counts[1] += len(found) - len(pairs)
    counts[2] += len(truth) - len(pairs)
    result.misses += [
        f"{name} {truth[i]['lines']} {truth[i][key]!r} not found"
        for i in range(len(truth))
        if i not in pairs
    ]
    result.misses += [
        f"{name} {f['lines']} {f[key]!r} is none"
        for j, f in enumerate(found)
        if j not in pairs.values()
    ]
    for attribute, agree in fields.items():
        for i, t in enumerate(truth):
            _score_value(
                result,
                f"{name}.{attribute}",
                t.get(attribute),
                found[pairs[i]].get(attribute) if i in pairs else None,
                agree,
                t,
            )
    if name == "publications":
        owner = str(whole["person"]["name"])
        for i, t in enumerate(truth):
            names = found[pairs[i]]["authors"] if i in pairs else None
            agree = partial(_authors_agree, t, owner)
            _score_value(
                result, "publications.authors", t["authors"] or None, names, agree, t
            )


def _score_value(
    result: Score, name: str, truth: Any, found: Any, agree: Callable[[Any, Any], bool], row: Row
) -> None:  # fmt: skip
    counts = result.counts[name]
    if truth and found and agree(truth, found):
        counts[0] += 1
        return
    counts[2] += bool(truth)
    counts[1] += bool(found)
    if (
        found
        and not truth
        and not (name == "publications.authors" and row.get("owner_implied"))
    ):
        result.invented[name] += 1
    if truth or found:
        result.misses.append(f"{name} {row['lines']}: {truth!r} read as {found!r}")


SUPPORTED = {
    "degrees": ("institution", "degree", "field", "thesis"), "positions": ("org", "title"), "publications": ("title", "venue", "authors"),
    "awards": ("title",), "service": ("venue",), "mentees": ("name",), "talks": ("title",), "teaching": ("course",),
}  # fmt: skip


def unsupported(found: Row, text: str) -> Iterable[str]:
    """The strings that do not stand in the lines that they cite, markup and hyphens aside."""
    lines = text.split("\n")
    for name, keys in SUPPORTED.items():
        for row in found[name]:
            first, last = row["lines"]
            source = _letters(" ".join(lines[first - 1 : last]))
            for key in keys:
                values = row[key] if isinstance(row[key], list) else [row[key]]
                yield from (
                    f"{name} {row['lines']}: {v!r}"
                    for v in values
                    if v and _letters(v) not in source
                )


def _letters(text: str) -> str:
    text = re.sub(r"<(?!https?:)[^>]{1,12}>", "", text)
    return re.sub(r"[\W_]", "", fold(text))
