"""Positions: the order of organization, title, date and place is constant within a section, so it votes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any

from curation.cv.entries import Entry
from curation.cv.flow import plain
from curation.cv.grammars.periods import Period
from curation.cv.grammars.pieces import is_post, is_unit, org_likeness
from curation.cv.grammars.places import peel
from curation.cv.lines import Line
from curation.cv.lists.careers import (
    is_degree_entry,
    is_engagement,
    is_post_entry,
    is_study_entry,
    posts,
)
from curation.cv.lists.degrees import studies
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.lists.posts import Post, read_post
from curation.cv.lists.slots import Choice, Slot, choose
from curation.cv.sections import Section

# A choice that leads by less than this is one to look at.
_SURE_MARGIN = 0.15
_KINDS = (
    ("postdoc", r"post-?\s?doc|posdoc|p[oó]s-?\s?dout|assegnista|akademische[rn]? r[aä]t.*auf zeit"),
    ("residency", r"\bresiden(?:cy|t)\b"),
    ("internship", r"\bintern(?:s|ships?)?\b|praktik|(?<!early )(?<!early-)\bstage\b|stagiaire|tirocin|est[aá]gi|becari[oa] de verano|undergraduate research|student researcher|werkstudent"),
    ("visiting", r"\bvisit(?:ing|or)\b|gastwissenschaft|gastforsch|gastprofess|invit[eé]|visitante|ospite"),
    ("ta", r"\bteaching assistant|\btutor(?!ial)|lehrassist|monitor"),
    ("ra", r"\bresearch assistant|hilfskr[aä]ft|student(?:ische)? mitarbeit|assistant de recherche|graduate assistant"),
)  # fmt: skip
_SEVERAL = re.compile(r".*\b(?:experience|employment)\b.*")
_NOTE = re.compile(r"\s*\(([^()]*)\)\s*$")
_AS = re.compile(
    r"\b[Aa]s an? (?P<title>(?:[^.;()]|\([^)]*\)){3,90}?)(?=\s(?:at|in|with|for)\s)"
)
# "… at the Department of Physics at the University of Oslo"
_AT_UNIT = re.compile(
    r"\bat (?:the )?(?P<unit>[A-ZÀ-Þ](?:[^.,;()]|\([^()]*\))*?)(?=,| at |\.?$)"
)
_TOP = Slot(0, 0)
# A highlight of a profile is no longer; what is becomes several.
_LONGEST = 2000
_LEAD = re.compile(
    r"^(?P<title>[^,.;:]{3,60}?)\s+(?:with|for|at|in|on|focus\w*|working|within|under|as|where)\b"
)


def read_positions(
    sections: Sequence[Section], education: Sequence[Section] = ()
) -> list[Draft]:
    """The positions of the sections, and the posts among the degrees of education."""
    drafts: list[Draft] = []
    for section in sections:
        found = list(posts([section]))
        entries = [one for one, _ in found]
        drafts += _chosen(
            (one, organization)
            for one, organization in found
            if not is_degree_entry(one)
            and not is_study_entry(one)
            and not is_engagement(one, entries)
        )
    among = [(one, None) for one, _ in studies(education) if is_post_entry(one)]
    return [*drafts, *_chosen(among)]


def _chosen(entries: Iterable[tuple[Entry, Line | None]]) -> list[Draft]:
    """The drafts of entries that vote together."""
    found = [(read_post(one), organization) for one, organization in entries]
    read = [(post, organization) for post, organization in found if post]
    choices = choose([post for post, _ in read])
    return [
        _with_organization(_draft(post, *choice), organization)
        for (post, organization), choice in zip(read, choices, strict=True)
    ]


def _with_organization(draft: Draft, line: Line | None) -> Draft:
    """A post below the name of an organization is there, whatever its own line names."""
    values = draft.values
    if line and org_likeness(values["org"] or "") < 0.9:
        values["unit"] = values["unit"] or values["org"]
        name, place = peel(line.text)
        values |= {"org": name, "location": values["location"] or place}
        draft.confidence["org"] = Confidence.LOOK
        draft.issues = [i for i in draft.issues if i.code != "organization_missing"]
        draft.lines = line.number, draft.lines[1]
    return draft


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
    values["highlights"] = _highlights(post, choice)
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
        if not text[: match.start()].strip():
            return _bracketed(match[1], place)
        notes.insert(0, match[1])
        text = text[: match.start()]
    return {
        "org": plain(text) or None,
        "org_note": "; ".join(notes) or None,
        "location": post.places.get(line) or place,
    }


def _bracketed(text: str, place: str | None) -> dict[str, str | None]:
    """The organization of a post that names it in brackets: "(Faculty of Law, University of Graz)"."""
    parts = re.split(r",\s+", re.sub(r"^(?:am|an der|im|at(?: the)?|au)\s+", "", text))
    org = max(parts, key=lambda part: (org_likeness(part), -parts.index(part)))
    return {"org": plain(org) or None, "org_note": None, "location": place}


def _unit(post: Post, choice: Choice, org: str | None) -> str | None:
    slots = [slot for slot in (choice.org, choice.title) if slot]
    taken = {(slot.line, slot.place) for slot in slots}
    free = [p.text for p in post.rest if (p.line, p.place) not in taken]
    free += [match["unit"] for row in post.prose for match in _AT_UNIT.finditer(row)]
    return next((text for text in free if is_unit(text) and text != org), None)


def _highlights(post: Post, choice: Choice) -> list[str]:
    """What was done, as printed: the rows below those that say title and organization."""
    last = max(slot.line for slot in (choice.org, choice.title, _TOP) if slot)
    below = [row for row in post.rows[last + 1 :] if not is_unit(row)]
    rows = (plain(row).strip(" :") for row in (*below, *post.prose))
    return [
        part
        for row in rows
        for part in wrap(row if ". " in row else row.removesuffix("."), _LONGEST)
    ]


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
