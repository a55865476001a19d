"""The filter of free text over a list of names that is small enough to be read through."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from rapidfuzz import process

from core import folding
from core.audience import Audience, Reader, audience_of
from core.filters.words import WordsFilter
from core.models import Slugged
from core.spelling import distance, slips


class VocabularyFilter(WordsFilter):
    """Each word must begin a word of a name; `columns` hold the folded names of the model."""

    def __init__(self, model: type[Slugged], *columns: str) -> None:
        self.rows: Any = model._default_manager
        self.columns = columns
        super().__init__(lambda query, audience: self.rows.matching(query))

    def meant(self, text: str, user: Reader | None) -> str | None:
        """The text with each word that begins no visible name as the nearest one that is there."""
        words, known = folding.words(text), self._known(audience_of(user))
        better = [_nearest(word, known) for word in words]
        return None if better == words else " ".join(better)

    def _known(self, audience: Audience) -> Collection[str]:
        """Every word of the names of visible rows, in order; one query."""
        rows = self.rows.for_audience(audience).order_by().values_list(*self.columns)
        names = {name for row in rows for name in row if name}
        return sorted({word for name in names for word in name.split()})


def _nearest(word: str, known: Collection[str]) -> str:
    """The word itself where it begins a known one or is too short to guess at."""
    if any(other.startswith(word) for other in known):
        return word
    # Strings that differ more than the cutoff score one above it, and are left out.
    found = process.extractOne(word, known, scorer=distance, score_cutoff=slips(word))
    return found[0] if found and slips(word) else word
