"""The people application: people and their careers."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "people"

    def ready(self) -> None:
        from people import history, search, visibility  # noqa: F401
