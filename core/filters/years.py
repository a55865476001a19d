"""Filters of years: a column of them, or dates that overlap them."""

from __future__ import annotations

import datetime as dt
import functools
import operator
from typing import Any

from django.db.models import Q

from core.filters.terms import TermsFilter
from core.parameters import Span, read_span


class YearFilter(TermsFilter):
    """A column of years, 0 where there is none."""

    def read_value(self, text: str) -> Any:
        return read_span(text, 1000, 9999)

    def among(self, values: tuple[Any, ...]) -> Q:
        single = [span.first for span in values if span.first == span.last]
        ranges = [self._within(span) for span in values if span.first != span.last]
        return functools.reduce(operator.or_, ranges, super().among(tuple(single)))

    def _within(self, span: Any) -> Q:
        bounds = {f"{self.field_name}__gte": span.first or 1}
        if span.last is not None:
            bounds[f"{self.field_name}__lte"] = span.last
        return Q(**bounds)

    def empty(self) -> Q:
        return Q(**{self.field_name: 0})


class SpanFilter(YearFilter):
    """Years that the dates of a row overlap; what goes on has no last day. A row without dates is empty."""

    def __init__(self) -> None:
        super().__init__()

    def among(self, values: tuple[Any, ...]) -> Q:
        return functools.reduce(operator.or_, map(self._within, values))

    def _within(self, span: Any) -> Q:
        ends = Q(latest__isnull=True) | Q(latest__gte=first_day(span))
        return ends & Q(earliest__lte=last_day(span))

    def empty(self) -> Q:
        return Q(earliest__isnull=True)


def first_day(span: Span) -> dt.date:
    return dt.date(span.first or dt.MINYEAR, 1, 1)


def last_day(span: Span) -> dt.date:
    return dt.date(span.last or dt.MAXYEAR, 12, 31)
