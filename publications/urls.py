"""Addresses of publications, venues and topics, each a namespace of its own."""

from django.urls import path

from publications import views

publications = (
    [
        path("", views.PublicationList.as_view(), name="list"),
        path("<slug:slug>/", views.PublicationDetail.as_view(), name="detail"),
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
