"""The publications part of the admin: a work with its authors in order, and the venues."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import history
from core.admin import HistoryAdmin, set_in_rows
from core.admin_inlines import OrderedInline, PartsInline
from core.admin_lists import ShortFilter, VisibilityAdmin
from publications.forms import CoauthorForm, CoauthorFormSet, PublicationForm
from publications.importing import write_author_list
from publications.models import (
    Coauthor,
    Distinction,
    Publication,
    PublicationLink,
    PublicationTopic,
    Relation,
    Venue,
    VenueAlias,
)
from publications.search import reindex


class CoauthorInline(OrderedInline):
    model = Coauthor
    form = CoauthorForm
    formset = CoauthorFormSet
    fields = (
        "position", "credit_name", "person", "link_state", "role", "shared_mark",
        "shared_group", "is_corresponding", "raw_affiliation",
    )  # fmt: skip
    autocomplete_fields = ("person",)


class TopicInline(PartsInline):
    model = PublicationTopic
    autocomplete_fields = ("topic",)


class LinkInline(PartsInline):
    model = PublicationLink


class DistinctionInline(PartsInline):
    model = Distinction
    autocomplete_fields = ("award",)


class RelationInline(PartsInline):
    model = Relation
    fk_name = "publication"
    autocomplete_fields = ("target",)


class VersionFilter(admin.SimpleListFilter):
    """Works alone unless versions are asked for: a list of both reads as doubles."""

    title = "version"
    parameter_name = "version"

    def lookups(
        self, request: HttpRequest, model_admin: object
    ) -> list[tuple[str, str]]:
        return [("work", "Works"), ("version", "Versions of works")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Publication]
    ) -> QuerySet[Publication]:
        if self.value():
            return queryset.filter(version_of__isnull=self.value() == "work")
        return queryset


@admin.register(Publication)
class PublicationAdmin(VisibilityAdmin):
    form = PublicationForm
    list_display = ("shown_title", "kind", "venue", "issued", "status", "visibility")
    list_filter = (
        VersionFilter, "kind", "status", "visibility", ("venue", ShortFilter),
    )  # fmt: skip
    list_select_related = ("venue", "version_of")
    search_fields = (
        "title_key", "version_of__title_key", "coauthor__name_key",
        "venue__name_key", "venue__acronym_key", "doi", "arxiv_id",
    )  # fmt: skip
    autocomplete_fields = ("version_of", "venue", "thesis_of")
    readonly_fields = ("created_at", "updated_at")
    fieldsets = (
        (None, {"fields": (
            "title", ("kind", "status", "status_date"), "visibility", "slug",
        )}),
        ("Where and when", {"fields": (
            "venue", "venue_printed", "container_title", ("issued", "dates_printed"),
            ("volume", "issue", "page"), "publisher",
        )}),
        ("Identifiers", {"fields": (("doi", "arxiv_id", "isbn"),)}),
        ("Version of another work", {"fields": (
            "version_of", ("version_relation", "relation_printed"),
        )}),
        ("More", {"classes": ("collapse",), "fields": (
            "abstract", "language", "thesis_of", ("created_at", "updated_at"),
        )}),
        # What is pasted stands beside the authors that it replaces.
        ("Authors", {"fields": (
            "is_alphabetical", "author_list", ("star_means", "dagger_means"),
        )}),
    )  # fmt: skip
    inlines = (
        CoauthorInline,
        TopicInline,
        DistinctionInline,
        LinkInline,
        RelationInline,
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if self.has_change_permission(request, obj) or obj is None:
            return self.fieldsets
        *rest, _ = self.fieldsets  # Who may only look pastes nothing.
        return [*rest, ("Authors", {"fields": ("is_alphabetical",)})]

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        if authors := form.cleaned_data.get("author_list"):
            write_author_list(form.instance, authors, form.meanings)
            reindex([form.instance.pk])
            # Written in bulk, so the history does not see it by itself.
            history.add(form.instance)

    def after_bulk(self, ids: list[int]) -> None:
        """Works are also listed under topics by who may see them."""
        reindex(ids)


@admin.register(Coauthor)
class CoauthorAdmin(HistoryAdmin):
    """Who the printed names are: links that were suggested are confirmed or rejected here."""

    list_display = ("credit_name", "person", "link_state", "place", "work")
    list_filter = ("link_state", "role", "shared_mark", "is_corresponding")
    list_select_related = ("person", "publication__version_of")
    search_fields = ("name_key", "person__name_key", "publication__title_key")
    autocomplete_fields = ("person",)
    fields = ("work", "place", "credit_name", "raw_affiliation", "person", "link_state")
    readonly_fields = ("work", "place", "credit_name", "raw_affiliation")
    ordering = ("name_key", "pk")
    actions = ("confirm", "reject")
    goes_along = True

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # An author is added and removed on the form of the work.
        return False

    @admin.display(description="work", ordering="publication__title_key")
    def work(self, coauthor: Coauthor) -> SafeString:
        work = coauthor.publication
        address = reverse("admin:publications_publication_change", args=[work.pk])
        return format_html('<a href="{}">{}</a>', address, work)

    @admin.display(description="place", ordering="position")
    def place(self, coauthor: Coauthor) -> str:
        return f"{coauthor.get_role_display()} {coauthor.position}"

    @admin.action(description="Confirm the selected links", permissions=["change"])
    def confirm(self, request: HttpRequest, rows: QuerySet[Coauthor]) -> None:
        self._decide(request, rows, Coauthor.LinkState.CONFIRMED)

    @admin.action(description="Reject the selected links", permissions=["change"])
    def reject(self, request: HttpRequest, rows: QuerySet[Coauthor]) -> None:
        self._decide(request, rows, Coauthor.LinkState.REJECTED)

    def _decide(
        self, request: HttpRequest, rows: QuerySet[Coauthor], state: str
    ) -> None:
        """A name that leads to nobody has no link to decide on."""
        linked = rows.filter(person__isnull=False)
        changed = set_in_rows(request, linked, link_state=state)
        self.message_user(request, f"{len(changed)} {state}.", messages.SUCCESS)


class VenueAliasInline(PartsInline):
    model = VenueAlias


@admin.register(Venue)
class VenueAdmin(HistoryAdmin):
    list_display = ("name", "acronym", "kind", "host")
    list_filter = ("kind",)
    list_select_related = ("host",)
    search_fields = ("name_key", "acronym_key", "aliases__name_key")
    autocomplete_fields = ("host",)
    inlines = (VenueAliasInline,)
