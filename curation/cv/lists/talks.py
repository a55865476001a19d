"""Talks and their deliveries: a title with the events below it, or one line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from curation.cv.entries import Entry, split
from curation.cv.flow import flow, plain, trimmed
from curation.cv.grammars import titles
from curation.cv.grammars.authors import read_authors
from curation.cv.grammars.citations import Reader
from curation.cv.grammars.names import Owner
from curation.cv.grammars.periods import Found, blanked, find_periods
from curation.cv.grammars.pieces import org_likeness
from curation.cv.grammars.places import is_location, peel
from curation.cv.grammars.readings import Reading
from curation.cv.grammars.voting import best
from curation.cv.lines import Line, Style
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.sections import Section

_TYPE = re.compile(
    r"(?:invited |contributed |plenary |keynote |spotlight |oral |conference |seminar |poster |public |guest |lightning |panel )*(?:talk|lecture|presentation|keynote|address|spotlight|oral|tutorial|poster|(?<=invited )(?:seminar|colloquium|speaker)|panell?ist|colloquium talk|keynote speaker|vortrag|hauptvortrag|gastvortrag|conférence invitée|exposé|ponencia|relazione su invito|palestra)",
    re.IGNORECASE,
)
_AWARD = re.compile(r"\b(?:award|prize|honorable mention|preis)\b", re.IGNORECASE)
_QUOTED = re.compile(
    r"(?:[“\"„«]|»(?=\S[^«]*«))\s*(?P<title>[^”\"“»«]{6,}?)\s*[.,]?[”\"“»«]|(?<!\w)[‘'](?P<single>.{10,}?)[,.]?['’](?!\w)"
)
_WITH = re.compile(r"\((?:joint(?:ly)? )?(?:with|mit|avec|con|com)\b[^()]*\)")
_EMPTY = re.compile(
    r"\[\s*\]|\(\s*(?:forthcoming|planned|scheduled|upcoming)?[\s,;.]*\)", re.IGNORECASE
)
# "Refereed paper presented at the Annual Meeting of …"
_GIVEN_AT = re.compile(
    r"(?P<type>(?:(?:refereed|invited|contributed|keynote|plenary|peer[- ]reviewed|oral) )*"
    r"(?:paper|poster|roundtable|talk|lecture|presentation|keynote|address|session|panel)(?: (?:presentation|session|address|talk|paper))?)"
    r"(?: (?:presented|given|delivered))?(?: at| in| to)\s+(?:the\s+)?(?=\S)",
    re.IGNORECASE,
)
_SPEAKERS = 200  # characters in which the owner stands among the speakers
_BEFORE_PLACE = re.compile(r"\t|\s+[–—-]\s+|\.\s+|,\s*\t")
_CELL = re.compile(r"[^\t\n]*[^\s][^\t\n]*")
_VENUE = re.compile(
    r"\b(?:seminar|colloqui\w+|conference|workshop|symposium|meeting|university|universit\w+|institut\w*|lab|laboratory|summer school|congress|tagung|kolloquium|konferenz|séminaire|colloque|congrès|seminario|congreso|convegno|encontro|journées)\b",
    re.IGNORECASE,
)


@dataclass
class _Talk:
    """A title and the lines of its events, each event with its dates."""

    title: tuple[Line, ...] = ()
    events: list[tuple[Line, ...]] = field(default_factory=list)


def read_talks(sections: Sequence[Section], owner: Owner) -> list[Draft]:
    """The talks of the sections; the owner may stand among the speakers before a title."""
    drafts: list[Draft] = []
    for section in sections:
        lines = [line for line in section.lines if line.text]
        if _is_grouped(lines):
            drafts += [_grouped_draft(talk) for talk in _groups(lines) if talk.events]
        else:
            drafts += _single_drafts(section, owner)
    return drafts


# -- titles with their events below


def _is_set_apart(line: Line) -> bool:
    """Whether a line is a heading or bold as a whole, which titles of talks with events below are."""
    bold = sum(s.end - s.start for s in line.spans if s.style == Style.BOLD)
    return not find_periods(line.text) and (
        bool(line.heading) or bold >= 0.9 * len(line.text)
    )


def _is_grouped(lines: Sequence[Line]) -> bool:
    titles = [i for i, line in enumerate(lines) if _is_set_apart(line)]
    dated = [line for line in lines if find_periods(line.text)]
    if len(titles) < 1 or titles[0] > 1 or len(dated) < len(titles):
        return False
    # Venues above, titles below.
    heads = sum(_is_venue(lines[i].text) for i in titles) / len(titles)
    below = sum(_is_venue(line.text) for line in dated) / len(dated)
    return heads < 0.5 or below >= heads


def _is_venue(text: str) -> bool:
    return bool(_VENUE.search(text)) or org_likeness(text) >= 0.6


def _groups(lines: Sequence[Line]) -> Iterator[_Talk]:
    talk = _Talk()
    pending: list[Line] = []
    for i, line in enumerate(lines):
        if _is_set_apart(line) and not (_AWARD.search(line.text) and talk.events):
            if talk.title and not talk.events and not pending:
                talk.title = (*talk.title, line)  # The page broke the title.
                continue
            yield talk
            talk, pending = _Talk((line,)), []
            continue
        if _is_set_apart(line):
            talk.events[-1] = (*talk.events[-1], line)
            continue
        pending.append(line)
        if find_periods(line.text) and not _date_goes_on(lines, i):
            talk.events.append(tuple(pending))
            pending = []
    yield talk


def _date_goes_on(lines: Sequence[Line], i: int) -> bool:
    """A year in the name of an event is not its date where the next line is one alone."""
    if i + 1 >= len(lines) or lines[i].cells or _is_set_apart(lines[i + 1]):
        return False
    found = find_periods(lines[i + 1].text)
    alone = bool(found) and not re.sub(r"\W", "", lines[i + 1].text[: found[0].begin])
    own = find_periods(lines[i].text)
    return alone and bool(re.sub(r"\W", "", lines[i].text[: own[0].begin]))


def _grouped_draft(talk: _Talk) -> Draft:
    title = (
        plain(flow(talk.title).text).strip(' “”"').removesuffix(".")
        if talk.title
        else None
    )
    last = max(line.last for line in talk.events[-1])
    first = (talk.title or talk.events[0])[0].number
    values = {"title": title, "events": [_event(lines) for lines in talk.events]}
    return _judged(Draft(values, (first, last)))


def _event(lines: Sequence[Line]) -> dict[str, Any]:
    award = next(
        (
            line.text
            for line in lines
            if _is_set_apart(line) and _AWARD.search(line.text)
        ),
        None,
    )
    text = "\t".join(line.text for line in lines if line.text != award)
    return _event_of(text, award, (lines[0].number, lines[-1].last))


def _event_of(text: str, award: str | None, lines: tuple[int, int]) -> dict[str, Any]:
    date = _date(text)
    if date:
        text = text[: date.begin] + "\t" + text[date.finish :]
    text, kind = _without_type(_tidied(text))
    if not kind and (match := _GIVEN_AT.match(text)):
        text, kind = text[match.end() :], match["type"]
    host, place = _placed(text)
    if re.search(r"\bvirtual|online\b", host) and not place:
        host, place = _virtual(host)
    start = date.period.start if date else ""
    month = int(start[5:7]) if len(start) >= 7 and int(start[5:7]) <= 12 else None
    event: dict[str, Any] = {
        "host": host or None,
        "month": month,
        "year": int(start[:4]) if start else None,
        "date": start or None,
        "location": place,
    }
    if kind:
        event["type"] = kind
    if award:
        event["award"] = award
    return event | {"lines": list(lines)}


def _tidied(text: str) -> str:
    """What is left of an event without its title and date: no empty brackets, no co-authors."""
    text = _WITH.sub(" ", _EMPTY.sub(" ", text))
    text = re.sub(r",\s*\t(?=\s*\w)", ", ", text)
    if match := re.fullmatch(r"[\s,;.]*\(([^()]*)\)[\s,;.]*", text):
        text = match[1]
    rows = [trimmed(re.sub(r"\s*,(?:\s*,)+", ",", row)) for row in text.split("\t")]
    return "\t".join(filter(None, rows))


def _placed(text: str) -> tuple[str, str | None]:
    """Host and place: the place is a row, or stands behind a dash, a full stop or a comma."""
    rows = text.split("\t")
    for i, row in enumerate(rows[1:], 1):
        if is_location(row):
            return _placed("\t".join(rows[:i]))[0], trimmed(row)
    for match in _BEFORE_PLACE.finditer(text):
        place = text[match.end() :].strip(" .,;()\t")
        if is_location(place):
            return trimmed(text[: match.start()]), plain(place)
    host, found = peel(plain(text))
    return trimmed(host), found


def _virtual(host: str) -> tuple[str, str | None]:
    match = re.search(r"\s*[,(]\s*(virtual|online)\)?$", host, re.IGNORECASE)
    return (host[: match.start()], match[1]) if match else (host, None)


def _date(text: str) -> Found | None:
    """The date of an event: the most precise one, of equals one in a cell of its own, or the last."""

    def rank(one: Found) -> tuple[int, bool, int]:
        cell = text[text.rfind("\t", 0, one.begin) + 1 :].split("\t")[0]
        return min(len(one.period.start), 7), _is_date(cell), one.begin

    return max(find_periods(text), key=rank, default=None)


def _without_type(text: str) -> tuple[str, str | None]:
    parts = re.split(r",\s+|:\s+|\.\s+|\t|\s+[–—-]\s+|\s+\((?=[^)]*\)$)", text)
    for part in (parts[0], parts[-1]):
        if len(parts) > 1 and _TYPE.fullmatch(part.strip(" ()")):
            return _tidied(text.replace(part, "", 1)), part.strip(" ()")
    match = re.search(r"\s*\(([^()]*)\)$", text)
    if match and _TYPE.fullmatch(match[1].strip()):
        return text[: match.start()], match[1].strip()
    return text, None


# -- one entry for each


def _single_drafts(section: Section, owner: Owner) -> list[Draft]:
    _, entries = split(section.lines, _measure, section.headings)
    column = _title_column(entries)
    drafts = [
        _cited(one, *choice) if choice else _single(one, column, _hosts(one, section))
        for one, choice in zip(entries, _citations(entries, owner), strict=True)
    ]
    return _joined([draft for draft in drafts if draft])


def _measure(one: Entry) -> float:
    dates = len(find_periods(one.text))
    size = 1.0 if 20 <= len(one.text) <= 400 else 0.4
    return size * (0.3, 1.0, 0.8, 0.3)[min(3, dates)]


def _cells(one: Entry) -> list[tuple[int, int]]:
    """The stretches of the cells of an entry, those that are dates left out."""
    cells = [match.span() for match in _CELL.finditer(one.text)]
    return [cell for cell in cells if not _is_date(one.text[slice(*cell)])]


def _is_date(text: str) -> bool:
    return not re.sub(r"\W", "", blanked(text, find_periods(text)))


def _title_column(entries: Sequence[Entry]) -> int | None:
    """Which cell of the rows of a section holds the title; None if they are no rows."""
    rows = [_cells(one) for one in entries if "\t" in one.text]
    width = min(map(len, rows), default=0)
    if len(rows) < 2 or len(rows) < len(entries) or width < 2:
        return None

    def worth(column: int) -> float:
        texts = [
            plain(one.text[slice(*row[column])])
            for one, row in zip(entries, rows, strict=True)
        ]
        return sum(map(_titleness, texts)) / len(texts)

    column = max(range(width), key=worth)
    return column if worth(column) >= 0.7 else None


def _titleness(text: str) -> float:
    """How much a cell looks like what a talk was about; of two, the longer one does."""
    is_host = _VENUE.search(text) or is_location(text) or peel(text)[1]
    size = 0.02 * min(10, len(text.split()))
    return titles.likeness(text) - 0.6 * bool(is_host) + size


def _without_speakers(head: str, tail: str) -> str:
    """What stands before a title, without the names of those who gave the talk."""
    dates = find_periods(head)
    text = blanked(head, dates).strip(" ,:;\t\n“”\"„«‘'")
    names = read_authors(plain(text))
    is_host = "\t" in text or _VENUE.search(text) or is_location(text)
    is_short = names.form in ("initials", "family")
    if len(names.names) < 2 - is_short or names.quality < 0.8 or is_host:
        return head
    return (
        "" if find_periods(tail) else "\t".join(head[d.begin : d.finish] for d in dates)
    )


def _citations(
    entries: Sequence[Entry], owner: Owner
) -> list[tuple[Reading, float] | None]:
    """For each entry that begins with speakers, the owner among them, how it is read as a citation."""
    return best(
        [
            [
                reading
                for reading in Reader(one.flow, len(one.text), owner).readings()
                if reading.style.order[0] == "A"
                and any(map(owner.matches, reading.authors.names))
            ]
            if owner.is_in(one.text[:_SPEAKERS]) and not _QUOTED.search(one.text)
            else []
            for one in entries
        ]
    )


def _cited(one: Entry, reading: Reading, _: float) -> Draft:
    """A talk as lists of references print it: "Lee, A. Title. Paper presented at Host, Place, May 2019"."""
    title = plain(one.text[slice(*reading.title)]).strip(" ,;").removesuffix(".")
    rest = one.text[slice(*reading.venue)].replace("\n", "\t")
    before = one.text[: reading.title[0]]
    if not _date(rest) and (date := _date(before)):
        rest += f"\t({before[date.begin : date.finish]})"
    return _judged(
        Draft({"title": title, "events": [_event_of(rest, None, one.span)]}, one.span)
    )


def _hosts(one: Entry, section: Section) -> list[Line]:
    """The headings between those of the section and the entry, if they say where talks were given."""
    own = [line for line in one.headings if line not in section.headings]
    return own if any(_is_venue(line.text) for line in own) else []


def _single(one: Entry, column: int | None, hosts: Sequence[Line]) -> Draft | None:
    text = one.text
    if hosts and not _QUOTED.search(text) and (date := _date(text)):
        return _below_hosts(one, hosts, date)
    title = _title(one, column)
    rest = text
    if title:
        tail = text[title[1] :]
        rest = _without_speakers(text[: title[0]], tail) + "\t" + tail
    date = _date(rest)
    if not date and not title:
        return None
    rest = re.sub(r"(?<!\w)[‘']\s*\t[,.]?['’]", "\t", rest)
    rest = re.sub(r"[“”\"„«»]", " ", rest)
    printed = plain(text[slice(*title)]).strip(' “”"„«».,;').strip() if title else None
    event = _event_of(rest.replace("\n", "\t"), None, one.span)
    return _judged(Draft({"title": printed, "events": [event]}, one.span))


def _below_hosts(one: Entry, hosts: Sequence[Line], date: Found) -> Draft:
    """A talk whose title stands alone below headings that say where it was given."""
    title, kind = _without_type(_tidied(blanked(one.text, [date])))
    event = _event_of(one.text[date.begin : date.finish], None, one.span)
    host, place = peel(", ".join(plain(line.text).strip(" ,") for line in hosts))
    event |= {"host": host, "location": place} | ({"type": kind} if kind else {})
    draft = Draft({"title": plain(title), "events": [event]}, one.span)
    draft.context = tuple(line.number for line in hosts)
    return _judged(draft)


def _title(one: Entry, column: int | None) -> tuple[int, int] | None:
    """The stretch of a talk's title: quoted, in its column, set apart, or the part that reads like one."""
    text = one.text
    if first := _first_apart(one):
        return first
    if match := _QUOTED.search(text):
        return match.span("title" if match["title"] else "single")
    if column is not None:
        return _cells(one)[column]
    for style in (Style.ITALIC, Style.BOLD, Style.LINK):
        for start, end in one.flow.styled(style):
            if (
                end - start > 12
                and titles.likeness(text[start:end]) >= 0.6
                and not find_periods(text[start:end])
            ):
                return start, end
    return _shaped_title(text)


