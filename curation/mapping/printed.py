"""Finds how a document prints what was read from it: dates, honorifics, venues, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.folding import fold
from curation.cv.flow import plain
from curation.cv.grammars.periods import Found, find_periods
from curation.cv.lines import Document, Line
from curation.cv.sections import sections

_HONORIFIC = r"(?P<honorific>(?:Prof(?:essor)?|Dr|PD|Mr|Mrs|Ms|Sir)\b\.?(?:\s+(?:Dr|PD|h\. ?c)\b\.?)*)"
_AS_OF = re.compile(r"\((?:as of|stand|stato|état|estado)[: ]+(?P<when>[^()]+)\)", re.I)
_EXPECTED = re.compile(r"\s*\((?:expected|anticipated|voraussichtlich)\)", re.I)
# Longer than any stretch that a profile keeps as printed.
_LONGEST = 500


class Printed:
    """The lines of a document, asked by number."""

    def __init__(self, document: Document) -> None:
        self._lines = [line for line in document.lines if line.text]
        self._headings: dict[int, tuple[Line, ...]] = {}
        self._stated: dict[int, str] = {}
        for part in sections(document.lines):
            when = _stated([*part.headings, *part.lines])
            for line in part.lines:
                self._headings[line.number] = part.headings
                self._stated[line.number] = when

    def lines(self, span: tuple[int, int]) -> Iterator[Line]:
        return (one for one in self._lines if span[0] <= one.number <= span[1])

    def text(self, span: tuple[int, int]) -> str:
        """The printed text of the lines, a line break between two of them."""
        return "\n".join(line.text for line in self.lines(span))

    def heading(self, span: tuple[int, int]) -> str:
        """The words of the headings above the lines, outermost first."""
        return " / ".join(line.text for line in self._headings.get(span[0], ()))

    def stated(self, span: tuple[int, int]) -> str:
        """The date at which the section says it was true ("as of October 2024"), or ""."""
        return self._stated.get(span[0], "")

    def dates(self, span: tuple[int, int], start: str | None, end: str | None) -> str:
        """The stretch that says these dates, as printed."""
        text = self.text(span)
        for one in find_periods(text):
            if _says(one, start or "", end or ""):
                note = _EXPECTED.match(text, one.finish)
                return plain(text[one.begin : note.end() if note else one.finish])
        return ""

    def years(self, span: tuple[int, int], years: list[int]) -> str:
        """The stretch from the first to the last date that says these years."""
        text = self.text(span)
        found = [f for f in find_periods(text) if set(f.period.years) <= set(years)]
        if not found or not years:
            return ""
        for one in found:
            if one.period.years == years:
                return plain(text[one.begin : one.finish])
        stretch = text[found[-1].begin : found[-1].finish]
        for one in reversed(found[:-1]):
            longer = text[one.begin : found[-1].finish]
            if re.search(r"[^\d\s,;&–/-]", re.sub(r"[^\W\d_]+\.? (?=\d)", "", longer)):
                break
            stretch = longer
        return plain(stretch)

    def span(self, span: tuple[int, int], years: list[int]) -> Found | None:
        """The one period that covers these years."""
        for one in find_periods(self.text(span)):
            if one.period.years == years or (one.period.is_current and years):
                return one
        return None

    def honorific(self, span: tuple[int, int], name: str) -> str:
        """The title before a name: "Prof."."""
        pattern = rf"{_HONORIFIC}\s+{re.escape(name)}"
        match = re.search(pattern, self.text(span))
        return match["honorific"] if match else ""

    def beside(self, span: tuple[int, int], name: str) -> str:
        """What stands in brackets behind a name: "IIT-K"."""
        match = re.search(rf"{re.escape(name)}\s*\(([^()]+)\)", self.text(span))
        return plain(match[1]) if match else ""

    def link(self, address: str) -> tuple[str, str]:
        """The words that lead to an address, and the label before them: "Web"."""
        for line in self._lines:
            spans = [(s.start, s.end) for s in line.spans if s.href == address]
            at = line.text.find(address)
            for start, end in spans or ([(at, at + len(address))] if at >= 0 else []):
                label = re.search(
                    r"(?:^|\|\s*)([^\W\d][\w -]{1,30}):\s*$", line.text[:start]
                )
                return line.text[start:end], label[1] if label else ""
        return address, ""

    def venue(self, span: tuple[int, int], name: str) -> str:
        """The stretch with the name of a venue, from a line's or sentence's beginning to its end."""
        for line in self.lines(span):
            at = line.text.find(name)
            if at < 0:
                continue
            styled = [
                s for s in line.spans if s.start <= at and s.end >= at + len(name)
            ]
            begin, end = (
                (min(s.start for s in styled), max(s.end for s in styled))
                if styled
                else (at, _end_of_sentence(line.text, at + len(name)))
            )
            found = plain(line.text[begin:end]).strip(" ,;").removesuffix(".")
            return found if len(found) <= _LONGEST else ""
        return ""

    def line_of(self, text: str, span: tuple[int, int]) -> tuple[int, int]:
        """The one line of the span that holds a text, else the span."""
        key = fold(text)
        for line in self.lines(span):
            if key in fold(line.text):
                return (line.number, line.last)
        return span


def _stated(lines: list[Line]) -> str:
    for line in lines:
        if (match := _AS_OF.search(line.text)) and (
            dates := find_periods(match["when"])
        ):
            return dates[0].period.end
    return ""


def _says(found: Found, start: str, end: str) -> bool:
    period = found.period
    if not start and not end:
        return False
    if period.is_current:
        return period.start == start and not end
    return (period.start, period.end) == (start or end, end or start)


def _end_of_sentence(text: str, start: int) -> int:
    match = re.compile(r"\.(?=\s+[A-Z]|\s*$)|\t|;\s").search(text, start)
    return match.start() if match else len(text)
