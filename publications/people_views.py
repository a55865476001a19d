"""Pages of people: the list, and each profile or record, with the works that belong on them."""

from __future__ import annotations

from typing import Any

from django.views.generic import ListView

from core.views import AddressedDetailView
from people.models import Person
from people.querysets import PersonQuerySet
from publications.profiles import PublishedProfile


class PersonList(ListView[Person]):
    template_name = "people/person_list.html"

    def get_queryset(self) -> PersonQuerySet:
        return Person.objects.visible_to(self.request.user)


class PersonDetail(AddressedDetailView):
    model = Person
    template_name = "people/person_detail.html"

    def get_queryset(self) -> PersonQuerySet:
        return Person.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        profile = PublishedProfile(self.object, self.request.user)
        return super().get_context_data(profile=profile, **kwargs)
