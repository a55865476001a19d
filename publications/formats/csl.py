"""CSL-JSON: the items that every citation format is made from, their names and dates, and the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypedDict

import orjson

from core import dates
from people import names

CSLName = TypedDict(
    "CSLName",
    {
        "family": str,
        "given": str,
        "non-dropping-particle": str,
        "suffix": str,
        "literal": str,
    },
    total=False,
)

CSLDate = TypedDict(
    "CSLDate",
    {"date-parts": list[list[int]], "season": int, "circa": bool, "edtf": str},
    total=False,
)


class CSLCustom(TypedDict, total=False):
    """What CSL has no field for, in our own codes."""

    kind: str
    status: str
    status_date: str  # EDTF: when the status was stated


# Source: CSL 1.0.2, schemas/input/csl-data.json; the fields that we know.
CSLItem = TypedDict(
    "CSLItem",
    {
        "id": str,
        "type": str,
        "title": str,
        "author": list[CSLName],
        "editor": list[CSLName],
        "translator": list[CSLName],
        "issued": CSLDate,
        "status": str,
        "container-title": str,
        "event-title": str,
        "publisher": str,
        "genre": str,
        "volume": str,
        "issue": str,
        "page": str,
        "number": str,
        "DOI": str,
        "ISBN": str,
        "URL": str,
        "abstract": str,
        "language": str,
        "keyword": str,
        "note": str,
        "custom": CSLCustom,
    },
    total=False,
)

# The words of each status. A published work has none: styles would print it.
STATUSES = {
    "accepted": "accepted",
    "forthcoming": "forthcoming",
    "submitted": "under review",
    "in_preparation": "in preparation",
    "working_paper": "working paper",
    "preprint": "preprint",
}
UNPUBLISHED = frozenset({STATUSES["submitted"], STATUSES["in_preparation"]})

_ARXIV = re.compile(r"arXiv:(\S+)")
# EDTF counts the seasons from 21, CSL from 1.
_SEASON_OFFSET = 20


def stream(items: Iterable[CSLItem]) -> Iterator[str]:
    """A JSON array, an item per line."""
    before = "[\n"
    for item in items:
        yield before + orjson.dumps(item).decode()
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def dumps(items: Iterable[CSLItem]) -> str:
    return "".join(stream(items))


def indented(item: CSLItem) -> str:
    """One item over several lines, for people."""
    return orjson.dumps(item, option=orjson.OPT_INDENT_2).decode()


def printed_name(printed: str) -> CSLName:
    """The parts of a name as printed, or the whole as a literal where it has none."""
    parts = names.split(printed)
    if not parts.given:
        return {"literal": " ".join(printed.split())}
    name: CSLName = {"family": parts.family, "given": parts.given}
    if parts.particles:
        name["non-dropping-particle"] = parts.particles
    if parts.suffix:
        name["suffix"] = parts.suffix
    return name


def partial_date(edtf: str) -> CSLDate:
    """A partial date as CSL has it; `edtf` beside it where CSL alone would lose something.

    Source: CSL 1.0.2 input model, "date-variable"; seasons are 1 spring to 4 winter.
    """
    known = dates.parse(edtf)
    value = edtf.rstrip("?~%")
    if "X" in value:
        span = [[known.earliest.year], [known.latest.year]]
        return {"date-parts": span, "edtf": edtf}
    parts = [int(part) for part in value.split("-")]
    date: CSLDate = {"date-parts": [parts[:1] if known.is_season else parts]}
    if known.is_season:
        date["season"] = parts[1] - _SEASON_OFFSET
    if value != edtf:
        date |= {"circa": True, "edtf": edtf}
    return date


def season_name(season: int) -> str:
    """ "Spring" for 1."""
    return dates.SEASON_NAMES[season + _SEASON_OFFSET]


def arxiv_number(arxiv_id: str) -> str:
    """An arXiv id as the fields `number` and `note` hold it."""
    return f"arXiv:{arxiv_id}"


def arxiv_id(item: CSLItem) -> str:
    """The arXiv id of an item, or ""."""
    for text in (item.get("number", ""), item.get("note", "")):
        if match := _ARXIV.fullmatch(text):
            return match[1]
    return ""
