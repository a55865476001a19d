"""Filters whose values are a closed list: codes, true and false, letters."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.audience import Reader
from core.filters.terms import TermsFilter
from core.parameters import TRUTHS, Terms


class CodeFilter(TermsFilter):
    """A column with a closed list of codes; empty where unknown."""

    def __init__(
        self, column: str, codes: Iterable[str], *, may_be_null: bool = True
    ) -> None:
        super().__init__(column)
        self.codes = tuple(map(str, codes))
        self.may_be_null = may_be_null


class LinkedCodeFilter(CodeFilter):
    """A closed list of codes on the entries of a row; each occurrence is one EXISTS.

    `entries` gives those of the row that a reference names, as far as the user may see
    them. A row without one that has a code has no value.
    """

    def __init__(
        self,
        column: str,
        codes: Iterable[str],
        entries: Callable[[OuterRef, Reader | None], QuerySet[Any]],
    ) -> None:
        super().__init__(column, codes)
        self.entries = entries

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        entries, found = self.entries(OuterRef("pk"), user), Q(pk__in=[])
        if terms.values:
            found = Q(Exists(entries.filter(self.among(terms.values))))
        if terms.has_null:
            found |= ~Q(Exists(entries.exclude(self.empty())))
        return found


class TruthFilter(TermsFilter):
    """A column that is true or false."""

    may_be_null = False
    codes = tuple(TRUTHS)

    def among(self, values: tuple[Any, ...]) -> Q:
        return super().among(truths(values))


class PresenceFilter(TruthFilter):
    """Whether a column of text is filled."""

    def among(self, values: tuple[Any, ...]) -> Q:
        chosen = [
            ~self.empty() if is_there else self.empty() for is_there in truths(values)
        ]
        return functools.reduce(operator.or_, chosen)


def truths(values: Iterable[str]) -> tuple[bool, ...]:
    return tuple(TRUTHS[value] for value in values)


class LetterFilter(TermsFilter):
    """The first letter of a folded column, "#" for all that begins with none of A to Z."""

    may_be_null = False
    codes = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "#")

    def read_value(self, text: str) -> Any:
        return super().read_value(text.upper())

    def among(self, values: tuple[str, ...]) -> Q:
        return functools.reduce(operator.or_, map(self._begins_with, values))

    def _begins_with(self, letter: str) -> Q:
        column = self.field_name
        if letter == "#":
            return ~Q(**{f"{column}__gte": "a", f"{column}__lt": "{"})
        first = letter.lower()
        return Q(**{f"{column}__gte": first, f"{column}__lt": chr(ord(first) + 1)})
