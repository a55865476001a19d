"""Filters whose values name rows of another table: a venue, topics, a person."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from core import folding
from core.audience import Reader
from core.filters.terms import TermsFilter
from core.models import Gone, Slugged, resolve_slug
from core.parameters import Terms, Unreadable
from core.problems import nearest, quoted

# Slugs that are compared with an unknown one.
_CANDIDATES = 2000


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

    `visible` gives the rows a user may see, `called` those of some rows with a name,
    `ids` all that are meant by them. A name that nothing visible has is a fault:
    two or three queries a value, five more for a fault.
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
        # By name first: to ask of every row whether it is visible would cost far more.
        called = self.called(rows.model._default_manager.all(), text)
        ids = list(called.order_by().values_list("pk", flat=True))
        found = list(rows.filter(pk__in=ids).order_by("pk")) if ids else []
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
