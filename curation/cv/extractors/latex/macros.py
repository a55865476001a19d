r"""Macros that a file defines with \newcommand, \def and their relatives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from curation.cv.extractors.latex.stream import LIMIT, Stream, Tokens, plain
from curation.cv.extractors.latex.tokens import Token
from curation.cv.unreadable import Unreadable


@dataclass(frozen=True)
class Macro:
    # One entry per argument: what an optional one is when left out, None for the others.
    arguments: tuple[Tokens | None, ...]
    body: Tokens
    # Of our own prelude, where a star and more options may stand than it names.
    is_ours: bool = False

    def expand(self, stream: Stream, line: int) -> None:
        """Puts the body back into the stream, its tokens on the line of the call."""
        if self.is_ours:
            stream.skip_star()
        values = [self._value(stream, default) for default in self.arguments]
        stream.push(_filled(self.body, values, line))

    def _value(self, stream: Stream, default: Tokens | None) -> Tokens:
        if default is None:
            return stream.argument()
        option = stream.option()
        if self.is_ours:
            stream.options()
        return default if option is None else option


def _filled(body: Tokens, values: list[Tokens], line: int) -> list[Token]:
    filled: list[Token] = []
    for token in body:
        if token.kind != "parameter":
            filled.append(token._replace(line=line))
        elif 0 < int(token.text) <= len(values):
            filled.extend(values[int(token.text) - 1])
        if len(filled) > LIMIT:
            raise Unreadable("The macros of this LaTeX file expand without end.")
    return filled


@dataclass
class Macros:
    """The definitions read so far. A name is a command's, without the backslash."""

    commands: dict[str, Macro] = field(default_factory=dict)
    # \begin{name} is the command "begin name", \end{name} is "end name".
    switches: dict[str, bool] = field(default_factory=dict)
    is_ours: bool = False

    def define(self, command: str, stream: Stream) -> bool:
        """Reads a definition, if the command begins one."""
        reader = _READERS.get(command)
        if reader:
            stream.skip_star()
            reader(self, stream)
        return reader is not None

    def add(
        self, name: str, arguments: tuple[Tokens | None, ...], body: Tokens
    ) -> None:
        self.commands[name] = Macro(arguments, body, self.is_ours)

    def new_command(self, stream: Stream) -> None:
        name = plain(stream.argument())
        arguments = _arguments(stream)
        self.add(name, arguments, stream.argument())

    def renew_command(self, stream: Stream) -> None:
        """A new look for a command of ours; what it means is still the same."""
        kept = self.commands.copy()
        self.new_command(stream)
        for name, macro in kept.items():
            if macro.is_ours and not self.is_ours:
                self.commands[name] = macro

    def new_environment(self, stream: Stream) -> None:
        name = plain(stream.argument())
        arguments = _arguments(stream)
        self.add(f"begin {name}", arguments, stream.argument())
        self.add(f"end {name}", (), stream.argument())

    def new_document_command(self, stream: Stream) -> None:
        name = plain(stream.argument())
        kinds = [token for token in stream.argument() if token.kind == "text"]
        letters = "".join(token.text for token in kinds)
        arguments = tuple(
            () if letter in "oO" else None for letter in letters if letter in "moO"
        )
        self.add(name, arguments, stream.argument())

    def define_primitively(self, stream: Stream) -> None:
        name = plain(stream.argument())
        count = 0
        while (token := stream.peek()) and token.kind != "{":
            count += token.kind == "parameter"
            stream.next()
        self.add(name, (None,) * count, stream.argument())

    def let(self, stream: Stream) -> None:
        name = plain(stream.argument())
        stream.skip_space()
        if (token := stream.peek()) and token.text == "=":
            stream.next()
        meaning = stream.argument()
        known = self.commands.get(plain(meaning))
        self.commands[name] = known or Macro((), meaning)

    def new_switch(self, stream: Stream) -> None:
        self.switches[plain(stream.argument()).removeprefix("if")] = False

    def turn(self, command: str) -> bool:
        r"""Sets a switch, if the command is \…true or \…false of one."""
        for ending, value in (("true", True), ("false", False)):
            if (
                command.endswith(ending)
                and command.removesuffix(ending) in self.switches
            ):
                self.switches[command.removesuffix(ending)] = value
                return True
        return False


def _arguments(stream: Stream) -> tuple[Tokens | None, ...]:
    count = plain(stream.option() or ())
    default = stream.option()
    mandatory = (None,) * (int(count) if count.isdigit() else 0)
    return mandatory if default is None else (default, *mandatory[1:])


_READERS: dict[str, Callable[[Macros, Stream], None]] = {
    "newcommand": Macros.new_command,
    "renewcommand": Macros.renew_command,
    "providecommand": Macros.new_command,
    "DeclareRobustCommand": Macros.new_command,
    "newenvironment": Macros.new_environment,
    "renewenvironment": Macros.new_environment,
    "NewDocumentCommand": Macros.new_document_command,
    "RenewDocumentCommand": Macros.new_document_command,
    "DeclareDocumentCommand": Macros.new_document_command,
    "def": Macros.define_primitively,
    "gdef": Macros.define_primitively,
    "edef": Macros.define_primitively,
    "let": Macros.let,
    "newif": Macros.new_switch,
}
