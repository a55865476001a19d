"""Awards and grants: title, issuer, years; what was declined is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from curation.cv.entries import Entry, is_date_alone, is_prose, split
from curation.cv.flow import Flow, plain, trimmed
from curation.cv.grammars import titles
from curation.cv.grammars.periods import Found, blanked, find_periods, years_of
from curation.cv.grammars.pieces import is_unit, org_likeness
from curation.cv.grammars.places import is_location
from curation.cv.lines import Line, Style
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.sections import Section

_DECLINED = re.compile(
    r"\(?\b(?:declined|abgelehnt|refusée?|rechazad[ao]|rifiutat[ao]|recusad[ao])\b\)?",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:[$€£]|USD|EUR|CHF|GBP)\s?\d[\d.,' ]*(?:\d|\s?(?:k|K|M|million|Mio\.?))(?:\s?(?:million|Mio\.?|k))?"
    r"|\d[\d.,' ]*\d?\s?(?:€|EUR|USD|CHF|Euros?|k€|M€)"
)
# "($30,000, co-applicant)": brackets around an amount say nothing of the award.
_MONEY = re.compile(
    rf"\([^()]*(?:{_AMOUNT.pattern})[^()]*\)|(?:{_AMOUNT.pattern})(?:/\w+)?"
)
_ROLE = re.compile(
    r"\(?\b(?:co-?PI|M?PI|(?:co-)?principal investigator|co-investigator|investigator|co-?I|co-?applicant|applicant|"
    r"collaborator|key personnel|trainee|subaward PI|investigador principal|porteuse?|antragsteller(?:in)?|"
    r"projektleit\w+|responsabile scientifico|coordenadora?|coordinador(?:a)?)\b\)?",
    re.IGNORECASE,
)
# "(Multi-PI: Lee, Wong; Co-I with effort)"
_HELD_BY = re.compile(
    r"\([^()]*\b(?:M?PIs?|co-?Is?|investigators?|consultant)\b[^()]*\)", re.IGNORECASE
)
_FUNDER = re.compile(
    r"\b(?:NIH|NSF|NASA|DOE|DARPA|ONR|AFOSR|ERC|DFG|ANR|SNF|SNSF|EPSRC|NERC|BBSRC|ESRC|AHRC|UKRI|NSERC|CIHR|NHMRC|"
    r"JSPS|FWF|NWO|CNPq|FAPESP|European (?:Commission|Union|Research Council)|H(?:orizon )?2020|Horizon Europe)\b|"
    r"\b(?i:foundation|council|ministry|department of|fondation|fondazione|\w*stiftung)\b"
)
# "R01DK127589", "F32GM117793", "No. 0801680"
_NUMBER = re.compile(
    r"(?:\b(?:grant|award|project|no\.?|nr\.?|#)\s*(?:no\.?\s*|#)?:?\s*)?\b(?:[A-Z]\d{2} ?[A-Z]{2}\d{6}|[A-Z]{2,4}[- ]?\d{5,8}|\d{7})\b",
    re.IGNORECASE,
)
_RECIPIENT = re.compile(
    r"^(?:recipient of(?: the| a)?|awarded(?: the| a)?|winner of(?: the)?|received(?: the| a)?)\s+(?=\S)",
    re.IGNORECASE,
)
_GIVEN_BY = re.compile(r"\s(?:by|from|durch|von der)\s(?:the\s)?(?=[A-Z])")
# "at COLT 2019": the year belongs to the name of an event.
_EVENT = re.compile(r"\b(?:at|@|auf der|al|à)\s[A-Z][\w-]*\s$")
_DATE_END = re.compile(
    r"[ ,;(]*(?:\b(?:in|at|im|en))?[ ]*\t(?:[\t ,;&)–-]|\b(?:and|und|et|y|e)\b)*$"
)
_QUOTED = re.compile(r"(?:[“„«\"]|»(?=\S[^«]*«))\s*([^”“»«\"]{6,}?)\s*[.,]?\s*[”“»«\"]")
_NAMED = re.compile(
    r"\b(?:fellowship|scholarship|award|prize|grant|medal|stipend(?:ium)?|preis|prix|bourse|premio|beca|borsa|bolsa|pr[eê]mio)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r",\s+(?![^()]*\))|[\t\n]|\s[–—|]\s|;\s")


def read_awards(sections: Sequence[Section]) -> list[Draft]:
    """The awards of the sections."""
    return [draft for one in _entries(sections) if (draft := _award(one))]


def read_grants(sections: Sequence[Section]) -> list[Draft]:
    """The grants of the sections."""
    return [draft for one in _entries(sections) if (draft := _grant(one))]


def _entries(sections: Sequence[Section]) -> list[Entry]:
    """The entries; several blocks below one heading that is a date each get that date."""
    result: list[Entry] = []
    for part in sections:
        for one in split(part.lines, _measure, part.headings)[1]:
            result += _below_date(one)
    return result


def _below_date(one: Entry) -> list[Entry]:
    first, *rest = one.lines
    if not (first.heading and is_date_alone(first)) or not any(r.text for r in rest):
        return [one]
    blocks: list[list[Line]] = [[]]
    for line in rest:
        if not line.text and blocks[-1]:
            blocks.append([])
        elif line.text:
            blocks[-1].append(line)
    blocks = [block for block in blocks if block]
    if len(blocks) < 2 or any(find_periods(r.text) for r in rest):
        return [one]
    return [Entry((first, *block), one.headings) for block in blocks]


def _measure(one: Entry) -> float:
    """One date, or several in a row, makes an entry."""
    found = find_periods(one.text)
    runs = sum(
        n == 0 or date.begin - found[n - 1].finish > 5 for n, date in enumerate(found)
    )
    size = 1.0 if 12 <= len(one.text) <= 300 else 0.4
    return size * (0.4, 1.0, 0.6, 0.3)[min(3, runs)]


def _award(one: Entry) -> Draft | None:
    dates = _dates(one.text)
    amount = _AMOUNT.search(one.text)
    text = _DECLINED.sub("\t", _MONEY.sub(_blank, one.text))
    title, org = _title_and_org(_without_dates(text, _dates(text)), one)
    if not title:
        return None
    values: dict[str, Any] = {
        "title": title,
        "org": org,
        "years": years_of(dates),
        "declined": bool(_DECLINED.search(one.text)),
    }
    if month := _month(dates):
        values["month"] = month
    if amount:
        values["amount"] = plain(amount[0])
    draft = Draft(values, one.span)
    draft.confidence["title"] = Confidence.SURE if dates else Confidence.LOOK
    draft.confidence["years"] = Confidence.SURE if dates else Confidence.EMPTY
    return draft


def _dates(text: str) -> list[Found]:
    """The dates at the ends of an award, or else its last one."""
    found = find_periods(text)
    outer: list[Found] = []
    for one in reversed(found):
        behind = text[one.finish : outer[0].begin if outer else len(text)]
        joined = (
            re.sub(r"^\s*(?:and|und|et|y|e|&)\s*$", "", behind) if outer else behind
        )
        if not re.sub(r"\W", "", _DECLINED.sub("", joined)):
            outer.insert(0, one)
    if found and found[0].begin <= 2 and found[0] not in outer:
        outer.insert(0, found[0])
    return outer or found[-1:]


def _month(dates: list[Found]) -> int | None:
    """The month of an award that has one date, with a month."""
    if (
        len(dates) != 1
        or len(dates[0].period.start) < 7
        or not dates[0].period.is_single
    ):
        return None
    month = int(dates[0].period.start[5:7])
    return month if month <= 12 else None


def _without_dates(text: str, found: list[Found]) -> str:
    removable = [one for one in found if not _EVENT.search(text[: one.begin])]
    text = re.sub(r"\(\s*[\t ,;&–-]*\)", "\t", blanked(text, removable))
    return _DATE_END.sub("", text.rstrip(" .")).strip(" .,;:–—-|\t\n")


def _blank(match: re.Match[str]) -> str:
    return "\t"


def _title_and_org(text: str, one: Entry) -> tuple[str | None, str | None]:
    """The title and the issuer, who stands behind a comma or behind "by"."""
    parts = [
        part
        for piece in _PARTS.split(_RECIPIENT.sub("", text))
        if (part := trimmed(piece))
    ]
    if not parts:
        return None, None
    if len(parts) == 2 and _is_issuer(parts[0]) and _is_award(parts[1]):
        return parts[1], parts[0]
    count = _title_parts(parts, one.flow)
    title, behind = ", ".join(parts[:count]), ", ".join(parts[count:])
    if behind and re.search(r"\bat\s", title) and is_location(behind):
        return f"{title}, {behind}", None  # The place is that of the event.
    if behind:
        return title, behind
    return _given_by(title)


def _is_issuer(text: str) -> bool:
    """Whether words name who gives awards, and no award."""
    return not _is_award(text) and (is_unit(text) or org_likeness(text) >= 0.6)


def _is_award(text: str) -> bool:
    """Whether words name an award and no sum or rank stands with them."""
    return bool(_NAMED.search(text)) and len(text.split()) <= 6


def _given_by(title: str) -> tuple[str, str | None]:
    """ "… “Do Great Work” by Corvid Labs": the issuer leaves a title that ends before it."""
    match = _GIVEN_BY.search(title)
    issuer = title[match.end() :] if match else ""
    if not match or len(issuer.split()) > 6 or "(" in issuer:
        return title, None
    before = title[: match.start()].strip()
    if before.endswith(("”", '"')) or org_likeness(issuer) < 0.9:
        return before, issuer
    return title, issuer.split(" for ")[0]


def _title_parts(parts: list[str], source: Flow) -> int:
    """How many comma parts the title has: as many as are bold, or up to the issuer."""
    bold = source.styled(Style.BOLD)
    if bold and bold[0][0] <= 25:
        inside = source.text[slice(*bold[0])].rstrip(", ")
        return min(len(parts), inside.count(", ") + 1)
    for i in range(1, len(parts)):
        if org_likeness(parts[i]) >= 0.6 or is_location(", ".join(parts[i:])):
            return i
    return max(1, len(parts) - 1)


def _grant(one: Entry) -> Draft | None:
    if is_prose(one.text) and not find_periods(one.text):
        return None  # What a grant is about.
    amount, role = _AMOUNT.search(one.text), _ROLE.search(one.text)
    number = _NUMBER.search(one.text)
    text = one.text
    held = _HELD_BY.search(text)
    is_inside = held and role and held.start() <= role.start() < held.end()
    taken = (amount, held, None if is_inside else role, number)
    for match in sorted(filter(None, taken), key=lambda match: -match.start()):
        text = text[: match.start()] + "\t" + text[match.end() :]
    title, funder = _title_and_funder(text, one)
    if not title:
        return None
    values = {
        "title": title.strip('“”"„«» ,.'),
        "funder": funder,
        "amount": amount and plain(amount[0]),
        "years": years_of(find_periods(one.text)),
        "role": role and role[0].strip("()"),
        "number": number and plain(number[0]),
    }
    return Draft(values, one.span, {"title": Confidence.LOOK})


def _set_apart(one: Entry) -> str | None:
    """The title of a grant in italics, of several words."""
    flow = one.flow
    for start, end in flow.styled(Style.ITALIC):
        words = plain(flow.text[start:end]).strip(" .,;")
        if titles.likeness(words) >= 0.9 and len(words.split()) >= 4:
            return words
    return None


def _title_and_funder(text: str, one: Entry) -> tuple[str | None, str | None]:
    """Title and funder, each a row where a grant has several; a quoted title is one."""
    undated = _without_dates(text, find_periods(text))
    rows = [row for part in undated.split("\n") if (row := trimmed(part))]
    if match := _QUOTED.search(undated):
        rest = trimmed(undated[: match.start()] + "\t" + undated[match.end() :])
        return plain(match[1]), plain(rest.split("\t")[0]) or None
    if apart := _set_apart(one):
        named = [part for p in _PARTS.split(undated) if (part := trimmed(p))]
        outside = [part for part in named if part not in apart]
        funder = next(filter(_FUNDER.search, outside), None)
        return apart, funder or next(iter(outside), None)
    if len(rows) < 2:
        return _title_and_org(undated, one)
    if _FUNDER.search(rows[0]) and not _FUNDER.search(rows[1]):
        lead = [part for p in re.split(r",\s|\t", undated) if (part := trimmed(p))]
        return plain(rows[1]), next(filter(_FUNDER.search, lead), None)
    funder = max(rows[1:], key=lambda row: (org_likeness(row), -rows.index(row)))
    return plain(rows[0]), plain(funder)
