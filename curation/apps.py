"""The curation application: documents turned into reviewed profiles."""

from django.apps import AppConfig


class CurationConfig(AppConfig):
    name = "curation"

    def ready(self) -> None:
        from curation import history  # noqa: F401
