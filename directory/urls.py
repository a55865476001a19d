"""Every address of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from directory import health, views
from publications import urls as publications

admin.site.site_header = f"{settings.SITE_NAME}: curation"
admin.site.site_title = settings.SITE_NAME
admin.site.index_title = "What the directory holds"

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("search/", views.Search.as_view(), name="search"),
    path("people/", include(publications.people)),
    path("publications/", include(publications.publications)),
    path("venues/", include(publications.venues)),
    path("topics/", include(publications.topics)),
    path("api/", include("directory.api")),
    path("theme/", views.theme, name="theme"),
    path("favicon.ico", views.Favicon.as_view()),
    path("account/", include("directory.accounts.urls")),
    # Before the admin: signing in and out is the same there as everywhere.
    path("admin/", include("directory.accounts.admin_urls")),
    path("admin/", admin.site.urls),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]

handler400 = "directory.errors.bad_request"
handler403 = "directory.errors.permission_denied"
handler404 = "directory.errors.page_not_found"
handler500 = "directory.errors.server_error"
