"""The indexes of all packages, written anew or compared a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from core import search
from core.search import Index
from people import search as people_search
from people.indexes import NAMES
from people.models import Person
from publications import search as publications_search
from publications.indexes import WORDS
from publications.models import Publication

# Rows that one transaction writes: others wait for it.
_AT_A_TIME = 200


@dataclass(frozen=True)
class Kept:
    """What is indexed, and who writes it and says what is wrong with it, by ids."""

    name: str
    model: Any
    index: Index
    write: Callable[[Iterable[int]], None]
    faults: Callable[[Iterable[int]], list[str]]

    @property
    def _place(self) -> str:
        return f"rebuild_search.{self.name}"

    @property
    def count(self) -> int:
        return int(self.model._default_manager.count())

    @property
    def done(self) -> int:
        """The last id of a rebuild that was interrupted, else 0."""
        return int(cache.get(self._place) or 0)

    def parts(self, after: int = 0) -> Iterator[list[int]]:
        """The ids of all rows above one, some at a time, as they are when they are reached."""
        rows = self.model._default_manager.order_by("pk").values_list("pk", flat=True)
        while ids := list(rows.filter(pk__gt=after)[:_AT_A_TIME]):
            yield ids
            after = ids[-1]

    def rebuild(self) -> Generator[int]:
        """Writes every row anew, from where the last rebuild was interrupted; yields how many."""
        if not self.done:
            # Makes the index where it is missing, so that the rows below get into it.
            search.rebuild(self.index)
        for ids in self.parts(self.done):
            self.write(ids)
            cache.set(self._place, ids[-1], timeout=None)
            yield len(ids)
        search.settle(self.index)
        self.forget()

    def forget(self) -> None:
        cache.delete(self._place)

    def differences(self) -> Iterator[str]:
        yield from search.check(self.index)
        for ids in self.parts():
            yield from self.faults(ids)


KEPT = (
    Kept("people", Person, NAMES, people_search.rewrite, people_search.faults),
    Kept(
        *("publications", Publication, WORDS),
        *(publications_search.rewrite, publications_search.faults),
    ),
)
