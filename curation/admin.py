"""The curation part of the admin: what a curator must look at, and where entries came from."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.admin_lists import ReadOnlyAdmin, ShortFilter
from core.history import CannotRevert
from curation import issue_admin  # noqa: F401 (registers the issues)
from curation.cv_admin import CVImportAdmin
from curation.evidence_admin import EvidenceAdmin
from curation.forms_of_rows import link_to_row
from curation.merging import undo
from curation.merging_admin import MergingAdmin, SplittingAdmin, extend, page_of
from curation.models import AppliedEntry, CVImport, Evidence, Move, SourceDocument
from people.admin import OrganizationAdmin, PersonAdmin, TopicAdmin
from people.models import Organization, Person, Topic
from publications.admin import VenueAdmin
from publications.models import Venue

extend(Person, PersonAdmin, SplittingAdmin)
extend(Organization, OrganizationAdmin, MergingAdmin)
extend(Topic, TopicAdmin, MergingAdmin)
extend(Venue, VenueAdmin, MergingAdmin)
admin.site.register(CVImport, CVImportAdmin)
admin.site.register(Evidence, EvidenceAdmin)


@admin.register(SourceDocument)
class SourceDocumentAdmin(ReadOnlyAdmin):
    list_display = ("title", "file", "line_count", "created_at")


@admin.register(AppliedEntry)
class AppliedEntryAdmin(ReadOnlyAdmin):
    list_display = ("section", "key", "row_link", "document", "first_line", "last_line")
    list_filter = ("section", ("profile", ShortFilter))
    search_fields = ("key",)
    list_select_related = ("document",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[AppliedEntry]:
        return super().get_queryset(request).prefetch_related("row")

    @admin.display(description="row")
    def row_link(self, entry: AppliedEntry) -> SafeString | str:
        return link_to_row(entry)


@admin.register(Move)
class MoveAdmin(ReadOnlyAdmin):
    """Every merge and split, with the way back."""

    list_display = ("__str__", "made_by", "made_at", "undone_at")
    list_filter = ("act",)
    search_fields = ("kept_name", "other_name")
    fields = ("act", "kept", "other", "made_by", "made_at", "undone_by", "undone_at")
    change_form_template = "admin/curation/move.html"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields

    @admin.display(description="entry that stayed")
    def kept(self, move: Move) -> SafeString:
        return format_html('<a href="{}">{}</a>', page_of(move), move.kept_name)

    @admin.display(description="other entry")
    def other(self, move: Move) -> SafeString | str:
        is_merge = move.act == Move.Act.MERGE
        if is_merge != bool(move.undone_at):
            return move.other_name
        address = page_of(move, is_other=True)
        return format_html('<a href="{}">{}</a>', address, move.other_name)

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.undo_view)
        return [
            path("<int:pk>/undo/", page, name="curation_move_undo"),
            *super().get_urls(),
        ]

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        move = get_object_or_404(Move, pk=pk)
        label = move.content_type
        if not request.user.has_perms(
            f"{label.app_label}.{act}_{label.model}" for act in ("change", "delete")
        ):
            raise PermissionDenied
        if request.method == "POST":
            try:
                undo(move, request.user)
                messages.success(request, f"Undone: {move}.")
            except CannotRevert as error:
                messages.error(request, f"Nothing was changed. {error}")
        return redirect("admin:curation_move_change", pk)
