"""The directory application as Django registers it, and how the static files are collected."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.contrib.staticfiles.apps import StaticFilesConfig


class DirectoryConfig(AppConfig):
    default = True
    name = "directory"


class Admin(admin.AdminConfig):
    default = False
    default_site = "directory.admin_site.CurationSite"


class StaticFiles(StaticFilesConfig):
    """Leaves out what no page uses: compressing it takes longer than all the rest."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        *("redoc", "swagger-ui-standalone-preset.*"),
    ]
