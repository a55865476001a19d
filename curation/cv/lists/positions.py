"""Positions: the order of organization, title, date and place is constant within a section, so it votes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from curation.cv.entries import Entry, is_date_alone, is_dated, split
from curation.cv.flow import plain
from curation.cv.grammars.periods import Period
from curation.cv.grammars.pieces import is_post, is_unit, org_likeness
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.lists.posts import Post, read_post
from curation.cv.lists.slots import Choice, choose
from curation.cv.sections import Section

# A choice that leads by less than this is one to look at.
_SURE_MARGIN = 0.15
_KINDS = (
    ("postdoc", r"post-?\s?doc|assegnista|akademische[rn]? r[aä]t.*auf zeit"),
    ("residency", r"\bresiden(?:cy|t)\b"),
    ("internship", r"\bintern(?:s|ships?)?\b|praktik|\bstage\b|stagiaire|tirocin|est[aá]gi|becari[oa] de verano|undergraduate research|student researcher|werkstudent"),
    ("visiting", r"\bvisit(?:ing|or)\b|gastwissenschaft|gastforsch|gastprofess|invit[eé]|visitante|ospite"),
    ("ta", r"\bteaching assistant|\btutor(?!ial)|lehrassist|monitor"),
    ("ra", r"\bresearch assistant|hilfskr[aä]ft|student(?:ische)? mitarbeit|assistant de recherche|graduate assistant"),
)  # fmt: skip
_SEVERAL = re.compile(r".*\b(?:experience|employment)\b.*")
_NOTE = re.compile(r"\s*\(([^()]*)\)\s*$")
_AS = re.compile(
    r"\b[Aa]s an? (?P<title>(?:[^.;()]|\([^)]*\)){3,90}?)(?=\s(?:at|in|with|for)\s)"
)
_LEAD = re.compile(
    r"^(?P<title>[^,.;:]{3,60}?)\s+(?:with|for|at|in|on|focus\w*|working|within|under|as|where)\b"
)


def read_positions(sections: Sequence[Section]) -> list[Draft]:
    """The positions of the sections."""
    drafts = []
    for section in sections:
        _, entries = split(section.lines, _measure, section.headings)
        posts = [post for one in entries if (post := read_post(one))]
        drafts += [
            _draft(post, *found)
            for post, found in zip(posts, choose(posts), strict=True)
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


def _draft(post: Post, choice: Choice, margin: float) -> Draft:
    title = _title(post, choice)
    values: dict[str, Any] = {
        "title": title,
        **_org(post, choice),
        "kind": _kind(title, post),
        "periods": [_period(found.period) for found in post.periods],
        "mentors": post.mentors,
        "mentor_role": post.mentor_role,
    }
    values["unit"] = _unit(post, choice, values["org"])
    draft = Draft(values, post.entry.span)
    sure = Confidence.SURE if margin >= _SURE_MARGIN else Confidence.LOOK
    for name in ("org", "title"):
        draft.confidence[name] = sure if values[name] else Confidence.EMPTY
    draft.confidence["periods"] = Confidence.SURE if post.periods else Confidence.EMPTY
    _check(draft, post)
    return draft


def _check(draft: Draft, post: Post) -> None:
    if not draft.values["org"]:
        draft.issue("org", "organization_missing", "No organization was found.")
    if not draft.values["title"]:
        draft.issue("title", "title_missing", "No title is printed.")
    if any(found.is_ambiguous for found in post.periods):
        draft.issue(
            "periods",
            "ambiguous_period",
            "The second year may be that of a season or of a year.",
        )


def _period(period: Period) -> dict[str, Any]:
    return {
        "start": period.start or None,
        "end": period.end or None,
        "current": period.is_current,
    }


def _title(post: Post, choice: Choice) -> str | None:
    if slot := choice.title:
        text = (
            post.rows[slot.line] if slot.is_whole else post.piece(slot.line, slot.place)
        )
        return plain(re.sub(r"\s*\(\s*\)?\s*$", "", text)).strip(" ,;:") or None
    return next((title for row in post.prose if (title := _leading_title(row))), None)


def _leading_title(sentence: str) -> str | None:
    """ "Student researcher with the theory team" says a title before its first preposition."""
    match = _LEAD.match(sentence)
    if match and not re.match(r"\w+ed\b", sentence):
        words = match["title"].split()
        is_title = is_post(match["title"]) or all(word[0].isupper() for word in words)
        if len(words) <= 4 and is_title:
            return match["title"].strip()
    match = _AS.search(sentence)
    return match["title"] if match and is_post(match["title"]) else None


def _org(post: Post, choice: Choice) -> dict[str, str | None]:
    """Organization, note and place as printed."""
    place = next(iter(post.places.values()), None)
    if not choice.org:
        return {"org": None, "org_note": None, "location": place}
    line, at = choice.org.line, choice.org.place
    text = post.piece(line, at)
    behind = [p.text for p in post.rest if p.line == line and p.place > at]
    notes = [part for part in behind if not is_unit(part) and "|" in post.rows[line]]
    match = _NOTE.search(text)
    if match and not re.fullmatch(r"[A-Z][\w.&-]{1,10}", match[1]):
        notes.insert(0, match[1])
        text = text[: match.start()]
    return {
        "org": plain(text) or None,
        "org_note": "; ".join(notes) or None,
        "location": post.places.get(line) or place,
    }


def _unit(post: Post, choice: Choice, org: str | None) -> str | None:
    slots = [slot for slot in (choice.org, choice.title) if slot]
    taken = {(slot.line, slot.place) for slot in slots}
    free = [p.text for p in post.rest if (p.line, p.place) not in taken]
    return next((text for text in free if is_unit(text) and text != org), None)


def _kind(title: str | None, post: Post) -> str:
    texts = [title or ""]
    if not title or not is_post(title):
        headings = " ".join(line.text for line in post.entry.headings)
        texts.append(_SEVERAL.sub("", headings))
    for text in texts:
        for kind, pattern in _KINDS:
            if re.search(pattern, text, re.IGNORECASE):
                return kind
    is_summer = any(found.period.start[4:] == "-22" for found in post.periods)
    # A summer with mentors is an internship, whatever it is called.
    return "internship" if is_summer and post.mentors else "employment"
