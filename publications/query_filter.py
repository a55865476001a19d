"""The filter of publications by a query of words, phrases and words to leave out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Q

from core import querying
from core.audience import Audience, Reader, audience_of
from core.filters import WordsFilter
from core.parameters import Terms
from core.spelling import nearest_found
from publications.models import Publication, TitleWord
from publications.querysets import has_parts

# Words that are looked up as what another may be meant for.
_TRIED = 20


class QueryFilter(WordsFilter):
    """What is to be found in one row, and, as a negation, what in none of a work's rows."""

    def __init__(self) -> None:
        super().__init__(lambda query, audience: Publication.objects.matching(query))

    def read_each(self, text: str, user: Reader | None) -> Iterator[Terms[Any]]:
        self.read(text, user)
        parts = querying.parts(text)
        wanted = tuple(part for part in parts if not part.is_negated)
        left_out = tuple(part for part in parts if part.is_negated)
        if wanted or not left_out:
            yield Terms(wanted, text=text)
        if left_out:
            yield Terms(left_out, is_negated=True, text=text)

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        if not terms.values:
            # Every row would match a text without words; it finds nothing instead.
            return Q(pk__in=[])
        if terms.is_negated:
            return has_parts(terms.values)
        return has_parts(*((part,) for part in terms.values))

    def meant(self, text: str, user: Reader | None) -> str | None:
        parts, audience = querying.parts(text), audience_of(user)
        better = [
            part if part.is_phrase else replace(part, words=_meant(part, audience))
            for part in parts
        ]
        return None if better == parts else " ".join(map(str, better))


def _meant(part: querying.Part, audience: Audience) -> tuple[str, ...]:
    """The word itself where it begins one of a visible row, else the nearest that does."""
    rows = Publication.objects.for_audience(audience)

    def is_found(*words: str) -> bool:
        begun = tuple(querying.Part((word,)) for word in words)
        return bool(rows.filter(has_parts(begun)).exists())

    [word] = part.words
    if is_found(word):
        return (word,)
    tried = nearest_found(word, TitleWord, is_found)[:_TRIED]
    return next(((w,) for w in tried if is_found(w)), (word,))
