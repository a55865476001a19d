"""Merging and splitting in the admin: see what moves, then do it; all without JavaScript."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode

from core.admin import HistoryAdmin
from core.merging import CannotMerge
from curation.merging import merge, plan_merge, split, splittable
from curation.models import Move
from people.models import Person

# How many entries are offered as the other one.
_OFFERED = 20


class MergingAdmin(HistoryAdmin):
    """A page that merges another row into this one."""

    change_form_template = "admin/curation/form_of_mergeable.html"
    merge_template = "admin/curation/merge.html"

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.merge_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        return [path("<int:pk>/merge/", page, name=name), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        words = "Merge the selected two"
        mergers = {"merge_selected": (_merge_selected, "merge_selected", words)}
        return super().get_actions(request) | (mergers if self._may(request) else {})

    def _may(self, request: HttpRequest) -> bool:
        """A merge changes one entry and removes another."""
        may_change = self.has_change_permission(request)
        return bool(may_change and self.has_delete_permission(request))

    def _row(self, request: HttpRequest, pk: int) -> Any:
        if not self._may(request):
            raise PermissionDenied
        if row := self.get_queryset(request).filter(pk=pk).first():
            return row
        raise Http404

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        survivor = self._row(request, pk)
        chosen = request.POST.get("other") or request.GET.get("other", "")
        if not chosen.isdecimal() or int(chosen) == pk:
            return self._page(
                request, survivor, offered=self._offered(request, survivor)
            )
        other = self._row(request, int(chosen))
        if request.method == "POST":
            return self._merged(request, survivor, other)
        return self._page(
            request, survivor, other=other, plan=plan_merge(survivor, other)
        )

    def _offered(self, request: HttpRequest, survivor: Any) -> dict[str, Any]:
        """Rows found by the words that were asked for, or by the last one of the name."""
        words = request.GET.get("q", str(survivor).rpartition(" ")[2])
        rows, doubled = self.get_search_results(
            request, self.get_queryset(request), words
        )
        rows = rows.exclude(pk=survivor.pk)
        return {"q": words, "rows": (rows.distinct() if doubled else rows)[:_OFFERED]}

    def _merged(self, request: HttpRequest, survivor: Any, other: Any) -> HttpResponse:
        try:
            move = merge(survivor, other, request.user)
        except CannotMerge as error:
            for conflict in error.conflicts:
                messages.error(request, conflict)
            return redirect(f"{request.path}?{urlencode({'other': other.pk})}")
        messages.success(request, f"{move}.")
        return redirect("admin:curation_move_change", move.pk)

    def _page(self, request: HttpRequest, row: Any, **context: Any) -> HttpResponse:
        context |= {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "survivor": row,
            "title": f"Merge into {row}",
        }
        return TemplateResponse(request, self.merge_template, context)


def _merge_selected(
    model_admin: MergingAdmin, request: HttpRequest, rows: QuerySet[Any]
) -> HttpResponse | None:
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[:3])
    if len(ids) != 2:
        messages.error(request, "Choose two entries to merge.")
        return None
    name = f"{model_admin.opts.app_label}_{model_admin.opts.model_name}_merge"
    address = reverse(f"admin:{name}", args=[ids[0]])
    return redirect(f"{address}?{urlencode({'other': ids[1]})}")


class SplittingAdmin(MergingAdmin):
    """A page that gives some of a person's rows to a new person."""

    change_form_template = "admin/curation/form_of_person.html"
    split_template = "admin/curation/split.html"

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.split_view)
        return [
            path("<int:pk>/split/", page, name="people_person_split"),
            *super().get_urls(),
        ]

    def split_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        person: Person = self._row(request, pk)
        choices = {
            f"{row._meta.label_lower}-{row.pk}": row for row in splittable(person)
        }
        if request.method == "POST":
            keys = request.POST.getlist("row")
            rows = [choices[key] for key in keys if key in choices]
            name = request.POST.get("name", "").strip()
            # Not fewer than were asked for: another curator may have moved one meanwhile.
            if len(rows) == len(keys) and (
                answer := self._split(request, person, name, rows)
            ):
                return answer
            messages.error(
                request, "Choose what belongs to the other person, and a name."
            )
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "person": person,
            "name": request.POST.get("name", person.credit_name),
            "choices": choices,
            "chosen": request.POST.getlist("row"),
            "title": f"Split {person}",
        }
        return TemplateResponse(request, self.split_template, context)

    def _split(
        self, request: HttpRequest, person: Person, name: str, rows: list[Any]
    ) -> HttpResponse | None:
        if not name or not rows:
            return None
        try:
            move = split(person, name, rows, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return None
        messages.success(request, f"{move}.")
        return redirect("admin:curation_move_change", move.pk)


def page_of(move: Move, *, is_other: bool = False) -> str:
    """The address of the form of the entry that stayed, or of the other one."""
    type_ = move.content_type
    return reverse(
        f"admin:{type_.app_label}_{type_.model}_change",
        args=[move.other_id if is_other else move.kept_id],
    )


def extend(model: type[Any], base: type[admin.ModelAdmin[Any]], *mixins: type) -> None:
    """Registers a model again, with pages that its own package cannot know."""
    admin.site.unregister(model)
    admin.site.register(model, type(base.__name__, (*mixins, base), {}))
