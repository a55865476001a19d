"""Words that are spelt nearly alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.models import MAX_WORD, KnownWord
from core.saving import insert_rows
from core.snapshots import held

# How many slips lie between two words. A letter is slipped on once: a swap and a letter
# within it count as three, where the unrestricted distance, at six times the time, says two.
distance = OSA.distance

# Letters of words in which one slip, and two, are looked for: in shorter ones most
# words would be near each other.
_ONE_SLIP = 4
_TWO_SLIPS = 6


def slips(word: str) -> int:
    """How many letters may be wrong, missing, too many, or swapped with the next."""
    return (len(word) >= _ONE_SLIP) + (len(word) >= _TWO_SLIPS)


def near(word: str, known: type[KnownWord]) -> list[list[str]]:
    """The known words that a folded word may be meant for: those one slip away, those two.

    They are words of hidden rows too: ask the rows before one is told.
    """
    most = slips(word)
    by_length = _by_length(known) if most else {}
    lengths = range(len(word) - most, len(word) + most + 1)
    found = process.extract(
        word,
        [other for length in lengths for other in by_length.get(length, ())],
        scorer=distance,
        score_cutoff=most,
        limit=None,
    )
    return [sorted(w for w, far, _ in found if far == n) for n in range(1, most + 1)]


def _by_length(known: type[KnownWord]) -> dict[int, list[str]]:
    """All known words; one query when anything was written since the last time."""

    def read() -> dict[int, list[str]]:
        words: dict[int, list[str]] = defaultdict(list)
        for [word] in known._default_manager.values_list("word"):
            words[len(word)].append(word)
        return words

    return held(known._meta.db_table, read)


def remember(known: type[KnownWord], words: Iterable[str]) -> None:
    """Keeps these words. None is taken away: rows are asked before a word is told."""
    # In one order, so that two writers do not wait for each other.
    fitting = sorted({word for word in words if len(word) <= MAX_WORD})
    insert_rows((known(word=word) for word in fitting), may_exist=True)


def nearest_found(
    word: str, known: type[KnownWord], is_found: Callable[..., bool]
) -> tuple[str, ...]:
    """The words nearest to one, the first such of which a row has any.

    `is_found` gets words and says whether a row has one of them. Some of the words may
    be of other rows than these, so they must not be told.
    """
    return next(
        (tuple(words) for words in near(word, known) if words and is_found(*words)), ()
    )
