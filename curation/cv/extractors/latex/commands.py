"""What single commands do to the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from curation.cv.extractors.latex import signs
from curation.cv.extractors.latex.environments import begin, end, item
from curation.cv.extractors.latex.state import State, command, group, letters
from curation.cv.extractors.latex.stream import Tokens, plain
from curation.cv.extractors.latex.symbols import accented, symbol
from curation.cv.extractors.latex.tokens import Token
from curation.cv.lines import Style

STYLES = {
    "bfseries": Style.BOLD, "bf": Style.BOLD,
    "itshape": Style.ITALIC, "it": Style.ITALIC, "slshape": Style.ITALIC,
    "sl": Style.ITALIC, "em": Style.ITALIC,
    "scshape": Style.SMALL_CAPS, "sc": Style.SMALL_CAPS,
    "ttfamily": Style.CODE, "tt": Style.CODE,
    "superscript@": Style.SUPERSCRIPT,
}  # fmt: skip
SIZES = {
    "tiny": 0, "scriptsize": 0, "footnotesize": 0, "small": 0, "normalsize": 0,
    "large": 1, "Large": 2, "LARGE": 3, "huge": 4, "Huge": 5,
}  # fmt: skip
# Lengths of spaces, and their units in points.
_SPACE = re.compile(r"(\d*\.?\d+)(pt|em|ex|in|cm|mm)")
_NAMED = re.compile(r"[A-Za-z@]+(?:sep|width|space)")
_POINTS = {"pt": 1.0, "em": 10.0, "ex": 4.5, "in": 72.0, "cm": 28.5, "mm": 2.85}


def par(state: State, token: Token) -> None:
    if state.tables:
        state.write(" ", token)
    else:
        state.builder.flush()


def line_break(state: State, token: Token) -> None:
    state.stream.skip_star()
    state.stream.option()
    if state.builder.in_heading:
        state.write(" ", token)  # A heading is one line, however it is broken.
    else:
        state.builder.flush()


def cell(state: State, token: Token) -> None:
    state.builder.cell()


def horizontal_space(state: State, token: Token) -> None:
    state.stream.skip_star()
    length = plain(state.stream.argument())
    if "fill" in length or _is_wide(length):
        state.builder.cell()
    else:
        state.write(" ", token)


def _is_wide(length: str) -> bool:
    """Whether a space sets apart what stands behind it, as a tab does."""
    if _NAMED.fullmatch(length):
        return True  # A length that has a name parts columns.
    match = _SPACE.fullmatch(length)
    return bool(match) and float(match[1]) * _POINTS[match[2]] >= 8  # type: ignore[index]


def heading(state: State, token: Token) -> None:
    state.builder.heading(int(plain(state.stream.argument())))


def mark(state: State, token: Token) -> None:
    state.builder.item(plain(state.stream.argument()), 0)


def link(state: State, token: Token) -> None:
    state.look = state.look.linked(plain(_written_out(state, state.stream.argument())))


def _written_out(state: State, address: Tokens) -> Tokens:
    r"""An address with what the macros in it stand for: \href{mailto:\myemail}{…}."""
    written: list[Token] = []
    for token in address:
        macro = state.macros.commands.get(token.text)
        is_word = token.kind == "command" and macro and not macro.arguments
        written += macro.body if macro and is_word else [token]
    return written


def upright(state: State, token: Token) -> None:
    state.look = replace(state.look, styles=frozenset())


def style(state: State, token: Token) -> None:
    state.look = state.look.styled(STYLES[token.text])


def size(state: State, token: Token) -> None:
    state.look = replace(state.look, size=SIZES[token.text])


def personal(state: State, token: Token) -> None:
    r"""\name{Ada}{Lee} is a heading, and so are \firstname and \familyname; \phone[mobile]{…} is a row."""
    option = state.stream.option()
    found = state.stream.arguments()
    if token.text == "firstname":
        state.given_name = [part for argument in found for part in argument]
        return
    if token.text in ("familyname", "lastname") and state.given_name:
        found = [state.given_name, *found]
    if token.text in ("name", "familyname", "lastname"):
        blank = Token("space", " ", token.line)
        name = [part for argument in found for part in (*argument, blank)]
        state.push_heading(1, name, token)
    else:
        state.push_row([option, *found] if option else found, token)


def margin(state: State, token: Token) -> None:
    """What stands in the margin: a heading, unless it says a date."""
    state.stream.options()
    words = [_unbroken(word) for word in state.stream.argument()]
    if any(char.isdigit() for char in letters(words)):
        row = [*group(words, token), command("cell@", token)]
        state.stream.push([command("par", token), *row])
    else:
        state.push_heading(2, words, token)


def _unbroken(token: Token) -> Token:
    """A narrow margin breaks its lines; what stands in it is one."""
    is_break = token.kind == "command" and token.text in ("\\", "newline", "par")
    return Token("space", " ", token.line) if is_break else token


def elsewhere(state: State, token: Token) -> None:
    state.stream.options()
    name = "".join(f"{{{plain(argument)}}}" for argument in state.stream.arguments())
    state.left_out.append(f"\\{token.text}{name}: that file is not part of this one")


def accent(state: State, token: Token) -> None:
    if token.text == "=" and state.tables[-1:] == ["tabbing"]:
        state.builder.cell()
        return
    # Over nothing, an accent is the sign itself: \^{} and \~{}.
    sign = accented(token.text, letters(state.stream.argument())) or token.text
    state.write(sign, token)


def unknown(state: State, token: Token) -> None:
    """A symbol; or else one argument is text, and several are the cells of a row."""
    if (known := symbol(token.text)) is not None:
        state.write(known, token)
        return
    state.stream.skip_star()
    cells = state.cells()
    if len(cells) > 1:
        state.push_row(cells, token)
    elif cells:
        state.stream.push(group(cells[0], token))


def condition(state: State, token: Token) -> None:
    r"""A test that is not known to fail holds, so that its text is not lost."""
    if not state.macros.switches.get(token.text[2:], token.text != "iffalse"):
        _skip_branch(state, {"else", "fi"})


def otherwise(state: State, token: Token) -> None:
    _skip_branch(state, {"fi"})


def _skip_branch(state: State, ends: set[str]) -> None:
    depth = 0
    while token := state.stream.next():
        if token.kind != "command":
            continue
        if depth == 0 and token.text in ends:
            return
        depth += token.text.startswith("if") and token.text not in ("iff", "ifthenelse")
        depth -= token.text == "fi"


COMMANDS: dict[str, Callable[[State, Token], None]] = {
    **dict.fromkeys(("par", "bigskip", "medskip", "smallskip", "newpage", "clearpage", "maketitle"), par),
    **dict.fromkeys(("\\", "newline", "linebreak", "tabularnewline"), line_break),
    **dict.fromkeys(("cell@", "hfill", "hfil", "dotfill", "hrulefill", "tab", ">"), cell),
    **dict.fromkeys(("begingroup", "bgroup"), signs.begin_group),
    **dict.fromkeys(("endgroup", "egroup"), signs.end_group),
    **dict.fromkeys(("(", ")", "[", "]"), signs.math),
    **dict.fromkeys(("normalfont", "upshape", "mdseries", "rm"), upright),
    **dict.fromkeys(STYLES, style),
    **dict.fromkeys(SIZES, size),
    "heading@": heading,
    "mark@": mark,
    "link@": link,
    "hspace": horizontal_space,
    "item": item,
    "marginpar": margin,
    "begin": begin,
    "end": end,
    "else": otherwise,
}  # fmt: skip
