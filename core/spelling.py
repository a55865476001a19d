"""Words that are spelt nearly alike."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from core.models import MAX_WORD, KnownWord

T = TypeVar("T")

# Letters of words in which one slip, and two, are looked for: in shorter ones most
# words would be near each other.
_ONE_SLIP = 4
_TWO_SLIPS = 6


def slips(word: str) -> int:
    """How many letters may be wrong, missing, too many, or swapped with the next."""
    return (len(word) >= _ONE_SLIP) + (len(word) >= _TWO_SLIPS)


def near(word: str, known: type[KnownWord]) -> list[list[str]]:
    """The known words that a folded word may be meant for: those one slip away, those two.

    One query. They are words of hidden rows too: ask the rows before one is told.
    """
    most = slips(word)
    sizes: Any = (len(word) - most, len(word) + most)
    like = known._default_manager.annotate(size=Length("word"))
    words = like.filter(size__range=sizes).values_list("word", flat=True)
    found = process.extract(
        word,
        list(words) if most else [],
        scorer=DamerauLevenshtein.distance,
        score_cutoff=most,
        limit=None,
    )
    return [sorted(w for w, far, _ in found if far == n) for n in range(1, most + 1)]


def remember(known: type[KnownWord], words: Iterable[str]) -> None:
    """Keeps these words. None is taken away: rows are asked before a word is told."""
    # In one order, so that two writers do not wait for each other.
    fitting = sorted({word for word in words if len(word) <= MAX_WORD})
    known._default_manager.bulk_create(
        [known(word=word) for word in fitting], ignore_conflicts=True
    )


def nearest_found(
    word: str, known: type[KnownWord], rows: Any, has: Callable[[str], Q]
) -> tuple[str, ...]:
    """The words nearest to one that any of these rows have; three queries at most.

    `has` is the condition that a row has a word. Some of the words may be of rows that
    are not among these, so they must not be told.
    """
    for words in near(word, known):
        if words and rows.filter(any_of(words, has)).exists():
            return tuple(words)
    return ()


def any_of(words: Iterable[T], has: Callable[[T], Q]) -> Q:
    """Whether a row has one of these words or parts, of which there is at least one."""
    return functools.reduce(operator.or_, map(has, words))
