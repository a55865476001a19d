"""The core application: what every room stands on."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from core import deadlines, snapshots  # noqa: F401
