"""Every address of the site."""

from django.contrib import admin
from django.urls import path

from directory import health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
