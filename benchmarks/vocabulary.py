"""Made-up words and names: the same random numbers give the same ones."""

from __future__ import annotations

import bisect
import itertools
from random import Random

_STARTS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "g",
    "gl",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "qu",
    "r",
    "s",
    "sch",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
_MIDDLES = ["a", "e", "i", "o", "u", "ai", "ea", "ou", "ö", "é"]
_ENDS = ["", "", "n", "r", "s", "l", "m", "nd", "rt", "x"]


class Zipf:
    """Places in a list of so many, the earlier the likelier: the k-th weighs 1 / (k + shift)."""

    def __init__(self, number: int, shift: float = 1.0) -> None:
        weights = (1 / (place + shift) for place in range(number))
        self._sums = list(itertools.accumulate(weights))

    def draw(self, random: Random) -> int:
        return bisect.bisect(self._sums, random.random() * self._sums[-1])


def words(number: int, random: Random) -> list[str]:
    """So many different words of two to four syllables."""
    found: dict[str, None] = {}
    while len(found) < number:
        syllables = 2 + int(random.random() * 3)
        found["".join(_syllable(random) for _ in range(syllables))] = None
    return list(found)


def _syllable(random: Random) -> str:
    return "".join(_one_of(parts, random) for parts in (_STARTS, _MIDDLES, _ENDS))


def _one_of(texts: list[str], random: Random) -> str:
    return texts[int(random.random() * len(texts))]


class Names:
    """Given and family names, some with accents, particles or hyphens."""

    def __init__(self, number: int, random: Random) -> None:
        self._given = [word.title() for word in words(number // 4 + 20, random)]
        self._family = [word.title() for word in words(number // 2 + 40, random)]
        self._random = random

    def draw(self) -> tuple[str, str]:
        given, family = (_one_of(n, self._random) for n in (self._given, self._family))
        kind = self._random.random()
        if kind < 0.03:
            return given, f"van {family}"
        if kind < 0.06:
            return given, f"{family}-{_one_of(self._family, self._random)}"
        if kind < 0.25:
            return f"{given} {_one_of(self._given, self._random)[0]}.", family
        return given, family
