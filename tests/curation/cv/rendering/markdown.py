"""A description in Markdown, and as plain text."""

from __future__ import annotations

import re

from tests.curation.cv.rendering.description import (
    Block,
    Description,
    Heading,
    Inline,
    Item,
    Paragraph,
    Row,
    Text,
    plain,
)


def markdown(description: Description) -> str:
    return "\n\n".join(map(_markdown, description)).replace("\n\n\n", "\n\n") + "\n"


def text(description: Description) -> str:
    """Headings are lines between blank ones; cells are far apart."""
    return "\n\n".join(map(_text, description)) + "\n"


def _markdown(block: Block) -> str:
    match block:
        case Heading(level, inline):
            return f"{'#' * level} {_inline(inline)}"
        case Item(lines, depth, number):
            indent = " " * 3 * depth
            mark = f"{number}." if number else "-"
            hang = "  \n" + indent + " " * (len(mark) + 1)
            return f"{indent}{mark} {hang.join(map(_inline, lines))}"
        case Row(cells):
            return "\t".join(map(_inline, cells))
        case Paragraph(lines):
            return "  \n".join(map(_inline, lines))


def _inline(inline: Inline) -> str:
    return "".join(map(_part, inline))


def _part(part: Text) -> str:
    shown = re.sub(r"([\\*_\[\]<`])", r"\\\1", part.text)
    core = shown.strip()
    if not core:
        return shown
    styled = f"**{core}**" if part.bold else core
    styled = f"*{styled}*" if part.italic else styled
    styled = f"[{styled}]({part.href})" if part.href else styled
    # Marks stand next to the letters, blanks outside.
    return shown.replace(core, styled, 1)


def _text(block: Block) -> str:
    match block:
        case Heading(_, inline):
            return plain(inline)
        case Item(lines, depth, number):
            indent = "  " * depth
            mark = f"{number}." if number else "-"
            hang = "\n" + indent + " " * (len(mark) + 1)
            return f"{indent}{mark} {hang.join(map(plain, lines))}"
        case Row(cells):
            return "      ".join(map(plain, cells))
        case Paragraph(lines):
            return "\n".join(map(plain, lines))
