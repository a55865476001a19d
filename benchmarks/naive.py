"""The list and one publication as REST framework's ModelSerializer makes them: the usual first version.

A WSGI application over the same tables, with the same middleware.
"""

from __future__ import annotations

import os

import django
from django.apps import apps

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
if not apps.ready:
    django.setup()

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from rest_framework import routers, serializers, viewsets
from rest_framework.pagination import PageNumberPagination
from rest_framework.renderers import JSONRenderer

from directory.urls import urlpatterns as site
from people.models import Person, Topic
from publications.models import Coauthor, Publication, Venue


class PersonSerializer(serializers.ModelSerializer[Person]):
    class Meta:
        model = Person
        fields = ("slug", "credit_name")


class TopicSerializer(serializers.ModelSerializer[Topic]):
    class Meta:
        model = Topic
        fields = ("slug", "name")


class VenueSerializer(serializers.ModelSerializer[Venue]):
    class Meta:
        model = Venue
        fields = ("slug", "acronym", "name")


class CoauthorSerializer(serializers.ModelSerializer[Coauthor]):
    person = PersonSerializer()

    class Meta:
        model = Coauthor
        fields = (
            *("position", "role", "credit_name", "person", "shared_mark"),
            *("shared_group", "is_corresponding", "raw_affiliation"),
        )


class PublicationSerializer(serializers.ModelSerializer[Publication]):
    authors = CoauthorSerializer(source="coauthor_set", many=True)
    topics = TopicSerializer(many=True)
    venue = VenueSerializer()

    class Meta:
        model = Publication
        fields = (
            *("id", "slug", "title", "sort_year", "issued", "kind", "status", "venue"),
            *("topics", "authors", "is_alphabetical", "doi", "arxiv_id"),
        )


class Pages(PageNumberPagination):
    page_size = 25


class Publications(viewsets.ReadOnlyModelViewSet[Publication]):
    renderer_classes = [JSONRenderer]
    permission_classes: list[type] = []
    serializer_class = PublicationSerializer
    pagination_class = Pages
    lookup_field = "slug"

    def get_queryset(self):  # type: ignore[no-untyped-def]
        rows = Publication.objects.filter(visibility="public", version_of=None)
        if topic := self.request.GET.get("topic"):
            rows = rows.filter(topics__slug=topic)
        return rows.order_by("-sort_year", "-pk")


router = routers.SimpleRouter()
router.register("api/v1/publications", Publications, basename="publication")
urlpatterns = [*router.urls, *site]
settings.ROOT_URLCONF = __name__
application = get_wsgi_application()
