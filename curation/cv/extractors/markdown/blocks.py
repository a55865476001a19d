"""Blocks that a page sets in HTML, as the Markdown that says the same; every line keeps its number."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"^[ \t]*<h(?P<level>[1-6])\b[^<>]*>(?P<words>[^\n]*?)</h(?P=level)>[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM = re.compile(
    r"^[ \t]*(?:</?[uo]l\b[^<>]*>[ \t]*)*<li\b[^<>]*>(?P<opened>(?:\s|<(?:a|b|em|i|span|strong|p)\b[^<>]*>)*)",
    re.IGNORECASE | re.MULTILINE,
)
_BLOCK_ALONE = re.compile(
    r"^[ \t]*(?:</?(?:section|div|article|ul|ol|p|table|tbody|tr|br|hr|main|header)\b[^<>]*>[ \t]*)+$",
    re.IGNORECASE | re.MULTILINE,
)
_INDENT = re.compile(r"^[ \t]+(?=<)", re.MULTILINE)
# What floats at the right is a column there.
_RIGHT = re.compile(r"<span\b[^<>]*float:\s*right[^<>]*>\s*", re.IGNORECASE)


def as_markdown(text: str) -> str:
    """The text with headings, items and right columns in Markdown, and blank lines for what only groups."""
    text = _HEADING.sub(lambda m: f"{'#' * int(m['level'])} {m['words'].strip()}", text)
    text = _ITEM.sub(_item, text)
    text = _BLOCK_ALONE.sub("", text)
    return _INDENT.sub("", _RIGHT.sub("\t", text))


def _item(match: re.Match[str]) -> str:
    """The mark of an item before its first words, which may stand on a later line."""
    opened = match["opened"]
    return "\n" * opened.count("\n") + "- " + re.sub(r"\s+", " ", opened).strip()
