"""Positions: the order of organization, title, date and place is constant within a section, so it votes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from curation.cv.entries import Entry, is_date_alone, is_dated, is_item, is_prose, split
from curation.cv.flow import plain
from curation.cv.grammars.labels import mentors, people_labels
from curation.cv.grammars.periods import Found, Period, blanked, find_periods
from curation.cv.grammars.pieces import (
    Piece,
    is_post,
    is_unit,
    org_likeness,
    pieces,
    post_likeness,
)
from curation.cv.grammars.places import is_known, is_location, peel
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.sections import Section

_KINDS = (
    ("postdoc", r"post-?\s?doc|assegnista|akademische[rn]? r[aä]t.*auf zeit"),
    ("residency", r"\bresiden(?:cy|t)\b"),
    ("internship", r"\bintern(?:s|ships?)?\b|praktik|\bstage\b|stagiaire|tirocin|est[aá]gi|becari[oa] de verano|undergraduate research|student researcher|werkstudent"),
    ("visiting", r"\bvisit(?:ing|or)\b|gastwissenschaft|gastforsch|gastprofess|invit[eé]|visitante|ospite"),
    ("ta", r"\bteaching assistant|\btutor(?!ial)|lehrassist|monitor"),
    ("ra", r"\bresearch assistant|hilfskr[aä]ft|student(?:ische)? mitarbeit|assistant de recherche|graduate assistant"),
)  # fmt: skip
_NOTE = re.compile(r"\s*\(([^()]*)\)\s*$")
_AS = re.compile(
    r"\b[Aa]s an? (?P<title>(?:[^.;()]|\([^)]*\)){3,90}?)(?=\s(?:at|in|with|for)\s)"
)
_LEAD = re.compile(
    r"^(?P<title>[^,.;:]{3,60}?)\s+(?:with|for|at|in|on|focus\w*|working|within|under|as|where)\b"
)


@dataclass(frozen=True)
class _Post:
    """An entry with its header taken apart."""

    entry: Entry
    periods: list[Found]
    rest: list[Piece]
    rows: list[str]
    # The place at the end of a row, by the row's number.
    places: dict[int, str]
    mentors: list[str]
    mentor_role: str | None
    prose: list[str]


@dataclass(frozen=True)
class _Choice:
    """Which piece is the title and which the organization; None where there is none."""

    title: tuple[int, int, bool] | None
    org: tuple[int, int] | None
    score: float


def read_positions(sections: Sequence[Section]) -> list[Draft]:
    """The positions of the sections."""
    drafts = []
    for section in sections:
        _, entries = split(section.lines, _measure, section.headings)
        posts = [post for one in entries if (post := _post(one))]
        choices = [list(_choices(post)) for post in posts]
        votes = _votes(choices)
        drafts += [
            _draft(post, *_best(found, votes))
            for post, found in zip(posts, choices, strict=True)
        ]
    return drafts


def _measure(one: Entry) -> float:
    """One period, or several that belong together, makes an entry."""
    lines = one.flow.lines
    dated = [
        i for i, line in enumerate(lines) if is_dated(line) and not (line.mark and i)
    ]
    runs = sum(1 for n, i in enumerate(dated) if n == 0 or dated[n - 1] != i - 1)
    if len(dated) > 1 and runs == 1 and not _run_on(lines[dated[0]].text):
        runs = 2
    head = sum(not line.mark or i == 0 for i, line in enumerate(lines))
    value = (0.1, 1.0, 0.2, 0.1)[min(3, runs)]
    if runs == 1 and (len(one.text) < 12 or head == 1 and is_date_alone(lines[0])):
        value = 0.3
    orgs = max(map(org_likeness, re.split(r"[\n\t]|, ", one.text)), default=0.0)
    starts_late = dated and dated[0] > 3
    return value * (0.85 + 0.15 * orgs) * (0.5 if starts_late else 1.0)


def _run_on(text: str) -> bool:
    return text.rstrip().endswith(("&", ",", ";", "and", "und"))


def _post(one: Entry) -> _Post | None:
    rows, prose = _header(one)
    text = "\n".join(rows)
    people = people_labels(text) or people_labels(one.text)[:1]
    for part in sorted(people_labels(text), key=lambda p: -p.begin):
        text = text[: part.begin] + text[part.finish :]
    periods = find_periods(text)
    text = blanked(text, periods)
    text = re.sub(r"\(\s*[\t,;&]*\s*\)?$|\(\s*\)", "", text, flags=re.MULTILINE)
    clean = [
        re.sub(r"^[\s&,;:|–—-]+|[\s&,;:|–—(-]+$", "", row) for row in text.split("\n")
    ]
    rows, places = _without_places(clean)
    rest = pieces(rows)
    names = [m.name for part in people for m in mentors(part.value)]
    if not rest or not (periods or any(is_post(piece.text) for piece in rest)):
        return None
    return _Post(
        one,
        periods,
        rest,
        rows,
        places,
        names,
        people[0].label if people else None,
        prose,
    )


def _without_places(rows: list[str]) -> tuple[list[str], dict[int, str]]:
    """The rows without the places in them, and these by row; a row that is a place belongs to the one above."""
    kept: list[str] = []
    places: dict[int, str] = {}
    for row in filter(None, rows):
        names: list[str] = []
        for cell in row.split("\t"):
            # What stands first is more likely to be the organization.
            is_alone = is_known(cell) if not kept and not names else is_location(cell)
            name, place = ("", cell.strip(" .,;")) if is_alone else (cell, None)
            if name:
                name, place = peel(name)
            names += [name] if name else []
            if place:
                places.setdefault(len(kept) if names else max(0, len(kept) - 1), place)
        if names:
            kept.append("\t".join(names))
    return kept, places


def _header(one: Entry) -> tuple[list[str], list[str]]:
    """The rows above the first item or sentence of an entry, and what follows them.

    The first items may be fields: an organization, or who advised.
    """
    rows = one.text.split("\n")
    for i, row in enumerate(rows):
        is_field = is_item(one, i) and i <= 2 and _is_short(row)
        ends = is_item(one, i) and not is_field or i > 0 and is_prose(row)
        if ends and not people_labels(row):
            return rows[:i], rows[i:]
    return rows, []


def _is_short(row: str) -> bool:
    """Whether an item may be a field: a few words that look like an organization or begin in capitals."""
    words = [word for word in row.split() if word[0].isalpha()]
    is_title = all(word[0].isupper() for word in words if len(word) > 3)
    return len(row) < 90 and (org_likeness(row) >= 0.9 or len(words) <= 6 and is_title)


# -- choosing


def _choices(post: _Post) -> Iterator[_Choice]:
    """Every pair of a title and an organization, and each alone."""
    options = _options(post)
    orgs = [(piece.line, piece.place, org_likeness(piece.text)) for piece in post.rest]
    for line, place, org in orgs:
        unexplained = max(
            (
                o
                for a, b, o in orgs
                if (a, b) != (line, place) and a == line and b > place
            ),
            default=0.0,
        )
        base = org - 0.35 * max(0.0, unexplained - 0.5) - 0.04 * line - 0.02 * place
        yield _Choice(None, (line, place), base + 0.1)
        for a, b, whole, value in options:
            covers = a == line and (whole or b == place)
            if not covers:
                yield _Choice((a, b, whole), (line, place), base + value)
    for a, b, whole, value in options:
        yield _Choice((a, b, whole), None, 0.6 * value)


def _options(post: _Post) -> list[tuple[int, int, bool, float]]:
    """Pieces and whole rows that may be a title."""
    result = [(p.line, p.place, False, post_likeness(p.text)) for p in post.rest]
    for line, row in enumerate(post.rows):
        parts = [p for p in post.rest if p.line == line]
        if len(parts) > 1 and "\t" not in row and "|" not in row:
            strong = any(org_likeness(p.text) >= 0.9 for p in parts)
            value = max(post_likeness(p.text) for p in parts) + (
                -0.8 if strong else 0.12 if post_likeness(parts[0].text) > 0.4 else -0.1
            )
            result.append((line, 0, True, value))
    return result


def _key(choice: _Choice) -> str:
    title = choice.title and (
        choice.title[0],
        choice.title[1] if not choice.title[2] else 0,
    )
    return f"{title} {choice.org}"


def _votes(candidates: list[list[_Choice]]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for choices in candidates:
        top = max((c.score for c in choices), default=0.0)
        for key in {_key(c) for c in choices}:
            best = max(c.score for c in choices if _key(c) == key)
            votes[key] += max(0.0, 1 - 2 * (top - best)) / len(candidates)  # type: ignore[assignment]
    return votes


def _best(choices: list[_Choice], votes: Counter[str]) -> tuple[_Choice, float]:
    ranked = sorted(choices, key=lambda c: c.score + 0.6 * votes[_key(c)], reverse=True)
    first = ranked[0]
    other = next((c for c in ranked[1:] if _key(c) != _key(first)), None)
    worth = first.score + 0.6 * votes[_key(first)]
    return first, worth - (other.score + 0.6 * votes[_key(other)]) if other else 1.0


# -- the draft


def _draft(post: _Post, choice: _Choice, margin: float) -> Draft:
    title = _title(post, choice)
    org, note, place = _org(post, choice)
    unit = _unit(post, choice, org)
    values: dict[str, Any] = {
        "org": org,
        "unit": unit,
        "title": title,
        "kind": _kind(title, post),
        "periods": [_period(found.period) for found in post.periods],
        "location": place,
        "mentors": post.mentors,
        "mentor_role": post.mentor_role,
        "org_note": note,
    }
    draft = Draft(values, post.entry.span)
    sure = Confidence.SURE if margin >= 0.15 else Confidence.LOOK
    for name in ("org", "title"):
        draft.confidence[name] = sure if values[name] else Confidence.EMPTY
    draft.confidence["periods"] = Confidence.SURE if post.periods else Confidence.EMPTY
    if not org:
        draft.issue("org", "organization_missing", "No organization was found.")
    if not title:
        draft.issue("title", "title_missing", "No title is printed.")
    for found in post.periods:
        if found.is_ambiguous:
            draft.issue(
                "periods",
                "ambiguous_period",
                "The second year may be that of a season or of a year.",
            )
    return draft


def _period(period: Period) -> dict[str, Any]:
    return {
        "start": period.start or None,
        "end": period.end or None,
        "current": period.is_current,
    }


def _piece(post: _Post, line: int, place: int) -> str:
    return next(p.text for p in post.rest if (p.line, p.place) == (line, place))


def _title(post: _Post, choice: _Choice) -> str | None:
    if choice.title:
        line, place, whole = choice.title
        text = post.rows[line] if whole else _piece(post, line, place)
        return plain(re.sub(r"\s*\(\s*\)?\s*$", "", text)).strip(" ,;:") or None
    return next((t for row in post.prose if (t := _leading_title(row))), None)


def _leading_title(sentence: str) -> str | None:
    """ "Student researcher with the theory team" says a title before its first preposition."""
    match = _LEAD.match(sentence)
    if match and not re.match(r"\w+ed\b", sentence):
        words = match["title"].split()
        if len(words) <= 4 and (
            is_post(match["title"]) or all(w[0].isupper() for w in words)
        ):
            return match["title"].strip()
    match = _AS.search(sentence)
    return match["title"] if match and is_post(match["title"]) else None


def _org(post: _Post, choice: _Choice) -> tuple[str | None, str | None, str | None]:
    """Organization, note and place as printed."""
    if not choice.org:
        return None, None, _place(post)
    line, place = choice.org
    text = _piece(post, line, place)
    behind = [p.text for p in post.rest if p.line == line and p.place > place]
    note = [p for p in behind if not is_unit(p) and "|" in post.rows[line]]
    if (match := _NOTE.search(text)) and not re.fullmatch(
        r"[A-Z][\w.&-]{1,10}", match[1]
    ):
        note.insert(0, match[1])
        text = text[: match.start()]
    return (
        plain(text) or None,
        "; ".join(note) or None,
        post.places.get(line) or _place(post),
    )


def _place(post: _Post) -> str | None:
    return next(iter(post.places.values()), None)


def _unit(post: _Post, choice: _Choice, org: str | None) -> str | None:
    taken = {choice.org, choice.title and choice.title[:2]}
    return next(
        (
            p.text
            for p in post.rest
            if (p.line, p.place) not in taken and is_unit(p.text) and p.text != org
        ),
        None,
    )


def _kind(title: str | None, post: _Post) -> str:
    headings = " ".join(line.text for line in post.entry.headings)
    texts = [title or ""]
    if not title or not is_post(title):
        texts.append(re.sub(r".*\b(?:experience|employment)\b.*", "", headings))
    for text in texts:
        for kind, pattern in _KINDS:
            if re.search(pattern, text, re.IGNORECASE):
                return kind
    is_season = any(found.period.start[4:] == "-22" for found in post.periods)
    if is_season and post.mentors:
        return "internship"  # A summer with mentors.
    return "employment"
