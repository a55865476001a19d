"""Degrees, positions and mentees of a reading as entries of profile/1."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from curation.cv.lists.drafts import Draft
from curation.mapping.printed import Printed
from curation.mapping.suggestions import Suggestion, said, suggestion
from curation.mapping.works import split_acronym

_LEVELS = (
    ("habilitation", r"habilitation|\bhdr\b"),
    ("doctorate", r"\bph\W?\s?d|\bd\W?\s?phil|\bsc\W?\s?d\b|\bed\W?d\b|doctor|doktor|\bdr\.|promotion|dottor|douto"),
    ("master", r"\bm\W?\s?(?:sc|s|a|phil|eng|tech|ed|ba|fa|res|litt|stat|math|phys)\b|\bmsci\b|\bmba\b|master|mast[eè]re|m[aá]ster|mestr|maestr|magist|ma[iî]trise|\bdea\b|laurea magistrale|\bll\W?m"),
    ("bachelor", r"\bb\W?\s?(?:sc|s|a|e|eng|tech|ed|com|fa|stat|math|se)\b|\ba\W?b\b|bachelor|bachar|licen[cz]|\bgrado\b|laurea triennale|gradua[cç]|\bll\W?b"),
    ("diploma", r"diplom"),
)  # fmt: skip
_ROLES = (
    ("co_chair", r"co-?\s?chair|co-?\s?advis|co-?\s?superv|co-?\s?direct|zweit|second"),
    ("primary", r"primary|main|haupt|erst|first|chair"),
    ("committee", r"committee|reader|external|internal|gutacht"),
    ("advisor", r"advis|doktor|direct|relator|orientad|betreu|encadr"),
    ("supervisor", r"superv|\bpi\b|tutor"),
    ("host", r"host"),
    ("mentor", r"mentor"),
)


def degree_of(draft: Draft, printed: Printed) -> Suggestion:
    values = draft.values
    title = values["degree"] or ""
    entry = {
        "level": _level(title),
        "title": title,
        "field": values["field"],
        "specialisation": values["specialisation"],
        "organization": values["institution"],
        "place": values["location"],
        "start": values["start"],
        "end": values["end"],
        "is_current": bool(values.get("current")),
        "is_expected": values["expected"],
        "dates_printed": printed.dates(draft.lines, values["start"], values["end"]),
        "grade": values["gpa"],
        "honours": values["honours"],
        "courses": values["courses"],
        "thesis_title": values["thesis"],
        "advisors": [
            _mentor(one["name"], one["role"] or "", "advisor", draft, printed)
            for one in values["advisors"]
        ],
    }
    names = {"institution": "organization", "degree": "title", "gpa": "grade"}
    return suggestion("degrees", draft, entry, names)


def position_of(draft: Draft, printed: Printed) -> Suggestion:
    values = draft.values
    role = values.get("mentor_role") or ""
    entry = {
        "title": values["title"],
        "unit": values.get("unit"),
        "organization": values["org"],
        "organization_note": values.get("org_note"),
        "kind": values["kind"],
        "place": values["location"],
        "highlights": values["highlights"],
        "periods": [_period(one, draft, printed) for one in values["periods"]],
        "mentors": [
            _mentor(name, "", _role(role), draft, printed) for name in values["mentors"]
        ],
    }
    return suggestion("positions", draft, entry, {"org": "organization"})


def mentee_of(draft: Draft, printed: Printed) -> Suggestion:
    """Somebody whom the person advised or mentored, if the heading says which of the two."""
    values = draft.values
    heading = printed.heading(draft.lines)
    roles = {
        "advisor": "advis",
        "supervisor": "superv|betreu|encadr",
        "mentor": "mentor",
    }
    found = [role for role, word in roles.items() if re.search(word, heading, re.I)]
    entry = {
        "mentee": values["name"],
        "role": found[0] if len(found) == 1 else "",
        "level": values["level"],
        "organization": values["affiliation"],
        "class_of": values.get("class_of"),
        "outcome": values["next"],
        "dates_printed": printed.years(draft.lines, values.get("years") or []),
    }
    names = {"name": "mentee", "affiliation": "organization", "next": "outcome"}
    return suggestion("mentorships", draft, entry | _bounds(values), names)


def organizations_of(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """The organizations of degrees and positions, each once.

    A university is where its degree was earned; a company has more places than one office.
    """
    made: dict[str, Suggestion] = {}
    for one in suggestions:
        printed = one.entry.get("organization")
        if one.section not in ("degrees", "positions") or not printed:
            continue
        name, acronym = split_acronym(printed)
        entry = said(
            {
                "name": name,
                "acronym": acronym,
                "aliases": [printed] if acronym else [],
                "place": one.entry.get("place") if one.section == "degrees" else "",
            }
        )
        lines = {"lines": one.entry["lines"]}
        made.setdefault(printed, Suggestion("organizations", entry | lines))
    return list(made.values())


def _bounds(values: dict[str, Any]) -> dict[str, Any]:
    years = values.get("years") or []
    return {"start": str(years[0]), "end": str(years[-1])} if years else {}


def _level(title: str) -> str:
    found = (level for level, words in _LEVELS if re.search(words, title, re.I))
    return next(found, "")


def _role(printed: str) -> str:
    found = (role for role, words in _ROLES if re.search(words, printed, re.I))
    return next(found, "")


def _mentor(
    name: str, role_printed: str, role: str, draft: Draft, printed: Printed
) -> dict[str, Any]:
    beside = printed.beside(draft.lines, name)
    return said(
        {
            "name": name,
            "honorific": printed.honorific(draft.lines, name),
            "role": _role(role_printed) or role,
            "role_printed": role_printed,
            "organization": "" if beside == role_printed or _role(beside) else beside,
        }
    )


def _period(one: dict[str, Any], draft: Draft, printed: Printed) -> dict[str, Any]:
    return said(
        {
            "start": one["start"],
            "end": one["end"],
            "is_current": one["current"],
            "dates_printed": printed.dates(draft.lines, one["start"], one["end"]),
        }
    )
