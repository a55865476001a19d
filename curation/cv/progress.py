"""How far a long work is: told in words and counts, shown as a bar on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Any, Self

# Told what is being done, how many of its parts are done, and of how many; 0 of 0 if unknown.
Progress = Callable[[str, int, int], None]

_WIDTH = 24  # characters
# Back to the beginning of the line, and what stands in it away.
_WIPE = "\r\x1b[K"


def silent(words: str, done: int, of: int) -> None:
    """Nobody is told."""


class Bar:
    """One line on a terminal that is written over and is gone at the end; elsewhere nothing.

    `stream` is the output of a command, `OutputWrapper`.
    """

    def __init__(self, stream: Any) -> None:
        self._is_shown = stream.isatty()
        self._write = partial(stream.write, style_func=str, ending="")
        self._flush = stream.flush

    def __call__(self, words: str, done: int, of: int) -> None:
        if self._is_shown:
            filled = "#" * (_WIDTH * done // of) if of else ""
            count = f" [{filled:<{_WIDTH}}] {done}/{of}" if of else " …"
            self._write(f"{_WIPE}{words}{count}")
            self._flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_shown:
            self._write(_WIPE)
