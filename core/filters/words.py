"""The filter of free text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from core import folding
from core.audience import Audience, Reader, audience_of
from core.filters.terms import TermsFilter
from core.parameters import Terms, Unreadable

# Words of one search text.
_WORDS = 50


def read_words(text: str) -> list[str]:
    """The folded words of a search. Raises Unreadable."""
    words = folding.words(text)
    if len(words) > _WORDS:
        raise Unreadable(f"A search takes at most {_WORDS} words.")
    return words


class WordsFilter(TermsFilter):
    """Free text, outside the grammar; `matching` gives the rows in which every word is found."""

    def __init__(self, matching: Callable[[str, Audience], QuerySet[Any]]) -> None:
        super().__init__()
        self.matching = matching

    def read(self, text: str, user: Reader | None) -> Terms[Any]:
        read_words(text)
        return Terms((text,), text=text)

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        # Every row would match a text without words; it finds nothing instead.
        if not folding.words(terms.text):
            return Q(pk__in=[])
        found = self.matching(terms.text, audience_of(user))
        return Q(pk__in=found.order_by().values("pk"))

    def meant(self, text: str, user: Reader | None) -> str | None:
        """The text without its slips; None where nothing better is known."""
        return None
