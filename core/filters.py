"""Filters: what each parameter of a list asks of a row, and in which order the rows come."""

from __future__ import annotations

import copy
import datetime as dt
import functools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable, OrderBy
from django.http import QueryDict
from django.utils.functional import cached_property
from django_filters import Filter, FilterSet

from core import cursors, folding, paging
from core.audience import Audience, Reader, audience_of
from core.models import Gone, Slugged, resolve_slug
from core.parameters import (
    NULL,
    TRUTHS,
    Span,
    Terms,
    Unreadable,
    occurrences,
    read_choice,
    read_span,
    read_terms,
    single,
    unknown,
)
from core.problems import Fault, ParameterProblem, nearest, quoted

# What only data have: a walk through all rows, a choice of columns, a format.
API_CONTROLS = (cursors.PARAMETER, "fields", "format")
# Parameters of every list that are not filters.
CONTROLS = ("sort", *paging.PARAMETERS, *API_CONTROLS)
# Slugs that are compared with an unknown one.
_CANDIDATES = 2000
# Words of one search text.
_WORDS = 50


class TermsFilter(Filter):  # type: ignore[misc]
    """A parameter whose values follow the grammar of core.parameters."""

    may_be_null = True
    # The codes of a closed list; empty where the values are open.
    codes: tuple[str, ...] = ()

    def __init__(self, column: str = "", **kwargs: Any) -> None:
        super().__init__(column, **kwargs)

    def read(self, text: str, user: Reader | None) -> Terms[Any]:
        """One occurrence, with its values looked up. Raises Unreadable."""
        return self.read_list(text).map(self.read_value)

    def read_list(self, text: str) -> Terms[str]:
        """The values as written. Raises Unreadable."""
        terms = read_terms(text)
        if terms.has_null and not self.may_be_null:
            raise Unreadable(
                "Every row has a value, so null finds nothing here.", self.codes or None
            )
        return terms

    def read_value(self, text: str) -> Any:
        """One value that is not null. Raises Unreadable."""
        return read_choice(text, [*self.codes, *[NULL] * self.may_be_null])

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        """Whether a row has one of the values; the negation is left to the set."""
        found = self.among(terms.values) if terms.values else Q(pk__in=[])
        return found | self.empty() if terms.has_null else found

    def among(self, values: tuple[Any, ...]) -> Q:
        return Q(**{f"{self.field_name}__in": values})

    def empty(self) -> Q:
        return Q(**{self.field_name: ""})


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


@dataclass(frozen=True)
class Named:
    """The rows that a value of a parameter names: a venue, several that share an alias, a person."""

    slugs: tuple[str, ...]
    label: str
    ids: frozenset[int]

    def __str__(self) -> str:
        return ",".join(self.slugs)


class NamedFilter(TermsFilter):
    """Rows of another table, named by slug or as `called` has it; only those that the user may see.

    `visible` gives the rows a user may see, `called` those of them with a name,
    `ids` all that are meant by them. A name that nothing visible has is a fault:
    one or two queries a value, four more for a fault.
    """

    def __init__(
        self,
        column: str,
        visible: Callable[[Reader | None], QuerySet[Any]],
        called: Callable[[Any, str], QuerySet[Any]],
        ids: Callable[[list[int]], Iterable[int]] = lambda ids: ids,
        *,
        may_be_null: bool = True,
    ) -> None:
        super().__init__(column)
        self.may_be_null = may_be_null
        self.visible = visible
        self.called = called
        self.ids = ids

    def read(self, text: str, user: Reader | None) -> Terms[Any]:
        terms = self.read_list(text)
        rows = self.visible(user)
        if len(terms.values) > 1 and (whole := self._find(rows, terms.text)):
            # A name with a comma in it, as some journals have.
            return Terms((whole,), False, terms.is_negated, terms.text)
        return terms.map(functools.partial(self._named, rows))

    def _named(self, rows: QuerySet[Any], text: str) -> Named:
        named = self._find(rows, text) or self._find_by_old_slug(rows, text)
        if named is None:
            raise Unreadable(
                f"{quoted(text)} names nothing here.", nearest=_nearest_slug(rows, text)
            )
        return named

    def _find(self, rows: QuerySet[Any], text: str) -> Named | None:
        found = list(self.called(rows, text).order_by("pk"))
        if not found:
            return None
        slugs = tuple(row.slug for row in found)
        label = str(found[0]) if len(found) == 1 else text
        return Named(slugs, label, frozenset(self.ids([row.pk for row in found])))

    def _find_by_old_slug(self, rows: QuerySet[Any], text: str) -> Named | None:
        model: type[Slugged] = rows.model
        try:
            slug = resolve_slug(model, text.lower())
        except Gone:
            return None
        return self._find(rows, slug) if slug else None

    def among(self, values: tuple[Named, ...]) -> Q:
        ids = frozenset().union(*(named.ids for named in values))
        return Q(**{f"{self.field_name}__in": sorted(ids)})

    def empty(self) -> Q:
        return Q(**{f"{self.field_name}__isnull": True})


