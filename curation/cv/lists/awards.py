"""Awards and grants: title, issuer, years; what was declined is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from curation.cv.entries import Entry, split
from curation.cv.flow import Flow, plain
from curation.cv.grammars.periods import Found, blanked, find_periods, years_of
from curation.cv.grammars.pieces import org_likeness
from curation.cv.grammars.places import is_location
from curation.cv.lines import Style
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.sections import Section

_DECLINED = re.compile(
    r"\b(?:declined|abgelehnt|refusée?|rechazad[ao]|rifiutat[ao]|recusad[ao])\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:[$€£]|USD|EUR|CHF|GBP)\s?\d[\d.,' ]*(?:\d|\s?(?:k|K|M|million|Mio\.?))(?:\s?(?:million|Mio\.?|k))?|\d[\d.,' ]*\d?\s?(?:€|EUR|USD|CHF|Euros?|k€|M€)"
)
_ROLE = re.compile(
    r"\(?\b(?:co-?PI|PI|principal investigator|co-investigator|co-?I|investigador principal|porteuse?)\b\)?",
    re.IGNORECASE,
)
_RECIPIENT = re.compile(
    r"^(?:recipient of(?: the| a)?|awarded(?: the| a)?|winner of(?: the)?|received(?: the| a)?)\s+(?=\S)",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\(\s*[\t ,;&–-]*\s*\)")


def read_awards(sections: Sequence[Section]) -> list[Draft]:
    """The awards of the sections."""
    return [
        draft
        for section in sections
        for one in _entries(section)
        if (draft := _award(one))
    ]


def read_grants(sections: Sequence[Section]) -> list[Draft]:
    """The grants of the sections."""
    return [
        draft
        for section in sections
        for one in _entries(section)
        if (draft := _grant(one))
    ]


def _entries(section: Section) -> list[Entry]:
    return split(section.lines, _measure, section.headings)[1]


def _measure(one: Entry) -> float:
    found = find_periods(one.text)
    groups = sum(
        1 for n, f in enumerate(found) if n == 0 or f.begin - found[n - 1].finish > 5
    )
    size = 1.0 if 12 <= len(one.text) <= 300 else 0.4
    return size * (0.4, 1.0, 0.6, 0.3)[min(3, groups)]


def _award(one: Entry) -> Draft | None:
    text = one.text
    found = _dates(text)
    declined = bool(_DECLINED.search(text))
    rest = re.sub(
        r"\(\s*\w*\s*\)", lambda m: "\t" if _DECLINED.search(m[0]) else m[0], text
    )
    rest = _without_dates(rest, _dates(rest))
    title, org = _title_and_org(rest, one.flow, text)
    if not title:
        return None
    values: dict[str, Any] = {
        "title": title,
        "org": org,
        "years": years_of(found),
        "declined": declined,
    }
    months = {
        f.period.start[5:7]
        for f in found
        if len(f.period.start) == 7 and f.period.is_single
    }
    if len(months) == 1 and int(next(iter(months))) <= 12:
        values["month"] = int(months.pop())
    draft = Draft(values, one.span)
    draft.confidence["title"] = Confidence.SURE if found else Confidence.LOOK
    draft.confidence["years"] = Confidence.SURE if found else Confidence.EMPTY
    return draft


def _dates(text: str) -> list[Found]:
    """The dates of an award: those at its ends, or all if there are none there."""
    found = find_periods(text)
    outer = [
        f
        for f in found
        if f.begin <= 2 or not re.sub(r"\W|declined", "", _tail(text, found, f))
    ]
    return outer or found[-1:]


def _tail(text: str, found: list[Found], one: Found) -> str:
    rest = text[one.finish :]
    for other in found:
        if other.begin >= one.finish:
            rest = rest.replace(text[other.begin : other.finish], "")
    return rest


def _without_dates(text: str, found: list[Found]) -> str:
    text = blanked(text, found)
    text = _LOOSE.sub("\t", text)
    return re.sub(r"[ ,;(]*(?:\b(?:in|at|im|en))?[ ]*\t[\t ,;&)–-]*$", "", text).strip(
        " .,;:–—-|\t\n"
    )


def _title_and_org(rest: str, source: Flow, text: str) -> tuple[str | None, str | None]:
    """The title is what is bold with what follows up to a comma; the last organized part is the issuer."""
    rest = _RECIPIENT.sub("", rest)
    parts = [
        p.strip(" .;:–—|")
        for p in re.split(r",\s+(?![^()]*\))|[\t\n]|\s[–—|]\s|;\s", rest)
        if p.strip(" .,;:–—|()")
    ]
    if not parts:
        return None, None
    count = _title_parts(parts, source, text)
    title, behind = ", ".join(parts[:count]), parts[count:]
    org = ", ".join(behind) if behind else None
    if not behind and (
        match := re.search(r"\s(?:by|from|durch|von der)\s(?:the\s)?(?=[A-Z])", title)
    ):
        candidate = title[match.end() :]
        if len(candidate.split()) <= 6 and "(" not in candidate and count == len(parts):
            title, org = (
                (title[: match.start()], candidate)
                if re.search(r"[”\"]$", title[: match.start()].strip())
                or org_likeness(candidate) < 0.9
                else (title, candidate.split(" for ")[0])
            )
    return plain(title) or None, org and plain(org)


def _title_parts(parts: list[str], source: Flow, text: str) -> int:
    """How many comma parts the title has: as many as are bold, and one at least."""
    bold = source.styled(Style.BOLD)
    if bold and bold[0][0] <= 25:
        inside = text[bold[0][0] : bold[0][1]]
        return max(1, min(len(parts), inside.rstrip(", ").count(", ") + 1))
    for i in range(1, len(parts)):
        if (
            org_likeness(parts[i]) >= 0.6
            or is_location(", ".join(parts[i:]))
            or i == len(parts) - 1
        ):
            return i
    return 1


def _grant(one: Entry) -> Draft | None:
    text = one.text
    found = find_periods(text)
    amount, role = _AMOUNT.search(text), _ROLE.search(text)
    rest = text
    for match in sorted(filter(None, (amount, role)), key=lambda m: -m.start()):
        rest = rest[: match.start()] + "\t" + rest[match.end() :]
    title, funder = _title_and_org(
        _without_dates(rest, find_periods(rest)), one.flow, text
    )
    if not title:
        return None
    values = {
        "title": title.strip('“”"„«» ,'),
        "funder": funder,
        "amount": amount[0].strip() if amount else None,
        "years": years_of(found),
        "role": role[0].strip("()") if role else None,
    }
    return Draft(values, one.span, {"title": Confidence.LOOK})
