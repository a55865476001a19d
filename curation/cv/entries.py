"""Parts a section into entries by the start signal that is most consistent in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from curation.cv.flow import Flow, flow
from curation.cv.grammars.periods import find_periods
from curation.cv.lines import Line, Style

# How much some lines are exactly one entry, 0 to 1.
Measure = Callable[["Entry"], float]
# The places of the lines where entries begin, if this is what begins them.
Signal = Callable[[Sequence[Line]], list[int]]


@dataclass(frozen=True)
class Entry:
    """The lines of one entry, blank ones at its ends left out, and the headings above it."""

    lines: tuple[Line, ...]
    headings: tuple[Line, ...] = ()

    @cached_property
    def flow(self) -> Flow:
        return flow(self.lines)

    @property
    def text(self) -> str:
        return self.flow.text

    @property
    def span(self) -> tuple[int, int]:
        """Its first and last line in the document."""
        return self.lines[0].number, max(line.last for line in self.lines)


def entry(lines: Sequence[Line], headings: Sequence[Line] = ()) -> Entry:
    """The entry of some lines, of which one at least is not blank."""
    first = next(i for i, line in enumerate(lines) if line.text)
    last = next(i for i in range(len(lines) - 1, -1, -1) if lines[i].text)
    return Entry(tuple(lines[first : last + 1]), tuple(headings))


def split(
    lines: Sequence[Line],
    measure: Measure,
    headings: Sequence[Line] = (),
    signals: Sequence[Signal] = (),
) -> tuple[list[Line], list[Entry]]:
    """What stands before the first entry, and the entries.

    Every start signal, the general ones and those of the kind of section, parts the
    section in its way; the way whose parts are most like one entry each is taken,
    for all lines of the section alike.
    """
    candidates = _candidates(lines, headings, (*SIGNALS, *signals))
    if not candidates:
        return list(lines), []
    measured = _remembered(measure)
    values = [list(map(measured, entries)) for _, entries in candidates]
    good = [sum(value for value in row if value > 0.5) for row in values]
    most = max(good) or 1.0
    scores = [
        _consistency(sum(row) / len(row), found / most) * _alike(entries)
        - _lost(before, len(lines))
        for row, found, (before, entries) in zip(values, good, candidates, strict=True)
    ]
    # Of equals the better established signal, which stands first.
    before, entries = candidates[
        max(range(len(scores)), key=lambda i: (round(scores[i], 3), -i))
    ]
    return before, [part for one in entries for part in _repaired(one, measured)]


def _remembered(measure: Measure) -> Measure:
    """The measure, asked once for the same lines."""
    memo: dict[tuple[int, int], float] = {}

    def measured(one: Entry) -> float:
        key = (id(one.lines[0]), id(one.lines[-1]))
        if key not in memo:
            memo[key] = measure(one) * (0.4 if _holds_marks(one) else 1.0)
        return memo[key]

    return measured


def _holds_marks(one: Entry) -> bool:
    """Whether an item holds another item that is marked and set as it is."""
    first = one.lines[0]
    return bool(first.mark) and any(
        line.mark and line.indent <= first.indent for line in one.lines[1:]
    )


def _repaired(one: Entry, measure: Measure) -> list[Entry]:
    """An entry that holds two, because the second lacks the signal, as these two."""
    if measure(one) > 0.75:
        return [one]
    for i in range(2, len(one.lines) - 1):
        if one.lines[i].text and not one.lines[i - 1].text:
            parts = [
                entry(one.lines[:i], one.headings),
                entry(one.lines[i:], one.headings),
            ]
            if min(map(measure, parts)) >= 0.9:
                return [parts[0], *_repaired(parts[1], measure)]
    return [one]


def _consistency(precision: float, recall: float) -> float:
    """The harmonic mean of "each part is an entry" and "each entry is a part"."""
    return 2 * precision * recall / (precision + recall or 1)


def _alike(entries: Sequence[Entry]) -> float:
    """The share of entries that begin like most of them: with a mark, a heading, or neither."""
    firsts = [(bool(one.lines[0].mark), bool(one.lines[0].heading)) for one in entries]
    return max(map(firsts.count, firsts)) / len(firsts)


def _lost(before: Sequence[Line], total: int) -> float:
    """What it costs to leave lines out, most for those with a date; a long sentence is free."""
    short = sum(0 < len(line.text) < 120 and not line.heading for line in before)
    return 0.3 * short / max(8, total) + 0.15 * sum(map(is_dated, before))


def _candidates(
    lines: Sequence[Line], headings: Sequence[Line], signals: Sequence[Signal]
) -> list[tuple[list[Line], list[Entry]]]:
    """The ways to part the section, the better established signals first."""
    seen: set[tuple[int, ...]] = set()
    result = []
    for signal in signals:
        starts = tuple(signal(lines))
        if starts and starts not in seen:
            seen.add(starts)
            entries = _parted(lines, starts, headings)
            result.append((list(lines[: starts[0]]), entries))
    return result


def _parted(
    lines: Sequence[Line], starts: Sequence[int], headings: Sequence[Line]
) -> list[Entry]:
    """The entries that begin at these places. No entry ends with a heading: such a one stands above those that follow."""
    result = []
    above = _below(headings, lines[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        body = lines[start:end]
        kept = max(
            (i for i, x in enumerate(body) if x.text and not x.heading), default=-1
        )
        kept = kept if kept >= 0 else len(body) - 1
        own = body[: kept + 1]
        result.append(
            entry(own if end == len(lines) else _before_interlude(own), above)
        )
        above = _below(above, body[kept + 1 :])
    return result


def _below(headings: Sequence[Line], lines: Sequence[Line]) -> tuple[Line, ...]:
    """The headings that stand above what follows some lines: each ends those of its level."""
    result = tuple(headings)
    for line in lines:
        if line.heading:
            result = tuple(h for h in result if not h.heading >= line.heading)
            result = (*result, line)
    return result


def _before_interlude(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a list item, without a paragraph between it and the next list."""
    for i, line in enumerate(lines):
        is_paragraph = (
            i > 1 and not lines[i - 1].text and not line.mark and not line.heading
        )
        if lines[0].mark and is_paragraph and len(line.text) > 110:
            return lines[:i]
    return lines


