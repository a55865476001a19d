"""The curation part of the admin: what a curator must look at, and where entries came from."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from curation.models import AppliedEntry, Issue, SourceDocument


def link_to_row(entry: AppliedEntry | Issue) -> SafeString | str:
    """A link to the admin page of the row, or that it was deleted."""
    row = entry.row
    if row is None:
        return "deleted"
    address = reverse(
        f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk]
    )
    return format_html('<a href="{}">{}</a>', address, row)


@admin.register(Issue)
class IssueAdmin(admin.ModelAdmin[Issue]):
    list_display = ("message", "row_link", "field", "lines", "state")
    list_filter = ("state", "code")
    readonly_fields = (
        "row_link", "profile", "key", "field", "code", "message", "document", "lines", "created_at",
    )  # fmt: skip
    fields = (*readonly_fields, "state")
    actions = ("resolve", "dismiss")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Issue]:
        return super().get_queryset(request).prefetch_related("row")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description="entry")
    def row_link(self, issue: Issue) -> SafeString | str:
        return link_to_row(issue)

    @admin.display(description="lines")
    def lines(self, issue: Issue) -> str:
        return f"{issue.first_line}–{issue.last_line}" if issue.first_line else ""

    @admin.action(description="Mark the selected issues as resolved")
    def resolve(self, request: HttpRequest, issues: QuerySet[Issue]) -> None:
        issues.update(state=Issue.State.RESOLVED)

    @admin.action(description="Dismiss the selected issues")
    def dismiss(self, request: HttpRequest, issues: QuerySet[Issue]) -> None:
        issues.update(state=Issue.State.DISMISSED)


class ReadOnlyAdmin(admin.ModelAdmin[Any]):
    """What imports write and curators only look at."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(SourceDocument)
class SourceDocumentAdmin(ReadOnlyAdmin):
    list_display = ("title", "file", "line_count", "created_at")


@admin.register(AppliedEntry)
class AppliedEntryAdmin(ReadOnlyAdmin):
    list_display = ("section", "key", "row_link", "document", "first_line", "last_line")
    list_filter = ("section", "profile")
    search_fields = ("key",)
    list_select_related = ("document",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[AppliedEntry]:
        return super().get_queryset(request).prefetch_related("row")

    @admin.display(description="row")
    def row_link(self, entry: AppliedEntry) -> SafeString | str:
        return link_to_row(entry)
