"""Pages of a list: which rows, how many there are, and how far one can turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.http import QueryDict

from core.parameters import Unreadable, occurrences, read_number, single
from core.problems import Fault, ParameterProblem

DEFAULT_PER_PAGE = 25
MAX_PER_PAGE = 200
# A page deeper than this costs as much as reading all the rows before it.
MAX_ROWS = 10_000

PARAMETERS = ("per_page", "page")


class Pageable(Protocol):
    """What a list must be able to do: a QuerySet is one."""

    def count(self) -> int: ...

    def __getitem__(self, places: slice, /) -> Any: ...


@dataclass(frozen=True)
class Whole:
    """A list that was read already."""

    rows: Sequence[Any]

    def count(self) -> int:
        return len(self.rows)

    def __getitem__(self, places: slice, /) -> Sequence[Any]:
        return self.rows[places]


@dataclass(frozen=True)
class Page:
    """One page; `rows` are those of the page, `count` that of the whole list."""

    rows: Any
    count: int
    number: int
    per_page: int
    # Whether there are no more rows than `count`.
    count_exact: bool = True
    # How many of the newest rows were ranked, where that is not all of them; else 0.
    ranked_among: int = 0

    @property
    def ids(self) -> list[int]:
        """Of rows that are tuples with the id at the end; one query, unless they are read."""
        return [row[-1] for row in self.rows]

    @property
    def pages(self) -> int:
        """At least 1: an empty list has one empty page."""
        return max(1, -(-self.count // self.per_page))

    @property
    def has_next(self) -> bool:
        return (
            self.number < self.pages and (self.number + 1) * self.per_page <= MAX_ROWS
        )

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def first(self) -> int:
        """Place of the first row in the list, counted from 1; 0 in an empty list."""
        return self.offset + 1 if self.count else 0

    @property
    def last(self) -> int:
        return min(self.offset + self.per_page, self.count)

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.per_page


@dataclass(frozen=True)
class Slice:
    """The ids of some rows of a list, its count, and the parameters that lead on and back."""

    ids: list[int]
    count: int
    next: dict[str, str] | None = None
    previous: dict[str, str] | None = None
    count_exact: bool = True
    ranked_among: int = 0


def slice_of(page: Page) -> Slice:
    """The ids of a page, of rows that are tuples with the id at the end; one query."""
    return turned(page, page.ids)


def turned(page: Page, ids: list[int]) -> Slice:
    """These ids, and how one turns from this page to the others."""
    return Slice(
        ids=ids,
        count=page.count,
        next={"page": str(page.number + 1)} if page.has_next else None,
        previous={"page": str(page.number - 1)} if page.has_previous else None,
        count_exact=page.count_exact,
        ranked_among=page.ranked_among,
    )


def paginate(rows: Pageable, params: QueryDict) -> Page:
    """The page that `page` and `per_page` ask for. One query, for the count.

    Raises ParameterProblem for a page that does not exist or lies too deep.
    """
    found = occurrences(params, PARAMETERS)
    per_page = per_page_of(params)
    number = _number(found, "page", 1, MAX_ROWS)
    if number * per_page > MAX_ROWS:
        raise ParameterProblem(_too_deep(per_page))
    page = Page(rows, rows.count(), number, per_page)
    if number > page.pages:
        raise ParameterProblem(
            Fault("page", f"There is no page {number}: the last one is {page.pages}.")
        )
    return replace(
        page,
        rows=rows[page.offset : page.offset + per_page],
        # A list may count no further than its pages reach.
        count_exact=not getattr(rows, "is_capped", False),
        ranked_among=getattr(rows, "ranked_among", 0),
    )


def check(params: QueryDict) -> None:
    """Raises ParameterProblem for values that no list could answer. No query."""
    per_page_of(params)
    _number(occurrences(params, PARAMETERS), "page", 1, MAX_ROWS)


def per_page_of(params: QueryDict) -> int:
    found = occurrences(params, PARAMETERS)
    return _number(found, "per_page", DEFAULT_PER_PAGE, MAX_PER_PAGE)


def _number(found: dict[str, list[str]], name: str, default: int, highest: int) -> int:
    text = single(found, name)
    try:
        return read_number(text, 1, highest) if text else default
    except Unreadable as fault:
        raise ParameterProblem(fault.of(name)) from None


def _too_deep(per_page: int) -> Fault:
    return Fault(
        "page",
        f"Pages reach as far as row {MAX_ROWS:,}: at {per_page} a page, page "
        f"{MAX_ROWS // per_page} is the last. Begin with cursor=* to walk through "
        "all rows, or ask for a file.",
    )
