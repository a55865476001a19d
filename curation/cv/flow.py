"""The lines of an entry as one text whose every character knows its line and style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from curation.cv.lines import Line, Span, Style

_RAISED = str.maketrans(
    "0123456789abcdeghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"


@dataclass(frozen=True)
class Flow:
    """Text with `\\n` between lines and `\\t` between cells; raised digits and letters as Unicode has them."""

    text: str
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    # Where the page broke a line, which is seldom where a part ends.
    wraps: frozenset[int] = frozenset()

    def share(self, style: Style, start: int, end: int) -> float:
        """The share of the characters start to end that are set in a style, 0 to 1."""
        inside = sum(
            min(s.end, end) - max(s.start, start)
            for s in self.spans
            if s.style == style and s.start < end and s.end > start
        )
        return min(1.0, inside / (end - start)) if end > start else 0.0

    def styled(self, style: Style) -> list[tuple[int, int]]:
        """The stretches that are set in a style, those parted by blanks alone as one."""
        result: list[tuple[int, int]] = []
        for span in self.spans:
            if span.style != style:
                continue
            if result and not self.text[result[-1][1] : span.start].strip():
                result[-1] = (result[-1][0], max(result[-1][1], span.end))
            else:
                result.append((span.start, span.end))
        return result


def flow(lines: Iterable[Line]) -> Flow:
    """The flow of the lines that are not blank."""
    kept = tuple(line for line in lines if line.text)
    texts: list[str] = []
    spans: list[Span] = []
    wraps: set[int] = set()
    offset = 0
    for line in kept:
        texts.append(_with_raised(_with_tabs(line.text, line.cells), line.spans))
        spans += [
            Span(s.start + offset, s.end + offset, s.style, s.href) for s in line.spans
        ]
        wraps |= {offset + place for place in line.wraps}
        offset += len(line.text) + 1
    return Flow("\n".join(texts), kept, tuple(spans), frozenset(wraps))


def _with_tabs(text: str, cells: Sequence[str]) -> str:
    position = 0
    for cell in cells[:-1]:
        position = text.find(cell, position) + len(cell)
        text = text[:position] + "\t" + text[position + 1 :]
    return text


def _with_raised(text: str, spans: Sequence[Span]) -> str:
    for span in spans:
        if span.style == Style.SUPERSCRIPT:
            raised = text[span.start : span.end].translate(_RAISED)
            text = text[: span.start] + raised + text[span.end :]
    return text


_RESOURCE = (
    r"(?:pdf|code|link|slides?|videos?|arxiv|doi|bib(?:tex)?|papers?|poster|project(?: page)?|website|web|data|dataset|"
    r"appendix|supplement(?:ary)?|github|preprint|html|blog|talk|demo|url|full text|online|here|abstract|cite|pubmed|pmc)"
)
_LABEL = re.compile(
    rf"\s*\[\s*{_RESOURCE}\s*\]|\s*\(\s*(?:{_RESOURCE}(?:\s*[,|/]\s*)?)+\s*\)|\s*\[\s*\]",
    re.IGNORECASE,
)
_WORD = re.compile(_RESOURCE, re.IGNORECASE)


def without_resources(text: Flow) -> Flow:
    """The flow with blanks for links such as "[pdf]" and "code", which say nothing of the work."""
    characters = text.text
    for span in text.spans:
        if span.style == Style.LINK and _WORD.fullmatch(
            characters[span.start : span.end].strip(" []()")
        ):
            characters = (
                characters[: span.start]
                + " " * (span.end - span.start)
                + characters[span.end :]
            )
    characters = _LABEL.sub(lambda m: " " * len(m[0]), characters)
    return replace(text, text=characters)


def trimmed(text: str) -> str:
    """A stretch as printed without the punctuation around it; brackets stay in pairs."""
    text = plain(text).strip(" .,;:–—-|")
    while (
        text.endswith("(") or text.endswith(")") and text.count("(") < text.count(")")
    ):
        text = text[:-1].rstrip(" .,;:–—-|")
    while (
        text.startswith(")")
        or text.startswith("(")
        and text.count("(") > text.count(")")
    ):
        text = text[1:].lstrip(" .,;:–—-|")
    return text


def plain(text: str) -> str:
    """A stretch of a flow as it is printed: blanks collapsed."""
    return " ".join(text.split())
