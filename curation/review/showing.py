"""What the pages of a review show: tabs, cards in words, the lines of the document with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from core import folding
from curation.models import CVImport, Draft
from curation.review.deciding import title_of
from curation.review.specs import SPECS

SECTIONS = {
    "person": "Person",
    "names": "Same person?",
    "degrees": "Education",
    "positions": "Positions",
    "publications": "Publications",
    "mentorships": "Mentoring",
    "talks": "Talks",
    "awards": "Awards",
    "teaching": "Teaching",
    "service": "Service",
    "projects": "Projects",
    "skills": "Skills",
    "venues": "Venues",
    "organizations": "Organizations",
}
# Lines shown above and below what a draft was read from.
_AROUND = 12
_TOKEN = re.compile(r"[^\W_]+")


@dataclass
class Tab:
    section: str
    title: str
    done: int
    count: int
    is_here: bool = False


def tabs_of(drafts: Iterable[Draft], here: str) -> list[Tab]:
    """The kinds of entry in the order of a review, with how many are decided."""
    tabs = {s: Tab(s, title, 0, 0, s == here) for s, title in SECTIONS.items()}
    for draft in drafts:
        if draft.state != Draft.State.UNCHANGED:
            tabs[draft.section].count += 1
            tabs[draft.section].done += draft.state != Draft.State.OPEN
    return [tab for tab in tabs.values() if tab.count]


@dataclass
class Card:
    """One draft in a list."""

    draft: Draft
    number: int
    title: str = ""
    words: str = ""
    doubt: str = ""

    def __post_init__(self) -> None:
        self.title = title_of(self.draft)
        self.words = summary(self.draft)
        self.doubt = doubt(self.draft)


def doubt(draft: Draft) -> str:
    """Why a draft asks for a look, in a few words; "" if it is sure."""
    if draft.section == "names":
        return "Same person?"
    if draft.changes:
        return "The document says something else now"
    if draft.issues:
        return "The CV contradicts itself" if _contradicts(draft) else "Check this"
    if draft.candidates and draft.is_new:
        return "Is this here already?"
    look = [
        spec.label.lower()
        for spec in SPECS[draft.section]
        if draft.confidence.get(spec.name) == "look"
    ]
    if look:
        return f"Check: {', '.join(look)}"
    return "" if draft.is_sure else "Check this"


def _contradicts(draft: Draft) -> bool:
    return any(
        "conflict" in issue[1] or "alphabetical" in issue[1] for issue in draft.issues
    )


def summary(draft: Draft) -> str:
    """The other facts of a draft in one line."""
    return ". ".join(filter(None, map(str.strip, _facts(draft.section, draft.entry))))


def _facts(section: str, entry: dict[str, Any]) -> Iterator[str]:
    if section == "publications":
        place = entry.get("venue") or entry.get("container_title") or ""
        kind = str(entry.get("kind", "")).replace("_", " ")
        status = str(entry.get("status", "")).replace("_", " ")
        status = "" if status == "published" else status
        yield ", ".join(
            filter(None, [f"{place} {entry.get('issued', '')}".strip(), kind, status])
        )
        yield counted(len(entry.get("authors", [])), "author")
        yield counted(len(entry.get("versions", [])), "other version")
        yield "Alphabetical order" if entry.get("is_alphabetical") else ""
    elif section == "talks":
        yield f"Given {counted(len(entry.get('deliveries', [])), 'time')}"
        yield "; ".join(d.get("host", "") for d in entry.get("deliveries", [])[:3])
    else:
        names = (
            "organization", "institution", "issuer", "field", "role", "level", "place", "code",
            "group", "acronym", "host", "outcome",
        )  # fmt: skip
        yield ", ".join(str(entry[name]) for name in names if entry.get(name))
        yield _dates(entry)


def _dates(entry: dict[str, Any]) -> str:
    periods = [
        p.get("dates_printed", p.get("start", "")) for p in entry.get("periods", [])
    ]
    return entry.get("dates_printed") or ", ".join(periods)


def counted(number: int, noun: str) -> str:
    if not number:
        return ""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


# The document.


@dataclass
class Shown:
    """A line of the document: its stretches as (text, class), and whose it is."""

    number: int
    parts: list[tuple[str, str]] = field(default_factory=list)
    css: str = ""
    draft: Draft | None = None
    page: int | None = None


def lines_of(
    cv: CVImport, drafts: Sequence[Draft], now: Draft | None, whole: bool = False
) -> list[Shown]:
    """The lines around the current draft, or all of them, marked by what was read from them."""
    kept = {line[0]: line for line in cv.lines}
    last = max([cv.source.line_count or 1, *kept])
    begin, end = 1, last
    if now and now.first_line and not whole:
        begin = max(1, now.first_line - _AROUND)
        end = min(last, (now.last_line or now.first_line) + 2 * _AROUND)
    owners = _owners(drafts, now)
    shown = []
    for number in range(begin, end + 1):
        line = kept.get(number)
        owner = owners.get(number)
        one = Shown(number, css=_css(owner, now), draft=owner)
        if line:
            one.parts, one.page = [(line[2], "")], line[3]
        shown.append(one)
    if now:
        _underline(shown, now)
    return shown


def _owners(drafts: Sequence[Draft], now: Draft | None) -> dict[int, Draft]:
    """The draft of each line; the current one before the others, then the shortest."""
    ranked = sorted(
        (
            d
            for d in drafts
            if d.first_line and d.section not in ("names", "venues", "organizations")
        ),
        key=lambda d: (d is now, (d.first_line or 0) - (d.last_line or 0)),
    )
    if now and now not in ranked:
        ranked.append(now)
    owners: dict[int, Draft] = {}
    for draft in ranked:
        for number in range(draft.first_line or 0, (draft.last_line or 0) + 1):
            owners[number] = draft
    return owners


def _css(owner: Draft | None, now: Draft | None) -> str:
    if owner is None:
        return ""
    if now is not None and owner.pk == now.pk:
        return "doc__l--now"
    if owner.state in (*Draft.ACCEPTED, Draft.State.UNCHANGED):
        return "doc__l--ok"
    return "doc__l--warn" if owner.issues else "doc__l--wait"


def _underline(shown: Sequence[Shown], now: Draft) -> None:
    """Marks the words of each field where the lines of the draft print them."""
    mine = [line for line in shown if line.draft is now and line.parts]
    tokens = [
        (i, match.start(), match.end(), folding.fold(match[0]))
        for i, line in enumerate(mine)
        for match in _TOKEN.finditer(line.parts[0][0])
    ]
    marked: dict[int, list[tuple[int, int, str]]] = {}
    for css, text in _strings(now):
        for i, start, end in _stretches(tokens, folding.words(text)):
            spans = marked.setdefault(i, [])
            if all(end <= other[0] or start >= other[1] for other in spans):
                spans.append((start, end, css))
    for i, spans in marked.items():
        mine[i].parts = list(_cut(mine[i].parts[0][0], sorted(spans)))


def _strings(draft: Draft) -> list[tuple[str, str]]:
    """What a draft says with the class of its field, longest first."""
    found: list[tuple[str, str]] = []
    for spec in SPECS[draft.section]:
        value = draft.read.get(spec.name)
        if not spec.span or not value:
            continue
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            if isinstance(part, dict):
                names = (
                    "name",
                    "venue_printed",
                    "host",
                    "place",
                    "dates_printed",
                    "date_printed",
                    "printed",
                )
                found += [(spec.span, part[n]) for n in names if part.get(n)]
            elif not isinstance(part, bool):
                found.append((spec.span, str(part)))
    for name, css in (
        ("venue_printed", "venue"),
        ("dates_printed", "venue"),
        ("printed", "by"),
    ):
        if draft.read.get(name):
            found.append((css, draft.read[name]))
    return sorted(found, key=lambda one: -len(one[1]))


def _stretches(
    tokens: Sequence[tuple[int, int, int, str]], words: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """Where the words follow each other: for each line (its index, start, end)."""
    letters = "".join(words)
    if not letters:
        return
    for begin in range(len(tokens)):
        run = ""
        for at in range(begin, len(tokens)):
            run += "".join(folding.words(tokens[at][3]))
            if not letters.startswith(run):
                break
            if run == letters:
                yield from _by_line(tokens[begin : at + 1])
                return


def _by_line(
    tokens: Sequence[tuple[int, int, int, str]],
) -> Iterator[tuple[int, int, int]]:
    for i in dict.fromkeys(token[0] for token in tokens):
        mine = [token for token in tokens if token[0] == i]
        yield i, mine[0][1], mine[-1][2]


def _cut(text: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    at = 0
    for start, end, css in spans:
        if start > at:
            yield text[at:start], ""
        yield text[start:end], css
        at = end
    if at < len(text):
        yield text[at:], ""
