"""A description in LaTeX: with the means of LaTeX alone, and with those of moderncv."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.curation.cv.rendering.description import (
    Block,
    Description,
    Heading,
    Inline,
    Item,
    Paragraph,
    Row,
    Text,
)

ESCAPES = {
    "\\": r"\textbackslash{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\^{}",
    "–": "--",
    "—": "---",
    "“": "``",
    "”": "''",
    "é": r"\'e",
    "ö": r"\"{o}",
    "[": "{[}",
    "]": "{]}",
}
SECTIONS = (
    "",
    r"\section*",
    r"\subsection*",
    r"\subsubsection*",
    r"\paragraph",
    r"\subparagraph",
)


def article(description: Description) -> str:
    return _document(r"\documentclass{article}", _set(description, _article_row))


def moderncv(description: Description) -> str:
    return _document(r"\documentclass{moderncv}", _set(description, _moderncv_row))


def _document(head: str, body: Iterator[str]) -> str:
    lines = [
        head,
        r"\usepackage[utf8]{inputenc}",
        r"\begin{document}",
        *body,
        r"\end{document}",
    ]
    return "\n".join(lines) + "\n"


def _set(description: Description, row: Callable[[Row], str]) -> Iterator[str]:
    open_lists: list[str] = []
    for block in description:
        wanted = block.depth + 1 if isinstance(block, Item) else 0
        kind = "enumerate" if isinstance(block, Item) and block.number else "itemize"
        while len(open_lists) > wanted or (
            wanted and open_lists[wanted - 1 :] not in ([], [kind])
        ):
            yield f"\\end{{{open_lists.pop()}}}"
        while len(open_lists) < wanted:
            open_lists.append(kind)
            yield f"\\begin{{{kind}}}"
        yield row(block) if isinstance(block, Row) else _block(block)
    while open_lists:
        yield f"\\end{{{open_lists.pop()}}}"


def _block(block: Block) -> str:
    match block:
        case Heading(1, inline):
            return f"{{\\Huge {_inline(inline)}}}\n"
        case Heading(level, inline):
            return f"{SECTIONS[level - 1]}{{{_inline(inline)}}}"
        case Item(lines, _, _):
            return r"\item " + _lines(lines)
        case Paragraph(lines):
            return _lines(lines) + "\n"
    raise ValueError(block)


def _article_row(row: Row) -> str:
    return r"\noindent " + r" \hfill ".join(map(_inline, row.cells)) + "\n"


def _moderncv_row(row: Row) -> str:
    cells = [f"{{{_inline(cell)}}}" for cell in row.cells]
    if len(cells) == 2:
        return r"\cvitem" + "".join(cells)
    return r"\cventry" + "".join((cells + ["{}"] * 6)[:6])


def _lines(lines: tuple[Inline, ...]) -> str:
    return " \\\\\n".join(map(_inline, lines))


def _inline(inline: Inline) -> str:
    return "".join(map(_part, inline))


def _part(part: Text) -> str:
    shown = "".join(ESCAPES.get(sign, sign) for sign in part.text)
    shown = f"\\textbf{{{shown}}}" if part.bold else shown
    shown = f"\\emph{{{shown}}}" if part.italic else shown
    return f"\\href{{{part.href}}}{{{shown}}}" if part.href else shown