class LinkedFilter(NamedFilter):
    """Rows of another table that many links join to this one; each occurrence is one EXISTS.

    `links` gives the links of the row that a reference names; `column` is that of the
    other table in the link. `visible_links` leaves out those that lead to rows which
    the user may not see, where there can be such: without them a row has no value.
    """

    def __init__(
        self,
        column: str,
        links: Callable[[OuterRef], Any],
        visible_links: Callable[[Any, Reader | None], Any] = lambda links, user: links,
        **kwargs: Any,
    ) -> None:
        super().__init__(column, **kwargs)
        self.links = links
        self.visible_links = visible_links

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        return self.linked("pk", terms, user)

    def linked(self, row: str, terms: Terms[Any], user: Reader | None) -> Q:
        """The condition on the links of the row that this column of ours names."""
        links, found = self.links(OuterRef(row)), Q(pk__in=[])
        if terms.values:
            # These were looked up among the visible ones.
            found = Q(Exists(links.filter(self.among(terms.values))))
        if terms.has_null:
            found |= ~Q(Exists(self.visible_links(links, user)))
        return found


class WordsFilter(TermsFilter):
    """Free text, outside the grammar; `matching` gives the rows in which every word is found."""

    def __init__(self, matching: Callable[[str, Audience], QuerySet[Any]]) -> None:
        super().__init__()
        self.matching = matching

    def read(self, text: str, user: Reader | None) -> Terms[Any]:
        if len(folding.words(text)) > _WORDS:
            raise Unreadable(f"A search takes at most {_WORDS} words.")
        return Terms((text,), text=text)

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        # Every row would match a text without words; it finds nothing instead.
        if not folding.words(terms.text):
            return Q(pk__in=[])
        found = self.matching(terms.text, audience_of(user))
        return Q(pk__in=found.order_by().values("pk"))


class SwitchFilter(TermsFilter):
    """A parameter given once that changes what is a row of the list, not a condition on rows."""

    def __init__(self, *values: str) -> None:
        super().__init__()
        self.values = values

    def read(self, text: str, user: Reader | None) -> Terms[Any]:
        return Terms((read_choice(text, self.values),), text=text)

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        return Q()


def _nearest_slug(rows: QuerySet[Any], text: str) -> str | None:
    """The visible slug most like the text, among those that begin like it."""
    folded = "-".join(folding.words(text))
    for start in (folded[:2], folded[:1]):
        slugs = (
            rows.filter(slug__startswith=start)
            .order_by("slug")
            .values_list("slug", flat=True)
        )
        if start and (found := nearest(folded, slugs[:_CANDIDATES])):
            return found
    return None


@dataclass(frozen=True)
class SortKey:
    """Columns for one word of `sort`; empty `descending` where "-" makes no sense.

    `prepare` adds the columns that the order needs; `needs` names a parameter
    without which the word means nothing.
    """

    ascending: tuple[str | Combinable | OrderBy, ...]
    descending: tuple[str | Combinable | OrderBy, ...] = ()
    prepare: Callable[[QuerySet[Any], Filters], QuerySet[Any]] | None = None
    needs: str = ""


def by(
    column: str,
    prepare: Callable[[QuerySet[Any], Filters], QuerySet[Any]] | None = None,
) -> SortKey:
    """A sort key that is one column without NULLs."""
    return SortKey((F(column).asc(),), (F(column).desc(),), prepare)


def by_date(
    column: str,
    prepare: Callable[[QuerySet[Any], Filters], QuerySet[Any]] | None = None,
) -> SortKey:
    """A sort key that is a column of days; a row without one comes last either way."""
    return SortKey(
        (F(column).asc(nulls_last=True),), (F(column).desc(nulls_last=True),), prepare
    )


@dataclass(frozen=True)
class SortTerm:
    name: str
    is_descending: bool

    def __str__(self) -> str:
        return "-" * self.is_descending + self.name


class Filters(FilterSet):  # type: ignore[misc]
    """The filters and the order of one list, for page, API and files alike.

    django-filter collects the declarations. Its form is left out: it takes one
    value per parameter, ignores unknown ones and costs a millisecond a request.
    A subclass names a filter per line, its `sort_keys` and `rows_for(user)`.
    """

    sort_keys: ClassVar[Mapping[str, SortKey]] = {}
    default_sort: ClassVar[str] = ""
    walk: ClassVar[cursors.Walk] = cursors.Walk()

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
        return (*cls.base_filters, *CONTROLS)

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
                    read = (filter_.read(text, self.user) for text in texts)
                    terms[name] = list(dict.fromkeys(read))
            except Unreadable as fault:
                faults.append(fault.of(name))
        faults += [
            Fault(name, f"{name} may be given once.")
            for name, texts in self.given.items()
            if len(texts) > 1 and isinstance(self.filters.get(name), SwitchFilter)
        ]
        if faults:
            raise ParameterProblem(*faults)
        return terms

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
        return self.filtered(self.rows_for(self.user))

    @property
    def qs(self) -> QuerySet[Any]:
        """The visible rows that meet every filter, in order. Raises ParameterProblem.

        The names among the values cost a query each; the rows themselves none yet.
        """
        return self.ordered(self.filtered(self.rows_for(self.user)))

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
