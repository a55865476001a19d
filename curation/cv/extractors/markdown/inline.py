"""Inline markup of Markdown and the HTML inside it: printed text and the spans set apart in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from curation.cv.lines import Span, Style

_TOKEN = re.compile(
    r"""
    (?P<escape>\\[!-/:-@\[-`{-~])
  | (?P<code>(`+).+?\3)
  | (?P<image>!\[[^\]]*\]\([^)]*\))
  | (?P<link>\[(?P<words>(?:\\.|[^\[\]\\]|\[[^\]]*\])*)\]
        (?:\(\s*<?(?P<href>[^)\s>]*)>?(?:\s+["'][^)]*)?\)|\[(?P<reference>[^\]]*)\]))
  | <(?P<address>(?:https?://|mailto:)[^>\s]+|[\w.+-]+@[\w.-]+)>
  | (?P<tag><(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>[^<>]*)>)
  | (?P<entity>&(?:\#\d+|\#[xX][0-9a-fA-F]+|\w+);)
  | (?P<stars>\*{1,3}|_{1,3})
    """,
    re.VERBOSE,
)
_TAGS = {
    "b": Style.BOLD, "strong": Style.BOLD, "i": Style.ITALIC, "em": Style.ITALIC,
    "cite": Style.ITALIC, "sup": Style.SUPERSCRIPT, "code": Style.CODE, "a": Style.LINK,
}  # fmt: skip
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]+)""")
_STARS = {1: (Style.ITALIC,), 2: (Style.BOLD,), 3: (Style.BOLD, Style.ITALIC)}


@dataclass
class _Opened:
    """A delimiter that waits for its partner: it stands at `start`, in `pieces[piece]`."""

    mark: str
    start: int
    piece: int
    href: str | None = None


@dataclass
class Printed:
    """Text as a reader sees it; `\\n` where the markup breaks the line."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    opened: list[_Opened] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def include(self, other: Printed) -> None:
        self.spans += [
            Span(s.start + self.length, s.end + self.length, s.style, s.href)
            for s in other.spans
        ]
        self.add(other.text)


def printed(source: str) -> Printed:
    """The text of a line of Markdown, and the spans in it.

    A delimiter without a partner is text: "Lee*, Park*" keeps its stars.
    """
    result = Printed()
    end = 0
    for token in _TOKEN.finditer(source):
        result.add(source[end : token.start()])
        _apply(result, token, source)
        end = token.end()
    result.add(source[end:])
    result.spans.sort(key=lambda span: (span.start, -span.end))
    return result


def _apply(result: Printed, token: re.Match[str], source: str) -> None:
    if token["escape"]:
        result.add(token["escape"][1])
    elif token["code"]:
        _styled(result, token["code"].strip("`"), Style.CODE)
    elif token["link"]:
        _link(result, token)
    elif token["address"]:
        address = token["address"]
        href = address if ":" in address else f"mailto:{address}"
        _styled(result, address.removeprefix("mailto:"), Style.LINK, href)
    elif token["tag"]:
        _tag(result, token)
    elif token["entity"]:
        result.add(html.unescape(token["entity"]).replace("\xa0", " "))
    elif token["stars"]:
        _stars(result, token, source)


def _styled(result: Printed, text: str, style: Style, href: str | None = None) -> None:
    result.spans.append(Span(result.length, result.length + len(text), style, href))
    result.add(text)


def _link(result: Printed, token: re.Match[str]) -> None:
    start = result.length
    result.include(printed(token["words"]))
    result.spans.append(Span(start, result.length, Style.LINK, token["href"] or "#"))


def _tag(result: Printed, token: re.Match[str]) -> None:
    name = token["name"].lower()
    if name in {"br", "p", "div", "li", "tr"}:
        result.add("\n")
    elif name in _TAGS and token["close"]:
        _close(result, name, (_TAGS[name],))
    elif name in _TAGS:
        href = _HREF.search(token["attributes"])
        result.opened.append(
            _Opened(name, result.length, len(result.pieces), href and href[1])
        )


def _stars(result: Printed, token: re.Match[str], source: str) -> None:
    """Opens or closes emphasis by CommonMark's flanking rule, as far as CVs need it."""
    mark = token["stars"]
    before = source[token.start() - 1 : token.start()]
    after = source[token.end() : token.end() + 1]
    closes = bool(before.strip())
    opens = bool(after.strip())
    if mark[0] == "_" and before.isalnum() and after.isalnum():
        result.add(mark)
    elif closes and _close(result, mark, _STARS[len(mark)]):
        pass
    elif opens and not (before.isalnum() and not after.isalnum()):
        result.opened.append(_Opened(mark, result.length, len(result.pieces)))
        result.add(mark)
    else:
        result.add(mark)


def _close(result: Printed, mark: str, styles: tuple[Style, ...]) -> bool:
    """Ends what `mark` opened last; stars that stood inside without a partner stay text."""
    for index in range(len(result.opened) - 1, -1, -1):
        opened = result.opened[index]
        if opened.mark != mark:
            continue
        del result.opened[index:]
        _take_out(result, opened)
        result.spans += [
            Span(opened.start, result.length, style, opened.href) for style in styles
        ]
        return True
    return False


def _take_out(result: Printed, opened: _Opened) -> None:
    """Removes the stars that turned out to be markup; tags were never part of the text."""
    if opened.mark[0] not in "*_":
        return
    size = len(opened.mark)
    result.pieces[opened.piece] = ""
    result.length -= size
    result.spans = [_shifted(span, opened.start, size) for span in result.spans]


def _shifted(span: Span, start: int, size: int) -> Span:
    if span.end <= start:
        return span
    moved = span.start - size if span.start > start else span.start
    return Span(moved, span.end - size, span.style, span.href)


def split_at_breaks(text: Printed) -> Iterator[tuple[str, list[Span]]]:
    """The parts between the line breaks of the markup, each with its spans."""
    start = 0
    for part in text.text.split("\n"):
        end = start + len(part)
        yield part, cut(text.spans, start, end)
        start = end + 1


def cut(spans: list[Span], start: int, end: int) -> list[Span]:
    """The spans of a text as those of its characters start to end."""
    return [
        Span(max(s.start, start) - start, min(s.end, end) - start, s.style, s.href)
        for s in spans
        if s.start < end and s.end > start
    ]
