"""Accounts in the admin: users, and their tokens and second steps, to be seen and taken away."""

from __future__ import annotations

from typing import Any

# Imported here, they register their models before this module takes its pick.
import allauth.account.admin
import allauth.mfa.admin
import allauth.socialaccount.admin  # noqa: F401
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

from directory.accounts.models import APIToken

# Addresses are their owners' business; providers are named in the settings.
admin.site.unregister(
    [Authenticator, EmailAddress, SocialAccount, SocialApp, SocialToken, User]
)


class SeenAndTakenAway(admin.ModelAdmin[Any]):
    """Rows that their owner makes, on the account page, and nobody changes."""

    list_select_related = ("user",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(APIToken)
class APITokenAdmin(SeenAndTakenAway):
    list_display = ("name", "token_key", "user", "created", "expiry", "last_used_on")
    list_filter = ("expiry", "last_used_on")
    search_fields = ("name", "token_key", "user__username")
    fields = list_display


@admin.register(Authenticator)
class AuthenticatorAdmin(SeenAndTakenAway):
    """Second steps; deleting one is the help for somebody whose device is lost."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type",)
    search_fields = ("user__username",)
    # Never "data": it is the secret.
    fields = list_display


@admin.register(SocialAccount)
class SocialAccountAdmin(SeenAndTakenAway):
    """With whom at the identity provider an account is connected."""

    list_display = ("user", "provider", "uid", "date_joined", "last_login")
    search_fields = ("user__username", "uid")
    fields = list_display


@admin.register(User)
class AccountAdmin(UserAdmin[User]):
    """Only a superuser makes a superuser, or changes one: else every administrator were one."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        if request.user.is_superuser:
            return fields
        return (*fields, "is_superuser", "user_permissions")

    def save_model(
        self, request: HttpRequest, obj: User, form: Any, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if not obj.is_active:
            # Opened again one day, the account does not bring them back.
            APIToken.objects.filter(user=obj).delete()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)


def _may_touch(request: HttpRequest, user: User | None) -> bool:
    return user is None or not user.is_superuser or request.user.is_superuser
