"""Where a block of a parsed document stands in its source, which docutils says roughly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Places:
    """Searches forward: blocks are asked for in the order of the file."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._next = 0
        # Inside a table row, the line it begins on and the last one found.
        self._row: tuple[int, int] | None = None

    def find(self, raw: str) -> tuple[int, int]:
        """First and last line, from 1, of a block given as it is written."""
        parts = [part.strip() for part in raw.strip().split("\n")]
        start = self._search(parts)
        end = start + len(parts)
        if self._row is None:
            self._next = end
        else:
            self._row = (self._row[0], max(self._row[1], end))
        return start + 1, min(end, len(self._lines))

    def is_text(self, number: int) -> bool:
        """Whether there is anything on a line, counted from 1."""
        return bool(self._lines[number - 1].strip())

    @contextmanager
    def one_row(self) -> Iterator[None]:
        """Within it, blocks stand beside each other."""
        self._row = (self._next, self._next)
        yield
        self._next = self._row[1]
        self._row = None

    def _search(self, parts: list[str]) -> int:
        for start in range(self._next, len(self._lines)):
            if all(
                part in line
                for part, line in zip(parts, self._lines[start:], strict=False)
            ):
                return start
        return min(self._next, len(self._lines) - 1)
