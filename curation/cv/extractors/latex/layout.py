"""Follows the tokens of a LaTeX file as far as its text needs."""

from __future__ import annotations

from collections.abc import Iterable

from curation.cv.extractors.latex import commands, prelude
from curation.cv.extractors.latex.macros import Macro, Macros
from curation.cv.extractors.latex.signs import SIGNS
from curation.cv.extractors.latex.state import State, command, group
from curation.cv.extractors.latex.stream import Stream, plain
from curation.cv.extractors.latex.symbols import ACCENTS
from curation.cv.extractors.latex.tokens import Token, tokenize


def lay_out(tokens: Iterable[Token]) -> State:
    """The state after the last token; its builder holds the lines."""
    found = list(tokens)
    state = State(Stream(found), Macros(commands=ours(prelude.COMMON)))
    if any(map(_begins_document, found, found[2:])):
        _preamble(state)
    while token := state.stream.next():
        if token.kind == "command":
            _command(state, token)
        elif sign := SIGNS.get(token.kind):
            sign(state, token)
        else:
            state.write(token.text, token)
    state.builder.flush()
    return state


def ours(text: str) -> dict[str, Macro]:
    """The macros that LaTeX of our own defines, by name."""
    macros = Macros(is_ours=True)
    stream = Stream(tokenize(text))
    while token := stream.next():
        if token.kind == "command":
            macros.define(token.text, stream)
    return macros.commands


def _begins_document(first: Token, name: Token) -> bool:
    return first.text == "begin" and name.text == "document"


def _preamble(state: State) -> None:
    """Definitions are kept, and what the owner says of themselves opens the text."""
    personal: list[Token] = []
    stream = state.stream
    while token := stream.next():
        if token.kind != "command" or state.macros.define(token.text, stream):
            continue
        if token.text == "begin" and plain(stream.argument()) == "document":
            break
        if token.text == "documentclass":
            stream.options()
            name = plain(stream.argument()).split("/")[-1]
            state.macros.commands |= ours(prelude.CLASSES.get(name, ""))
        elif token.text in prelude.PERSONAL:
            personal += _whole(stream, token)
        else:
            state.macros.turn(token.text)
    stream.push(personal)


def _whole(stream: Stream, token: Token) -> list[Token]:
    """A command with its option and arguments, as a paragraph of its own."""
    whole = [token]
    option = stream.option()
    if option is not None:
        whole += [Token("[", "[", token.line), *option, Token("]", "]", token.line)]
    for argument in stream.arguments():
        whole += group(argument, token)
    return [*whole, command("par", token)]


def _command(state: State, token: Token) -> None:
    """What the file defines counts first, then what we know, then what can be guessed."""
    name = token.text
    if macro := state.macros.commands.get(name):
        macro.expand(state.stream, token.line)
    elif known := commands.COMMANDS.get(name):
        known(state, token)
    elif state.macros.define(name, state.stream) or state.macros.turn(name):
        return
    elif name in prelude.SILENT:
        state.skip(prelude.SILENT[name])
    elif name in prelude.LENGTHS:
        state.stream.dimension()
    elif name in prelude.PERSONAL:
        commands.personal(state, token)
    elif name in prelude.ELSEWHERE:
        commands.elsewhere(state, token)
    elif name.startswith("if"):
        commands.condition(state, token)
    elif name in ACCENTS:
        commands.accent(state, token)
    else:
        commands.unknown(state, token)
