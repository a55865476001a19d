"""Mentees: whom the owner advised, at which level, and what they did next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from curation.cv.entries import Entry, split
from curation.cv.flow import plain
from curation.cv.grammars.names import bare, likeness
from curation.cv.grammars.periods import find_periods, years_of
from curation.cv.grammars.pieces import org_likeness
from curation.cv.lines import Line
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.sections import Section

_CLASS = re.compile(r"\bclass of (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\s*(?:→|->|=>|⇒|(?:[,;(]\s*)?(?:now|currently|next|subsequently|first position|heute|jetzt|aujourd'hui|ahora|ora|atualmente)(?:\s+(?:at|a|an|the))?:?\s)\s*",
    re.IGNORECASE,
)
# "Ada Lee's bachelor thesis"
_OWNED = re.compile(
    r"(?P<name>[^'’]+)['’]s?\s+(?P<level>(?:ph\.?d|doctoral|master|bachelor|diploma|undergraduate|trainee|train|intern)\w*)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b\w{3,}(?:ics|ling|ssing|ning|tions?|ology|graphy|ysis|ment)\b", re.IGNORECASE
)
_LEVEL = re.compile(
    r"\b(?:Ph\.?\s?D\.?|doctoral|doktorand\w*|dissertation|promotion|th[eè]se|doctorat|doctora\w+|tesis doctoral|dottorato|doutorado|master'?s?|M\.?\s?Sc\.?|M\.?A\.?|MA|mestrado|laurea|undergraduate|bachelor'?s?|B\.?\s?Sc\.?|B\.?A\.?|honou?rs|postdoc\w*|intern)\b",
    re.IGNORECASE,
)


def read_mentees(sections: Sequence[Section]) -> list[Draft]:
    """The people whom the owner advised, by the headings of their level."""
    drafts: list[Draft] = []
    for section in sections:
        _, entries = split(section.lines, _measure_mentee, section.headings)
        for one in entries:
            drafts += _listed(one) or filter(None, [_mentee(one)])
    return drafts


def _listed(one: Entry) -> list[Draft]:
    """ "PhD students: Ada Lee (2015); Ben Wong (2010)" as one each."""
    label, found, rest = plain(one.text).partition(": ")
    names = [part.strip(" .") for part in re.split(r";\s+(?:and\s+)?", rest)]
    printed = [bare(re.sub(r"\s*\([^()]*\)", "", name)) for name in names]
    if not found or len(names) < 2 or any(likeness(name) < 0.8 for name in printed):
        return []
    level = _LEVEL.search(label)
    drafts = []
    for whole, name in zip(names, printed, strict=True):
        values: dict[str, Any] = {
            "name": name,
            "level": level[0] if level else None,
            "affiliation": None,
            "next": None,
        }
        if years := years_of(find_periods(whole)):
            values["years"] = years
        drafts.append(Draft(values, one.span, {"name": Confidence.SURE}))
    return drafts


def _measure_mentee(one: Entry) -> float:
    if _listed(one):
        return 1.0
    first = re.split(r"[,;:(\n\t]|\s[–—-]\s", _undated(one.text))[0]
    return likeness(first.strip()) * (1.0 if len(one.text) <= 250 else 0.3)


def _undated(text: str) -> str:
    found = find_periods(text)
    return (
        text[found[0].finish :].lstrip(" .,:\t\n–—-")
        if found and found[0].begin <= 1
        else text
    )


def _mentee(one: Entry) -> Draft | None:
    text = plain(one.text)
    class_of = _CLASS.search(text)
    if class_of:
        text = text[: class_of.start()] + text[class_of.end() :]
    head, *after = _NEXT.split(_undated(text), maxsplit=1)
    parts = [
        p.strip(" .,;()") for p in re.split(r",\s+|;\s+|\s[–—-]\s|:\s|\s*\(|\)", head)
    ]
    parts = [p for p in parts if p]
    if parts and (owned := _OWNED.match(parts[0])):
        parts[:1] = [owned["name"], owned["level"]]
    name = bare(parts[0]) if parts else ""
    if likeness(name) < 0.8 or _are_topics(parts):
        return None
    levels = [p for p in parts[1:] if _LEVEL.search(p) and len(p.split()) <= 4]
    heading = one.headings[-1] if one.headings else None
    level = levels[0] if levels else _level(heading)
    places = [
        p
        for p in parts[1:]
        if p not in levels and not find_periods(p) and org_likeness(p) >= 0.25
    ]
    values: dict[str, Any] = {
        "name": name,
        "level": level,
        "affiliation": places[0] if places else None,
        "next": after[0].strip(" .,;()") or None if after else None,
    }
    if class_of:
        values["class_of"] = int(class_of["year"])
    years = years_of(find_periods(text))
    if years:
        values["years"] = years
    context = (heading.number,) if heading and level and not levels else ()
    return Draft(values, one.span, {"name": Confidence.SURE}, context=context)


def _are_topics(parts: Sequence[str]) -> bool:
    """Whether parts are what was worked on: "Underwater Acoustics, Signal Processing"."""
    return sum(len(_TOPIC.findall(part)) for part in parts) > 1


def _level(heading: Line | None) -> str | None:
    """ "PhD Students" says the level PhD."""
    if not heading or not _LEVEL.search(heading.text):
        return None
    return re.sub(
        r"\s*\b(?:students?|advisees|mentees|supervision|supervised|theses|thesis)\b\s*",
        " ",
        heading.text,
        flags=re.IGNORECASE,
    ).strip(" :")
