"""Two lines become one text again: with a blank, or with a hyphen kept or undone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from curation.cv.runs import Run

# First parts of compounds with a hyphen that hardly begin a word without one: "multi" does
# ("multi-ple"), "state" too ("state-ment").
COMPOUNDS = {"non", "self", "well", "cross", "two", "three", "vice"}


def join(cell: list[Run], row: list[Run], words: set[str]) -> None:
    """Adds a row to a cell, after a blank or in place of a hyphen."""
    before = "".join(run.text for run in cell).rstrip()
    following = "".join(run.text for run in row).strip()
    link = _link(before, following, words)
    if link == "":
        cell[-1] = Run(
            re.sub(r"[-\u2010]\s*$", "", cell[-1].text), cell[-1].styles, cell[-1].href
        )
    elif link == " " and not _is_address(cell[-1], row[0]):
        cell.append(Run(" "))
    cell.extend(row)


def _link(before: str, following: str, words: set[str]) -> str:
    """What stands between two lines: " ", "-" if the hyphen stays, "" if it goes."""
    if re.search(r"\d[–-]$", before) and following[:1].isdigit():
        return "-"
    broken = re.search(r"([^\W\d_]+(?:[-\u2010][^\W\d_]+)*)[-\u2010]$", before)
    if not broken:
        return "-" if re.search(r"[^\w\s]-$", before) else " "
    first = broken[1].lower()
    second = re.match(r"[^\W\d_]*", following)
    rest = second[0] if second else ""
    if not rest or not rest[0].islower() or re.search(r"[-\u2010]", first):
        return "-"
    if first + rest.lower() in words:
        return ""
    is_known = f"{first}-{rest.lower()}" in words or {first, rest.lower()} <= words
    return "-" if is_known or first in COMPOUNDS else ""


def _is_address(last: Run, first: Run) -> bool:
    """An address that was broken at the end of a line."""
    is_same = last.href is not None and last.href == first.href
    return is_same and last.text.strip() in str(last.href) and "/" in last.text


def is_hyphenated(text: str) -> bool:
    return bool(re.search(r"[^\W\d_][-\u2010]$", text))


def unbroken(lines: Iterable[str]) -> set[str]:
    """All words that are not broken at the end of a line, in lower case."""
    found: set[str] = set()
    is_broken = False
    for line in lines:
        text = line.lower().replace("\u2010", "-")
        words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?![-\w])", text)
        found.update(words[1:] if is_broken else words)
        is_broken = is_hyphenated(line)
    return found
