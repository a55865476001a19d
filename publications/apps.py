"""The publications application: publications and their authors."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "publications"

    def ready(self) -> None:
        from publications import counts, history, search, visibility  # noqa: F401
