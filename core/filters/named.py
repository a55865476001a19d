"""Filters whose values name rows of another table: a venue, topics, a person."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from core import folding
from core.audience import Audience, Reader, audience_of
from core.filters.terms import TermsFilter
from core.models import Gone, resolve_slug
from core.parameters import Terms, Unreadable
from core.problems import nearest, quoted
from core.statements import Statement

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

    `visible` gives the rows a user may see, `called` those of some rows with a slug or
    a folded name, `ids` all that are meant by them. A name that nothing visible has is
    a fault: two or three queries a value, five more for a fault.
    """

    def __init__(
        self,
        column: str,
        visible: Callable[[Reader | None], QuerySet[Any]],
        called: Callable[[Any, str, str], QuerySet[Any]] | None = None,
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
        audience = audience_of(user)
        if len(terms.values) > 1 and (whole := self._find(terms.text, audience)):
            # A name with a comma in it, as some journals have.
            return Terms((whole,), False, terms.is_negated, terms.text)
        return terms.map(functools.partial(self._named, user=user))

    def _named(self, text: str, user: Reader | None) -> Named:
        audience = audience_of(user)
        named = self._find(text, audience) or self._find_by_old_slug(text, audience)
        if named is None:
            raise Unreadable(
                f"{quoted(text)} names nothing here.",
                nearest=_nearest_slug(self.visible(user), text),
            )
        return named

    def _find(self, text: str, audience: Audience) -> Named | None:
        # By name first: to ask of every row whether it is visible would cost far more.
        keys = [folding.name_key(text)] if self.called else []
        ids = [row["pk"] for row in self._ids_called(text.lower(), *keys)]
        shown = self._visible_among(ids, audience=audience) if ids else []
        if not shown:
            return None
        found = [self._model(**columns) for columns in shown]
        slugs = tuple(row.slug for row in found)
        label = str(found[0]) if len(found) == 1 else text
        return Named(slugs, label, frozenset(self.ids([row.pk for row in found])))

    def _find_by_old_slug(self, text: str, audience: Audience) -> Named | None:
        try:
            slug = resolve_slug(self._model, text.lower())
        except Gone:
            return None
        return self._find(slug, audience) if slug else None

    @cached_property
    def _ids_called(self) -> Statement:
        rows = self._model._default_manager.order_by()
        if called := self.called:
            return Statement(lambda slug, key: called(rows, slug, key).values("pk"))
        return Statement(lambda slug: rows.filter(slug=slug).values("pk"))

    @cached_property
    def _visible_among(self) -> Statement:
        columns = [column.attname for column in self._model._meta.concrete_fields]
        rows = self._model._default_manager.order_by("pk")
        return Statement(
            lambda ids, *, audience: (
                rows.for_audience(audience).filter(pk__in=ids).values(*columns)
            )
        )

    @cached_property
    def _model(self) -> Any:
        return self.visible(None).model

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
