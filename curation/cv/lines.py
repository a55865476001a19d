"""The lines of a document as every format gives them; what comes after is blind to the format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    BOLD = "bold"
    ITALIC = "italic"
    SUPERSCRIPT = "superscript"
    SMALL_CAPS = "small_caps"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True)
class Span:
    """Characters start to end of a line's text (end excluded) that are set apart."""

    start: int
    end: int
    style: Style
    # Where a link leads; None for every other style.
    href: str | None = None


@dataclass(frozen=True)
class Line:
    """A line, or several printed ones that a command or a table row joins.

    `number` and `last` count from 1 in the file as given, or in the extracted text
    that is kept with the import where a format (PDF, DOCX) has no lines of its own.
    """

    number: int
    # Markup removed, blanks collapsed; "" for a blank line.
    text: str
    last: int = 0
    # From 1; None where the format has no pages.
    page: int | None = None
    # Level of a heading from 1, 0 for any other line.
    heading: int = 0
    # The list mark as printed, "-" or "1." or "[12]"; "" for none.
    mark: str = ""
    # Columns of blank space before the mark or text.
    indent: int = 0
    # The cells of a table row, or the arguments of a macro that sets an entry.
    cells: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    # Places in the text, between words, at which the page broke the line.
    wraps: tuple[int, ...] = ()
    # The format says that the line ends here (a hard break, a row); False where the
    # page may have broken it.
    is_final: bool = False


@dataclass(frozen=True)
class Document:
    """What an extractor gives: its lines and, where the file had none, the text they stand in."""

    lines: tuple[Line, ...]
    # "markdown", "latex", "pdf" …: the name under which the extractor is registered.
    format: str
    # The text whose lines are counted, as kept with the import.
    text: str
    pages: int | None = None
    # What stood in the file, or was named by it, and is in no line: "30 page numbers".
    left_out: tuple[str, ...] = ()
