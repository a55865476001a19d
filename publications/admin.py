"""The publications part of the admin: a work with its authors in order, and the venues."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from core import history
from core.admin import HistoryAdmin, set_in_rows
from core.models import Visibility
from publications.forms import (
    MARKS,
    CoauthorForm,
    CoauthorFormSet,
    PublicationForm,
)
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


class CoauthorInline(admin.TabularInline[Coauthor, Publication]):
    model = Coauthor
    form = CoauthorForm
    formset = CoauthorFormSet
    extra = 0
    autocomplete_fields = ("person",)


class TopicInline(admin.TabularInline[PublicationTopic, Publication]):
    model = PublicationTopic
    extra = 0
    autocomplete_fields = ("topic",)


class LinkInline(admin.TabularInline[PublicationLink, Publication]):
    model = PublicationLink
    extra = 0


class DistinctionInline(admin.TabularInline[Distinction, Publication]):
    model = Distinction
    extra = 0
    autocomplete_fields = ("award",)


class RelationInline(admin.TabularInline[Relation, Publication]):
    model = Relation
    fk_name = "publication"
    extra = 0
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
class PublicationAdmin(HistoryAdmin):
    form = PublicationForm
    list_display = ("shown_title", "kind", "venue", "issued", "status", "visibility")
    list_filter = (VersionFilter, "kind", "status", "visibility", "venue")
    list_select_related = ("venue", "version_of")
    search_fields = ("title_key", "coauthor__name_key", "doi", "arxiv_id")
    autocomplete_fields = ("version_of", "venue", "thesis_of")
    readonly_fields = ("created_at", "updated_at")
    inlines = (
        CoauthorInline,
        TopicInline,
        DistinctionInline,
        LinkInline,
        RelationInline,
    )
    actions = ("make_public", "make_private")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is pasted stands beside the authors that it replaces, not among the fields."""
        [(_, options)] = super().get_fieldsets(request, obj)
        pasted = ["author_list", ("star_means", "dagger_means")]
        rest = [n for n in options["fields"] if n not in {"author_list", *MARKS}]
        if len(rest) == len(options["fields"]):  # Who may only look.
            return [(None, options)]
        return [(None, {"fields": rest}), ("Authors from a text", {"fields": pasted})]

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        if authors := form.cleaned_data.get("author_list"):
            write_author_list(form.instance, authors, form.meanings)
            reindex([form.instance.pk])
            # Written in bulk, so the history does not see it by itself.
            history.add(form.instance)

    @admin.action(description="Make the selected publications public")
    def make_public(self, request: HttpRequest, rows: QuerySet[Publication]) -> None:
        self.message_user(
            request, f"{_show(request, rows, Visibility.PUBLIC)} made public."
        )

    @admin.action(description="Make the selected publications private")
    def make_private(self, request: HttpRequest, rows: QuerySet[Publication]) -> None:
        self.message_user(
            request, f"{_show(request, rows, Visibility.PRIVATE)} made private."
        )


@transaction.atomic
def _show(
    request: HttpRequest, rows: QuerySet[Publication], visibility: Visibility
) -> int:
    """How many publications have another visibility now; also where they are listed."""
    changed = set_in_rows(request, rows, visibility=visibility)
    reindex(changed)
    return len(changed)


class VenueAliasInline(admin.TabularInline[VenueAlias, Venue]):
    model = VenueAlias
    extra = 0


@admin.register(Venue)
class VenueAdmin(HistoryAdmin):
    list_display = ("name", "acronym", "kind", "host")
    list_filter = ("kind",)
    list_select_related = ("host",)
    search_fields = ("name_key", "acronym_key", "aliases__name_key")
    autocomplete_fields = ("host",)
    inlines = (VenueAliasInline,)
