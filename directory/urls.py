"""Every address of the site."""

from django.conf import settings
from django.contrib import admin
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from directory import health, sitemaps, views
from directory.sitemaps import SITEMAPS
from directory.suggestions import Suggestions
from people.urls import organizations
from publications import urls as publications

admin.site.site_header = settings.SITE_NAME
admin.site.site_title = settings.SITE_NAME

urlpatterns = [
    # First, as its answers are the quickest and the order is that of the search.
    path("api/", include("directory.api")),
    path("", views.Home.as_view(), name="home"),
    path("search/", views.Search.as_view(), name="search"),
    path("search/suggest/", Suggestions.as_view(), name="suggest"),
    path("people/", include(publications.people)),
    path("publications/", include(publications.publications)),
    path("venues/", include(publications.venues)),
    path("topics/", include(publications.topics)),
    path("organizations/", include(organizations)),
    path("about/", views.About.as_view(), name="about"),
    path(
        "privacy/",
        views.Page.as_view(template_name="directory/privacy.html"),
        name="privacy",
    ),
    path(
        "accessibility/",
        views.Page.as_view(template_name="directory/accessibility.html"),
        name="accessibility",
    ),
    path("theme/", views.theme, name="theme"),
    path("favicon.ico", views.Favicon.as_view()),
    path("robots.txt", sitemaps.robots),
    path(
        "sitemap.xml",
        sitemap_index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path(
        "sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-section"
    ),
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
