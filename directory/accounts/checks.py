"""What `manage.py check --deploy` says about accounts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning


def check_accounts(**_: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if "smtp" not in settings.EMAIL_BACKEND:
        found.append(
            Warning(
                "Mail is only printed, so nobody can replace a forgotten password.",
                hint="Set EMAIL_URL to a mail server.",
                id="accounts.W001",
            )
        )
    if not settings.REQUIRE_MFA:
        found.append(
            Warning(
                "Accounts that edit are protected by a password alone.",
                hint="Set REQUIRE_MFA to yes.",
                id="accounts.W002",
            )
        )
    return found
