"""Lines that introduce several entries: a subheading, or an organization above its posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from curation.cv.entries import is_dated
from curation.cv.grammars.periods import find_periods
from curation.cv.grammars.pieces import org_likeness
from curation.cv.lines import Line, Style


@dataclass(frozen=True)
class Group:
    """Lines of a section, and the line that introduces them, if one does."""

    head: Line | None
    lines: Sequence[Line]

    @property
    def organization(self) -> Line | None:
        """The line that introduces the group, if it names an organization."""
        return self.head if self.head and org_likeness(self.head.text) >= 0.9 else None


def grouped(lines: Sequence[Line], is_entry: Callable[[str], bool]) -> list[Group]:
    """The groups of a section; one without a head where nothing introduces several entries.

    `is_entry` says whether a text names what the entries of the section are.
    """
    headings = [i for i, line in enumerate(lines) if _is_heading(line)]
    named = [
        i
        for i, line in enumerate(lines)
        if _is_organization(line) and not is_entry(line.text)
    ]
    nested = [
        i
        for i, line in enumerate(lines)
        if _leads(lines, i) and not is_entry(line.text)
    ]
    if nested and _introduce_items(lines, nested):
        return _parts(lines, nested)
    for heads in (headings, named):
        if heads and _introduce(lines, heads):
            return _parts(lines, heads)
    return [Group(None, lines)]


def _parts(lines: Sequence[Line], heads: Sequence[int]) -> list[Group]:
    parts = [Group(None, lines[: heads[0]])]
    for at, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        parts.append(Group(lines[at], lines[at + 1 : end]))
    return [part for part in parts if any(line.text for line in part.lines)]


def _introduce(lines: Sequence[Line], heads: Sequence[int]) -> bool:
    """Whether each of these lines has dated ones below, and one of them several."""
    counts = [
        _dates(lines[at + 1 : end])
        for at, end in zip(heads, [*heads[1:], len(lines)], strict=True)
    ]
    above = _dates(lines[: heads[0]])
    return min(counts) >= 1 and (max(counts) >= 2 or above >= 1) and above != 1


def _introduce_items(lines: Sequence[Line], heads: Sequence[int]) -> bool:
    """Whether each of these items has dated ones below, and one of them several; nothing dated stands above."""
    counts = [
        sum(map(is_dated, lines[at + 1 : end]))
        for at, end in zip(heads, [*heads[1:], len(lines)], strict=True)
    ]
    above = sum(map(is_dated, lines[: heads[0]]))
    return min(counts) >= 1 and max(counts) >= 2 and not above


def _leads(lines: Sequence[Line], i: int) -> bool:
    """Whether an item names an organization, and the items below it stand deeper."""
    line = lines[i]
    if not line.mark or find_periods(line.text) or org_likeness(line.text) < 0.9:
        return False
    below = next((other for other in lines[i + 1 :] if other.text), None)
    return below is not None and bool(below.mark) and below.indent > line.indent


def _dates(lines: Sequence[Line]) -> int:
    """How many lines have a date; one that goes on in the next line counts once."""
    shown = [line for line in lines if line.text]
    return sum(
        is_dated(line) and not line.mark and not above.endswith(("&", ",", ";", "and"))
        for above, line in zip(
            ["", *(line.text for line in shown)], shown, strict=False
        )
    )


def _is_heading(line: Line) -> bool:
    return bool(line.heading) and not find_periods(line.text)


def _is_organization(line: Line) -> bool:
    """Whether a line is set apart as a whole and names an organization."""
    if not line.text or line.mark or line.cells or find_periods(line.text):
        return False
    set_apart = max(
        sum(s.end - s.start for s in line.spans if s.style == style)
        for style in (Style.BOLD, Style.ITALIC, Style.SMALL_CAPS)
    )
    return set_apart >= 0.9 * len(line.text) and org_likeness(line.text) >= 0.9
