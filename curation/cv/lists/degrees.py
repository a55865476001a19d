"""Degrees: title and field, institution, place, dates, grade, thesis, advisors, honours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from curation.cv.entries import (
    Entry,
    is_date_alone,
    is_dated,
    is_item,
    is_prose,
    split,
)
from curation.cv.flow import plain
from curation.cv.grammars.degrees import find_degree, is_degree
from curation.cv.grammars.labels import (
    courses,
    grade,
    listed,
    mentors,
    people_labels,
    thesis,
    unlabelled,
)
from curation.cv.grammars.periods import Found, blanked, find_periods, is_expected
from curation.cv.grammars.pieces import is_unit, org_likeness
from curation.cv.grammars.places import is_location, is_place, peel
from curation.cv.lines import Line, Style
from curation.cv.lists.careers import is_degree_entry, posts
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.lists.groups import grouped
from curation.cv.sections import Section

_IN = r"(?:\s+(?:in|en|em|of|de|di|der|für|fur|d['’]))"
_HONOUR = re.compile(
    r"\b(?:summa cum laude|magna cum laude|cum laude|(?:first|second|upper second)[- ]class(?: (?:with )?(?:division|honou?rs))?|with (?:highest |high |great )?(?:distinction|honou?rs)|(?:university|institute|class) rank \d+|gold medal|(?:\w+ ){0,2}gold medal|mit auszeichnung|valedictorian|mention tr[eè]s (?:bien|honorable)(?: avec f[eé]licitations)?|110/110 e lode|e lode|sobresaliente(?: cum laude)?|premio extraordinario|phi beta kappa|dean['’]s list|con lode|con il massimo dei voti|avec félicitations)\b",
    re.IGNORECASE,
)
# "magna cum laude (sehr gut)"
_HONOUR_NOTED = re.compile(
    rf"(?:{_HONOUR.pattern})(?:\s*\([^()]{{1,20}}\))?", re.IGNORECASE
)
_SPECIALISATION = re.compile(
    r"\b(?:(?:sub)?field|speciali[sz]ation|concentration|minor|major|emphasis|schwerpunkt|nebenfach|sp[eé]cialit[eé])\b(?: in)?:?\s*(?P<words>[^\W\d_][^\n\t,;.|()]*)",
    re.IGNORECASE,
)
_LINK_WORD = re.compile(
    r"^\s*(?:[,:–—-]\s*)?(?:(?:degree|candidate|student)\s+)?(?:(?:in|en|em|of|for|de|di|der|für|der Fachrichtung|du|des)\s+|d['’](?=\w))",
    re.IGNORECASE,
)


_QUOTED = re.compile(
    r"(?:[“„«\"]|»(?=[^\s»«][^»«]*«))\s*([^“”„«»\"\n]{12,}?)\s*[”“»\"«]"
)
_NO_FIELD = re.compile(
    r":|[“”„\"«»]|^(?:mit|with|avec|con|com|bei|by|under)\b|\b(?:Prof|Dr)\b|^(?:title|titel|titre|titolo|título|thema|tema|note|grade|\w+note)$",
    re.IGNORECASE,
)
# "Doctorat (PhD)": the same degree in other words.
_ALIAS = re.compile(
    r"^\s*\((?:Ph\.?\s?D\.?|HDR|M\.?D\.?|LL\.?[BMD]\.?|Dr\. [^()]*|Hon(?:our)?s\.?)\)",
    re.IGNORECASE,
)
# "Thesis: Salt and Law (Dr. Ada Lee)"
_ADVISED = re.compile(
    r"\s*\((?P<people>(?:Prof(?:essor)?|Dr|PD)\.?\s[^()]*)\)?\s*$", re.MULTILINE
)
# Words that only say what a date is of, or that there is none yet.
_OF_DATE = re.compile(
    r"\b(?:conferred|awarded|granted|obtained|received|graduated|defended|soutenue?|conseguit[oa]|obtenid[oa]|since|seit)\b"
    r"(?:\s+(?:in|on|le|il|en))?\s*(?=\t)|\b(?:fecha|date|data|datum)\b[^\n\t,;.:|]{0,40}:?\s*(?=\t)"
    r"|\b(?:in progress|en cours|in corso|en curso|laufend|abd|all but dissertation)\b",
    re.IGNORECASE,
)


def read_degrees(
    sections: Sequence[Section], careers: Sequence[Section] = ()
) -> list[Draft]:
    """The degrees of the sections, and those among the posts of careers."""
    drafts = []
    for one, organization in studies(sections):
        if draft := _draft(one):
            drafts.append(_with_organization(draft, organization))
    drafts = _shared(drafts)
    for one, _ in posts(careers):
        if is_degree_entry(one) and (draft := _draft(one)):
            drafts.append(draft)
    return drafts


def studies(sections: Sequence[Section]) -> Iterator[tuple[Entry, Line | None]]:
    """The entries of sections on education, with the organization that introduces them."""
    for section in sections:
        for group in grouped(section.lines, lambda text: bool(find_degree(text))):
            signals = (_degree_lines, _org_lines)
            headings = (*section.headings, *filter(None, [group.head]))
            _, entries = split(group.lines, _measure, headings, signals)
            for one in entries:
                yield one, group.organization


def _with_organization(draft: Draft, line: Line | None) -> Draft:
    """A degree without an institution has that of the line above its group."""
    values = draft.values
    if line and org_likeness(values["institution"] or "") < 0.9:
        name, place = peel(line.text)
        values |= {"institution": name, "location": place or values["location"]}
        draft.confidence["institution"] = Confidence.LOOK
        draft.issues = [i for i in draft.issues if i.code != "institution_missing"]
        draft.lines = line.number, draft.lines[1]
    return draft


def _shared(drafts: list[Draft]) -> list[Draft]:
    """Two degrees in a row, of which one says when and the other where: both are of both."""
    for first, second in zip(drafts, drafts[1:], strict=False):
        one, other = first.values, second.values
        follows = first.lines[1] + 1 == second.lines[0]
        is_whole = one["institution"] or not other["institution"]
        is_dated = other["end"] or other["start"] or not (one["end"] or one["start"])
        if not follows or is_whole or is_dated:
            continue
        one |= {key: other[key] for key in ("institution", "location")}
        other |= {key: one[key] for key in ("start", "end")}
        first.lines = second.lines = first.lines[0], second.lines[1]
        for draft in (first, second):
            draft.issues = [i for i in draft.issues if not i.code.endswith("_missing")]
            for name in ("institution", "start", "end"):
                draft.confidence[name] = Confidence.LOOK
    return drafts


def _degree_lines(lines: Sequence[Line]) -> list[int]:
    """Where degrees are named, or the date alone above each."""
    named = [i for i, line in enumerate(lines) if find_degree(line.text)]
    return [i - 1 if i and is_date_alone(lines[i - 1]) else i for i in named]


def _org_lines(lines: Sequence[Line]) -> list[int]:
    return [
        i
        for i, line in enumerate(lines)
        if line.text and org_likeness(line.text) >= 0.9
    ]


def _measure(one: Entry) -> float:
    """One degree, one institution, one date make an entry."""
    head = _header(one)
    text = "\n".join(head)
    degrees = sum(bool(find_degree(line)) for line in head)
    dates = sum(
        is_dated(line)
        for line in one.flow.lines
        if not line.mark or line is one.flow.lines[0]
    )
    # The date may stand before a thesis in the same row.
    dates = dates or min(1, len(find_periods(head[0])))
    orgs = sum(
        org_likeness(line) >= 0.9
        for line in re.split(r"\n|\t", text)
        if not is_degree(line)
    )
    share = (0.0, 0.6, 0.1)[min(2, degrees)]
    share += (0.1, 0.2, 0.05)[min(2, dates)]
    if not degrees:
        # A school or an exchange, which is no degree.
        schools = any(org_likeness(p) >= 0.6 for p in re.split(r"[\n\t]", text))
        return 0.6 if dates == 1 and len(head) <= 3 and schools else share / 2
    if not dates and not orgs:
        return 0.4
    share += (0.0, 0.2, 0.12)[min(2, orgs)]
    return share * (0.5 if dates > 2 or dates > 1 and orgs > 1 else 1.0)


def _header(one: Entry) -> list[str]:
    """The rows of an entry that are not prose; short items below it are fields."""
    return [
        row
        for i, row in enumerate(one.text.split("\n"))
        if i == 0
        or len(row) < (_longest(row) if is_item(one, i) else 220)
        and not (is_item(one, i) and is_prose(row))
        or _begins_with_degree(row)
    ]


def _begins_with_degree(row: str) -> bool:
    match = find_degree(row)
    return bool(match) and match.start() == 0  # type: ignore[union-attr]


def _longest(row: str) -> int:
    """How long an item may be that says a field of a degree; organizations take more room."""
    return 130 if org_likeness(row) >= 0.9 else 90


def _draft(one: Entry) -> Draft | None:
    text = unlabelled("\n".join(_header(one)))
    whole = one.text
    advisors = [m for part in people_labels(whole) for m in mentors(part.value)]
    written, mark, taken = thesis(whole), grade(_masked(whole)), courses(whole)
    found = (thesis(text), grade(_masked(text)), courses(text))
    advised = _ADVISED.search(whole) if not advisors else None
    if advised:
        advisors = mentors(advised["people"])
    for part in sorted(
        [*people_labels(text), *filter(None, found)],
        key=lambda p: -p.begin,
    ):
        text = text[: part.begin] + "\t" + text[part.finish :]
    dates = find_periods(text)
    honours = [plain(m[0]) for m in _HONOUR.finditer(whole)]
    rest = _bare(text, dates)
    match = find_degree(rest)
    if not match or _is_told(rest, match):
        return None
    field, special, institution, place = _parts(rest, match)
    period = _period(dates)
    values: dict[str, Any] = {
        "institution": institution,
        "location": place,
        "degree": plain(rest[slice(*match.span())]).strip(" ,"),
        "field": field,
        "specialisation": special,
        "start": period[0],
        "end": period[1],
        "expected": is_expected(text) and bool(dates),
        "gpa": mark.value if mark else None,
        "advisors": [{"name": m.name, "role": m.role} for m in advisors],
        "thesis": _ADVISED.sub("", written.value) if written else _set_apart(one),
        "honours": list(dict.fromkeys(honours)),
        "courses": listed(taken.value) if taken else [],
    }
    draft = Draft(values, one.span)
    _judge(draft)
    return draft


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence speaks of a degree: "I am doing a PhD in …"."""
    row = text[text.rfind("\n", 0, match.start()) + 1 :].split("\n")[0]
    return bool(re.match(r"\s*(?:I|My|In my|During my|We)\s", row)) and is_prose(row)


