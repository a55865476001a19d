"""Teaching: courses with code, role, instructor and terms; seminars among them are service."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from curation.cv.entries import Entry, is_dated, split
from curation.cv.flow import plain
from curation.cv.grammars.labels import mentors
from curation.cv.grammars.names import bare
from curation.cv.grammars.periods import Found, blanked, find_periods
from curation.cv.grammars.pieces import org_likeness
from curation.cv.grammars.places import is_place, peel
from curation.cv.lines import Line, Style
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.lists.service import read_entry
from curation.cv.sections import Section

_CODE = re.compile(
    r"\b(?P<code>(?:(?:[A-Z]{2,5}/)?[A-Z]{2,5}[ -]?|[A-Z][a-z]{2,4}\.? [A-Z]?)\d{2,4}[A-Z]?(?:/\d{3,5})?)\b\s*[:–—.-]?\s*"
)
_TA = re.compile(
    r"\b(?:head |graduate |lead )?(?:TA|teaching assistant|teaching fellow|instructor(?: of record)?|co-?instructor|lecturer|guest lecturer|teacher|grader|tutor(?: (?:junior|senior)\b)?(?: d[iu]\b| de\b)?|course assistant|lehrbeauftragter?|tutorin|übungsleiter\w*|dozent\w*|chargée? de (?:cours|TD)|docente|profesora?|ayudante|monitora?|professora?)\b",
    re.IGNORECASE,
)
# "S17: Ethics": terms as universities number them.
_TERM = re.compile(r"(?:[FSW]|Fa|Sp|Su|Wi|WS|SS)\s?['’]?\d\d\s*[:–-]\s*")
_NO_COURSE = re.compile(r"(?:as|at|in|for|the)$|average\b|evaluation", re.IGNORECASE)
# The title of a course, where it is quoted.
_QUOTED = re.compile(r"(?:[“„«\"]|»(?=\S[^«]*«))\s*([^”“»«\"]{4,}?)\s*[.,]?\s*[”“»«\"]")
# A remark on a course.
_NOTE = re.compile(r"\((?P<note>[^()]*(?:course|level|kurs|students)[^()]*)\)")
# Words that nothing follows any more.
_LOOSE = re.compile(r"\b(?:for|at|of|in)\s*(?=\t|$)|\(\s*\)")
_BETWEEN = re.compile(r",\s+(?![^()]*\))(?![a-z])|[\t\n]|\s[–—|]\s|\s\(|;\s")
_FOR = re.compile(
    r"\b(?:for|with|under|von|bei|instructor:)\s+(?=(?:Prof|Dr|[A-Z][a-z]+ [A-Z]))"
)
# "NFU, TID312 (UG): Tides and Waves (SP15)": the course stands behind the colon.
_BEHIND_CODE = re.compile(
    r"\b[A-Z]{2,5}[ -]?\d{2,4}[A-Z]?\s*(?:\([^()]*\))?:\s+([^\n\t(:,;]{4,}?)\s*(?=[(\n\t,;.]|$)"
)
# "Physics for Life Scientists": whom a course is for.
_AUDIENCE = re.compile(r"(?:ists|ers|ors|ents|iences?|ians|ics|ology|ing|ness)$")
# Words that part lists of courses, and what is left in front of a course.
_LEVEL = re.compile(
    r"(?:under)?graduate(?: courses?)?|course|kurs|modules?|\w+ semester", re.IGNORECASE
)
_UNIT = re.compile(r"(?:department|dept|faculty|school|division)\b", re.IGNORECASE)
_LEADING = re.compile(r"^(?:in|at|of|for)\s+(?=\S)")
_SERVICE_VERB = re.compile(
    r"^(?:co-?organi[sz]ed|organi[sz]ed|weekly|graduate student reading group|volunteer)",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    r"\b(?:seminar|reading group|tea|workshop|colloquium|lecture series)\b",
    re.IGNORECASE,
)


def read_teaching(sections: Sequence[Section]) -> tuple[list[Draft], list[Draft]]:
    """The courses of the sections, and the seminars in them that were organized, which are service."""
    courses: list[Draft] = []
    service: list[Draft] = []
    for section in sections:
        lines = [line for line in section.lines if not _is_link(line)]
        entries = split(lines, _measure_course, section.headings)[1]
        is_above = any(not e.lines[0].mark and find_periods(e.text) for e in entries)
        for one in entries:
            if _is_organized(one):
                service += read_entry(one, "organization")
            elif is_above and _is_detail(one):
                continue  # An item below a course that has a date.
            elif draft := _course(one):
                courses.append(draft)
    return courses, service


def _is_link(line: Line) -> bool:
    """Whether an item is nothing but a link, as to the page of a course."""
    linked = sum(s.end - s.start for s in line.spans if s.style == Style.LINK)
    return bool(line.mark) and 0 < 0.9 * len(line.text) <= linked


def _is_detail(one: Entry) -> bool:
    """Whether an entry is an item that says neither when nor under which number a course was."""
    said = find_periods(one.text) or _CODE.search(one.text)
    return bool(one.lines[0].mark) and not said


def _is_organized(one: Entry) -> bool:
    rows = one.text.split("\n")
    return any(_SERVICE_VERB.match(row) for row in rows[1:]) and bool(
        _GATHERING.search(rows[0])
    )


def _measure_course(one: Entry) -> float:
    rows = one.text.split("\n")
    dates = sum(is_dated(line) for line in one.flow.lines)
    dates = dates or min(1, len(find_periods(one.text)) or bool(_TERM.match(one.text)))
    size = 1.0 if 8 <= len(one.text) <= 350 and len(rows) <= 6 else 0.4
    if not one.lines[0].mark and any(line.mark for line in one.lines):
        size = 0.4  # The list is below what introduces it.
    codes = len(_CODE.findall(one.text))
    return size * (0.4, 1.0, 0.4)[min(2, dates)] * (0.9, 1.0, 0.8)[min(2, codes)]


def _course(one: Entry) -> Draft | None:
    """What the entry says of a course: each thing that is found is taken out of the rest."""
    text = _joined(one)
    dates = find_periods(text)
    rest = _TERM.sub("", blanked(text, dates))
    instructor = _instructor(rest)
    if instructor:
        rest = rest.replace(instructor[1], "\t")
    own_role, rest = _taken(_TA, rest)
    role = own_role or _role_of_heading(one)
    named, whole = _BEHIND_CODE.search(rest), _before_code(rest)
    code, rest = _taken(_CODE, rest)
    note, rest = _taken(_NOTE, rest)
    quoted, rest = _taken(_QUOTED, _LOOSE.sub("\t", rest))
    quoted = quoted or named
    parts = _parts(rest)
    if not (parts or quoted) or not (dates or role or code):
        return None
    course = (
        quoted[1] if quoted else whole or max(parts, key=partial(_titleness, parts))
    )
    if not quoted and _UNIT.match(course):
        return None  # The department where the courses below were taught.
    school = next((p for p in parts if p != course and org_likeness(p) >= 0.6), None)
    values = {
        "course": plain(course),
        "code": code["code"] if code else None,
        "institution": school and plain(peel(school)[0]),
        "role": re.sub(r"\s+d[eiu]$", "", role[0]) if role else None,
        "instructor": instructor[0] if instructor else None,
        "terms": _terms(dates),
        "note": plain(note["note"]) if note else None,
    }
    sure = Confidence.SURE if code or school else Confidence.LOOK
    return Draft(values, one.span, {"course": sure})


def _joined(one: Entry) -> str:
    """The text of an entry; what is set apart inside a row goes on in the next one."""
    text = one.text
    for style in (Style.BOLD, Style.ITALIC, Style.LINK):
        for start, end in one.flow.styled(style):
            if start and text[start - 1] != "\n":
                text = text[:start] + text[start:end].replace("\n", " ") + text[end:]
    return text


def _before_code(text: str) -> str | None:
    """A title with commas in it: all that stands before a code in brackets, if it names no school."""
    match = _CODE.search(text)
    if not match or text[match.start() - 1 : match.start()] != "(":
        return None
    title = text[: match.start() - 1].strip(" ,")
    is_one = not re.search(r"[\t\n]", title) and all(
        org_likeness(part) < 0.6 for part in title.split(", ")
    )
    return title if is_one and len(title) > 3 else None


def _taken(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str] | None, str]:
    """The first match, and the text with a gap in its place."""
    found = pattern.search(text)
    if found is None:
        return None, text
    return found, text[: found.start()] + "\t" + text[found.end() :]


def _role_of_heading(one: Entry) -> re.Match[str] | None:
    return _TA.search(one.headings[-1].text) if one.headings else None


def _parts(text: str) -> list[str]:
    """What stands between commas, gaps, dashes and brackets, without places and remarks."""
    parts = (part.strip(' .,;:–—-|()“”"«»') for part in _BETWEEN.split(text))
    parts = (_LEADING.sub("", part) for part in parts if not _LEVEL.fullmatch(part))
    return [
        part
        for part in parts
        if len(part) > 1
        and not is_place(part)
        and not part[0].islower()
        and not _NO_COURSE.match(part)
    ]


def _titleness(parts: list[str], part: str) -> tuple[bool, int]:
    """The title is the first part that is no organization."""
    return org_likeness(part) < 0.9, -parts.index(part)


def _instructor(text: str) -> tuple[str, str] | None:
    """The name behind "for" or "with", and the stretch that says it."""
    for match in _FOR.finditer(text):
        people = re.split(r"[\n\t(]", text[match.end() :])[0]
        names = mentors(people)
        if names and (bare(people) != people or not _AUDIENCE.search(names[0].name)):
            return names[0].name, re.split(r"[\n\t(]", text[match.start() :])[0]
    return None


def _terms(found: list[Found]) -> list[str]:
    terms = []
    for one in found:
        period = one.period
        terms += (
            [period.start]
            if period.is_single or period.start == period.end
            else list(map(str, period.years))
        )
    return list(dict.fromkeys(filter(None, terms)))
