"""Filters: what each parameter of a list asks of a row, and in which order the rows come."""

from core.filters.codes import (
    CodeFilter,
    LetterFilter,
    LinkedCodeFilter,
    PresenceFilter,
    TruthFilter,
    truths,
)
from core.filters.filterset import API_CONTROLS, CONTROLS, Filters
from core.filters.named import LinkedFilter, Named, NamedFilter
from core.filters.sorting import SortKey, SortTerm, by, by_date
from core.filters.terms import SwitchFilter, TermsFilter
from core.filters.vocabulary import VocabularyFilter
from core.filters.words import WordsFilter, read_words
from core.filters.years import SpanFilter, YearFilter, first_day, last_day

__all__ = [
    "API_CONTROLS",
    "CONTROLS",
    "CodeFilter",
    "Filters",
    "LetterFilter",
    "LinkedCodeFilter",
    "LinkedFilter",
    "Named",
    "NamedFilter",
    "PresenceFilter",
    "SortKey",
    "SortTerm",
    "SpanFilter",
    "SwitchFilter",
    "TermsFilter",
    "TruthFilter",
    "VocabularyFilter",
    "WordsFilter",
    "YearFilter",
    "by",
    "by_date",
    "first_day",
    "last_day",
    "read_words",
    "truths",
]