def _masked(text: str) -> str:
    """The text with its dates made unreadable: "11/20 – 12/23" is no grade."""
    for found in find_periods(text):
        blank = "_" * (found.finish - found.begin)
        text = text[: found.begin] + blank + text[found.finish :]
    return text


def _set_apart(one: Entry) -> str | None:
    """A thesis that is only quoted or in italics: several words that are no organization or degree."""
    flow = one.flow
    found = [m.span(1) for m in _QUOTED.finditer(flow.text)]
    for start, end in found or flow.styled(Style.ITALIC):
        words = plain(flow.text[start:end]).strip(" .,;:")
        is_other = (
            org_likeness(words) >= 0.6
            or find_degree(words)
            or is_location(words)
            or people_labels(words)
        )
        if len(words.split()) >= 4 and not is_other and not find_periods(words):
            return words
    return None


def _bare(text: str, dates: list[Found]) -> str:
    """The header without dates, honours and the brackets that they leave empty."""
    text = blanked(text, dates)
    text = _HONOUR_NOTED.sub("\t", text)
    text = re.sub(
        r"\(\s*(?:expected|anticipated|voraussichtlich|graduated|awarded|[\t,;&–-]|\s)*\s*\)",
        "\t",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"\b(?:expected|anticipated|voraussichtliche?)\b:?",
        "\t",
        text,
        flags=re.IGNORECASE,
    )
    return _OF_DATE.sub("\t", text)


