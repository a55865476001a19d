"""Markdown, and the Markdown that converters make of PDF: headings, lists, tables, inline markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from curation.cv.decoding import decode
from curation.cv.extractors.markdown.blocks import as_markdown
from curation.cv.extractors.markdown.inline import printed, split_at_breaks
from curation.cv.extractors.printing import BULLETS, line_of
from curation.cv.lines import Document, Line
from curation.cv.wrapping import joined

_WRITTEN = re.compile(r"^#{1,6} \S|\*\*\w[^*\n]*\*\*|\]\(https?:", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->|^\[//\]: # .*?$", re.DOTALL | re.MULTILINE)
_FRONT_MATTER = re.compile(
    r"\A\ufeff?\s*(---|\+\+\+)[ \t]*\n.*?^\1[ \t]*$", re.DOTALL | re.MULTILINE
)
# What the front matter says of the person.
_PERSONAL = re.compile(
    r"""^(?P<label>(?:author|name|email|phone|orcid):\s)\s*["']?(?P<value>[^"'\[{\s][^"'\n]*)""",
    re.MULTILINE,
)
# What Jekyll and Hugo fill in: the pages that it names are not part of the file.
_TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1[ \t]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+)$")
_TABLE_RULE = re.compile(r"[\s|]*:?-{2,}:?[\s|:-]*$")
_ROW = re.compile(r"\s*(?:[-*+]\s+)?\|(.*)\|\s*$")
_DEFINITION = re.compile(r"\s{0,3}\[[^\]]+\]:\s+\S+")
_ATTRIBUTES = re.compile(r"\s*\{[:#.][^}]*\}\s*$")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
# Short codes such as ":office:" and pictures are no words.
_EMOJI = re.compile(
    r"(?<![\w:]):[a-z][a-z_]+:(?![\w:])|[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F](?<!✓)"
)
_BULLET = re.compile(rf"\s+(?=[{BULLETS}]\s)")


def is_markdown(text: str) -> bool:
    """Whether a text is written in Markdown, whatever its file is called."""
    return len(_WRITTEN.findall(text)) >= 3


def extract(data: bytes) -> Document:
    """The lines of a Markdown file; comments, templates, code and most of the front matter are blank ones."""
    text = decode(data)
    source = as_markdown(_without_asides(text)).split("\n")
    lines: list[Line] = []
    for number, raw in enumerate(source, 1):
        below = source[number] if number < len(source) else ""
        lines += _lines(number, raw, below)
    return Document(tuple(joined(lines, text)), "markdown", text)


def _without_asides(text: str) -> str:
    text = _FRONT_MATTER.sub(_personal, text, count=1)
    for aside in (_COMMENT, _FENCE, _TEMPLATE):
        text = aside.sub(lambda match: "\n" * match[0].count("\n"), text)
    return text


def _personal(front: re.Match[str]) -> str:
    """The lines of a front matter, those blank that say nothing of the person."""
    rows = [_PERSONAL.match(row) for row in front[0].split("\n")]
    return "\n".join(row["label"] + row["value"] if row else "" for row in rows)


def _lines(number: int, raw: str, below: str) -> Iterator[Line]:
    if (
        not raw.strip()
        or _RULE.match(raw)
        or _TABLE_RULE.match(raw)
        or _DEFINITION.match(raw)
    ):
        yield Line(number, "", last=number)
        return
    heading = _heading_level(raw, below)
    raw = _ATTRIBUTES.sub("", raw)
    if match := _HEADING.match(raw):
        raw = match[2]
    if row := _ROW.match(raw):
        raw = re.sub(r"(?<!\\)\|", "\t", row[1])
    raw = _EMOJI.sub("", re.sub(r"^\s*>\s?", "", raw))
    yield from _printed_lines(number, raw, heading)


def _heading_level(raw: str, below: str) -> int:
    if match := _HEADING.match(raw):
        return len(match[1])
    if re.fullmatch(r"\s{0,3}=+\s*", below):
        return 1
    if re.fullmatch(r"\s{0,3}-{3,}\s*", below) and not re.match(r"\s*[-*+|>]", raw):
        return 2
    return 0


def _printed_lines(number: int, raw: str, heading: int) -> Iterator[Line]:
    """The lines that one line of source prints: breaks and run-in bullets part it.

    A break inside a table row leaves its other cells with the first part.
    """
    parts = _by_cell(raw) if "\t" in raw and "<br" in raw else [raw]
    for part in parts:
        text = printed(_BULLET.sub("\n", part))
        for piece, spans in split_at_breaks(text):
            line = line_of(number, piece, spans, heading=heading)
            if line.text:
                yield replace(
                    line,
                    is_final=bool(heading or _HARD_BREAK.search(raw) or len(parts) > 1),
                )


def _by_cell(raw: str) -> list[str]:
    cells = [re.split(r"<br\s*/?>", cell) for cell in raw.split("\t")]
    rows = max(len(cell) for cell in cells)
    return [
        "\t".join(cell[row] for cell in cells if row < len(cell)) for row in range(rows)
    ]
