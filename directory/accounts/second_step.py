"""Whoever edits signs in with a second step: a code from a device of theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.audience import CURATE
from core.problems import problem

# What such an account can do before: set the second step up, and leave.
_OPEN = {
    "mfa_activate_totp",
    "account_reauthenticate",
    "account_logout",
    "theme",
    "healthz",
    "readyz",
}


def needs_second_step(user: Any) -> bool:
    """Whether this account edits, on a site that asks its editors for a second step."""
    return settings.REQUIRE_MFA and (user.is_staff or user.has_perm(CURATE))


class RequireSecondStep:
    """Sends accounts that need a second step and have none to set it up; one query for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        # Without the cookie nobody is signed in, and the answer need not vary by it.
        if (
            not settings.REQUIRE_MFA
            or settings.SESSION_COOKIE_NAME not in request.COOKIES
            or (match and match.view_name in _OPEN)
            or not needs_second_step(request.user)
            or is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
        ):
            return None
        if request.path.startswith("/api/"):
            return problem(request.path, 403, "Set up the second step of your sign-in.")
        return redirect("mfa_activate_totp")
