"""Addresses of organizations; those of people stand with their works, one package up."""

from django.urls import path

from people import views

organizations = (
    [
        path("", views.OrganizationList.as_view(), name="list"),
        path("<slug:slug>/", views.OrganizationDetail.as_view(), name="detail"),
    ],
    "organizations",
)
