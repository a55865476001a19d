"""Cursors: a walk through a whole list in which no row is met twice or left out while others come and go."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import QueryDict

from core.paging import Slice, per_page_of
from core.parameters import occurrences, single
from core.problems import Fault, ParameterProblem, quoted

PARAMETER = "cursor"
# Begins a walk. Source: Crossref and OpenAlex begin theirs alike.
START = "*"
# Digits of the largest id that both engines hold.
_NUMBERS = re.compile(r"\d{1,18}(?:\.\d{1,18})*", re.ASCII)


@dataclass(frozen=True)
class Walk:
    """The order of a walk: columns of whole numbers without NULLs, the last one unique.

    `sort` says the order as the parameter of that name does.
    """

    sort: str = "id"
    columns: tuple[str, ...] = ("pk",)
    is_descending: bool = False

    def ordered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        ends = [F(c).desc() if self.is_descending else F(c).asc() for c in self.columns]
        return rows.order_by(*ends)

    def beyond(self, rows: QuerySet[Any], place: tuple[int, ...]) -> QuerySet[Any]:
        """The rows after a place, which may be that of a row that has gone."""
        step = "lt" if self.is_descending else "gt"
        condition, same = Q(), Q()
        for column, value in zip(self.columns, place, strict=True):
            condition |= same & Q(**{f"{column}__{step}": value})
            same &= Q(**{column: value})
        # Says once more what follows, so that an index is read from the place on.
        bound = Q(**{f"{self.columns[0]}__{step}e": place[0]})
        return rows.filter(bound, condition)

    def cursor(self, place: tuple[int, ...]) -> str:
        text = ".".join(map(str, place))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def place(self, cursor: str) -> tuple[int, ...]:
        """Raises ParameterProblem for what is none of our cursors."""
        numbers = _decoded(cursor)
        place = tuple(map(int, numbers.split("."))) if numbers else ()
        if len(place) != len(self.columns):
            raise ParameterProblem(
                Fault(
                    PARAMETER,
                    f"{quoted(cursor)} is not a cursor of this list: begin with "
                    "cursor=* and follow “next”.",
                )
            )
        return place


def _decoded(cursor: str) -> str:
    """The numbers in a cursor, "" if it has another form."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        text = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return ""
    return text if _NUMBERS.fullmatch(text) else ""


def cursor_of(params: QueryDict) -> str:
    """The cursor of a query string, "" without one. Raises ParameterProblem beside `page`."""
    found = occurrences(params, [PARAMETER, "page"])
    cursor = single(found, PARAMETER)
    if cursor and "page" in found:
        raise ParameterProblem(
            Fault(PARAMETER, "A cursor has no pages: leave page out.")
        )
    return cursor


def step(walk: Walk, rows: QuerySet[Any], params: QueryDict, cursor: str) -> Slice:
    """The rows that a cursor leads to. Two queries: the count and the ids.

    Raises ParameterProblem for a bad cursor, and for another order than that of the walk.
    """
    per_page = per_page_of(params)
    place = place_of(walk, cursor)
    ahead = walk.ordered(rows if place is None else walk.beyond(rows, place))
    places = list(ahead.values_list(*walk.columns)[: per_page + 1])
    return stepped(walk, places, per_page, rows.order_by().count())


def place_of(walk: Walk, cursor: str) -> tuple[int, ...] | None:
    """None where a walk begins. Raises ParameterProblem for a bad cursor."""
    return None if cursor == START else walk.place(cursor)


def stepped(
    walk: Walk, places: list[tuple[int, ...]], per_page: int, count: int
) -> Slice:
    """The step to these places, of which there is one more than are shown if it goes on."""
    shown = places[:per_page]
    following = walk.cursor(shown[-1]) if len(places) > per_page else ""
    return Slice(
        ids=[place[-1] for place in shown],
        count=count,
        next={PARAMETER: following} if following else None,
    )
