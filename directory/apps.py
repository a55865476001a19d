"""The directory application as Django registers it."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"
