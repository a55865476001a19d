"""Projects with their period, and skills."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.folding import fold
from curation.cv.entries import Entry, is_date_alone, is_dated, split
from curation.cv.flow import plain, trimmed
from curation.cv.grammars.periods import blanked, find_periods
from curation.cv.lines import Style
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.sections import Section


def read_projects(sections: Sequence[Section]) -> list[Draft]:
    """The projects of the sections: a title and a period."""
    drafts = []
    for section in sections:
        _, entries = split(section.lines, _measure_project, section.headings)
        drafts += [draft for one in entries if (draft := _project(one))]
    return drafts


def _measure_project(one: Entry) -> float:
    dated = [
        i
        for i, line in enumerate(one.flow.lines)
        if is_dated(line) and not (line.mark and i)
    ]
    value = (0.4, 1.0, 0.2)[min(2, len(dated))]
    if is_date_alone(one.flow.lines[0]):
        return 0.2
    return value * (0.6 if dated and dated[0] > 2 or len(one.text) < 15 else 1.0)


def _project(one: Entry) -> Draft | None:
    row = one.text.split("\n")[0]
    found = find_periods(one.text)[:1]
    title = trimmed(blanked(row, find_periods(row)))
    bold = one.flow.styled(Style.BOLD)
    if bold and bold[0][0] == 0 and bold[0][1] < len(row):
        title = plain(row[: bold[0][1]]).strip(" .,;:")
    if len(title) < 4:
        return None
    period = found[0].period if found else None
    values = {
        "title": title,
        "start": period.start or None if period else None,
        "end": period.end or None if period else None,
    }
    return Draft(
        values, one.span, {"title": Confidence.SURE if found else Confidence.LOOK}
    )


_ACCOUNTS = re.compile(r"\b(?:handles?|accounts?|profiles?|usernames?)\b", re.I)
_HANDLES = re.compile(
    r"\b(?:handles?|accounts?|profiles?|usernames?|(?<!programming )languages?|sprachen|langues|idiomas|lingue)\b",
    re.IGNORECASE,
)


_HANDLE = re.compile(
    r"(?P<where>[^\W\d_][\w .-]*?)\s*(?:\((?P<a>[\w.-]+)\)|:\s*@?(?P<b>[\w.-]+))(?=[,;.]?(?:\s|$))"
)


def read_handles(sections: Sequence[Section]) -> dict[str, str]:
    """The accounts that a labelled row lists, by the name of the place as printed."""
    rows = (line.text.partition(":") for s in sections for line in s.lines)
    return {
        match["where"]: match["a"] or match["b"]
        for label, colon, rest in rows
        if colon and _ACCOUNTS.search(label)
        for match in _HANDLE.finditer(rest)
    }


def read_skills(sections: Sequence[Section]) -> list[str]:
    """The skills that the sections list; handles of accounts and spoken languages are none."""
    found: list[str] = []
    for section in sections:
        for line in section.lines:
            label, colon, rest = line.text.partition(":")
            if len(line.cells) == 2:
                label, rest = line.cells
            elif not colon:
                label, rest = "", line.text
            if not rest or _HANDLES.search(label) or len(label) > 60:
                continue
            found += [s.strip(" .") for s in re.split(r"[,;•·|]\s*(?![^(]*\))", rest)]
    return [
        skill for skill in dict.fromkeys(found) if 0 < len(skill) <= 60 and fold(skill)
    ]
