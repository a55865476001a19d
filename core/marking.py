"""Marks the words that a search found, in the text as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from core.querying import Part, indexed_words

# A printed word; an apostrophe inside belongs to it.
_PRINTED = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Letters of a snippet, and how many of them stand before its first mark at most.
_LENGTH, _BEFORE = 240, 80
# Letters of a text that are looked at.
_READ = 20_000


def marked(text: str, parts: Iterable[Part]) -> SafeString:
    """The text, escaped, with a mark around each word that a part of a query finds."""
    spans = hits(text, parts)
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text, spans)))


def snippet(text: str, parts: Iterable[Part]) -> SafeString:
    """Some words of a text around the first that a part finds, marked; "" where none does."""
    parts, text = list(parts), text[:_READ]
    found = hits(text, parts)
    if not found:
        return SafeString("")
    first = _word_start(text, max(0, found[0][0] - _BEFORE))
    last = first + _LENGTH
    if last < len(text):
        last = text.rfind(" ", found[0][1], last + 1)
        last = last if last > 0 else found[0][1]
    before = "… " if first else ""
    after = " …" if last < len(text) else ""
    return format_html("{}{}{}", before, marked(text[first:last], parts), after)


def _word_start(text: str, place: int) -> int:
    return text.find(" ", place) + 1 if place else 0


def hits(text: str, parts: Iterable[Part]) -> list[tuple[int, int]]:
    """Where the printed words stand that one of the parts finds, in order."""
    spans = [match.span() for match in _PRINTED.finditer(text)]
    # A printed word may fold to several, or to none.
    words = [
        (word, place)
        for place, (start, end) in enumerate(spans)
        for word in indexed_words(text[start:end])
    ]
    places = {
        place for part in parts if not part.is_negated for place in _places(words, part)
    }
    return [spans[place] for place in sorted(places)]


def _places(words: Sequence[tuple[str, int]], part: Part) -> Iterator[int]:
    if not part.is_phrase:
        yield from (place for word, place in words if word.startswith(part.words[0]))
        return
    size = len(part.words)
    for first in range(len(words) - size + 1):
        some = words[first : first + size]
        if tuple(word for word, _ in some) == part.words:
            yield from (place for _, place in some)


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[SafeString]:
    last = 0
    for start, end in spans:
        yield escape(text[last:start])
        yield format_html("<mark>{}</mark>", text[start:end])
        last = end
    yield escape(text[last:])
