"""Checks on drafts: each string stands in the lines that it cites, and what nothing was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from core.folding import fold
from curation.cv.entries import is_prose
from curation.cv.lines import Document, Line
from curation.cv.lists.drafts import Confidence, Draft

# The values that are printed text, not codes or dates of ours.
_PRINTED = (
    "title", "authors", "venue", "venue_acronym", "institution", "degree", "field", "specialisation", "thesis",
    "org", "unit", "location", "name", "affiliation", "next", "course", "funder", "instructor", "mentors", "publisher",
    "courses", "highlights", "note", "volume", "issue", "page", "isbn",
)  # fmt: skip

# Words of a line that says something, whatever else it is.
_LONG = 8


class Source:
    """The letters of a document's lines, as printed and as they stand in the file."""

    def __init__(self, document: Document) -> None:
        self._raw = document.text.split("\n")
        self._printed: dict[int, str] = {}
        for line in document.lines:
            for number in range(line.number, line.last + 1):
                self._printed[number] = f"{self._printed.get(number, '')} {line.text}"

    def holds(self, text: str, lines: tuple[int, int]) -> bool:
        """Whether a text stands in the lines, markup, blanks and punctuation aside."""
        numbers = range(lines[0], lines[1] + 1)
        letters = _letters(text)
        raw = " ".join(self._raw[lines[0] - 1 : lines[1]])
        return letters in _letters(raw) or any(
            letters in _letters(self._printed.get(n, "")) for n in numbers
        )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(re.sub(r"<(?!https?:)[^>]{1,12}>", "", text)))


def support(draft: Draft, source: Source) -> None:
    """Takes out of a draft what its lines do not say, and says so in an issue."""
    for key in _PRINTED:
        value = draft.values.get(key)
        if isinstance(value, str) and not source.holds(value, draft.lines):
            draft.values[key] = None
            _tell(draft, key)
        elif isinstance(value, list):
            kept = [
                v
                for v in value
                if not isinstance(v, str) or source.holds(v, draft.lines)
            ]
            if kept != value:
                draft.values[key] = kept
                _tell(draft, key)


def _tell(draft: Draft, key: str) -> None:
    draft.confidence[key] = Confidence.EMPTY
    draft.issue(
        key, "unsupported", f"The {key} that was read does not stand in these lines."
    )


def told(
    drafts: Sequence[Draft], person: Draft, lines: Sequence[Line]
) -> Iterator[tuple[int, int]]:
    """The lines of drafts that they say something of; a long one that no value is from is none."""
    interests = [_letters(text) for text in person.values["research_interests"]]
    for draft in drafts:
        texts = {_letters(text) for text in _texts(draft.values)} - {""}
        for line in lines:
            if draft.lines[0] <= line.number <= draft.lines[1]:
                row = _letters(line.text)
                is_short = len(line.text.split()) < _LONG and not is_prose(line.text)
                is_interests = interests and all(text in row for text in interests)
                if is_short or is_interests or any(t in row or row in t for t in texts):
                    yield line.number, line.last


def _texts(value: Any) -> Iterator[str]:
    """The printed texts in a value, those of a letter or two left out."""
    if isinstance(value, str) and len(value) > 2:
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def unused(
    lines: Sequence[Line], taken: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The runs of printed lines that nothing was read from, headings left out."""
    used = {number for first, last in taken for number in range(first, last + 1)}
    result: list[tuple[int, int]] = []
    is_running = False
    for line in lines:
        if not line.text or line.heading:
            continue
        if line.number in used:
            is_running = False
        elif is_running:
            result[-1] = (result[-1][0], line.last)
        else:
            result.append((line.number, line.last))
            is_running = True
    return result


def share(runs: Sequence[tuple[int, int]], lines: Sequence[Line]) -> float:
    """The share of the printed characters that stand in the runs, 0 to 1."""
    total = sum(len(line.text) for line in lines)
    inside = {number for first, last in runs for number in range(first, last + 1)}
    return (
        sum(len(line.text) for line in lines if line.number in inside) / total
        if total
        else 0.0
    )
