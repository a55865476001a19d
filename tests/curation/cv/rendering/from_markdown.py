"""A CV in Markdown as a description, to set real ones in other formats."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

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

_TABLE_ROW = re.compile(r"^(?:- )?\|(.*)\|[ ]*$", re.MULTILINE)


def describe(markdown: str) -> Description:
    """Every printed line stays a line; one with tabs is a row; rules are left out."""
    blocks: list[Block] = []
    lists: list[int] = []
    heading = item = 0
    for token in MarkdownIt().parse(_TABLE_ROW.sub(_untabled, markdown)):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(
                0 if token.type[0] == "b" else int(token.attrGet("start") or 1)
            )
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            item = 1
        elif token.type == "list_item_close" and lists[-1]:
            lists[-1] += 1
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "inline":
            blocks += _blocks(_lines(token), heading, lists, bool(item))
            heading = item = 0
    return tuple(blocks)


def _untabled(row: re.Match[str]) -> str:
    """A row of a table as a line of its own with tabs; its rule and empty rows are gone."""
    if not re.search(r"\w", row[1]):
        return ""
    cells = (re.sub(r"<br */?>", " ", cell.strip()) for cell in row[1].split("|"))
    return "\n" + "\t".join(cells) + "\n"


def _blocks(
    lines: list[Inline], heading: int, lists: list[int], is_item: bool
) -> list[Block]:
    if heading:
        return [Heading(heading, line) for line in lines]
    if is_item:
        return [Item(tuple(lines), len(lists) - 1, lists[-1])]
    if not any("\t" in part.text for line in lines for part in line):
        return [Paragraph(tuple(lines))]
    return [_row(line) for line in lines]


def _row(line: Inline) -> Block:
    cells: list[list[Text]] = [[]]
    for part in line:
        for at, text in enumerate(part.text.split("\t")):
            if at:
                cells.append([])
            cells[-1].append(replace(part, text=text))
    return Row(tuple(map(tuple, cells))) if len(cells) > 1 else Paragraph((line,))


def _tagged(look: Text, tag: str, lines: list[list[Text]]) -> Text:
    match tag.lower().strip("<>"):
        case "b" | "strong":
            return replace(look, bold=True)
        case "/b" | "/strong":
            return replace(look, bold=False)
        case "i" | "em":
            return replace(look, italic=True)
        case "/i" | "/em":
            return replace(look, italic=False)
        case "br" | "br/" | "br /":
            lines.append([])
    return look


def _toggled(look: Text, token: Token) -> Text:
    if token.type.startswith("strong"):
        return replace(look, bold=token.nesting > 0)
    return replace(look, italic=token.nesting > 0)


def _lines(inline: Token) -> list[Inline]:
    lines: list[list[Text]] = [[]]
    look = Text("")
    for token in inline.children or []:
        if token.type in ("softbreak", "hardbreak"):
            lines.append([])
        elif token.type.startswith(("strong", "em_")):
            look = _toggled(look, token)
        elif token.type.startswith("link"):
            look = replace(
                look, href=str(token.attrGet("href") or "") if token.nesting > 0 else ""
            )
        elif token.type == "html_inline":
            look = _tagged(look, token.content, lines)
        elif token.content:
            lines[-1].append(replace(look, text=token.content))
    return [tuple(line) for line in lines if any(part.text.strip() for part in line)]
