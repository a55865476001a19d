"""Follows the tokens of a LaTeX file as far as its text needs: groups, styles, lists, rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from curation.cv.extractors.latex import prelude
from curation.cv.extractors.latex.builder import Builder, Look
from curation.cv.extractors.latex.macros import Macros
from curation.cv.extractors.latex.stream import Stream, Tokens, plain
from curation.cv.extractors.latex.symbols import ACCENTS, accented, symbol, typographic
from curation.cv.extractors.latex.tokens import Token, tokenize
from curation.cv.lines import Line, Style
from curation.cv.marks import is_mark

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
_LENGTH = re.compile(
    r"|\d*\.?\d*(pt|em|ex|in|cm|mm)|\d?\.\d+|.*(text|line|column)width"
)


def ours(text: str) -> Macros:
    """The macros that LaTeX of our own defines."""
    macros = Macros(is_ours=True)
    stream = Stream(tokenize(text))
    while token := stream.next():
        if token.kind == "command":
            macros.define(token.text, stream)
    return macros


class Layout:
    """`lines` holds the result, `left_out` what the file names and does not hold."""

    def __init__(self) -> None:
        self.left_out: list[str] = []
        self._builder = Builder()
        self._macros = Macros(commands=dict(ours(prelude.COMMON).commands))
        self._looks = [Look()]
        # The marks of the open lists with the items counted so far.
        self._lists: list[tuple[str, int]] = []
        self._tables: list[str] = []

    @property
    def lines(self) -> list[Line]:
        return self._builder.lines

    def read(self, tokens: Iterable[Token]) -> None:
        found = list(tokens)
        self._stream = Stream(found)
        if any(map(_begins_document, found, found[2:])):
            self._preamble()
        while token := self._stream.next():
            handler = _KINDS.get(token.kind)
            if handler:
                handler(self, token)
            else:
                self._write(token.text, token)
        self._builder.flush()

    # The preamble: definitions are kept, and what the owner says of themselves.

    def _preamble(self) -> None:
        personal: list[Token] = []
        while token := self._stream.next():
            if token.kind != "command" or self._macros.define(token.text, self._stream):
                continue
            if token.text == "begin" and plain(self._stream.argument()) == "document":
                break
            if token.text == "documentclass":
                self._document_class()
            elif token.text in prelude.PERSONAL:
                personal += self._whole(token)
            else:
                self._macros.turn(token.text)
        self._stream.push(personal)

    def _document_class(self) -> None:
        self._stream.options()
        known = prelude.CLASSES.get(plain(self._stream.argument()).split("/")[-1])
        if known:
            self._macros.commands |= ours(known).commands

    def _whole(self, token: Token) -> list[Token]:
        """A command with its option and arguments, as a paragraph of its own."""
        whole = [token]
        option = self._stream.option()
        if option is not None:
            whole += [Token("[", "[", token.line), *option, Token("]", "]", token.line)]
        for argument in self._stream.arguments():
            whole += [
                Token("{", "{", token.line),
                *argument,
                Token("}", "}", token.line),
            ]
        return [*whole, _command("par", token)]

    # Single tokens.

    def _write(self, text: str, token: Token) -> None:
        self._builder.write(text, self._looks[-1], token.line)

    def _text(self, token: Token) -> None:
        self._write(typographic(token.text), token)

    def _space(self, token: Token) -> None:
        self._write(" ", token)

    def _open(self, token: Token | None = None) -> None:
        self._looks.append(self._looks[-1])

    def _close(self, token: Token | None = None) -> None:
        if len(self._looks) > 1:
            self._looks.pop()

    def _math(self, token: Token) -> None:
        if (following := self._stream.peek()) and following.kind == "$":
            self._stream.next()
        look = self._looks[-1]
        self._looks[-1] = replace(look, is_math=not look.is_math)

    def _ampersand(self, token: Token) -> None:
        if self._tables:
            self._builder.cell()
        else:
            self._write("&", token)

    def _raised(self, token: Token) -> None:
        if not self._looks[-1].is_math:
            self._write("^", token)
            return
        raised = [_command("superscript@", token), *self._stream.argument()]
        self._stream.push(
            [Token("{", "{", token.line), *raised, Token("}", "}", token.line)]
        )

    def _lowered(self, token: Token) -> None:
        if not self._looks[-1].is_math:
            self._write("_", token)

    def _paragraph(self, token: Token) -> None:
        if self._tables:
            self._space(token)
        else:
            self._builder.flush()
            self._builder.blank(token.line)

    # Commands.

    def _command(self, token: Token) -> None:
        name = token.text
        if macro := self._macros.commands.get(name):
            macro.expand(self._stream, token.line)
        elif handler := _COMMANDS.get(name):
            handler(self, token)
        elif self._macros.define(name, self._stream) or self._macros.turn(name):
            pass
        elif name in STYLES:
            self._looks[-1] = self._looks[-1].styled(STYLES[name])
        elif name in SIZES:
            self._looks[-1] = replace(self._looks[-1], size=SIZES[name])
        elif name in prelude.SILENT:
            self._skip(prelude.SILENT[name])
        elif name in prelude.LENGTHS:
            self._stream.dimension()
        elif name in prelude.PERSONAL:
            self._personal(token)
        elif name in prelude.ELSEWHERE:
            self._elsewhere(token)
        elif name.startswith("if"):
            self._condition(token)
        elif name in ACCENTS:
            self._accent(token)
        else:
            self._unknown(token)

    def _skip(self, arguments: int) -> None:
        self._stream.skip_star()
        for _ in range(arguments):
            self._stream.options()
            self._stream.argument()
        self._stream.options()

    def _personal(self, token: Token) -> None:
        option = self._stream.option()
        found = self._stream.arguments()
        cells = [option, *found] if option else found
        if token.text == "name":
            blank = Token("space", " ", token.line)
            whole = [inner for cell in found for inner in (*cell, blank)]
            self._stream.push([*_heading(1, token), *whole, _command("par", token)])
        else:
            self._row(cells, token)

    def _row(self, cells: list[Tokens], token: Token) -> None:
        row = [_command("par", token)]
        for cell in cells:
            # Braces keep a style to its cell.
            row += [Token("{", "{", token.line), *cell, Token("}", "}", token.line)]
            row.append(_command("cell@", token))
        self._stream.push([*row[:-1], _command("par", token)])

    def _elsewhere(self, token: Token) -> None:
        self._stream.options()
        argument = "".join(map(plain, self._stream.arguments()))
        self.left_out.append(
            f"\\{token.text}{{{argument}}}: that file is not part of this one"
        )

    def _accent(self, token: Token) -> None:
        if token.text == "=" and self._tables[-1:] == ["tabbing"]:
            self._builder.cell()
            return
        letters = _letters(self._stream.argument())
        # Over nothing, an accent is the sign itself: \\^{} and \\~{}.
        self._write(accented(token.text, letters) or token.text, token)

    def _unknown(self, token: Token) -> None:
        """A symbol; or else one argument is text, and several are the cells of a row."""
        if (known := symbol(token.text)) is not None:
            self._write(known, token)
            return
        self._stream.skip_star()
        self._stream.options()
        found = [
            cell
            for cell in self._stream.arguments()
            if not _LENGTH.fullmatch(plain(cell))
        ]
        if len(found) > 1:
            self._row(found, token)
        elif found:
            group = [
                Token("{", "{", token.line),
                *found[0],
                Token("}", "}", token.line),
            ]
            self._stream.push(group)

    def _condition(self, token: Token) -> None:
        if not self._macros.switches.get(token.text[2:], token.text != "iffalse"):
            self._skip_branch({"else", "fi"})

    def _else(self, token: Token) -> None:
        self._skip_branch({"fi"})

    def _skip_branch(self, ends: set[str]) -> None:
        depth = 0
        while token := self._stream.next():
            if token.kind != "command":
                continue
            if depth == 0 and token.text in ends:
                return
            depth += token.text.startswith("if") and token.text not in {
                "iff",
                "ifthenelse",
            }
            depth -= token.text == "fi"

    # Lines, cells and items.

    def _par(self, token: Token) -> None:
        if self._tables:
            self._space(token)
        else:
            self._builder.flush()

    def _break(self, token: Token) -> None:
        self._stream.skip_star()
        self._stream.option()
        self._builder.flush()

    def _cell(self, token: Token) -> None:
        self._builder.cell()

    def _horizontal_space(self, token: Token) -> None:
        self._stream.skip_star()
        is_elastic = any("fill" in part.text for part in self._stream.argument())
        if is_elastic:
            self._builder.cell()
        else:
            self._space(token)

    def _heading_mark(self, token: Token) -> None:
        self._builder.heading(int(plain(self._stream.argument())))

    def _item_mark(self, token: Token) -> None:
        self._builder.item(plain(self._stream.argument()), 0)

    def _link(self, token: Token) -> None:
        address = plain(self._stream.argument())
        self._looks[-1] = self._looks[-1].linked(address)

    def _upright(self, token: Token) -> None:
        self._looks[-1] = replace(self._looks[-1], styles=frozenset())

    def _item(self, token: Token) -> None:
        mark, count = self._lists.pop() if self._lists else ("•", 0)
        self._lists.append((mark, count + 1))
        label = self._stream.option()
        printed = f"{count + 1}." if mark == "1" else mark
        words = _letters(label) if label is not None else printed
        is_label = bool(words) and not is_mark(words.strip())
        indent = 2 * (len(self._lists) - 1)
        self._builder.item("" if is_label else words.strip(), indent)
        if label and is_label:
            group = [Token("{", "{", token.line), *label, Token("}", "}", token.line)]
            self._stream.push([*group, _command("cell@", token)])

    # Environments.

    def _begin(self, token: Token) -> None:
        name = plain(self._stream.argument())
        self._open()
        if macro := self._macros.commands.get(f"begin {name}"):
            macro.expand(self._stream, token.line)
            return
        self._builder.flush()
        if name in prelude.LISTS:
            self._lists.append((prelude.LISTS[name], 0))
            self._skip({"list": 2, "thebibliography": 1}.get(name, 0))
        elif name in prelude.TABLES:
            self._tables.append(name)
            self._skip(prelude.TABLES[name])
        elif name in prelude.FRAMES:
            self._skip(prelude.FRAMES[name])
        else:
            self._unknown_environment(name, token)

    def _unknown_environment(self, name: str, token: Token) -> None:
        r"""Its arguments are a row; \begin{rSection}{Education} is a heading."""
        self._stream.options()
        found = [
            cell
            for cell in self._stream.arguments()
            if not _LENGTH.fullmatch(plain(cell))
        ]
        if len(found) == 1 and "section" in name.lower():
            level = 3 if "sub" in name.lower() else 2
            self._stream.push(
                [*_heading(level, token), *found[0], _command("par", token)]
            )
        elif found:
            self._row(found, token)

    def _end(self, token: Token) -> None:
        name = plain(self._stream.argument())
        if macro := self._macros.commands.get(f"end {name}"):
            closing = _command("endgroup", token)
            self._stream.push([*macro.body, closing])
            return
        self._builder.flush()
        if name == "document":
            self._stream = Stream([])
        if name in prelude.LISTS and self._lists:
            self._lists.pop()
        if name in prelude.TABLES and self._tables:
            self._tables.pop()
        self._close()


def _begins_document(command: Token, name: Token) -> bool:
    return command.text == "begin" and name.text == "document"


def _command(name: str, at: Token) -> Token:
    return Token("command", name, at.line)


def _heading(level: int, at: Token) -> list[Token]:
    return [_command("heading@", at), Token("text", str(level), at.line)]


def _letters(tokens: Tokens) -> str:
    """The characters of an argument, symbols among them, styles and braces left out."""
    return "".join(
        (symbol(token.text) or "") if token.kind == "command" else token.text
        for token in tokens
        if token.kind in ("command", "text", "space", "[", "]")
    )


_KINDS: dict[str, Callable[[Layout, Token], None]] = {
    "{": Layout._open,
    "}": Layout._close,
    "$": Layout._math,
    "&": Layout._ampersand,
    "^": Layout._raised,
    "_": Layout._lowered,
    "~": Layout._space,
    "space": Layout._space,
    "text": Layout._text,
    "paragraph": Layout._paragraph,
    "command": Layout._command,
}
_COMMANDS: dict[str, Callable[[Layout, Token], None]] = {
    **dict.fromkeys(("par", "bigskip", "medskip", "smallskip", "newpage", "clearpage", "maketitle"), Layout._par),
    **dict.fromkeys(("\\", "newline", "linebreak", "tabularnewline"), Layout._break),
    **dict.fromkeys(("cell@", "hfill", "hfil", "dotfill", "hrulefill", "tab", ">"), Layout._cell),
    **dict.fromkeys(("begingroup", "bgroup"), Layout._open),
    **dict.fromkeys(("endgroup", "egroup"), Layout._close),
    **dict.fromkeys(("(", ")", "[", "]"), Layout._math),
    **dict.fromkeys(("normalfont", "upshape", "mdseries", "rm"), Layout._upright),
    "heading@": Layout._heading_mark,
    "mark@": Layout._item_mark,
    "link@": Layout._link,
    "hspace": Layout._horizontal_space,
    "item": Layout._item,
    "begin": Layout._begin,
    "end": Layout._end,
    "else": Layout._else,
}  # fmt: skip
