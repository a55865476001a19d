"""Markup within a line of Org: emphasis, links, raised text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.cv.lines import Style
from curation.cv.runs import Run

STYLES = {"*": Style.BOLD, "/": Style.ITALIC, "=": Style.CODE, "~": Style.CODE}
# Emphasis begins after, and ends before, a blank or certain signs (Org manual,
# "Emphasis and Monospace").
_MARKUP = re.compile(
    r"""
      \[\[(?P<target>[^\[\]\n]+)\](?:\[(?P<name>[^\[\]\n]+)\])?\]
    | (?:(?<=[\s\-–—({'"|])|^)(?P<mark>[*/_+=~])(?P<inner>[^\s](?:[^\n]{0,400}?[^\s])?)(?P=mark)
      (?=[\s\-–—.,;:!?'")}\[|\\]|$)
    | [\[<](?P<stamp>\d{4}-\d\d-\d\d)(?:\s[^\s\d\]>]{2,4})?[\]>]
    | \^\{(?P<raised>[^{}\n]*)\}
    | \[fn:[^\[\]\n]*\] | @@[^@\n]*@@ | \{\{\{[^{}\n]*\}\}\}
    """,
    re.VERBOSE,
)


def inline(
    text: str, styles: frozenset[Style] = frozenset(), href: str | None = None
) -> Iterator[Run]:
    end = 0
    for found in _MARKUP.finditer(text):
        yield Run(text[end : found.start()], styles, href)
        yield from _marked(found, styles, href)
        end = found.end()
    yield Run(text[end:], styles, href)


def _marked(
    found: re.Match[str], styles: frozenset[Style], href: str | None
) -> Iterator[Run]:
    if target := found["target"]:
        is_file = target.startswith(("file:", "#", "*"))
        target = target.removeprefix("mailto:") if not found["name"] else target
        name = found["name"] or target
        yield from inline(
            name,
            styles if is_file else styles | {Style.LINK},
            None if is_file else found["target"],
        )
    elif found["stamp"]:
        yield Run(found["stamp"], styles, href)
    elif found["raised"]:
        yield Run(found["raised"], styles | {Style.SUPERSCRIPT}, href)
    elif mark := found["mark"]:
        style = STYLES.get(mark)
        inner = styles | {style} if style else styles
        if style is Style.CODE:
            yield Run(found["inner"], inner, href)
        else:
            yield from inline(found["inner"], inner, href)
