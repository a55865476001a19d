"""The queue of what a curator must look at: open issues first, each a step from its field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.admin import HistoryAdmin, set_in_rows
from core.admin_lists import ShortFilter
from curation.forms_of_rows import address_of, link_to_row
from curation.models import Issue

_DONE = {"resolved": "resolved", "dismissed": "dismissed", "open": "opened again"}


class StateFilter(admin.SimpleListFilter):
    """Open ones unless others are asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(
        self, request: HttpRequest, model_admin: object
    ) -> list[tuple[str, str]]:
        closed = [choice for choice in Issue.State.choices if choice[0] != "open"]
        return [*closed, ("all", "All")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        default, *others = super().choices(changelist)
        yield {**default, "display": "Open"}
        yield from others

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Issue]
    ) -> QuerySet[Issue]:
        if self.value() == "all":
            return queryset
        return queryset.filter(state=self.value() or Issue.State.OPEN)


@admin.register(Issue)
class IssueAdmin(HistoryAdmin):
    list_display = ("message", "row_link", "kind", "source", "state", "created_at")
    list_filter = (StateFilter, "code", ("profile", ShortFilter))
    list_select_related = ("document",)
    search_fields = ("message", "key", "code")
    ordering = ("-pk",)
    readonly_fields = (
        "message", "row_link", "kind", "source", "profile", "created_at",
    )  # fmt: skip
    fields = (*readonly_fields, "state")
    actions = ("resolve", "dismiss", "reopen")
    goes_along = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Issue]:
        return super().get_queryset(request).prefetch_related("row")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # The next import would raise it again; a dismissed one stays dismissed.
        return False

    @admin.display(description="entry")
    def row_link(self, issue: Issue) -> SafeString | str:
        return link_to_row(issue)

    @admin.display(description="kind", ordering="code")
    def kind(self, issue: Issue) -> str:
        return issue.code.replace("-", " ")

    @admin.display(description="read from")
    def source(self, issue: Issue) -> str:
        return issue.source

    # Several at once, from the list.

    @admin.action(description="Resolve the selected issues", permissions=["change"])
    def resolve(self, request: HttpRequest, issues: QuerySet[Issue]) -> None:
        self._set(request, issues, Issue.State.RESOLVED)

    @admin.action(description="Dismiss the selected issues", permissions=["change"])
    def dismiss(self, request: HttpRequest, issues: QuerySet[Issue]) -> None:
        self._set(request, issues, Issue.State.DISMISSED)

    @admin.action(description="Open the selected issues again", permissions=["change"])
    def reopen(self, request: HttpRequest, issues: QuerySet[Issue]) -> None:
        self._set(request, issues, Issue.State.OPEN)

    def _set(self, request: HttpRequest, issues: QuerySet[Issue], state: str) -> None:
        count = len(set_in_rows(request, issues, state=state))
        noun = ngettext("issue", "issues", count)
        self.message_user(request, f"{count} {noun} {_DONE[state]}.", messages.SUCCESS)

    # One, from the form of what it is about.

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(require_POST(self.state_view))
        return [
            path("<int:pk>/state/", page, name="curation_issue_state"),
            *super().get_urls(),
        ]

    def state_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        issue = get_object_or_404(Issue, pk=pk)
        if not self.has_change_permission(request, issue):
            raise PermissionDenied
        state = request.POST.get("state", "")
        if state in Issue.State.values:
            set_in_rows(request, Issue.objects.filter(pk=pk), state=state)
            said = format_html(
                'The issue is {}. <a href="{}">Look at it</a>',
                _DONE[state],
                reverse("admin:curation_issue_change", args=[pk]),
            )
            messages.success(request, said)
        row = issue.row
        return redirect(address_of(row) if row else "admin:curation_issue_changelist")
