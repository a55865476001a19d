"""Talks, awards, service, teaching, projects and skills of a reading as entries of profile/1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from curation.cv.lines import Document, Line
from curation.cv.lists.drafts import Confidence, Draft, Issue
from curation.mapping.keys import key_of
from curation.mapping.printed import Printed
from curation.mapping.suggestions import Suggestion, said, suggestion

_INVITED = re.compile(r"invited|keynote|plenary|eingeladen|invit", re.I)


def talk_of(draft: Draft, printed: Printed) -> Suggestion:
    """A talk; one without a title is known by where it was given."""
    values = draft.values
    invited = bool(_INVITED.search(printed.heading(draft.lines)))
    deliveries = [_delivery(one, invited, printed) for one in values["events"]]
    entry = {"title": values["title"], "deliveries": [d for d in deliveries if d]}
    return suggestion("talks", draft, entry, {"events": "deliveries"})


def _delivery(
    event: dict[str, Any], invited: bool, printed: Printed
) -> dict[str, Any] | None:
    if not event["host"]:
        return None
    lines = (event["lines"][0], event["lines"][1])
    date = event.get("date") or (str(event["year"]) if event["year"] else "")
    return said(
        {
            "lines": list(lines),
            "host": event["host"],
            "place": event["location"],
            "date": date,
            "date_printed": printed.dates(lines, date, date),
            "type": event.get("type"),
            "is_invited": invited or bool(_INVITED.search(event.get("type") or "")),
            "award_printed": event.get("award"),
        }
    )


def award_of(draft: Draft, printed: Printed) -> Suggestion:
    values = draft.values
    entry = {
        "title": values["title"],
        "issuer": values["org"],
        "years": values["years"],
        "month": values.get("month"),
        "is_declined": values["declined"],
        "dates_printed": printed.years(draft.lines, values["years"]),
    }
    return suggestion("awards", draft, entry, {"org": "issuer"})


def grant_of(draft: Draft, printed: Printed) -> Suggestion:
    """A grant is an award whose amount and role stay in the document."""
    values = draft.values
    entry = {
        "title": values["title"],
        "issuer": values["funder"],
        "years": values["years"],
        "dates_printed": printed.years(draft.lines, values["years"]),
    }
    made = suggestion("awards", draft, entry, {"funder": "issuer"})
    kept = [values[name] for name in ("amount", "role") if values.get(name)]
    if kept:
        words = f"{' and '.join(kept)} stays in the document: a profile has no place for it."
        made.issues.append(Issue(draft.lines, "title", "no_place", words))
    return made


def service_of(draft: Draft, printed: Printed) -> Suggestion:
    values = draft.values
    years = values["years"]
    found = printed.span(draft.lines, years)
    entry = {
        "kind": values["kind"],
        "role": values["role"],
        "venue": values["venue"],
        "at": values.get("at"),
        "years": years,
        "co_organizers": values.get("with"),
        "url": values.get("url"),
        "note": values.get("note"),
        "dates_printed": printed.years(draft.lines, years),
    }
    if values.get("current"):
        entry |= {"is_current": True, "start": found.period.start if found else ""}
    elif found and (len(years) > 1 or len(found.period.start) > 4):
        entry |= {"start": found.period.start, "end": found.period.end}
    return suggestion("service", draft, entry, {"with": "co_organizers"})


def course_of(draft: Draft, printed: Printed) -> Suggestion:
    values = draft.values
    years = sorted({int(term[:4]) for term in values["terms"]})
    entry = {
        "code": values["code"],
        "title": values["course"],
        "institution": values["institution"],
        "role": values["role"],
        "instructor": values["instructor"],
        "terms": values["terms"],
        "note": values["note"],
        "dates_printed": printed.years(draft.lines, years),
    }
    return suggestion("teaching", draft, entry, {"course": "title"})


def project_of(draft: Draft, printed: Printed) -> Suggestion:
    values = draft.values
    entry = {
        "title": values["title"],
        "start": values["start"],
        "end": values["end"],
        "dates_printed": printed.dates(draft.lines, values["start"], values["end"]),
    }
    return suggestion("projects", draft, entry, {})


def skills_of(skills: Sequence[str], document: Document) -> list[Suggestion]:
    """Each skill with the line that lists it, and the label of that line as its group."""
    lines = [line for line in document.lines if line.text and not line.heading]
    return [
        Suggestion(
            "skills",
            said({"name": skill, "group": _label(line)})
            | {"lines": [line.number, line.last]},
            {"name": Confidence.SURE},
        )
        for skill in skills
        if (line := _listing(skill, skills, lines))
    ]


def _listing(skill: str, skills: Sequence[str], lines: Sequence[Line]) -> Line | None:
    """The line that lists the skill: of those that name it the one that names most others."""
    naming = [line for line in lines if skill in line.text]
    return max(
        naming,
        key=lambda line: sum(other in line.text for other in skills),
        default=None,
    )


def _label(line: Line) -> str:
    label, colon, _rest = line.text.partition(":")
    return label.strip() if colon and len(label) <= 60 else ""


def with_keys(entry: dict[str, Any], stem: str) -> dict[str, Any]:
    """The entry with keys for its deliveries or versions, which are sections of their own."""
    for part, names in (
        ("deliveries", ("host", "date")),
        ("versions", ("venue", "issued")),
    ):
        if part not in entry:
            continue
        taken: list[str] = []
        for one in entry[part]:
            said_ = " ".join([stem[:40], *(str(one.get(name, "")) for name in names)])
            one.setdefault("key", key_of(said_, taken))
            taken.append(one["key"])
    return entry
