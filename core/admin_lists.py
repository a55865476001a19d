"""What lists of the admin share: short filters, rows to look at only, who sees the chosen ones."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from core.admin import HistoryAdmin, set_in_rows
from core.models import Visibility

# A longer list of choices is no help; the search field finds the same rows.
_CHOICES = 40


class ShortFilter(admin.RelatedFieldListFilter):
    """A filter by what a key leads to, as long as there is little to choose from."""

    def field_choices(
        self, field: Any, request: HttpRequest, model_admin: Any
    ) -> list[Any]:
        rows = field.related_model._default_manager.all()[: _CHOICES + 1]
        choices = [(str(row.pk), str(row)) for row in rows]
        return choices if len(choices) <= _CHOICES else []


class ReadOnlyAdmin(admin.ModelAdmin[Any]):
    """What imports and reviews write and curators only look at."""

    goes_along = True

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class VisibilityAdmin(HistoryAdmin):
    """Lists of entries that are made public, limited or private several at once."""

    actions = ("make_public", "make_limited", "make_private")

    def _set(self, request: HttpRequest, rows: QuerySet[Any], to: Visibility) -> None:
        with transaction.atomic():
            changed = set_in_rows(request, rows, visibility=to)
            self.after_bulk(changed)
        self.message_user(request, f"{len(changed)} made {to.value}.", messages.SUCCESS)

    def after_bulk(self, ids: list[int]) -> None:
        """What must hear of rows that were written in bulk."""

    @admin.action(
        description="Make the selected %(verbose_name_plural)s public",
        permissions=["change"],
    )
    def make_public(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self._set(request, rows, Visibility.PUBLIC)

    @admin.action(
        description="Show the selected %(verbose_name_plural)s to who is signed in",
        permissions=["change"],
    )
    def make_limited(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self._set(request, rows, Visibility.LIMITED)

    @admin.action(
        description="Make the selected %(verbose_name_plural)s private",
        permissions=["change"],
    )
    def make_private(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self._set(request, rows, Visibility.PRIVATE)
