"""Markdown as safe HTML: a few tags, no raw HTML, no pictures."""

from __future__ import annotations

from typing import Any

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# Characters. Up to here the worst input takes the parser a third of a second; a
# longer text is shown as it stands.
LIMIT = 20_000

_CLEANER = nh3.Cleaner(
    tags={
        "a",
        "blockquote",
        "br",
        "code",
        "em",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "ul",
    },
    attributes={"a": {"href", "title"}},
    url_schemes={"http", "https"},
    link_rel="nofollow noopener",
)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    # A heading would break the order of the page's own.
    parser.add_render_rule("heading_open", _always("<p><strong>"))
    parser.add_render_rule("heading_close", _always("</strong></p>\n"))
    return parser


def _always(html: str) -> Any:
    return lambda *_: html


_PARSER = _parser()


def to_html(text: str) -> SafeString:
    """The Markdown text as HTML that may stand in a page."""
    if len(text) > LIMIT:
        return mark_safe(linebreaks(text, autoescape=True))
    return mark_safe(_CLEANER.clean(_PARSER.render(text)))
