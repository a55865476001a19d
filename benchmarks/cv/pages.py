"""The page of an invented CV: lines are added, and each addition knows which lines it took."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field


@dataclass
class Page:
    """Lines of Markdown, or of plain text broken at `width` with what follows hanging."""

    is_markdown: bool
    width: int = 0
    lines: list[str] = field(default_factory=list)

    def add(self, text: str, *, hang: int = 0, lead: str = "") -> tuple[int, int]:
        """Adds a text in light Markdown, its lines apart; gives its first and last line."""
        first = len(self.lines) + 1
        for number, row in enumerate(text.split("\n")):
            mark = lead if number == 0 else " " * len(lead)
            if self.is_markdown:
                is_last = number == text.count("\n")
                self.lines.append(
                    mark + row + ("" if is_last or row.startswith(("#", "|")) else "  ")
                )
            else:
                self.lines += self._wrapped(mark + plain(row), len(lead) or hang)
        return first, len(self.lines)

    def _wrapped(self, row: str, hang: int) -> list[str]:
        if not self.width or len(row) <= self.width or "    " in row.strip():
            return [row]
        return textwrap.wrap(
            row,
            self.width,
            subsequent_indent=" " * hang,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def blank(self) -> None:
        self.lines.append("")

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def plain(row: str) -> str:
    """A row without light Markdown."""
    row = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", row)
    return re.sub(r"\*+", "", row)


def columns(left: str, right: str, width: int = 78) -> str:
    """Left and right with blanks between them, as PDF converters print a line with a tab."""
    return left + " " * max(4, width - len(plain(left)) - len(right)) + right
