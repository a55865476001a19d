"""What the home page shows of the whole directory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from core.addresses import ListAddress
from core.audience import Reader
from core.charts import Column
from people.facets import Letter, PersonPanels
from people.filters import PersonFilter
from people.models import Person, Topic
from people.querysets import PersonQuerySet
from publications.charts import Tally, year_columns
from publications.counts import (
    most_frequent_people,
    most_frequent_venues,
    topic_counts_among,
)
from publications.leading import KeyEntry, column_address, key
from publications.models import Publication, Venue
from publications.people_rows import PersonRow, person_rows
from publications.querysets import PublicationQuerySet
from publications.views import works_address

SHOWN = 8
RECENT = 5


@dataclass(frozen=True)
class Try:
    """An example of what one can look for."""

    label: str
    address: str


class Overview:
    """As the reader may see it; each part is queried when first used."""

    def __init__(self, user: Reader | None) -> None:
        self.user = user

    @property
    def _works(self) -> PublicationQuerySet:
        return Publication.objects.visible_to(self.user).works()

    @property
    def _people(self) -> PersonQuerySet:
        return Person.objects.visible_to(self.user)

    @cached_property
    def profile_count(self) -> int:
        return self._people.profiles().count()

    @cached_property
    def people_count(self) -> int:
        return self._people.count()

    @cached_property
    def work_count(self) -> int:
        return sum(tally.number for tally in self._tallies)

    @cached_property
    def venue_count(self) -> int:
        return Venue.objects.visible_to(self.user).count()

    @cached_property
    def topic_count(self) -> int:
        return Topic.objects.visible_to(self.user).count()

    @cached_property
    def _tallies(self) -> list[Tally]:
        return self._works.tallied()

    @property
    def columns(self) -> list[Column]:
        address = works_address()
        return year_columns(self._tallies, lambda label: column_address(address, label))

    @property
    def key(self) -> list[KeyEntry]:
        return key(self._tallies, self._tallies, works_address())

    @property
    def letters(self) -> list[Letter]:
        address = ListAddress(reverse("people:list"), known=PersonFilter.parameters())
        return PersonPanels(PersonFilter(QueryDict(), user=self.user), address).letters

    @cached_property
    def people(self) -> list[Person]:
        """Those with most works; two queries."""
        rows = Publication.objects.visible_to(self.user)
        return most_frequent_people(rows, self.user, SHOWN)

    @cached_property
    def topics(self) -> list[Topic]:
        rows = Publication.objects.visible_to(self.user)
        return list(topic_counts_among(rows, self.user)[:SHOWN])

    @cached_property
    def venues(self) -> list[Venue]:
        """Those of most works; two queries."""
        rows = Publication.objects.visible_to(self.user)
        return most_frequent_venues(rows, self.user, SHOWN)

    @property
    def recent(self) -> list[PersonRow]:
        """The newest profiles with what a line says of them."""
        newest = self._people.profiles().order_by("-created_at", "-pk")
        return person_rows(newest.with_summary(self.user)[:RECENT], self.user)

    @cached_property
    def tries(self) -> list[Try]:
        """A topic, a venue's newest year and a person, from what the page names already."""
        topics = [
            Try(topic.name, topic.get_absolute_url()) for topic in self.topics[1:2]
        ]
        people = [Try(str(p), p.get_absolute_url()) for p in self.people[1:2]]
        return topics + self._venue_and_year() + people

    def _venue_and_year(self) -> list[Try]:
        for venue in self.venues[:1]:
            rows = Publication.objects.visible_to(self.user).filter(venue=venue)
            if (
                year := rows.order_by("-sort_year")
                .values_list("sort_year", flat=True)
                .first()
            ):
                address = works_address(venue=venue.slug, year=year)
                return [Try(f"{venue} {year}", str(address))]
        return []
