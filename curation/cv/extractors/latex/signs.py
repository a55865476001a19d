"""Tokens that are no commands: text, blanks, braces, and the signs of math and tables."""

from __future__ import annotations

from collections.abc import Callable

from curation.cv.extractors.latex.state import State, command, group
from curation.cv.extractors.latex.symbols import typographic
from curation.cv.extractors.latex.tokens import Token


def text(state: State, token: Token) -> None:
    state.write(typographic(token.text), token)


def space(state: State, token: Token) -> None:
    state.write(" ", token)


def begin_group(state: State, token: Token) -> None:
    state.open()


def end_group(state: State, token: Token) -> None:
    state.close()


def math(state: State, token: Token) -> None:
    following = state.stream.peek()
    if following and following.kind == "$":
        state.stream.next()
    state.toggle_math()


def ampersand(state: State, token: Token) -> None:
    if state.tables:
        state.builder.cell()
    else:
        state.write("&", token)


def raised(state: State, token: Token) -> None:
    if state.look.is_math:
        inner = [command("superscript@", token), *state.stream.argument()]
        state.stream.push(group(inner, token))
    else:
        state.write("^", token)


def lowered(state: State, token: Token) -> None:
    if not state.look.is_math:
        state.write("_", token)


def paragraph(state: State, token: Token) -> None:
    """A blank line; in a table it parts nothing."""
    if state.tables:
        space(state, token)
    else:
        state.builder.flush()
        state.builder.blank(token.line)


SIGNS: dict[str, Callable[[State, Token], None]] = {
    "{": begin_group,
    "}": end_group,
    "$": math,
    "&": ampersand,
    "^": raised,
    "_": lowered,
    "~": space,
    "space": space,
    "text": text,
    "paragraph": paragraph,
}
