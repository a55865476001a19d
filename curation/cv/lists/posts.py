"""The header of a position taken apart: periods, places, mentors, and the pieces that are left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curation.cv.entries import Entry, is_date_alone, is_item, is_prose
from curation.cv.grammars.labels import Labelled, mentors, people_labels, unlabelled
from curation.cv.grammars.names import bare, likeness
from curation.cv.grammars.periods import Found, blanked, find_periods
from curation.cv.grammars.pieces import Piece, is_post, org_likeness, pieces
from curation.cv.grammars.places import is_known, is_location, peel
from curation.cv.lines import Style

_EMPTY_BRACKETS = re.compile(r"\(\s*[\t,;&]*\s*\)?$|\(\s*\)", re.MULTILINE)
# What stood between two periods.
_BETWEEN = re.compile(r"\t\s*(?:and|und|et|y|e|&|[,;])\s*\t")
# A header has fewer; every pair of pieces is scored.
_MOST_PIECES = 24
_CELL = re.compile(r"\t|,\s|\s[|–—]\s")
# The first clause of a sentence, what it quotes and has in brackets as one.
_CLAUSE = re.compile(r"(?:[^,;(»“„]|\([^()]*\)|[»“„][^«”“]*[«”“]){12,180}?(?=[,;]\s)")
_EDGES = re.compile(r"^[\s&,;:|–—-]+|[\s&,;:|–—(-]+$")


@dataclass(frozen=True)
class Post:
    """An entry with its header taken apart."""

    entry: Entry
    periods: list[Found]
    rest: list[Piece]
    # The rows of the header as far as nothing else took them.
    rows: list[str]
    # The place at the end of a row, by the row's number.
    places: dict[int, str]
    mentors: list[str]
    mentor_role: str | None
    # The rows below the header.
    prose: list[str]

    def piece(self, line: int, place: int) -> str:
        """The text of a piece by its place."""
        return next(p.text for p in self.rest if (p.line, p.place) == (line, place))


def read_post(one: Entry) -> Post | None:
    """The header of an entry; None where neither a date nor a post is named."""
    header, prose = _header(one)
    first, *behind = _title_apart(one, header[0])
    header = [first, *(row for row in behind if not is_prose(row)), *header[1:]]
    prose = [*filter(is_prose, behind), *prose]
    text = unlabelled("\n".join(header))
    labelled = people_labels(text)
    text = _without(text, labelled)
    periods = _own_periods(text)
    text = _BETWEEN.sub("\t", _EMPTY_BRACKETS.sub("", blanked(text, periods)))
    rows, places = _without_places([_EDGES.sub("", row) for row in text.split("\n")])
    rest = [p for p in pieces(rows)[:_MOST_PIECES] if not _is_person(p.text)]
    if not rest or not (periods or any(is_post(piece.text) for piece in rest)):
        return None
    people = labelled or people_labels(one.text)[:1]
    names = [mentor.name for part in people for mentor in mentors(part.value)]
    if not people:
        named = [p.text for p in pieces(rows)[:_MOST_PIECES] if _is_person(p.text)]
        names = [mentor.name for text in named for mentor in mentors(text)]
    role = people[0].label if people else None
    return Post(one, periods, rest, rows, places, names, role, prose)


def _own_periods(text: str) -> list[Found]:
    """The dates of a header; behind one at its beginning those in brackets say when something else was."""
    found = find_periods(text)
    if not found or text[: found[0].begin].strip(" ("):
        return found
    return [
        one
        for one in found
        if one is found[0]
        or text.count("(", 0, one.begin) == text.count(")", 0, one.begin)
    ]


def _is_person(text: str) -> bool:
    """Whether a piece is a person: an honorific and a full name, as of who led the work."""
    name = bare(text)
    return (
        name != text.strip()
        and " " in name
        and likeness(name) >= 0.8
        and not is_post(name)
    )


def _without(text: str, parts: list[Labelled]) -> str:
    for part in sorted(parts, key=lambda part: -part.begin):
        text = text[: part.begin] + text[part.finish :]
    return text


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
    is_led = is_date_alone(one.flow.lines[0]) and len(rows) > 1
    if is_led and is_prose(rows[1]) and (match := _CLAUSE.match(rows[1])):
        return [rows[0], match[0]], [rows[1][match.end() :], *rows[2:]]
    for i, row in enumerate(rows):
        is_field = is_item(one, i) and i <= 2 and _is_short(row)
        ends = is_item(one, i) and not is_field or i > 0 and is_prose(row)
        if ends and not people_labels(row):
            return _with_organization(rows[:i], rows[i:])
    return rows, []


def _with_organization(
    header: list[str], behind: list[str]
) -> tuple[list[str], list[str]]:
    """Header and prose; an organization that no row of the header names may stand behind what was done."""
    if not any(
        org_likeness(cell) >= 0.9 for row in header for cell in _CELL.split(row)
    ):
        for row in behind:
            if len(row) < 90 and not is_prose(row) and org_likeness(row) >= 0.9:
                return [*header, row], [other for other in behind if other != row]
    return header, behind


def _title_apart(one: Entry, row: str) -> list[str]:
    """A long first row: its title in bold, what stands in brackets behind it, and the rest."""
    found = find_periods(row)
    start = found[0].finish if found and found[0].begin <= 2 else 0
    for begin, end in one.flow.styled(Style.BOLD):
        is_first = not re.sub(r"\W", "", row[start:begin])
        if is_first and begin < end < len(row) - 80:
            behind = re.sub(r"^\s*\(([^()]*)\)\s*", r"\1\n", row[end:])
            return [row[:end], *filter(None, re.split(r"[\n\t]", behind))]
    return [row]


def _is_short(row: str) -> bool:
    """Whether an item may be a field: a few words that look like an organization or begin in capitals."""
    words = [word for word in row.split() if word[0].isalpha()]
    is_title = all(word[0].isupper() for word in words if len(word) > 3)
    return len(row) < 90 and (org_likeness(row) >= 0.9 or len(words) <= 6 and is_title)
