"""Addresses of people, publications, venues and topics, each a namespace of its own."""

from django.urls import path

from core.facets import CHOICES
from publications import people_views, views

people = (
    [
        path("", people_views.PersonList.as_view(), name="list"),
        path(
            f"{CHOICES}/<slug:name>/",
            people_views.PersonChoices.as_view(),
            name="choices",
        ),
        path("<slug:slug>/", people_views.PersonDetail.as_view(), name="detail"),
    ],
    "people",
)

publications = (
    [
        path("", views.PublicationList.as_view(), name="list"),
        path(
            f"{CHOICES}/<slug:name>/",
            views.PublicationChoices.as_view(),
            name="choices",
        ),
        path("<slug:slug>/", views.PublicationDetail.as_view(), name="detail"),
        path("<slug:slug>/cite/", views.PublicationCite.as_view(), name="cite"),
    ],
    "publications",
)

venues = (
    [
        path("", views.VenueList.as_view(), name="list"),
        path("<slug:slug>/", views.VenueDetail.as_view(), name="detail"),
    ],
    "venues",
)

topics = (
    [
        path("", views.TopicList.as_view(), name="list"),
        path("<slug:slug>/", views.TopicDetail.as_view(), name="detail"),
    ],
    "topics",
)
