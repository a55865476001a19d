"""The keys with which programs act for an account."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from knox.models import AbstractAuthToken


class APIToken(AbstractAuthToken):  # type: ignore[misc]  # knox has no types
    """What is kept of a token: its first characters and a digest. It is shown once.

    `APIToken.objects.create(user, timedelta(days=30), name="Backup")` gives the row and
    the token.
    """

    name = models.CharField("purpose", max_length=100)
    # A day is enough to see whether anything uses it, and costs one write a day.
    last_used_on = models.DateField("last used", null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-created", "pk"]
        verbose_name = "API token"

    def __str__(self) -> str:
        return self.name

    @property
    def is_expired(self) -> bool:
        return self.expiry is not None and self.expiry <= timezone.now()

    def note_use(self) -> None:
        today = timezone.localdate()
        if self.last_used_on != today:
            self.last_used_on = today
            self.save(update_fields=["last_used_on"])
