"""Names of rows that are few enough to be kept in the process, and the first of them that may be seen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.db import models

from core.snapshots import held

T = TypeVar("T")

_LAST_LETTER = "\U0010ffff"


class NameList:
    """The words in folded columns of a model, with the rows in the order of the first column.

    They are words of hidden rows too: ask the rows before one is told.
    """

    def __init__(self, model: type[models.Model], *columns: str) -> None:
        self.model = model
        self.columns = columns

    def beginning(self, words: Iterable[str]) -> list[int]:
        """The ids of the rows of which each word begins a word.

        One query when anything was written since the last time.
        """
        ids, known = held(f"names of {self.model._meta.db_table}", self._read)
        found = [_places(known, word) for word in words]
        return [ids[place] for place in sorted(set.intersection(*found))]

    def _read(self) -> tuple[list[int], list[tuple[str, int]]]:
        """The ids in order, and the words in theirs, each with the place of an id."""
        rows = self.model._default_manager.order_by(self.columns[0], "pk")
        places: dict[int, int] = {}
        known: set[tuple[str, int]] = set()
        for pk, *names in rows.values_list("pk", *self.columns):
            place = places.setdefault(pk, len(places))
            known.update((word, place) for name in names for word in _words(name))
        return list(places), sorted(known)


def _words(name: str | None) -> list[str]:
    return name.split() if name else []


def _places(known: Sequence[tuple[str, int]], word: str) -> set[int]:
    first = bisect_left(known, (word,))
    last = bisect_left(known, (word + _LAST_LETTER,))
    return {place for _, place in known[first:last]}


def first_of(
    candidates: Callable[[int, int], Sequence[int]],
    shown: Callable[[Sequence[int]], list[T]],
    number: int,
) -> list[T]:
    """So many of the rows that may be seen, of ids that are asked for some at a time.

    `candidates` gives ids from a place on, `shown` those rows of some ids, in their order.
    """
    found: list[T] = []
    start, size = 0, 2 * number
    while True:
        ids = candidates(start, size)
        found += shown(ids)
        if len(ids) < size or len(found) >= number:
            return found[:number]
        start, size = start + size, 4 * size