def _where(lines: Sequence[Line], test: Callable[[int, Line], bool]) -> list[int]:
    return [i for i, line in enumerate(lines) if line.text and test(i, line)]


def _marked(lines: Sequence[Line]) -> list[int]:
    marks = [line.indent for line in lines if line.mark]
    top = min(marks, default=0)
    return _where(lines, lambda _, line: bool(line.mark) and line.indent <= top)


def _numbered(lines: Sequence[Line]) -> list[int]:
    return _where(lines, lambda _, line: any(c.isdigit() for c in line.mark))


def _any_mark(lines: Sequence[Line]) -> list[int]:
    return _where(lines, lambda _, line: bool(line.mark))


def _headed(lines: Sequence[Line]) -> list[int]:
    levels = [line.heading for line in lines if line.heading]
    return _where(lines, lambda _, line: bool(levels) and line.heading == min(levels))


def _any_heading(lines: Sequence[Line]) -> list[int]:
    return _where(lines, lambda _, line: bool(line.heading))


def _blocks(lines: Sequence[Line]) -> list[int]:
    return _where(lines, lambda i, _: i == 0 or not lines[i - 1].text)


def _block_or_mark(lines: Sequence[Line]) -> list[int]:
    return _where(
        lines, lambda i, line: i == 0 or not lines[i - 1].text or bool(line.mark)
    )


def _flush(lines: Sequence[Line]) -> list[int]:
    indents = [line.indent for line in lines if line.text]
    if not indents or min(indents) == max(indents):
        return []
    return _where(lines, lambda _, line: line.indent == min(indents))


def _bold(lines: Sequence[Line]) -> list[int]:
    return _where(
        lines,
        lambda _, line: any(s.start == 0 and s.style == Style.BOLD for s in line.spans),
    )


def _every_line(lines: Sequence[Line]) -> list[int]:
    return _where(lines, lambda i, line: True)


def _opens_with_date(lines: Sequence[Line]) -> list[int]:
    return _where(
        lines, lambda _, line: bool((f := find_periods(line.text)) and f[0].begin <= 1)
    )


def is_dated(line: Line) -> bool:
    """Whether a date ends or begins a line, or fills a cell of it: the line is not prose."""
    found = find_periods(line.text)
    if not found or len(line.text) > 200 and (line.mark or found[0].begin > 2):
        return False
    tail = line.text[found[-1].finish :]
    head = line.text[: found[0].begin]
    if (
        re.search(r"[a-zà-ÿ]{2}\s$", head)
        and found[0].period.is_single
        and not line.cells
        and len(found[0].period.start) == 4
    ):
        return False  # "in the class of 2016" is prose.
    return not head.strip(" (|–-") or len(tail.strip(" .)]&,|")) <= 12


def is_item(one: Entry, index: int) -> bool:
    """Whether a line of an entry's flow is an item of a list inside the entry."""
    line, first = one.flow.lines[index], one.flow.lines[0]
    return (
        index > 0
        and bool(line.mark)
        and (line.mark != first.mark or line.indent > first.indent)
    )


def is_prose(row: str) -> bool:
    """Whether a row is a sentence: most of its words begin in lower case, and it ends or goes on long."""
    words = [word for word in row.split() if word[0].isalpha()]
    lower = sum(word[0].islower() for word in words)
    is_sentence = row.rstrip().endswith(".") and len(words) > 4 or len(words) > 14
    return len(row) > 180 or is_sentence and lower >= 0.5 * len(words)


def is_date_alone(line: Line) -> bool:
    """Whether a line says a date and nothing else."""
    found = find_periods(line.text)
    return (
        bool(found)
        and sum(c.isalnum() for c in line.text)
        <= sum(c.isalnum() for f in found for c in line.text[f.begin : f.finish]) + 10
        and found[0].begin < 3
    )


def _dated(offset: int) -> Signal:
    """Entries that begin `offset` printed lines above their date."""

    def starts(lines: Sequence[Line]) -> list[int]:
        printed = _every_line(lines)
        dated = [k for k, i in enumerate(printed) if is_dated(lines[i])]
        # A second period below the first belongs to it.
        firsts = [
            k
            for n, k in enumerate(dated)
            if n == 0 or dated[n - 1] != k - 1 or offset == 0
        ]
        return [printed[k - offset] for k in firsts if k >= offset]

    return starts


SIGNALS: tuple[Signal, ...] = (
    _numbered, _marked, _any_mark, _headed, _any_heading, _blocks, _block_or_mark, _flush,
    _opens_with_date, _bold, _dated(0), _dated(1), _dated(2), _every_line,
)  # fmt: skip