def _period(dates: list[Found]) -> tuple[str | None, str | None]:
    """Start and end; a single date is the end of the studies, one that goes on has none."""
    if not dates:
        return None, None
    if (
        len(dates) == 2
        and all(found.period.is_single for found in dates)
        and dates[0].period.start < dates[1].period.start
    ):
        return dates[0].period.start, dates[1].period.end
    first = dates[0].period
    if first.is_single:
        return None, first.end
    return first.start or None, first.end or None


def _parts(
    text: str, match: re.Match[str]
) -> tuple[str | None, str | None, str | None, str | None]:
    """Field, specialisation, institution and place of a header whose degree is matched."""
    special = major = None
    if found := _SPECIALISATION.search(text):
        special = plain(found["words"])
        major = special if found[0].lower().startswith("major") else None
        text = text[: found.start()] + "\t" * len(found[0]) + text[found.end() :]
        text = re.sub(r"\(\t+\)", lambda m: "\t" * len(m[0]), text)
    behind = _ALIAS.sub(lambda m: " " * len(m[0]), text[match.end() :])
    field_, used = _field(behind)
    rest = text[: match.start()] + "\n" + behind[used:]
    institution, place, left = _institution(rest)
    left = [part for part in left if _may_be_field(part)]
    if not special and left and not field_:
        field_, left = left[0], left[1:]
    cells = re.match(r"\t([^\t\n]+)\t", behind[used:])
    if not special and cells and field_ and set(cells[1].split(", ")) <= set(left):
        special = cells[1]
    if major and not field_:
        return major, None, institution, place
    return field_, special, institution, place


