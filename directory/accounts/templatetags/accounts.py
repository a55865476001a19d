"""What pages ask about accounts."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django import template
from django.conf import settings

from directory.accounts.second_step import needs_second_step

register = template.Library()


@register.simple_tag
def who_signs_up() -> str:
    """Either "closed", "provider" or "open"."""
    return str(settings.SIGN_UP)


@register.simple_tag
def has_provider() -> bool:
    return bool(settings.OIDC_ISSUER)


@register.filter
def has_second_step(user: Any) -> bool:
    return is_mfa_enabled(user, [Authenticator.Type.TOTP])


@register.filter
def must_have_second_step(user: Any) -> bool:
    return needs_second_step(user)
