"""LaTeX source becomes tokens, each with the line it stands on; comments are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Token(NamedTuple):
    """`kind` is "command", "text", "space", "paragraph", "parameter" or one of {}[]$&^_~.

    The text of a command is its name without the backslash.
    """

    kind: str
    text: str
    line: int


# Blanks and one line end after a command's name belong to the name.
_PATTERN = re.compile(
    r"""
      (?P<comment>   %[^\n]*(?:\n(?![ \t]*\n)[ \t]*)? )
    | (?P<paragraph> [ \t]*\n[ \t]*\n\s* )
    | (?P<space>     \s+ )
    | \\(?P<command> [A-Za-z@]+ | . | \n )
    | \#+(?P<parameter>\d)
    | (?P<special>   [{}\[\]$&^_~] )
    | (?P<text>      [^\\{}\[\]$&^_~%\#\s]+ | . )
    """,
    re.VERBOSE,
)
_AFTER_NAME = re.compile(r"[ \t]*\n(?![ \t]*\n)[ \t]*|[ \t]+")
# What is shown to nobody, or is no text. A "%" before it has switched it off already.
_HIDDEN = re.compile(
    r"(?ms)^([^%\n]*)\\begin\{(comment|filecontents\*?|tikzpicture)\}.*?\\end\{\2\}(?:[ \t]*\n)?"
)
# In an address a "%" is no comment.
_ADDRESS = re.compile(r"\\(?:href|url|nolinkurl)\s*\{[^{}\n]*\}")


def tokenize(text: str) -> Iterator[Token]:
    text = _HIDDEN.sub(lambda hidden: hidden[1] + "%\n" * hidden[0].count("\n"), text)
    text = _ADDRESS.sub(lambda found: re.sub(r"(?<!\\)%", r"\%", found[0]), text)
    line, at = 1, 0
    while found := _PATTERN.match(text, at):
        kind = str(found.lastgroup)
        if kind != "comment":
            yield _token(kind, found[kind], line)
        at = found.end()
        if kind == "command" and found[kind][0].isalpha():
            blank = _AFTER_NAME.match(text, at)
            at = blank.end() if blank else at
        line += text.count("\n", found.start(), at)


def _token(kind: str, text: str, line: int) -> Token:
    if kind == "special":
        return Token(text, text, line)
    if kind == "paragraph":
        return Token(kind, "", line + 1)
    return Token(kind, text, line)
