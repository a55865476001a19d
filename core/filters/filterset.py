"""All filters of one list, and the order of its rows."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, Self

from django.db.models import QuerySet
from django.http import QueryDict
from django_filters import FilterSet

from core import counting, cursors, paging
from core.audience import Reader
from core.filters.sorting import SortKey, SortTerm
from core.filters.terms import SwitchFilter
from core.filters.words import WordsFilter
from core.parameters import Terms, Unreadable, occurrences, read_choice, single, unknown
from core.problems import Fault, ParameterProblem, quoted

# Occurrences of all filters together: each costs a look at many rows.
_MOST_CONDITIONS = 20
_CONTROLS = (cursors.PARAMETER, "fields", "format")
# What only data have: a walk through all rows, a choice of columns, a format, counts.
API_CONTROLS = (*_CONTROLS, *counting.PARAMETERS)
# Parameters of every list that are not filters.
CONTROLS = ("sort", *paging.PARAMETERS, *_CONTROLS)


class Filters(FilterSet):  # type: ignore[misc]
    """The filters and the order of one list, for page, API and files alike.

    django-filter collects the declarations. Its form is left out: it takes one
    value per parameter, ignores unknown ones and costs a millisecond a request.
    A subclass names a filter per line, its `sort_keys` and `rows_for(user)`.
    """

    sort_keys: ClassVar[Mapping[str, SortKey]] = {}
    default_sort: ClassVar[str] = ""
    walk: ClassVar[cursors.Walk] = cursors.Walk()
    # The filters of which each value can be counted, in the order of the panels.
    counters: ClassVar[counting.Counters] = {}

    def __init__(
        self,
        data: QueryDict,
        *,
        user: Reader | None = None,
        ignore_unknown: bool = False,
    ) -> None:
        self.data = data
        self.user = user
        self.ignore_unknown = ignore_unknown
        self.filters = self.base_filters

    def rows_for(self, user: Reader | None) -> QuerySet[Any]:
        """The rows that the user may see, before any filter."""
        raise NotImplementedError

    @classmethod
    def parameters(cls) -> tuple[str, ...]:
        """Every parameter that the list knows."""
        counts = counting.PARAMETERS if cls.counters else ()
        return (*cls.base_filters, *CONTROLS, *counts)

    @cached_property
    def given(self) -> dict[str, list[str]]:
        """The values of each known parameter. Raises ParameterProblem for an unknown one."""
        found = occurrences(self.data, self.parameters())
        faults = [] if self.ignore_unknown else unknown(self.data, self.parameters())
        if faults:
            raise ParameterProblem(*faults)
        return found

    @cached_property
    def terms(self) -> dict[str, list[Terms[Any]]]:
        """What each given filter asks, one entry per occurrence. Raises ParameterProblem."""
        terms: dict[str, list[Terms[Any]]] = {}
        faults: list[Fault] = []
        for name, filter_ in self.filters.items():
            try:
                if texts := self.given.get(name):
                    read = (filter_.read_each(text, self.user) for text in texts)
                    terms[name] = list(dict.fromkeys(itertools.chain(*read)))
            except Unreadable as fault:
                faults.append(fault.of(name))
        if sum(map(len, terms.values())) > _MOST_CONDITIONS:
            faults.append(
                Fault("", f"A list takes at most {_MOST_CONDITIONS} conditions.")
            )
        faults += [
            Fault(name, f"{name} may be given once.")
            for name, texts in self.given.items()
            if len(texts) > 1 and isinstance(self.filters.get(name), SwitchFilter)
        ]
        if faults:
            raise ParameterProblem(*faults)
        return terms

    def check(self) -> None:
        """Raises ParameterProblem for values that cannot be read."""
        _ = self.terms

    @property
    def key(self) -> Hashable:
        """What is asked, the same for the same rows."""
        asked = (
            (name, *((t.values, t.has_null, t.is_negated) for t in terms))
            for name, terms in self.terms.items()
        )
        return type(self).__name__, frozenset(asked)

    @cached_property
    def sort(self) -> list[SortTerm]:
        """The order in words, that of the list itself when none is given. Raises ParameterProblem."""
        text = single(self.given, "sort") or self.default_sort
        try:
            terms = [self._sort_term(word.strip()) for word in text.split(",")]
            if len({term.name for term in terms}) < len(terms):
                raise Unreadable("sort takes each word once.")
        except Unreadable as fault:
            raise ParameterProblem(fault.of("sort")) from None
        return terms

    def _sort_term(self, word: str) -> SortTerm:
        read_choice(word, self.sort_words())
        term = SortTerm(word.removeprefix("-"), word.startswith("-"))
        needs = self.sort_keys[term.name].needs
        if needs and needs not in self.given:
            raise Unreadable(f"The order {quoted(word)} needs the parameter {needs}.")
        return term

    @classmethod
    def sort_words(cls) -> list[str]:
        return [
            word
            for name, key in cls.sort_keys.items()
            for word in ([name, f"-{name}"] if key.descending else [name])
        ]

    @property
    def unordered(self) -> QuerySet[Any]:
        """The visible rows that meet every filter, for a walk. Raises ParameterProblem.

        A walk has an order of its own, so it takes that one or none.
        """
        if "sort" in self.given and ",".join(map(str, self.sort)) != self.walk.sort:
            raise ParameterProblem(
                Fault(
                    "sort",
                    f"A cursor walks in the order {self.walk.sort}: leave sort out.",
                    (self.walk.sort,),
                )
            )
        return self.rows

    def step(self, params: QueryDict, cursor: str) -> paging.Slice:
        """Where a cursor leads. Raises ParameterProblem."""
        return cursors.step(self.walk, self.unordered, params, cursor)

    @property
    def rows(self) -> QuerySet[Any]:
        """The visible rows that meet every filter, in no order."""
        return self.filtered(self.rows_for(self.user))

    @property
    def qs(self) -> QuerySet[Any]:
        """The visible rows that meet every filter, in order. Raises ParameterProblem.

        The names among the values cost a query each; the rows themselves none yet.
        """
        return self.ordered(self.rows)

    @property
    def ids(self) -> paging.Pageable:
        """The rows of `qs` in their order as tuples, each with its id at the end."""
        return self.qs.values_list("pk")

    def page(self, params: QueryDict) -> paging.Page:
        """The page that is asked for, with its rows as a queryset. Raises ParameterProblem."""
        return paging.paginate(self.qs, params)

    def filtered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        for filter_, terms in self.asked():
            condition = filter_.condition(terms, self.user)
            rows = rows.filter(~condition if terms.is_negated else condition)
        return rows

    def asked(self) -> Iterator[tuple[Any, Terms[Any]]]:
        """Each occurrence of each given filter."""
        for name, occurrences_ in self.terms.items():
            for terms in occurrences_:
                yield self.filters[name], terms

    def ordered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """In the order of `sort`; rows that tie come by id, in the direction of the first word."""
        columns: list[Any] = []
        for term in self.sort:
            key = self.sort_keys[term.name]
            columns += key.descending if term.is_descending else key.ascending
            if key.prepare:
                rows = key.prepare(rows, self)
        if all(term.name != "id" for term in self.sort):
            columns.append("-pk" if self.sort[0].is_descending else "pk")
        return rows.order_by(*columns)

    def without(self, name: str) -> Self:
        """The same filters less one, for counting what its other values would find."""
        less = copy.copy(self)
        less.terms = {
            given: terms for given, terms in self.terms.items() if given != name
        }
        return less

    @property
    def did_you_mean(self) -> str | None:
        """What `q` may be meant to say, where that finds something under the other filters.

        To be asked when nothing was found. Some queries a word.
        """
        filter_, given = self.filters.get("q"), self.given.get("q", [])
        if not isinstance(filter_, WordsFilter) or len(given) != 1:
            return None
        text = filter_.meant(given[0], self.user)
        if text is None:
            return None
        other = copy.copy(self)
        other.terms = {**self.terms, "q": list(filter_.read_each(text, self.user))}
        return text if other.rows.exists() else None

    @property
    def did_you_mean_alone(self) -> str | None:
        """What `q` may be meant to say, where that finds something without the other filters."""
        alone = copy.copy(self)
        alone.terms = {"q": self.terms["q"]} if "q" in self.terms else {}
        return alone.did_you_mean

    def also(self, name: str, terms: Terms[Any]) -> Self:
        """The same filters and one condition more."""
        more = copy.copy(self)
        more.terms = {**self.terms, name: [*self.terms.get(name, []), terms]}
        return more
