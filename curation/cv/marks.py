"""List marks at the beginning of a line."""

import re

# What Symbol and Wingdings draw as bullets stands in the private use area.
BULLETS = "•◦‣▪▫■□●○∙⋅·◆◇➢➤►▸–—\u2043\u2219\uf0b7\uf0a7\uf076\uf0d8\uf0fc✓✔★⋆∗"
_NUMBER = r"\[[A-Z]{0,3}\.?\d{1,3}\]|\(?[A-Z]?\d{1,3}[.)]|\(?[a-z][.)]"
_BULLET_MARK = re.compile(rf"([{BULLETS}]|[-*o+](?=\s))\s*")
_NUMBER_MARK = re.compile(rf"({_NUMBER})\s+")
# "J12" needs a cell of its own: before text it may be a course.
_MARK = re.compile(rf"[{BULLETS}*+o-]|{_NUMBER}|[A-Z]\d{{1,2}}:?")


def is_mark(text: str) -> bool:
    """Whether the text is a list mark and nothing else: "•", "1.", "[J12]"; no year."""
    return bool(_MARK.fullmatch(text))


def bullet(text: str) -> tuple[str, int]:
    """The bullet a line begins with and where the text after it starts; ("", 0) for none."""
    return _split(_BULLET_MARK.match(text))


def number(text: str) -> tuple[str, int]:
    """The same for "1.", "(2)" or "[J12]"."""
    return _split(_NUMBER_MARK.match(text))


def _split(found: re.Match[str] | None) -> tuple[str, int]:
    return (found[1], found.end()) if found else ("", 0)
