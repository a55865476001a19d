"""Coauthors as rows of their own: what one can ask of them, and what a row says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Case, Q, QuerySet, When

from core import folding
from core.api import Links, in_order, known
from core.audience import Audience, Reader, audience_of
from core.filters import (
    CodeFilter,
    Filters,
    NamedFilter,
    WordsFilter,
    YearFilter,
    by,
)
from core.parameters import Terms
from core.renderers import Row
from core.search import begins_word
from core.statements import Statement
from people.entry_filters import visible_people
from publications.models import Coauthor, Publication
from publications.querysets import PublicationQuerySet, coauthor_person_condition


def _visible_publications(user: Reader | None) -> PublicationQuerySet:
    return Publication.objects.visible_to(user)


class CoauthorPersonFilter(NamedFilter):
    """Whom a printed name was confirmed to be, as far as the user may see the person."""

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        leads = coauthor_person_condition(audience_of(user)) & Q(person__isnull=False)
        found = Q(pk__in=[])
        if terms.values:
            found = leads & self.among(terms.values)
        # A condition on the row of the person alone is unknown where there is none.
        return found | Q(person__isnull=True) | ~leads if terms.has_null else found


def _matching(query: str) -> QuerySet[Any]:
    """Names of which each word of the query begins a word."""
    names: QuerySet[Any] = Coauthor.objects.all()
    for word in folding.words(query):
        names = names.filter(begins_word("name_key", word))
    return names


class CoauthorFilter(Filters):
    q = WordsFilter(lambda query, audience: _matching(query))
    person = CoauthorPersonFilter("person", visible=visible_people)
    publication = NamedFilter(
        "publication",
        visible=_visible_publications,
        may_be_null=False,
    )
    year = YearFilter("publication__sort_year")
    role = CodeFilter("role", Coauthor.Role, may_be_null=False)
    shared_mark = CodeFilter("shared_mark", Coauthor.SharedMark)

    sort_keys: ClassVar = {
        "id": by("pk"),
        "name": by("name_key"),
        "year": by("publication__sort_year"),
    }
    default_sort = "id"

    class Meta:
        model = Coauthor
        fields: ClassVar[list[str]] = []

    def rows_for(self, user: Reader | None) -> QuerySet[Any]:
        return Coauthor.objects.visible_to(user)


def coauthor_rows(ids: Sequence[int], user: Reader, links: Links) -> list[Row]:
    """One query. A person whom the reader may not see is only a printed name."""
    rows = _coauthors(ids, audience=audience_of(user))
    return in_order(ids, (_row(row, links) for row in rows))


@Statement
def _coauthors(ids: list[int], *, audience: Audience) -> QuerySet[Any]:
    leads = coauthor_person_condition(audience)
    coauthors = Coauthor.objects.filter(pk__in=ids).annotate(
        slug=Case(When(leads, then="person__slug")),
        person_name=Case(When(leads, then="person__credit_name")),
    )
    return coauthors.order_by().values(
        *("id", "role", "position", "credit_name", "slug", "person_name"),
        *("shared_mark", "shared_group", "is_corresponding", "raw_affiliation"),
        *("publication_id", "publication__slug", "publication__title"),
        *("publication__version_of__title", "publication__sort_year"),
    )


def _row(row: Row, links: Links) -> Row:
    person = {"slug": row["slug"], "name": row["person_name"]}
    title = row["publication__title"] or row["publication__version_of__title"]
    return {
        "id": row["id"],
        "url": links.api("coauthors", row["id"]),
        "html_url": links.page("publications", row["publication__slug"]),
        "publication": {
            "id": row["publication_id"],
            "slug": row["publication__slug"],
            "title": title,
            "year": row["publication__sort_year"] or None,
        },
        "role": row["role"],
        "position": row["position"],
        "name": row["credit_name"],
        "person": person if row["slug"] else None,
        "shared_mark": known(row["shared_mark"]),
        "shared_group": row["shared_group"] if row["shared_mark"] else None,
        "corresponding": row["is_corresponding"],
        "raw_affiliation": known(row["raw_affiliation"]),
    }
