"""The words of `sort`, and the columns behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable, OrderBy

if TYPE_CHECKING:
    from core.filters.filterset import Filters


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
