"""What a CV consists of, before it is set in some format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


Inline = tuple[Text, ...]


@dataclass(frozen=True)
class Heading:
    level: int
    inline: Inline


@dataclass(frozen=True)
class Paragraph:
    """The lines that a reader sees broken, each as long as it likes."""

    lines: tuple[Inline, ...]


@dataclass(frozen=True)
class Item:
    """`number` counts from 1 in a numbered list and is 0 in others; depth from 0."""

    lines: tuple[Inline, ...]
    depth: int = 0
    number: int = 0


@dataclass(frozen=True)
class Row:
    cells: tuple[Inline, ...]


Block = Heading | Paragraph | Item | Row
Description = tuple[Block, ...]


def plain(inline: Inline) -> str:
    return "".join(part.text for part in inline)


def parts(*texts: str) -> Inline:
    """Inline text in short: "*bold*", "/italic/", anything else as it is."""
    return tuple(map(_part, texts))


def _part(text: str) -> Text:
    if len(text) > 2 and text[0] == text[-1] == "*":
        return Text(text[1:-1], bold=True)
    if len(text) > 2 and text[0] == text[-1] == "/":
        return Text(text[1:-1], italic=True)
    return Text(text)
