"""Lines that have no number in their file: numbered, written down, headings by look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from curation.cv.lines import Line, Style
from curation.cv.runs import Run, line_of, typed_mark

# CVs also print titles of works as headings: at 90 characters, long ones were lost.
LONGEST_HEADING = 180
# Type this much larger than that of the text is a heading's.
LARGER = 1.12
DEEPEST = 4


@dataclass
class Unnumbered:
    """A line before it has a number; one without text is a blank line."""

    cells: list[list[Run]] = field(default_factory=list)
    heading: int = 0
    mark: str = ""
    indent: int = 0
    page: int | None = None
    # In points, of most of its characters; 0 if unknown.
    size: float = 0

    @property
    def text(self) -> str:
        return " ".join(run.text for cell in self.cells for run in cell).strip()


def written(drafts: Sequence[Unnumbered]) -> tuple[tuple[Line, ...], str]:
    """The lines, numbered from 1, and the text in which each stands on its own line.

    Cells are parted by tabs there, and of several blank lines one is kept.
    """
    by_look(drafts)
    lines: list[Line] = []
    for draft in drafts:
        line = _line(draft, len(lines) + 1)
        if line.text or (lines and lines[-1].text):
            lines.append(line)
    return tuple(lines), "\n".join(map(_printed, lines))


def _line(draft: Unnumbered, number: int) -> Line:
    mark: str = draft.mark
    cells: Sequence[Sequence[Run]] = draft.cells
    if not mark:
        mark, cells = typed_mark(cells)
    return line_of(
        cells,
        number,
        page=draft.page,
        heading=draft.heading,
        mark=mark,
        indent=draft.indent,
    )


def _printed(line: Line) -> str:
    text = "\t".join(filter(None, line.cells)) or line.text
    return " " * line.indent + " ".join(filter(None, [line.mark, text]))


def by_look(drafts: Sequence[Unnumbered]) -> None:
    """Gives a level to lines in larger type, and to lines in bold capitals below them.

    Where the file has headings of its own, only larger type before the first is one:
    the name.
    """
    named = [at for at, draft in enumerate(drafts) if draft.heading]
    large = _large(drafts[: named[0]] if named else drafts, _body_size(drafts))
    sizes = sorted({round(2 * draft.size) for draft in large}, reverse=True)
    for draft in large:
        draft.heading = (
            1 if named else min(sizes.index(round(2 * draft.size)) + 1, DEEPEST)
        )
    if not named:
        level = min(len(sizes) + 1, DEEPEST)
        for draft in filter(_is_in_capitals, drafts):
            draft.heading = draft.heading or level


def _body_size(drafts: Iterable[Unnumbered]) -> float:
    sizes: Counter[float] = Counter()
    for draft in drafts:
        sizes[draft.size] += len(draft.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _large(drafts: Iterable[Unnumbered], body: float) -> list[Unnumbered]:
    return [
        draft
        for draft in drafts
        if draft.size > body * LARGER and _may_be_heading(draft)
    ]


def _may_be_heading(draft: Unnumbered) -> bool:
    return not draft.mark and 1 < len(draft.text) <= LONGEST_HEADING


def _is_in_capitals(draft: Unnumbered) -> bool:
    runs = [run for cell in draft.cells for run in cell if run.text.strip()]
    return (
        _may_be_heading(draft)
        and sum(map(str.isalpha, draft.text)) >= 4
        and draft.text.isupper()
        and all(Style.BOLD in run.styles for run in runs)
    )


def dominant(sizes: Iterable[tuple[float, str]]) -> float:
    """The size that most characters have, of runs as (size, text)."""
    counts: Counter[float] = Counter()
    for size, text in sizes:
        counts[size] += len(text.strip())
    return counts.most_common(1)[0][0] if counts else 0


def only(draft: Unnumbered, lines: Iterable[Iterable[Run]]) -> list[Unnumbered]:
    """A draft per printed line of one paragraph; the mark and level are the first's."""
    found = [replace(draft, cells=[list(line)]) for line in lines]
    return found[:1] + [replace(rest, mark="", heading=0) for rest in found[1:]]
