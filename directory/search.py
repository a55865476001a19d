"""Search over everything: the first finds of each kind, and where the rest is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.http import QueryDict
from django.urls import reverse

from core import folding
from core.audience import Reader, audience_of
from core.filters import Filters
from core.paging import Page
from core.templatetags.pages import counted
from people.entry_filters import OrganizationFilter
from people.filters import PersonFilter, TopicFilter
from people.querysets import PersonQuerySet
from publications.counts import with_topic_counts, with_venue_counts
from publications.filters import PublicationFilter, VenueFilter
from publications.people_rows import PersonRow, person_rows
from publications.views import works_address
from publications.work_rows import WorkRow, work_rows

# Finds of each kind that the page itself shows.
SHOWN = 10
# Words that are looked for one by one when nothing has them all.
SHOWN_WORDS = 5


@dataclass(frozen=True)
class Word:
    """One word by itself, with how many people and publications have it.

    `meant` is what it may stand for, where nothing has it.
    """

    text: str
    people: int
    publications: int
    publications_counted: str
    meant: str | None


class Finds:
    """What the reader's query finds; each part is queried when first used.

    Raises ParameterProblem for a query that cannot be searched for.
    """

    def __init__(self, query: str, user: Reader | None) -> None:
        self.query = query
        self.user = user
        self._data = QueryDict(mutable=True)
        self._data["q"] = query

    def _found(self, filters: type[Filters]) -> Any:
        return filters(self._data, user=self.user).qs

    @cached_property
    def _people(self) -> PersonFilter:
        return PersonFilter(self._data, user=self.user)

    @cached_property
    def people(self) -> list[PersonRow]:
        found = cast(PersonQuerySet, self._people.qs).with_summary(self.user)
        return person_rows(found[:SHOWN], self.user)

    @cached_property
    def people_count(self) -> int:
        return self._people.qs.count()

    @cached_property
    def _publications(self) -> Page:
        data = self._data.copy()
        data["sort"] = "relevance"
        page = QueryDict(f"per_page={SHOWN}")
        return PublicationFilter(data, user=self.user).page(page)

    @cached_property
    def publications(self) -> list[WorkRow]:
        return work_rows(self._publications.ids, self.user, with_abstracts=True)

    @property
    def publication_count(self) -> int:
        """Counted as far as the list of publications counts."""
        return self._publications.count

    @property
    def is_counted(self) -> bool:
        """Whether there are no more publications than counted."""
        return self._publications.count_exact

    @property
    def publications_counted(self) -> str:
        """ "1 publication", "more than 10,000 publications"."""
        least = "" if self.is_counted else "more than "
        return least + counted(self.publication_count, "publication")

    @cached_property
    def venues(self) -> list[Any]:
        found = self._found(VenueFilter).select_related("host")
        return list(with_venue_counts(found, audience_of(self.user))[:SHOWN])

    @cached_property
    def venue_count(self) -> int:
        return self._found(VenueFilter).count()

    @cached_property
    def topics(self) -> list[Any]:
        return list(
            with_topic_counts(self._found(TopicFilter), audience_of(self.user))[:SHOWN]
        )

    @cached_property
    def topic_count(self) -> int:
        return self._found(TopicFilter).count()

    @cached_property
    def organizations(self) -> list[Any]:
        return list(self._found(OrganizationFilter)[:SHOWN])

    @cached_property
    def organization_count(self) -> int:
        return self._found(OrganizationFilter).count()

    @property
    def count(self) -> int:
        return (
            self.people_count
            + self.publication_count
            + self.venue_count
            + self.topic_count
            + self.organization_count
        )

    @cached_property
    def missing_words(self) -> list[str]:
        """The words that begin no name; people with names spelt nearly so are found."""
        return self._people.missing_words

    @property
    def did_you_mean(self) -> str | None:
        """A query without slips that finds something; for one that finds nothing."""
        lists = (PublicationFilter, VenueFilter, TopicFilter, OrganizationFilter)
        meant = (each(self._data, user=self.user).did_you_mean for each in lists)
        return next(filter(None, meant), None)

    @cached_property
    def words(self) -> list[Word]:
        """The words of a query of several, each by itself; two queries a word, some more for a slip."""
        words = list(dict.fromkeys(folding.words(self.query)))[:SHOWN_WORDS]
        if len(words) < 2:
            return []
        return [Finds(word, self.user).as_word() for word in words]

    def as_word(self) -> Word:
        people, publications = self.people_count, self.publication_count
        is_found = people or publications
        meant = None if is_found else self.did_you_mean
        words = self.publications_counted
        return Word(self.query, people, publications, words, meant)

    @property
    def publications_address(self) -> str:
        return str(works_address(q=self.query, sort="relevance"))

    @property
    def people_address(self) -> str:
        return f"{reverse('people:list')}?{self._data.urlencode()}"
