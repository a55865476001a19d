"""How well works answer a search: where in their texts the words stand.

Every find has all the words, so how rare a word is does not matter. Nothing but the
found rows themselves is asked: statistics over all rows, as bm25 takes them, would let a
hidden work change what a visitor sees, and would order differently on each engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.querying import Part
from core.search.index import END

# A whole word in the title, the beginning of one; the same among authors, venue and
# topics; anywhere else.
_TITLE, _TITLE_BEGUN, _NAME, _NAME_BEGUN, _ELSEWHERE = 12, 9, 6, 4, 1
# All words in their order in the title; the title has no others.
_IN_ORDER, _WHOLE = 6, 20


def ranked(
    works: Sequence[tuple[int, int]],
    texts: Iterable[tuple[int, str, str]],
    parts: Sequence[Part],
) -> list[tuple[int, int]]:
    """The works, best first; those that are equally good stay in their order.

    `texts` are the folded title and names of each row of a work: the best one counts.
    """
    patterns = [(f" {' '.join(p.words)} ", p.is_phrase) for p in parts]
    line = " ".join(word for part in parts for word in part.words)
    best: dict[int, int] = {}
    for work, title, names in texts:
        found = _score(title, names, patterns, line)
        if found > best.get(work, 0):
            best[work] = found
    return sorted(works, key=lambda work: -best.get(work[1], 0))


def _score(
    title: str, names: str, patterns: Sequence[tuple[str, bool]], line: str
) -> int:
    score = sum(_part(title, names, text, whole) for text, whole in patterns)
    if f" {line}" in title:
        score += _IN_ORDER
        score += _WHOLE * (title == f" {line} {END}")
    return score


def _part(title: str, names: str, text: str, is_phrase: bool) -> int:
    if text in title:
        return _TITLE
    if not is_phrase and text[:-1] in title:
        return _TITLE_BEGUN
    if text in names:
        return _NAME
    if not is_phrase and text[:-1] in names:
        return _NAME_BEGUN
    return _ELSEWHERE
