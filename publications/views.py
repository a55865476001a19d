"""Pages of publications, venues and topics."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.http import HttpResponse, QueryDict
from django.urls import reverse

from core.addresses import ListAddress
from core.audience import audience_of
from core.filters import Filters
from core.paging import PARAMETERS, Page, paginate
from core.snapshots import kept
from core.views import API, AddressedDetailView, ChoicesView, FilteredListView
from people.filters import PersonFilter, TopicFilter
from people.models import Topic
from people.querysets import TopicQuerySet
from publications.charts import year_columns
from publications.cite_box import citation_panels
from publications.counts import (
    most_frequent_people,
    with_topic_counts,
    with_venue_counts,
)
from publications.facets import LABELS, PublicationPanels, venue_kinds
from publications.filters import PublicationFilter, VenueFilter
from publications.formats import FORMATS
from publications.leading import key, leads, listed
from publications.linked_data import citation_tags, publication_data
from publications.models import Publication, Venue
from publications.profiles import group_works, headings
from publications.querysets import PublicationQuerySet, VenueQuerySet
from publications.related import related_works, stated_relations, talks_on
from publications.work_rows import WorkRow, work_rows

# People that a venue's or topic's page names.
SHOWN_PEOPLE = 10


def works_address(**parameters: object) -> ListAddress:
    """The list of publications with these parameters."""
    address = ListAddress(
        reverse("publications:list"),
        api_path=f"{API}/publications/",
        known=PublicationFilter.parameters(),
    )
    return address.replaced(**parameters)


class PublicationList(FilteredListView):
    template_name = "publications/publication_list.html"
    filters_class = PublicationFilter
    api_path = f"{API}/publications/"
    sorts: ClassVar = {
        "-year": "Newest first",
        "year": "Oldest first",
        "title": "Title",
        "relevance": "Best match",
    }

    def rewritten(self, query: QueryDict) -> QueryDict:
        """The fields "from" and "to" of the form as one range."""
        kept = super().rewritten(query)
        first, last = (kept.pop(name, [""])[-1].strip() for name in ("from", "to"))
        if first or last:
            kept["year"] = first if first == last else f"{first}-{last}"
        return kept

    def rows(self, filters: Filters, page: Page) -> list[WorkRow]:
        is_searched = "q" in filters.given
        return work_rows(page.ids, self.request.user, with_abstracts=is_searched)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        filters, address = context["filters"], context["list_address"]
        works = Publication.objects.visible_to(self.request.user).works()
        return context | {
            "panels": PublicationPanels(filters, address),
            "query": address.value("q"),
            "total": kept(audience_of(self.request.user), "works", works.count),
            "is_narrowed": bool(filters.terms),
        }


class PublicationChoices(ChoicesView):
    list_view = PublicationList
    labels = LABELS
    title = "Publications"


class PublicationDetail(AddressedDetailView):
    model = Publication

    def get_queryset(self) -> PublicationQuerySet:
        user = self.request.user
        return Publication.objects.visible_to(user).with_page_parts(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            relations=stated_relations(self.object, self.request.user),
            related=related_works(self.object, self.request.user),
            talks=talks_on(self.object, self.request.user),
            panels=citation_panels(self.object, self.request.user),
            formats=FORMATS.values(),
            linked=publication_data(self.object, self.request.build_absolute_uri),
            citation_tags=citation_tags(self.object, self.request.build_absolute_uri),
            api=f"{API}/publications/{self.object.slug}/",
            **kwargs,
        )


class PublicationCite(AddressedDetailView):
    """The cite box alone, for htmx to put under a row; the publication's page has it too."""

    model = Publication
    template_name = "includes/_cite.html"

    def get_queryset(self) -> PublicationQuerySet:
        return Publication.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        panels = citation_panels(self.object, self.request.user)
        return super().get_context_data(panels=panels, key=self.object.slug, **kwargs)

    def render_to_response(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(*args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        return response


class WorksView(AddressedDetailView):
    """An entry and its works: those that one parameter of their list finds by it."""

    parameter: ClassVar[str]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        query = QueryDict(mutable=True)
        query[self.parameter] = self.object.slug
        filters = PublicationFilter(query, user=user)
        found = cast(PublicationQuerySet, filters.qs)
        page = paginate(filters.ids, self.request.GET)
        groups = group_works(work_rows(page.ids, user))
        address = works_address(**{self.parameter: self.object.slug})
        tallies, shown = found.tallied(), listed(filters)
        return super().get_context_data(
            page=page,
            groups=groups,
            works_address=address,
            list_address=ListAddress.of(
                self.request.path, self.request.GET, PARAMETERS
            ),
            columns=year_columns(
                tallies, leads(tallies, shown, address, headings(groups))
            ),
            key=key(tallies, shown, address),
            aliases=self.object.aliases.all(),
            people=most_frequent_people(found, user, SHOWN_PEOPLE),
            **kwargs,
        )


class VenueList(FilteredListView):
    template_name = "publications/venue_list.html"
    filters_class = VenueFilter
    api_path = f"{API}/venues/"
    sorts: ClassVar = {"name": "Name", "-works": "Most works"}

    def rows(self, filters: Filters, page: Page) -> Any:
        venues = cast(VenueQuerySet, page.rows.select_related("host"))
        return with_venue_counts(venues, audience_of(self.request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        filters, address = context["filters"], context["list_address"]
        return context | {
            "kinds": venue_kinds(filters, address),
            "query": address.value("q"),
            "total": Venue.objects.visible_to(self.request.user).count(),
        }


class VenueDetail(WorksView):
    model = Venue
    parameter = "venue"

    def get_queryset(self) -> VenueQuerySet:
        return Venue.objects.visible_to(self.request.user).select_related("host")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        workshops = self.object.workshops.visible_to(user)
        return super().get_context_data(
            workshops=with_venue_counts(workshops, audience_of(user)).order_by(
                "name_key"
            ),
            **kwargs,
        )


class TopicList(FilteredListView):
    template_name = "publications/topic_list.html"
    filters_class = TopicFilter
    api_path = f"{API}/topics/"
    sorts: ClassVar = {"name": "Name", "-works": "Most works"}

    def rows(self, filters: Filters, page: Page) -> Any:
        user, topics = self.request.user, cast(TopicQuerySet, page.rows)
        counted = with_topic_counts(topics, audience_of(user))
        return counted.with_visible(user, "broader", "narrower")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "query": context["list_address"].value("q"),
            "total": Topic.objects.visible_to(self.request.user).count(),
        }


class TopicDetail(WorksView):
    model = Topic
    template_name = "publications/topic_detail.html"
    parameter = "topic"

    def get_queryset(self) -> Any:
        user = self.request.user
        return Topic.objects.visible_to(user).with_visible(user, "broader")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        narrower = self.object.narrower.visible_to(user)
        query = QueryDict(f"topic={self.object.slug}&kind=profile")
        return super().get_context_data(
            narrower=with_topic_counts(narrower, audience_of(user)).order_by(
                "name_key"
            ),
            profiles=PersonFilter(query, user=user).qs[:SHOWN_PEOPLE],
            **kwargs,
        )
