"""The filter of people by words of their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from core import folding
from core.audience import Audience, Reader, audience_of
from core.filters import WordsFilter
from core.parameters import Terms
from core.spelling import nearest_found
from people.finding import Named
from people.indexes import Group
from people.models import NameWord, Person


class NamesFilter(WordsFilter):
    """Every word must begin a word of a name.

    One that begins no name which the reader finds stands for the names that are spelt
    nearly so; a value is a group of such words, which may be those of hidden people.
    """

    def __init__(self) -> None:
        super().__init__(Person.objects.matching)

    def read(self, text: str, user: Reader | None) -> Terms[Any]:
        """Two queries where the words find somebody, some more for each word where not."""
        terms, audience = super().read(text, user), audience_of(user)
        return Terms(tuple(meant_by(folding.words(text), audience)), text=terms.text)

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        return Named(terms.values, audience_of(user)).condition()


def meant_by(words: Sequence[str], audience: Audience) -> Sequence[Group]:
    """Each word by itself where they find somebody; else each with what it stands for."""
    groups: list[Group] = [(word,) for word in words]
    if not groups or Named(groups, audience).exist():
        return groups
    return [_meant(word, audience) for word in words]


def missing(terms: Terms[Any]) -> list[str]:
    """The words, as they were typed, that begin no name and stand for others."""
    typed = {
        "".join(folding.words(word)): word.strip(",;.") for word in terms.text.split()
    }
    asked = zip(folding.words(terms.text), terms.values, strict=True)
    return [typed.get(word, word) for word, meant in asked if meant != (word,)]


def _meant(word: str, audience: Audience) -> Group:
    """The word itself where it begins a name, else those nearest to it, or itself."""

    def is_found(*words: str) -> bool:
        return Named([words], audience).exist()

    if is_found(word):
        return (word,)
    return nearest_found(word, NameWord, is_found) or (word,)
