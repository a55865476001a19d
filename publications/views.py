"""Pages of publications, venues and topics."""

from __future__ import annotations

from typing import Any

from django.views.generic import DetailView, ListView, TemplateView

from core.views import AddressedDetailView
from people.models import Person, Topic
from publications.counts import with_topic_counts, with_venue_counts
from publications.models import Publication, Venue
from publications.querysets import PublicationQuerySet, VenueQuerySet


class PublicationList(TemplateView):
    template_name = "publications/publication_list.html"


class PublicationDetail(AddressedDetailView):
    model = Publication

    def get_queryset(self) -> PublicationQuerySet:
        user = self.request.user
        return Publication.objects.visible_to(user).with_page_parts(user)


class VenueList(ListView[Venue]):
    def get_queryset(self) -> VenueQuerySet:
        user = self.request.user
        venues = Venue.objects.visible_to(user).select_related("host")
        return with_venue_counts(venues, user)


class VenueDetail(AddressedDetailView):
    model = Venue


class TopicList(ListView[Topic]):
    template_name = "topics/topic_list.html"


class TopicDetail(AddressedDetailView):
    model = Topic
