"""Second steps under the present SECRET_KEY, so that the earlier ones can go."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management import BaseCommand
from django.db import transaction

from directory.accounts import sealing

# Where each kind of second step keeps its secret.
_NAMES = {
    Authenticator.Type.TOTP: "secret",
    Authenticator.Type.RECOVERY_CODES: "seed",
}


class Command(BaseCommand):
    help = (
        "Encrypt the secrets of all second steps with the present SECRET_KEY. Needed "
        "once after an update to a version that encrypts, and to rotate the key."
    )

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        rows = Authenticator.objects.filter(type__in=_NAMES).select_related("user")
        resealed, lost = 0, []
        for row in rows.select_for_update(of=("self",)):
            name = _NAMES[row.type]
            if sealing.is_lost(row.data[name]):
                lost.append(row.user.get_username())
            elif not sealing.is_current(row.data[name]):
                row.data[name] = sealing.seal(sealing.unseal(row.data[name]))
                row.save(update_fields=["data"])
                resealed += 1
        self.stdout.write(f"{resealed} encrypted anew.")
        if lost:
            self.stderr.write(
                "No known key opens those of: " + ", ".join(sorted(set(lost)))
            )
