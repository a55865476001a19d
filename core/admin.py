"""Admin forms with a history, that tell a curator when another was quicker."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.text import capfirst
from reversion.admin import VersionAdmin
from reversion.models import Version

from core import history

STALE = (
    "Somebody else has changed this entry since you opened it; the history says who. "
    "What you entered is still here: look at the entry in another window, then save "
    "again to put yours in its place."
)


class HistoryAdmin(VersionAdmin):  # type: ignore[misc]
    """The registration of a model says what belongs to its history.

    Of the library's pages, the list of versions and that of deleted rows are used. Its
    page of one version is not: for as long as one is drawn, it switches off the signals
    of all threads, so that what others save meanwhile is neither indexed nor kept.
    """

    history_latest_first = True
    list_per_page = 50
    change_form_template = "admin/form_with_state.html"
    object_history_template = "admin/history.html"

    @contextlib.contextmanager
    def create_revision(self, request: HttpRequest) -> Iterator[None]:
        # Reading must not wait for those who write.
        if request.method != "POST":
            yield
        else:
            with super().create_revision(request):
                yield

    # Lists: an action opens the revision that it needs.

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        said = {
            "has_change_permission": self.has_change_permission(request),
            "title": capfirst(self.opts.verbose_name_plural),
        }
        return admin.ModelAdmin.changelist_view(
            self, request, said | (extra_context or {})
        )

    # Forms.

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        def view() -> HttpResponse:
            with transaction.atomic() if request.method == "POST" else _nothing():
                if request.method == "POST" and (row := self._locked(object_id)):
                    history.keep(row)
                return super(HistoryAdmin, self).change_view(
                    request, object_id, form_url, extra_context
                )

        return _again_when_overtaken(view)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        def view() -> HttpResponse:
            return super(HistoryAdmin, self).add_view(request, form_url, extra_context)

        return _again_when_overtaken(view)

    def _locked(self, object_id: str) -> models.Model | None:
        """The row, which nobody else can change until the transaction ends."""
        rows = self.model._base_manager.select_for_update(of=("self",))
        try:
            return rows.filter(pk=unquote(object_id)).first()
        except (ValueError, ValidationError):
            return None  # The form's own page says so.

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,
        **kwargs: Any,
    ) -> type[forms.ModelForm[Any]]:
        form: type[forms.ModelForm[Any]] = super().get_form(
            request, obj, change=change, **kwargs
        )
        sent = request.POST.get("digest")
        if obj is None or sent is None or sent == self.digest(request, obj):
            return form
        return type(form.__name__, (_Stale, form), {})

    def digest(self, request: HttpRequest, row: models.Model) -> str:
        """A digest of all that the form of the row shows to this user."""
        shown = [self.model._base_manager.filter(pk=row.pk)]
        for inline in self.get_inline_instances(request, row):
            formset = inline.get_formset(request, row)
            parts = inline.get_queryset(request)
            shown.append(parts.filter(**{formset.fk.name: row}).order_by("pk"))
        values = [list(rows.values_list()) for rows in shown]
        values += [
            sorted(getattr(row, relation.name).values_list("pk", flat=True))
            for relation in row._meta.many_to_many
        ]
        return salted_hmac("core.admin.state", repr(values)).hexdigest()

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj is not None and change:
            context["digest"] = self.digest(
                request, self.model._base_manager.get(pk=obj.pk)
            )
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Deletions: what they take along is kept before.

    # Whether rows that nobody deletes by themselves go with what they belong to.
    goes_along = False

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        found, counts, refused, protected = super().get_deleted_objects(objs, request)
        along = {
            model._meta.verbose_name
            for model, registered in self.admin_site._registry.items()
            if getattr(registered, "goes_along", False)
        }
        return found, counts, refused - along, protected

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        history.keep_for_deletion([obj], request.user)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        with transaction.atomic():
            history.keep_for_deletion(queryset, request.user)
            super().delete_queryset(request, queryset)

    # Going back.

    def revision_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = get_object_or_404(self.model, pk=unquote(object_id))
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        return self._back_to(request, version_id, "Go back to this version")

    def recover_view(
        self,
        request: HttpRequest,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._back_to(request, version_id, "Bring it back")

    def _back_to(
        self, request: HttpRequest, version_id: str, button: str
    ) -> HttpResponse:
        versions = Version.objects.get_for_model(self.model)
        version = get_object_or_404(
            versions.select_related("revision__user"), pk=version_id
        )
        if request.method == "POST":
            return self._reverted(request, version)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{button}: {version.object_repr}",
            "button": button,
            "version": version,
            "differences": history.differences(version.revision),
        }
        return TemplateResponse(request, "admin/version.html", context)

    def _reverted(self, request: HttpRequest, version: Version) -> HttpResponse:
        page = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        try:
            history.revert(version.revision, request.user)
        except history.CannotRevert as error:
            messages.error(request, f"Nothing was changed. {error}")
            return redirect(f"{page}_changelist")
        messages.success(request, "It is again as it was then.")
        return redirect(reverse(f"{page}_change", args=[quote(version.object_id)]))


class _Stale:
    """A form whose entry was changed by somebody else since it was opened."""

    add_error: Callable[[str | None, str], None]

    def clean(self) -> Any:
        self.add_error(None, STALE)
        return super().clean()  # type: ignore[misc]


@contextlib.contextmanager
def _nothing() -> Iterator[None]:
    yield


def _again_when_overtaken(view: Callable[[], HttpResponse]) -> HttpResponse:
    """Where somebody saved the same between the check of a form and its saving.

    Nothing is written then. Checked a second time, the form sees what is there now and
    says so.
    """
    try:
        return view()
    except IntegrityError:
        return view()


def set_in_rows(
    request: HttpRequest, rows: models.QuerySet[Any], **values: Any
) -> list[int]:
    """The ids of the rows that had other values and have these now; one revision.

    It writes in bulk: the caller reindexes what listens to no signal.
    """
    with transaction.atomic():
        other = rows.order_by().exclude(**values)
        ids = list(other.select_for_update(of=("self",)).values_list("pk", flat=True))
        changed = rows.model._base_manager.filter(pk__in=ids)
        history.keep(*changed)
        said = ", ".join(f"{name} is {value}" for name, value in values.items())
        with history.revision(request.user, f"Set for {len(ids)} at once: {said}."):
            changed.update(**values)
            history.add(*changed.all())
    return ids
