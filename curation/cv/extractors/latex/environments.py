r"""\begin and \end, and the items between them."""

from __future__ import annotations

from curation.cv.extractors.latex import prelude
from curation.cv.extractors.latex.state import State, command, group, letters
from curation.cv.extractors.latex.stream import Stream, plain
from curation.cv.extractors.latex.tokens import Token
from curation.cv.marks import is_mark


def begin(state: State, token: Token) -> None:
    name = plain(state.stream.argument())
    state.open()
    if macro := state.macros.commands.get(f"begin {name}"):
        macro.expand(state.stream, token.line)
        return
    state.builder.flush()
    if name in prelude.LISTS:
        _head_of_list(state, name, token)
        state.lists.append((prelude.LISTS[name], 0))
        state.stream.skip_space()
        state.skip({"list": 2, "thebibliography": 1}.get(name, 0))
    elif name in prelude.TABLES:
        state.tables.append(name)
        state.skip(prelude.TABLES[name])
    elif name in prelude.FRAMES:
        state.skip(prelude.FRAMES[name])
    else:
        _begin_unknown(state, name, token)


def _head_of_list(state: State, name: str, token: Token) -> None:
    r"""\begin{cvlist}{Education} of the package currvita has its heading with it."""
    if name == "cvlist":
        state.push_heading(2, state.stream.argument(), token)


def _begin_unknown(state: State, name: str, token: Token) -> None:
    r"""Its arguments are a row; \begin{rSection}{Education} is a heading."""
    cells = state.cells()
    if len(cells) == 1 and name == "cv":
        state.push_heading(1, cells[0], token)
    elif len(cells) == 1 and "section" in name.lower():
        state.push_heading(3 if "sub" in name.lower() else 2, cells[0], token)
    elif cells:
        state.push_row(cells, token)


def end(state: State, token: Token) -> None:
    name = plain(state.stream.argument())
    if macro := state.macros.commands.get(f"end {name}"):
        state.stream.push([*macro.body, command("endgroup", token)])
        return
    state.builder.flush()
    if name == "document":
        state.stream = Stream([])
    if name in prelude.LISTS and state.lists:
        state.lists.pop()
    if name in prelude.TABLES and state.tables:
        state.tables.pop()
    state.close()


def item(state: State, token: Token) -> None:
    r"""A label that is no mark, as in \item[2019], is the first cell of the item."""
    mark, count = state.lists.pop() if state.lists else ("•", 0)
    state.lists.append((mark, count + 1))
    label = state.stream.option()
    printed = f"{count + 1}." if mark == "1" else mark
    words = printed if label is None else letters(label).strip()
    is_text = bool(words) and not is_mark(words)
    state.builder.item("" if is_text else words, 2 * (len(state.lists) - 1))
    if label and is_text:
        state.stream.push([*group(label, token), command("cell@", token)])
