"""Service: what for, in which role, in which years; lists in a line are one record each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from curation.cv.entries import Entry, is_dated, split
from curation.cv.flow import plain, trimmed
from curation.cv.grammars.labels import mentors, until_prose
from curation.cv.grammars.periods import Found, blanked, find_periods, years_of
from curation.cv.grammars.pieces import is_post
from curation.cv.grammars.places import is_known, is_location
from curation.cv.grammars.roles import (
    LEAD,
    is_role,
    kind_of_service,
    role_and_venue,
    role_below,
)
from curation.cv.lines import Style
from curation.cv.lists.careers import is_attended, is_engagement, posts
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.sections import Section

_WITH = re.compile(
    r"\b(?:co-?organi[sz](?:ed|ers?)|organi[sz]ed|co-?chaired)[:,]?(?: together)?(?: (?P<how>with|under|by))?:?\s+(?P<people>(?-i:Prof|Dr|[A-ZÀ-Þ])[^\n\t]*)",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\bat (?P<at>(?:the )?[A-Z][^\n]*?(?:19|20)\d\d(?:,\s[A-Z][\w ]+)*)"
)
_URL = re.compile(r"https?://[^\s,;)>\]]+")
_LABELLED = re.compile(r"(?P<role>[^:\t“”\"„«]{4,50}):\s+(?P<list>.+)$")
_NO_JOURNAL = re.compile(r"universit|department|\bcollege\b", re.IGNORECASE)
_OF_ONE = re.compile(r"chair|organi[sz]er", re.IGNORECASE)
_HEADING_ROLE = re.compile(
    r"\b(?:chair|member|reviewer|referee|organizer|editor)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class _Record:
    """What one record was for, when, and in which role."""

    venue: str
    dates: list[Found]
    role: str | None = None


def read_service(sections: Sequence[Section]) -> list[Draft]:
    """The service of the sections; the kind is that of the words nearest to an entry."""
    drafts = []
    for section in sections:
        kinds = [kind_of_service(line.text) for line in reversed(section.headings)]
        kind = next(filter(None, kinds), None)
        _, entries = split(section.lines, _measure, section.headings)
        for head, items in _nested(entries):
            if head and all(map(_is_role, items)):
                drafts += [_held(head, one, kind) for one in items]
            else:
                several = [*filter(None, [head]), *items]
                drafts += [draft for one in several for draft in read_entry(one, kind)]
    return drafts


def read_engagements(careers: Sequence[Section]) -> list[Draft]:
    """The chairs and organizers of events that careers name among the posts."""
    drafts: list[Draft] = []
    for section in careers:
        entries = [one for one, _ in posts([section])]
        for one in entries:
            if is_engagement(one, entries) and not is_attended(one):
                drafts += read_entry(one, None)
    return drafts


def _nested(entries: Sequence[Entry]) -> list[tuple[Entry | None, list[Entry]]]:
    """Items without a date, each with the dated ones that stand deeper below it; the others by themselves."""
    result: list[tuple[Entry | None, list[Entry]]] = []
    for i, one in enumerate(entries):
        head = result[-1][0] if result else None
        line = one.lines[0]
        below = entries[i + 1].lines[0] if i + 1 < len(entries) else None
        if head and line.indent > head.lines[0].indent:
            result[-1][1].append(one)
        elif below and below.indent > line.indent and not find_periods(one.text):
            result.append((one, []))
        else:
            result.append((None, [one]))
    return result


def _is_role(one: Entry) -> bool:
    """Whether an entry says a role and when, and nothing that it was for."""
    words = blanked(one.text, find_periods(one.text)).split()
    return len(words) <= 7 and bool(is_post(one.text) or kind_of_service(one.text))


def _held(head: Entry, one: Entry, kind: str | None) -> Draft:
    """The draft of a role in what the item above it names."""
    dates = find_periods(one.text)
    role = trimmed(re.split(r"[,(\t]", blanked(one.text, dates))[0])
    draft = _draft(one, _Record(trimmed(plain(head.text)), dates, role), kind, "")
    draft.lines = head.span[0], one.span[1]
    return draft


def _measure(one: Entry) -> float:
    """One date and a capital at the beginning make an entry."""
    rows = one.flow.lines
    dated = sum(
        is_dated(line) and bool(line.mark or line is rows[0] or not rows[0].mark)
        for line in rows
    )
    size = 1.0 if 5 <= len(one.text) <= 500 else 0.4
    starts = rows[0].text[:1].isupper() or rows[0].text[:1].isdigit()
    return size * (0.5, 1.0, 0.4)[min(2, dated)] * (1.0 if starts else 0.4)


def read_entry(one: Entry, kind: str | None) -> list[Draft]:
    """The drafts of one entry, whose headings say `kind`."""
    head, *rest = one.text.split("\n")
    is_list = not rest or len(one.text) < 900 and head.count(",") > 3
    if is_list and (records := _listed(head)):
        return [_draft(one, record, kind, "") for record in records]
    record = _record(one, head)
    below = one.headings[-1] if len(one.headings) > 1 else None
    if below and not record.role and is_role(record.venue):
        # "Chair" below "Tide Board": the board is what it was for.
        of_heading = _Record(below.text.rstrip(":"), record.dates, record.venue)
        draft = _draft(one, of_heading, kind, "\n".join(rest))
        return [replace(draft, lines=(below.number, draft.lines[1]))]
    is_named = re.search(r"[^\W\d_]{2}", record.venue)
    return [_draft(one, record, kind, "\n".join(rest))] if is_named else []


def _record(one: Entry, head: str) -> _Record:
    dates = _outer_dates(head)
    role: str | None
    if cells := _cells(head, dates):
        role = next((c for c in cells if _HEADING_ROLE.search(c) and len(c) < 60), None)
        venue = next(c for c in cells if c != role)
        return _Record(venue, dates, role)
    venue = _without_dates(head, dates)
    bold = one.flow.styled(Style.BOLD)
    lead = (
        plain(one.text[: bold[0][1]]).strip(" .,;:") if bold and not bold[0][0] else ""
    )
    behind = venue.removeprefix(lead).strip(" .,;:") if lead else ""
    if len(behind) > 3 and venue.startswith(lead) and kind_of_service(lead):
        role = lead
        venue = behind
    else:
        role, venue = role_and_venue(venue)
    return _Record(venue, dates or _dates_below(one), role)


def _dates_below(one: Entry) -> list[Found]:
    """The dates of an entry whose first row has none: those of the second, or the only one."""
    found = find_periods(one.text)
    return _outer_dates(" ".join(one.text.split("\n")[:2])) or (
        found if len(found) == 1 else []
    )


def _cells(head: str, dates: list[Found]) -> list[str]:
    """The cells of a row without its dates; none for what is no row of several."""
    cells = [
        part for cell in blanked(head, dates).split("\t") if (part := trimmed(cell))
    ]
    return cells if "\t" in head and len(cells) > 1 else []


def _without_dates(text: str, dates: list[Found]) -> str:
    text = re.sub(r"\(\s*[\t ,;&–-]*\)", "", blanked(text, dates))
    return trimmed(re.sub(r"\s+,", ",", plain(text)))


def _outer_dates(head: str) -> list[Found]:
    """The dates at the end or the beginning of a line, not those inside a name."""
    found = find_periods(head)
    if leading := _leading_dates(head, found):
        return leading
    outer: list[Found] = []
    for one in reversed(found):
        behind = head[one.finish : outer[-1].begin if outer else len(head)]
        if re.sub(r"[\W_]", "", behind):
            break
        outer.append(one)
    if not outer and found and found[0].begin <= 1:
        outer = found[:1]
    return outer[::-1]


def _leading_dates(head: str, found: list[Found]) -> list[Found]:
    """The dates that fill the first cell of a row."""
    cell = head.split("\t")[0] if "\t" in head else ""
    inside = [one for one in found if one.finish <= len(cell)]
    return inside if inside and not re.sub(r"\W", "", blanked(cell, inside)) else []


def _listed(head: str) -> list[_Record]:
    """ "Reviewer: ICML (2019, 2020), Journal of X, NeurIPS 2021" as one record each."""
    lead = [one for one in find_periods(head)[:1] if one.begin <= 1]
    head = head[lead[0].finish :].lstrip(" \t.,:;–—-") if lead else head
    if match := _LABELLED.match(head):
        role, text = match["role"], match["list"]
    elif match := LEAD.match(head):
        role, text = match["role"], head[match.end() :]
        if _OF_ONE.search(role):
            return []  # "Chair, Tides North, Seoul": what follows is its place.
    else:
        return []
    parts = _parts(text)
    if (
        len(parts) < 2
        or not kind_of_service(role)
        or any(map(_NO_JOURNAL.search, parts))
        or _OF_ONE.search(role)
        and any(is_location(part) or is_known(part) for part in parts)
    ):
        return []
    records = []
    for part in parts:
        dates = find_periods(part)
        name = re.sub(r"^(?:and|und|et)\s+", "", _without_dates(part, dates))
        records += [_Record(name, dates or lead, role)] if len(name) > 1 else []
    return records if len(records) > 1 else []


def _parts(text: str) -> list[str]:
    if ";" in text:
        return re.split(r";\s+", text)
    return re.split(r",\s+(?=(?:and\s+|und\s+|et\s+)?[A-ZÀ-Þ])(?![^()]*\))", text)


def _draft(one: Entry, record: _Record, kind: str | None, below: str) -> Draft:
    role = record.role or _heading_role(one) or role_below(below)
    own = kind_of_service(role or "") or (
        None if kind else kind_of_service(record.venue)
    )
    values: dict[str, Any] = {
        "kind": (own if kind != "outreach" else None) or kind or "other",
        "role": role and role.strip(),
        "venue": record.venue,
        "years": years_of(record.dates),
    }
    values |= _more(one, record, below)
    draft = Draft(values, one.span)
    draft.confidence["venue"] = Confidence.SURE if record.dates else Confidence.LOOK
    draft.confidence["years"] = Confidence.SURE if record.dates else Confidence.EMPTY
    return draft


def _more(one: Entry, record: _Record, below: str) -> dict[str, Any]:
    """What only some records say: that it goes on, with whom, at what, where to read on."""
    people = _WITH.search(below)
    names = mentors(until_prose(people["people"])) if people else []
    held, url = _HELD.search(below), _URL.search(one.text)
    values = {
        "current": any(date.period.is_current for date in record.dates),
        "with": [mentor.name for mentor in names],
        "at": held and held["at"].strip(" .,"),
        "url": url and url[0].rstrip("."),
        "note": _note(below, people),
    }
    return {key: value for key, value in values.items() if value}


def _note(below: str, people: re.Match[str] | None) -> str:
    """What the rows below say besides the people and the address, as printed."""
    if people and people["how"] != "under":
        behind = people.start("people") + len(until_prose(people["people"]))
        below = f"{below[: people.start()]}\n{below[behind:]}"
    rows = [plain(row).strip(" .") for row in below.split("\n")]
    said = [row for row in rows if len(row.split()) > 2 and not _URL.search(row)]
    # One line of a profile; more than that is prose.
    return ". ".join(
        row for i, row in enumerate(said) if len(". ".join(said[: i + 1])) <= 500
    )


def _heading_role(one: Entry) -> str | None:
    """The role that the nearest heading prints, such as "Area Chair / PC Member"."""
    return next(
        (
            line.text.rstrip(":")
            for line in reversed(one.headings)
            if _HEADING_ROLE.search(line.text)
        ),
        None,
    )
