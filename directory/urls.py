"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from directory import health, views
from publications import urls as publications

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("search/", views.Search.as_view(), name="search"),
    path("people/", include(publications.people)),
    path("publications/", include(publications.publications)),
    path("venues/", include(publications.venues)),
    path("topics/", include(publications.topics)),
    path("api/", include("directory.api")),
    path("theme/", views.theme, name="theme"),
    path("admin/", admin.site.urls),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]

handler400 = "directory.errors.bad_request"
handler403 = "directory.errors.permission_denied"
handler404 = "directory.errors.page_not_found"
handler500 = "directory.errors.server_error"
