"""Reads Org line by line: headings, items, rows, paragraphs, drawers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from curation.cv.extractors.org.inline import inline
from curation.cv.lines import Line
from curation.cv.runs import Run, line_of

_HEADING = re.compile(r"(\*+)\s+(.*)")
_KEYWORD = re.compile(r"#\+(\w+)(?:\[[^\]]*\])?:\s*(.*)", re.I)
_BLOCK = re.compile(r"\s*#\+(begin|end)_(\w+)", re.I)
_ITEM = re.compile(
    r"(\s*)([-+]|(?<=\s)\*|\d{1,4}[.)])\s+(?:\[@\d+\]\s*)?(?:\[[ xX-]\]\s+)?(.*)"
)
_PROPERTY = re.compile(r"\s*:([\w-]+):\s*(.*)")
_PLANNING = re.compile(r"\s*(CLOSED|SCHEDULED|DEADLINE|CLOCK):")
_STATE = re.compile(r"(?:(?:TODO|DONE)\s+)?(?:\[#\w\]\s+)?(.*?)(?:\s+(:[\w@:]+:))?\s*")
# What the title lines of a file say; a title stands above the headings.
KEYWORDS = {
    "title": 1,
    "author": 1,
    "email": 0,
    "address": 0,
    "mobile": 0,
    "homepage": 0,
}
# Blocks whose content is for programs.
SILENT = {"src", "export", "comment", "latex", "html"}
# Properties that ox-moderncv and its like print.
FACTS = ("FROM", "TO", "DATE", "EMPLOYER", "HOST", "SCHOOL", "LOCATION", "NOTE")


@dataclass
class Reader:
    lines: list[Line] = field(default_factory=list)
    # The paragraph or item that is open: its text, its lines and its place.
    _text: list[str] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)
    _mark: str = ""
    _indent: int = 0
    # Columns in front of an item; what continues it stands further right.
    _hang: int = -1
    # The end that must come before anything is read again: ":END:", "#+end_src".
    _until: str = ""
    # The level of a heading that is switched off, with all that stands below it.
    _hidden: int = 0
    _properties: dict[str, tuple[int, str]] = field(default_factory=dict)
    _hidden_count: int = 0
    # The file asks for its line breaks to be kept ("\\n:t").
    _keeps_breaks: bool = False

    @property
    def left_out(self) -> list[str]:
        count = self._hidden_count
        return [f"{count} heading{'s' * (count > 1)} that Org does not export"] * bool(
            count
        )

    def read(self, number: int, line: str) -> None:
        heading = _HEADING.match(line)
        if heading and not self._until:
            self._heading(number, len(heading[1]), heading[2])
        elif self._hidden:
            return
        elif self._until:
            self._skip(number, line)
        elif not line.strip():
            self._blank(number)
        else:
            self._line(number, line)

    def flush(self) -> None:
        if self._text:
            cells = _cells(" ".join(self._text), bool(self._mark))
            self.lines.append(
                line_of(
                    cells,
                    self._numbers[0],
                    self._numbers[-1],
                    mark=self._mark,
                    indent=self._indent,
                )
            )
        self._text, self._numbers = [], []
        self._mark = ""

    def _heading(self, number: int, depth: int, text: str) -> None:
        self.flush()
        if self._hidden and depth > self._hidden:
            return
        found = _STATE.fullmatch(text)
        title, tags = (found[1], found[2] or "") if found else (text, "")
        is_hidden = title.startswith("COMMENT ") or ":noexport:" in tags
        self._hidden = depth if is_hidden else 0
        self._hidden_count += is_hidden
        self._hang = -1
        if not is_hidden:
            self.lines.append(line_of([list(inline(title))], number, heading=depth + 1))

    def _blank(self, number: int) -> None:
        self.flush()
        if self.lines and self.lines[-1].text:
            self.lines.append(Line(number, "", last=number))

    def _line(self, number: int, line: str) -> None:
        item = _ITEM.match(line)
        if (
            line.startswith("# ")
            or line == "#"
            or _PLANNING.match(line)
            or re.fullmatch(r"\s*-{5,}\s*", line)
        ):
            self.flush()
        elif block := _BLOCK.match(line):
            self.flush()
            is_silent = block[1].lower() == "begin" and block[2].lower() in SILENT
            self._until = f"#+end_{block[2].lower()}" if is_silent else ""
        elif keyword := _KEYWORD.match(line):
            self._keyword(number, keyword[1].lower(), keyword[2])
        elif re.fullmatch(r"\s*:\w+:\s*", line):
            self.flush()
            self._until = ":end:"
        elif line.lstrip().startswith("|"):
            self._row(number, line)
        elif item:
            self._item(number, len(item[1]), item[2], item[3])
        else:
            self._continue(number, line)

    def _skip(self, number: int, line: str) -> None:
        if line.strip().lower() == self._until:
            self._until = ""
            self._facts()
        elif self._until == ":end:" and (found := _PROPERTY.fullmatch(line)):
            self._properties[found[1].upper()] = (number, re.sub(r"[<>]", "", found[2]))
        elif self._until == ":end:" and (keyword := _KEYWORD.match(line)):
            # Of a file whose first lines stand in a drawer.
            self._keyword(number, keyword[1].lower(), keyword[2])

    def _facts(self) -> None:
        """One row of what the properties of an entry say, its period in one cell."""
        found = [
            (key, *self._properties[key])
            for key in FACTS
            if self._properties.get(key, (0, ""))[1]
        ]
        self._properties = {}
        if not found:
            return
        cells: list[list[Run]] = []
        for key, _, value in found:
            if key == "TO" and cells:
                cells[-1].append(Run(f" – {value}"))
            else:
                cells.append(list(inline(value)))
        numbers = [number for _, number, _ in found]
        self.lines.append(line_of(cells, min(numbers), max(numbers)))

    def _keyword(self, number: int, name: str, value: str) -> None:
        self.flush()
        self._keeps_breaks |= name == "options" and "\\n:t" in value
        if name in KEYWORDS and value:
            self.lines.append(
                line_of([list(inline(value))], number, heading=KEYWORDS[name])
            )

    def _row(self, number: int, line: str) -> None:
        self.flush()
        cells = [
            list(inline(cell.strip())) for cell in line.strip().strip("|").split("|")
        ]
        if not re.fullmatch(r"\s*\|[-+|]*", line):
            self.lines.append(line_of(cells, number))

    def _item(self, number: int, columns: int, mark: str, text: str) -> None:
        self.flush()
        self._mark, self._indent, self._hang = mark, columns, columns
        self._append(number, text)

    def _continue(self, number: int, line: str) -> None:
        columns = len(line) - len(line.lstrip())
        if self._text and self._mark and columns <= self._hang:
            self.flush()
        if not self._text:
            self._indent = columns
        self._append(number, line)

    def _append(self, number: int, text: str) -> None:
        is_broken = text.rstrip().endswith("\\\\")
        self._text.append(text.strip().removesuffix("\\\\"))
        self._numbers.append(number)
        if is_broken or self._keeps_breaks:
            self.flush()


def _cells(text: str, is_item: bool) -> list[list[Run]]:
    """The term of an item with "::" is a cell of its own."""
    term, mark, rest = text.partition(" :: ")
    if is_item and mark:
        return [list(inline(term)), list(inline(rest))]
    return [list(inline(text))]
