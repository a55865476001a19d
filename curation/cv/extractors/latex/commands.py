"""What single commands do to the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from curation.cv.extractors.latex import signs
from curation.cv.extractors.latex.environments import begin, end, item
from curation.cv.extractors.latex.state import State, group, letters
from curation.cv.extractors.latex.stream import plain
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


def par(state: State, token: Token) -> None:
    if state.tables:
        state.write(" ", token)
    else:
        state.builder.flush()


def line_break(state: State, token: Token) -> None:
    state.stream.skip_star()
    state.stream.option()
    state.builder.flush()


def cell(state: State, token: Token) -> None:
    state.builder.cell()


def horizontal_space(state: State, token: Token) -> None:
    state.stream.skip_star()
    if any("fill" in part.text for part in state.stream.argument()):
        state.builder.cell()
    else:
        state.write(" ", token)


def heading(state: State, token: Token) -> None:
    state.builder.heading(int(plain(state.stream.argument())))


def mark(state: State, token: Token) -> None:
    state.builder.item(plain(state.stream.argument()), 0)


def link(state: State, token: Token) -> None:
    state.look = state.look.linked(plain(state.stream.argument()))


def upright(state: State, token: Token) -> None:
    state.look = replace(state.look, styles=frozenset())


def style(state: State, token: Token) -> None:
    state.look = state.look.styled(STYLES[token.text])


def size(state: State, token: Token) -> None:
    state.look = replace(state.look, size=SIZES[token.text])


def personal(state: State, token: Token) -> None:
    r"""\name{Ada}{Lee} is a heading, \phone[mobile]{…} a row."""
    option = state.stream.option()
    found = state.stream.arguments()
    if token.text == "name":
        blank = Token("space", " ", token.line)
        name = [part for argument in found for part in (*argument, blank)]
        state.push_heading(1, name, token)
    else:
        state.push_row([option, *found] if option else found, token)


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
    "begin": begin,
    "end": end,
    "else": otherwise,
}  # fmt: skip
