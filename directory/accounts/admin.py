"""Accounts in the admin: API tokens, to be seen and revoked."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from directory.accounts.models import APIToken


@admin.register(APIToken)
class APITokenAdmin(admin.ModelAdmin[APIToken]):
    """Who has which tokens. They are made by their owners alone, on the account page."""

    list_display = ("name", "token_key", "user", "created", "expiry", "last_used_on")
    list_filter = ("expiry", "last_used_on")
    list_select_related = ("user",)
    search_fields = ("name", "token_key", "user__username")
    fields = list_display

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
