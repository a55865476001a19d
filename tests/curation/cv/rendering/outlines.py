"""A description in Org and in reStructuredText."""

from __future__ import annotations

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


def org(description: Description) -> str:
    return (
        "\n".join(_org(block, at == 0) for at, block in enumerate(description)) + "\n"
    )


def _org(block: Block, is_first: bool) -> str:
    match block:
        case Heading(1, inline) if is_first:
            return f"#+TITLE: {plain(inline)}"
        case Heading(level, inline):
            return f"{'*' * max(level - 1, 1)} {_org_inline(inline)}"
        case Item(lines, depth, number):
            mark = f"{number}." if number else "-"
            hang = "\\\\\n" + "  " * depth + "   "
            return f"{'  ' * depth}{mark} {hang.join(map(_org_inline, lines))}"
        case Row(cells):
            return f"| {' | '.join(map(_org_inline, cells))} |"
        case Paragraph(lines):
            return "\n" + "\\\\\n".join(map(_org_inline, lines)) + "\n"


def _org_inline(inline: Inline) -> str:
    return "".join(map(_org_part, inline))


def _org_part(part: Text) -> str:
    shown = f"*{part.text}*" if part.bold else part.text
    shown = f"/{shown}/" if part.italic else shown
    return f"[[{part.href}][{shown}]]" if part.href else shown


def rst(description: Description) -> str:
    return "\n".join(map(_rst, description))


def _rst(block: Block) -> str:
    match block:
        case Heading(level, inline):
            shown = _rst_inline(inline)
            return f"{shown}\n{'=-~^+'[level - 1] * len(shown)}\n"
        case Item(lines, depth, number):
            mark = f"{number}. " if number else "- "
            indent = "   " * depth
            return indent + mark + _rst_lines(lines, indent + " " * len(mark))
        case Row(cells):
            return _rst_row([_rst_inline(cell) for cell in cells])
        case Paragraph(lines):
            return _rst_lines(lines, "")


def _rst_lines(lines: tuple[Inline, ...], indent: str) -> str:
    """Broken lines are a line block."""
    if len(lines) == 1:
        return _rst_inline(lines[0]) + "\n"
    return f"\n{indent}".join(f"| {_rst_inline(line)}" for line in lines) + "\n"


def _rst_row(cells: list[str]) -> str:
    rule = "  ".join("=" * len(cell) for cell in cells)
    return f"{rule}\n{'  '.join(cells)}\n{rule}\n"


def _rst_inline(inline: Inline) -> str:
    return "".join(map(_rst_part, inline))


def _rst_part(part: Text) -> str:
    shown = f"**{part.text}**" if part.bold else part.text
    shown = f"*{part.text}*" if part.italic else shown
    shown = f"`{part.text} <{part.href}>`__" if part.href else shown
    # Markup ends where a letter follows only if told so.
    return shown if shown == part.text else f"\\ {shown}\\ "