def _field(behind: str) -> tuple[str | None, int]:
    """The field that follows a degree, and how many characters it takes."""
    lead = _LINK_WORD.match(behind)
    start = lead.end() if lead else len(behind) - len(behind.lstrip(" ,:–—-(\t"))
    stop = re.compile(
        r"[\t\n;|]|,\s|\s[–—]\s|\s-\s|\.\s|\s\(|\b(?:from|at|an der|am|bei|à|à la|au|en la|presso|na|no)\b(?=\s(?:the\s|der\s)?[A-ZÀ-Þ])|\b(?:à l|all|presso l)['’](?=[A-ZÀ-Þ])|\)|$"
    ).search(behind, start)
    end = stop.start() if stop else len(behind)
    found = behind[start:end].strip(" .,;:()")
    if not _may_be_field(found) or "\n" in behind[:start] and not lead:
        return None, 0
    if org_likeness(found) >= 0.9 and not lead or is_place(found) or is_degree(found):
        return None, 0
    if re.search(
        r"\b(?:university|universit[àäé]|college|universidad\w?)\b",
        found,
        re.IGNORECASE,
    ):
        return None, 0
    return plain(found), end


def _may_be_field(text: str) -> bool:
    """Whether a text can be what was studied: words, no label, person or quotation."""
    return text[:1].isalpha() and not _NO_FIELD.search(text)


def _institution(text: str) -> tuple[str | None, str | None, list[str]]:
    """The institution, its place, and pieces that are neither."""
    best: tuple[float, str, str | None] = (0.0, "", None)
    rows = [
        _unbracketed(row.strip(" .,;:–—-|"))
        for row in re.split(
            r"[\n\t]|\s[|•·–—]\s|\s-\s|;\s|(?<=[a-zà-ÿ]{3})(?<!Univ)(?<!Dept)(?<!Inst)\.\s",
            text,
        )
    ]
    places, left = [], []
    for row in filter(None, rows):
        name, place = peel(
            re.sub(
                r"^(?:(?:à l|all|presso l)['’]|(?:from|at|an der|am|bei|à|à la|en la|presso|na|no)\s+(?:the\s)?)",
                "",
                row,
            )
        )
        if is_location(row):
            places.append(row)
            continue
        parts = re.split(r",\s+(?![^(]*\))", name)
        value, part = max((org_likeness(p) - 0.02 * i, p) for i, p in enumerate(parts))
        left += [p for p in parts if p != part or value < 0.6]
        if value > best[0]:
            index = parts.index(part)
            behind = [p for p in parts[index + 1 :] if not is_unit(p)]
            best = (
                value,
                part,
                place or (", ".join(behind) if behind and _is_short(behind) else None),
            )
    value, institution, place = best
    if value < 0.25 or _NO_FIELD.search(institution):
        return None, places[0] if places else None, left
    institution = re.sub(r"^the(?=\s[a-z])", "", institution)
    left = [p for p in left if p != institution]
    return institution, place or (places[0] if places else None), left


def _unbracketed(row: str) -> str:
    """A row without the brackets around all of it, and without one that was closed before."""
    if match := re.fullmatch(r"\(([^()]*)\)", row):
        return match[1]
    return row.lstrip(") ") if row.count(")") > row.count("(") else row


def _is_short(parts: list[str]) -> bool:
    return all(len(p.split()) <= 3 and p[:1].isupper() for p in parts)


def _judge(draft: Draft) -> None:
    for name in ("institution", "degree", "field", "start", "end"):
        draft.confidence[name] = (
            Confidence.SURE if draft.values[name] else Confidence.EMPTY
        )
    if not draft.values["institution"]:
        draft.issue(
            "institution",
            "institution_missing",
            "No institution was found for this degree.",
        )
    if not draft.values["end"] and not draft.values["start"]:
        draft.issue("end", "date_missing", "No date is printed.")
