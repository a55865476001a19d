"""What allauth asks this site: who may sign up, and who may do without a second step."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.stages import EmailVerificationStage
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from directory.accounts import sealing
from directory.accounts.second_step import needs_second_step

_MISMATCH = "There is no account with this name and password."


class VerifyOwnAddress(EmailVerificationStage):  # type: ignore[misc]
    """Lets those in who have no address to verify: an administrator made their account."""

    def handle(self) -> tuple[Any, bool]:
        return super().handle() if self.login.user.email else (None, True)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _MISMATCH,
        "username_password_mismatch": _MISMATCH,
        "too_many_login_attempts": "Too many attempts. Try again in some minutes.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.SIGN_UP == "open"

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whether the password is asked for again; not by who has only just given it."""
        request = context.request
        records = get_authentication_records(request, request.user)
        since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        if any(record["at"] > since for record in records):
            return False
        return super().is_reauthentication_required(app=app)

    def get_login_stages(self) -> list[str]:
        ours = f"{VerifyOwnAddress.__module__}.{VerifyOwnAddress.__name__}"
        theirs = (
            f"{EmailVerificationStage.__module__}.{EmailVerificationStage.__name__}"
        )
        return [ours if name == theirs else name for name in super().get_login_stages()]


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return settings.SIGN_UP in {"open", "provider"}


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    def build_totp_svg(self, url: str) -> str:
        """The QR code for a page, which has no place for the declaration of a file."""
        return super().build_totp_svg(url).partition("?>")[2].strip()

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        return not needs_second_step(authenticator.user)
