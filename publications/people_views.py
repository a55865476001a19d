"""Pages of people: the list, and each profile or record, with the works that belong on them."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar, cast

from django.http import Http404
from django.utils import timezone

from core.counting import Choice
from core.filters import Filters
from core.linked_data import LinkedData
from core.paging import Page
from core.views import API, AddressedDetailView, ChoicesView, FilteredListView
from people.career import career_stays
from people.facets import LABELS, MOST_READ, READ_THROUGH, PersonPanels
from people.filters import PersonFilter
from people.linked_data import person_data
from people.models import Person
from people.querysets import PersonQuerySet
from publications.leading import column_address, key
from publications.people_rows import blocks, person_rows
from publications.profiles import PublishedProfile
from publications.views import works_address


class PersonList(FilteredListView):
    template_name = "people/person_list.html"
    filters_class = PersonFilter
    api_path = f"{API}/people/"
    sorts: ClassVar = {
        "kind,name": "Profiles first",
        "name": "Surname",
        "-works": "Most works",
    }

    def rows(self, filters: Filters, page: Page) -> Any:
        user, people = self.request.user, cast("PersonQuerySet", page.rows)
        return person_rows(people.with_summary(user), user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        filters, address = context["filters"], context["list_address"]
        people = Person.objects.visible_to(self.request.user)
        return context | {
            "panels": PersonPanels(filters, address, context["page"].count),
            "query": address.value("q"),
            "totals": people.totals(),
            "is_narrowed": bool(filters.terms),
            "blocks": blocks(context["rows"]) if self._is_register(filters) else [],
        }

    def _is_register(self, filters: Filters) -> bool:
        """Whether profiles come first and all stand in the order of their surnames."""
        return ",".join(map(str, filters.sort)) == filters.default_sort


class PersonChoices(ChoicesView):
    list_view = PersonList
    labels = LABELS
    title = "People"
    is_plain = True

    def choices(self, filters: Filters, name: str) -> list[Choice]:
        if name in READ_THROUGH and filters.rows.count() > MOST_READ:
            raise Http404
        return super().choices(filters, name)


class PersonDetail(AddressedDetailView):
    model = Person
    template_name = "people/person_detail.html"

    def get_queryset(self) -> PersonQuerySet:
        return Person.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        profile = PublishedProfile(self.object, self.request.user)
        address = works_address(person=self.object.slug)
        return super().get_context_data(
            profile=profile,
            columns=profile.year_columns(partial(column_address, address)),
            key=key(profile.tallies, profile.own_tallies, address),
            works_address=address,
            linked=self.linked_data(profile),
            stays=career_stays(profile, timezone.localdate()),
            api=f"{API}/people/{self.object.slug}/",
            **kwargs,
        )

    def linked_data(self, profile: PublishedProfile) -> LinkedData | None:
        """Of profiles alone: a record is somebody whom others named."""
        if not self.object.is_profile:
            return None
        topics = [found.topic.name for found in profile.topics]
        return person_data(profile, topics, self.request.build_absolute_uri)
