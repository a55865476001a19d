"""The filter of people by words of their names."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from core import folding
from core.audience import Audience, Reader, audience_of
from core.filters import WordsFilter
from core.parameters import Terms
from core.spelling import any_of, nearest_found
from people.models import NameWord, Person
from people.querysets import name_begins


class NamesFilter(WordsFilter):
    """Every word must begin a word of a name.

    One that begins no name which the reader finds stands for the names that are spelt
    nearly so; a value is a tuple of such words, which may be those of hidden people.
    """

    def __init__(self) -> None:
        super().__init__(Person.objects.matching)

    def read(self, text: str, user: Reader | None) -> Terms[Any]:
        """One query where the words find somebody, at most four a word where not."""
        terms, audience = super().read(text, user), audience_of(user)
        words = folding.words(text)
        found = Person.objects.for_audience(audience).matching(text, audience)
        if words and not found.exists():
            values = [_meant(word, audience) for word in words]
        else:
            values = [(word,) for word in words]
        return Terms(tuple(values), text=terms.text)

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        found, audience = Person.objects.all(), audience_of(user)
        for words in terms.values:
            begun = any_of(words, lambda word: name_begins(word, audience))
            found = found.filter(begun)
        # Everybody would match a text without words; it finds nobody instead.
        return Q(pk__in=found.order_by().values("pk") if terms.values else [])


def missing(terms: Terms[Any]) -> list[str]:
    """The words, as they were typed, that begin no name and stand for others."""
    typed = {
        "".join(folding.words(word)): word.strip(",;.") for word in terms.text.split()
    }
    asked = zip(folding.words(terms.text), terms.values, strict=True)
    return [typed.get(word, word) for word, meant in asked if meant != (word,)]


def _meant(word: str, audience: Audience) -> tuple[str, ...]:
    """The word itself where it begins a name, else those nearest to it, or itself."""
    people = Person.objects.for_audience(audience)

    def has(other: str) -> Q:
        return name_begins(other, audience)

    if people.filter(has(word)).exists():
        return (word,)
    return nearest_found(word, NameWord, people, has) or (word,)
