"""Where the reading of a LaTeX file stands: what is open, what is known, what was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from curation.cv.extractors.latex.builder import Builder, Look
from curation.cv.extractors.latex.macros import Macros
from curation.cv.extractors.latex.stream import Stream, Tokens, plain
from curation.cv.extractors.latex.symbols import symbol
from curation.cv.extractors.latex.tokens import Token

_LENGTH = re.compile(
    r"|\d*\.?\d*(pt|em|ex|in|cm|mm)|\d?\.\d+|.*(text|line|column)width"
)


@dataclass
class State:
    stream: Stream
    macros: Macros
    builder: Builder = field(default_factory=Builder)
    # How text is set, group within group.
    looks: list[Look] = field(default_factory=lambda: [Look()])
    # The marks of the open lists with the items counted so far.
    lists: list[tuple[str, int]] = field(default_factory=list)
    # The names of the open tables.
    tables: list[str] = field(default_factory=list)
    # What \firstname said, for the \familyname that follows.
    given_name: Tokens = ()
    # What the file names and does not hold.
    left_out: list[str] = field(default_factory=list)

    @property
    def look(self) -> Look:
        return self.looks[-1]

    @look.setter
    def look(self, look: Look) -> None:
        self.looks[-1] = look

    def write(self, text: str, token: Token) -> None:
        self.builder.write(text, self.look, token.line)

    def open(self) -> None:
        self.looks.append(self.look)

    def close(self) -> None:
        if len(self.looks) > 1:
            self.looks.pop()

    def toggle_math(self) -> None:
        self.look = replace(self.look, is_math=not self.look.is_math)

    def skip(self, arguments: int) -> None:
        """Drops so many arguments in braces, and all options around them."""
        self.stream.skip_star()
        for _ in range(arguments):
            self.stream.options()
            self.stream.argument()
        self.stream.options()

    def cells(self) -> list[Tokens]:
        """The arguments that follow, lengths left out."""
        self.stream.options()
        found = self.stream.arguments()
        return [cell for cell in found if not _LENGTH.fullmatch(plain(cell))]

    def push_row(self, cells: Sequence[Tokens], token: Token) -> None:
        row = [command("par", token)]
        for cell in cells:
            # Braces keep a style to its cell.
            row += [*group(cell, token), command("cell@", token)]
        self.stream.push([*row[:-1], command("par", token)])

    def push_heading(self, level: int, title: Tokens, token: Token) -> None:
        mark = [command("heading@", token), Token("text", str(level), token.line)]
        self.stream.push([*mark, *group(title, token), command("par", token)])


def command(name: str, at: Token) -> Token:
    return Token("command", name, at.line)


def group(tokens: Tokens, at: Token) -> list[Token]:
    return [Token("{", "{", at.line), *tokens, Token("}", "}", at.line)]


def letters(tokens: Tokens) -> str:
    """The characters of an argument, symbols among them, styles and braces left out."""
    return "".join(
        (symbol(token.text) or "") if token.kind == "command" else token.text
        for token in tokens
        if token.kind in ("command", "text", "space", "[", "]")
    )
