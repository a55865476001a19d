"""Pages of organizations."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from core.filters import Filters
from core.paging import Page
from core.views import API, AddressedDetailView, FilteredListView
from people.entry_filters import OrganizationFilter
from people.models import Organization
from people.organizations import OrganizationEntries, people_counts
from people.querysets import OrganizationQuerySet


class OrganizationList(FilteredListView):
    template_name = "people/organization_list.html"
    filters_class = OrganizationFilter
    api_path = f"{API}/organizations/"
    sorts: ClassVar = {"name": "Name", "-people": "Most people"}

    def rows(self, filters: Filters, page: Page) -> Any:
        """Each organization with the number of its people."""
        user, found = self.request.user, cast("OrganizationQuerySet", page.rows)
        organizations = list(found.with_visible(user, "parent"))
        counts = people_counts(organizations, user)
        return [
            (organization, counts[organization.pk]) for organization in organizations
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "query": context["list_address"].value("q"),
            "total": Organization.objects.visible_to(self.request.user).count(),
        }


class OrganizationDetail(AddressedDetailView):
    model = Organization

    def get_queryset(self) -> OrganizationQuerySet:
        user = self.request.user
        return Organization.objects.visible_to(user).with_visible(user, "parent")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        units = list(self.object.units.visible_to(user))
        counts = people_counts([self.object, *units], user)
        return super().get_context_data(
            entries=OrganizationEntries(self.object, user),
            people_count=counts[self.object.pk],
            units=[(unit, counts[unit.pk]) for unit in units],
            aliases=self.object.aliases.all(),
            api=f"{API}/organizations/{self.object.slug}/",
            **kwargs,
        )
