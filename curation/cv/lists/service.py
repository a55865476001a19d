"""Service: what for, in which role, in which years; lists in a line are one record each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from curation.cv.entries import Entry, is_dated, split
from curation.cv.flow import plain
from curation.cv.grammars.authors import read_authors
from curation.cv.grammars.names import bare, likeness
from curation.cv.grammars.periods import Found, blanked, find_periods, years_of
from curation.cv.lines import Style
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.sections import Section

_SERVICE_KINDS = (
    ("admissions", r"\badmissions?\b"),
    ("training", r"\btraining\b"),
    ("editorial", r"\beditor(?:ial)?\b|\bherausgeber|\br[eé]daction|\bredacci[oó]n|\bredazione|\bcomit[eé] (?:de lecture|editorial)|editorial board"),
    ("organization", r"\borgani[sz](?:er|ed|ing|ation|ator)\w*|\borganisat|\borganizzat|\bco-?organi|\borganis|\bworkshop chair|\bgeneral chair|\bpublicity chair"),
    ("committee", r"\barea chair|\bcommittees?\b|\bPC\b|\bprogram(?:me)? (?:committee|chair)|\bsenate\b|\bboard\b|\bkommission|\bcomit[eé]|\bcomitato|\bcommission|\bcomiss|\bgremi|\bpanel\b|\bsession chair|\bchair\b|\bausschuss|\bbeirat|\brepresentative|\bconsiglio"),
    ("reviewing", r"\breview(?:er|ing|ed)?s?\b|\breferee(?:ing)?\b|\bgutacht|\bbegutacht|\brelect|\b[eé]valuat|\brevis(?:or|i[oó]n|ora|ore)|\brevisione|\brevis[aã]o|\bexpertise|\bparecer"),
    ("outreach", r"\boutreach|\bdiversity|\binclusion|\bvolunteer|\bmentor|\bcommunity|\bvulgarisation|\bdivulga"),
)  # fmt: skip
_ROLE_LEAD = re.compile(
    r"^(?P<role>(?:[\w.-]+ ){0,4}?(?:reviewer|referee|member|chair|co-?chair|organi[sz]er|co-?organi[sz]er|editor|co-?editor|part of [\w ]+|mentor|volunteer|gutachter(?:in)?|mitglied|relecteur|relectrice|revisora?|revisore|pc member|organisateur|organisatrice|organizadora?|organizzatore|membre|miembro|membro)(?: of(?: the)? [\w ]*?(?:committee|board|panel|team))?)\s*(?::|,|\b(?:for|of|at|de|für|pour|para|per|der|des|du|da|di|del)\b(?: the)?)\s+",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:co-?organi[sz](?:ed|ers?)|organi[sz]ed|co-?chaired)[:,]?(?: together)?(?: (?:with|under|by))?:?\s+(?P<people>(?:Prof|Dr|[A-Z])[^\n\t]*)",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\bat (?P<at>(?:the )?[A-Z][^\n]*?(?:19|20)\d\d(?:,\s[A-Z][\w ]+)*)"
)
_URL = re.compile(r"https?://[^\s,;)>\]]+")
_AS = re.compile(
    r"\bas an? (?P<roles>[^\n]+?) to\b|^(?P<verb>Volunteered)\b", re.MULTILINE
)


def read_service(sections: Sequence[Section]) -> list[Draft]:
    """The service of the sections; the kind is that of the words nearest to an entry."""
    drafts = []
    for section in sections:
        heading_kind = _kind_of_headings(section)
        _, entries = split(section.lines, _measure_service, section.headings)
        for one in entries:
            drafts += read_entry(one, heading_kind)
    return drafts


def _kind_of_headings(section: Section) -> str | None:
    for heading in reversed(section.headings):
        if kind := _service_kind(heading.text):
            return kind
    return None


def _service_kind(text: str) -> str | None:
    return next(
        (k for k, pattern in _SERVICE_KINDS if re.search(pattern, text, re.IGNORECASE)),
        None,
    )


def _measure_service(one: Entry) -> float:
    rows = one.flow.lines
    dated = [
        line
        for line in rows
        if is_dated(line) and (line.mark or line is rows[0] or not one.lines[0].mark)
    ]
    size = 1.0 if 5 <= len(one.text) <= 500 else 0.4
    starts = bool(rows[0].text[:1].isupper() or rows[0].text[:1].isdigit())
    return size * (0.5, 1.0, 0.4)[min(2, len(dated))] * (1.0 if starts else 0.4)


def read_entry(one: Entry, kind: str | None) -> list[Draft]:
    rows = one.text.split("\n")
    head = rows[0]
    url = _URL.search(one.text)
    listed = (
        _listed(head)
        if len(rows) == 1 or len(one.text) < 900 and head.count(",") > 3
        else []
    )
    if listed:
        return [
            _service_draft(one, venue, years, listed_role, kind, [])
            for venue, years, listed_role in listed
        ]
    found = _head_dates(head) or _head_dates(" ".join(rows[:2]))
    venue = blanked(
        head,
        [f for f in found if head[f.begin : f.finish]]
        if found and found[-1].finish <= len(head)
        else [],
    )
    venue = re.sub(r"\(\s*[\t,;&–-]*\s*\)", "", venue).replace("\t", " ")
    venue = re.sub(r"\s+,", ",", plain(venue)).strip(" .,;:–—-|(")
    printed, venue = _role_and_venue(venue, one)
    draft = _service_draft(
        one, venue, found, printed or _heading_role(one), kind, rows[1:]
    )
    if url:
        draft.values["url"] = url[0].rstrip(".")
    return [draft] if venue else []


def _head_dates(head: str) -> list[Found]:
    """The dates at the end or the beginning of a line, not those inside a name."""
    found = find_periods(head)
    outer = []
    for one in reversed(found):
        behind = head[one.finish : outer[-1].begin if outer else len(head)]
        if len(re.sub(r"[\W_]", "", behind)) > 0:
            break
        outer.append(one)
    if not outer and found and found[0].begin <= 1:
        outer = [found[0]]
    return outer[::-1]


def _listed(head: str) -> list[tuple[str, list[Found], str | None]]:
    """ "Reviewer: ICML (2019, 2020), Journal of X, NeurIPS 2021" as one record each."""
    match = re.match(r"(?P<role>[^:]{4,50}):\s+(?P<list>.+)$", head)
    lead = _ROLE_LEAD.match(head)
    if not match and not lead:
        return []
    role, text = (
        (match["role"], match["list"]) if match else (lead["role"], head[lead.end() :])
    )  # type: ignore[index]
    if not _service_kind(role):
        return []
    parts = re.split(
        r";\s+"
        if ";" in text
        else r",\s+(?=(?:and\s+|und\s+|et\s+)?[A-ZÀ-Þ])(?![^()]*\))",
        text,
    )
    if len(parts) < 2 or any(
        re.search(r"universit|department|\bcollege\b", p, re.IGNORECASE) for p in parts
    ):
        return []
    result = []
    for part in parts:
        found = find_periods(part)
        name = re.sub(r"\(\s*[\t,;& –-]*\)", "", blanked(part, found)).replace(
            "\t", " "
        )
        name = re.sub(r"^(?:and|und|et)\s+", "", plain(name)).strip(" .,;:()–-")
        if len(name) > 2:
            result.append((name, found, role))
    return result


def _role_and_venue(text: str, one: Entry) -> tuple[str | None, str]:
    """A role before or behind what it was for: "Reviewer for X", "Mentor for X", "X, Reviewer"."""
    bold = one.flow.styled(Style.BOLD)
    if (
        bold
        and bold[0][0] == 0
        and _service_kind(lead := plain(one.text[: bold[0][1]]).strip(" .,;:"))
    ):
        behind = text.removeprefix(lead).strip(" .,;:")
        if text.startswith(lead) and len(behind) > 3:
            return lead, behind
    if match := _ROLE_LEAD.match(text):
        return match["role"], text[match.end() :].strip(" .,;")
    match = re.match(
        r"(?P<role>Part of [\w ]+?|[\w ]*[Mm]entor|[\w. ]*[Tt]raining[\w ]*|[\w ]*[Rr]eviewer[\w. ]*)(?: (?:at|for|of)|,) (?P<venue>.+)$",
        text,
    )
    if match:
        return match["role"].strip(), match["venue"].strip(" .,;")
    parts = re.split(r",\s+|\s\(", text)
    if len(parts) > 1 and _ROLE_LEAD.match(parts[-1].strip(") ") + ": x"):
        return parts[-1].strip(") "), ", ".join(parts[:-1])
    return None, text


def _heading_role(one: Entry) -> str | None:
    """The role that the nearest heading prints, such as "Area Chair / PC Member"."""
    for heading in reversed(one.headings):
        if re.search(
            r"\b(?:chair|member|reviewer|referee|organizer|editor)\b",
            heading.text,
            re.IGNORECASE,
        ):
            return heading.text.rstrip(":")
    return None


def _service_draft(
    one: Entry,
    venue: str,
    found: list[Found],
    role: str | None,
    kind: str | None,
    rest: list[str],
) -> Draft:
    own = _service_kind(role or "") or _service_kind(venue if kind is None else "")
    if kind == "outreach":
        own = None
    below = "\n".join(rest)
    values: dict[str, Any] = {
        "kind": own or kind or "other",
        "role": (role or _role_below(below) or "").strip() or None,
        "venue": venue,
        "years": years_of(found),
    }
    if any(f.period.is_current for f in found):
        values["current"] = True
    people = _WITH.search(below)
    if people and (
        names := [
            bare(n) for n in read_authors(re.split(r"\.\s", people["people"])[0]).names
        ]
    ):
        values["with"] = [name for name in names if likeness(bare(name)) >= 0.8]
    if held := _HELD.search(below):
        values["at"] = held["at"].strip(" .,")
    draft = Draft(
        values, one.span, {"venue": Confidence.SURE if found else Confidence.LOOK}
    )
    draft.confidence["years"] = Confidence.SURE if found else Confidence.EMPTY
    return draft


def _role_below(text: str) -> str | None:
    match = _AS.search(text)
    return (match["roles"] or match["verb"]) if match else None