def _first_apart(one: Entry) -> tuple[int, int] | None:
    """The title in italics with which an entry begins, its date aside: what is quoted behind it is none."""
    text = one.text
    dates = find_periods(text)
    begin = dates[0].finish if dates and dates[0].begin <= 1 else 0
    for start, end in one.flow.styled(Style.ITALIC)[:1]:
        is_first = not re.sub(r"\W", "", text[begin:start])
        words = text[start:end]
        if is_first and len(words.split()) > 2 and titles.likeness(words) >= 0.6:
            return start, end
    return None


def _shaped_title(text: str) -> tuple[int, int] | None:
    found = find_periods(text)
    position = found[0].finish if found and found[0].begin <= 1 else 0
    position += len(text[position:]) - len(text[position:].lstrip(" .,:;)\t\n–—-"))
    match = re.compile(
        r"\n|\t|(?<=[.?!])\s+(?=[A-Z])|,\s+(?=[A-Z])|\s[–—|]\s|$"
    ).search(text, position + 8)
    end = match.start() if match else len(text)
    part = text[position:end]
    if (
        titles.likeness(plain(part)) < 0.9
        or _VENUE.search(part)
        or is_location(part)
        or end >= len(text) - 3
    ):
        return None
    return position, end


def _joined(drafts: list[Draft]) -> list[Draft]:
    """One talk given in several places is one talk, if its entries follow each other."""
    result: list[Draft] = []
    for draft in drafts:
        above = result[-1] if result else None
        if (
            above
            and draft.values["title"]
            and draft.values["title"] == above.values["title"]
        ):
            events = [*above.values["events"], *draft.values["events"]]
            result[-1] = replace(
                above,
                values={**above.values, "events": events},
                lines=(above.lines[0], draft.lines[1]),
            )
        else:
            result.append(draft)
    return result


def _judged(draft: Draft) -> Draft:
    has_title = bool(draft.values["title"])
    draft.confidence["title"] = Confidence.SURE if has_title else Confidence.EMPTY
    dated = all(event["year"] for event in draft.values["events"])
    draft.confidence["events"] = Confidence.SURE if dated else Confidence.LOOK
    return draft
