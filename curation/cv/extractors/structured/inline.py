"""The Markdown and HTML that people write into the values of their data."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from curation.cv.lines import Style
from curation.cv.runs import Run

TAGS = {
    "b": Style.BOLD,
    "strong": Style.BOLD,
    "i": Style.ITALIC,
    "em": Style.ITALIC,
    "sup": Style.SUPERSCRIPT,
    "a": Style.LINK,
}
_MARKUP = re.compile(r"[*_`<\[\\&]")
_TAG = re.compile(r"<(/?)(\w+)(?:[^>]*?href=[\"']?([^\"'\s>]+))?[^>]*>")
_PARSER = MarkdownIt()


def inline(text: str) -> list[Run]:
    if not _MARKUP.search(text):
        return [Run(text)]
    runs: list[Run] = []
    look = Run("")
    for token in _PARSER.parseInline(text)[0].children or []:
        name, is_open, href = _change(token)
        if style := TAGS.get(name):
            look = _changed(look, style, is_open, href)
        elif name == "br":
            runs.append(Run(" "))
        elif token.content and token.type != "html_inline":
            runs.append(replace(look, text=token.content))
    return runs


def _change(token: Token) -> tuple[str, bool, str | None]:
    """The tag that begins or ends, and where a link leads."""
    if token.type == "html_inline":
        found = _TAG.match(token.content)
        return (
            (found[2].lower(), not found[1], found[3]) if found else ("", False, None)
        )
    href = token.attrGet("href")
    name = "br" if token.type == "softbreak" else token.tag
    return name, token.nesting > 0, str(href) if href else None


def _changed(look: Run, style: Style, is_open: bool, href: str | None) -> Run:
    styles = look.styles | {style} if is_open else look.styles - {style}
    if style is Style.LINK:
        look = replace(look, href=href if is_open else None)
    return replace(look, styles=styles)
