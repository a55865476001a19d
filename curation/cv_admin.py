"""CVs in the admin: hand one in, go through its drafts, apply what was accepted; all without JavaScript."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from curation.cv.extractors import BYTES, SUFFIXES
from curation.cv.unreadable import Unreadable
from curation.models import CVImport, Draft
from curation.profile import ProfileError
from curation.review import deciding, fields, showing
from curation.review.applying import CannotApply, apply_import
from curation.review.deciding import Stale
from curation.review.storing import store

_FORMATS = ",".join([*SUFFIXES, ".pdf", ".docx"])


class UploadForm(forms.Form):
    """A file of one of the formats, not too large."""

    file = forms.FileField(
        label="CV",
        help_text=f"Text, Markdown, LaTeX, Org, reStructuredText, Word, PDF, YAML or JSON, at most {BYTES // 2**20} MB.",
        widget=forms.FileInput(attrs={"accept": _FORMATS}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > BYTES:
            raise forms.ValidationError(f"The file is larger than {BYTES // 2**20} MB.")
        return file


class CVImportAdmin(admin.ModelAdmin[CVImport]):
    list_display = (
        "__str__",
        "person",
        "decided",
        "uploaded_by",
        "uploaded_at",
        "applied_at",
    )
    list_select_related = ("source", "person", "uploaded_by")
    search_fields = ("name", "source__file")

    def get_queryset(self, request: HttpRequest) -> QuerySet[CVImport]:
        asked = Count("drafts", filter=~Q(drafts__state=Draft.State.UNCHANGED))
        open_ = Count("drafts", filter=Q(drafts__state=Draft.State.OPEN))
        # The file and its lines are large, and no list shows them.
        rows = super().get_queryset(request).defer("data", "lines")
        return rows.annotate(asked=asked, open=open_)

    @admin.display(description="decided")
    def decided(self, cv: Any) -> str:
        return f"{cv.asked - cv.open} of {cv.asked}"

    def get_urls(self) -> list[Any]:
        site, name = self.admin_site.admin_view, "curation_cvimport"
        pages = [
            path("<int:pk>/review/", site(self.review_view), name=f"{name}_review"),
            path(
                "<int:pk>/document/", site(self.document_view), name=f"{name}_document"
            ),
        ]
        return [*pages, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """An import has no form of its own: its page is the review."""
        if not object_id.isdecimal():
            raise Http404
        return redirect("admin:curation_cvimport_review", object_id)

    # Handing in.

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        is_sent = request.method == "POST" and form.is_valid()
        if is_sent and (answer := self._stored(request, form)):
            return answer
        context = self._context(request, title="Hand in a CV", form=form)
        return TemplateResponse(request, "curation/upload.html", context)

    def _stored(self, request: HttpRequest, form: UploadForm) -> HttpResponse | None:
        file = form.cleaned_data["file"]
        try:
            cv, is_new = store(file.name, file.read(), user=request.user)
        except Unreadable as refusal:
            form.add_error("file", str(refusal))
            return None
        if not is_new:
            messages.info(
                request, "This file was handed in before; this is its review."
            )
        return redirect(cv.get_absolute_url())

    # Reviewing.

    def _cv(self, request: HttpRequest, pk: int) -> CVImport:
        if not self.has_change_permission(request):
            raise PermissionDenied
        cvs = CVImport.objects.defer("data").select_related("source", "person")
        return get_object_or_404(cvs, pk=pk)

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        cv = self._cv(request, pk)
        if request.method == "POST":
            return _Acts(self, request, cv).answer()
        return self.page(request, cv)

    def page(
        self,
        request: HttpRequest,
        cv: CVImport,
        entry: dict[str, Any] | None = None,
        errors: dict[str, str] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The review at the draft that the address names, with what was entered there."""
        drafts = list(cv.drafts.select_related("decided_by").all())
        section, now = _current(request, drafts)
        asked = [d for d in drafts if d.state != Draft.State.UNCHANGED]
        mine = [d for d in asked if d.section == section]
        done = sum(d.state != Draft.State.OPEN for d in asked)
        context = self._context(
            request,
            cv=cv,
            tabs=showing.tabs_of(drafts, section),
            cards=[showing.Card(d, n) for n, d in enumerate(mine, 1)],
            section=section,
            section_title=showing.SECTIONS.get(section, ""),
            now=now,
            fields=fields.fields_of(now, entry or now.entry, errors) if now else [],
            errors=errors or {},
            lines=showing.lines_of(cv, drafts, now),
            done=done,
            asked=len(asked),
            unchanged=len(drafts) - len(asked),
            left=len(asked) - done,
            accepted=sum(d.is_accepted for d in asked),
            rejected=sum(d.state == Draft.State.REJECTED for d in asked),
            sure=sum(d.is_sure and d.state == Draft.State.OPEN for d in asked),
            sure_here=sum(d.is_sure and d.state == Draft.State.OPEN for d in mine),
            share=100 * done / len(asked) if asked else 100,
            unused_share=f"{cv.unused_share:.1%}",
            neighbours=_neighbours(mine, now),
            last_step=deciding.last_step(cv, request.user),
            saved=cv.steps.first(),
            blanked=_blanked(drafts),
        )
        return TemplateResponse(request, "curation/review.html", context, status=status)

    def document_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """All lines of the document, each with an address: where evidence leads."""
        cv = self._cv(request, pk)
        drafts = list(cv.drafts.all())
        context = self._context(
            request,
            cv=cv,
            lines=showing.lines_of(cv, drafts, None, whole=True),
            unused_share=f"{cv.unused_share:.1%}",
        )
        return TemplateResponse(request, "curation/document.html", context)

    def _context(self, request: HttpRequest, **context: Any) -> dict[str, Any]:
        return {
            "opts": self.opts,
            "list": reverse("admin:curation_cvimport_changelist"),
            **context,
        }


def _current(request: HttpRequest, drafts: list[Draft]) -> tuple[str, Draft | None]:
    """The section and draft of the address, or where the review goes on."""
    wanted = request.POST.get("draft") or request.GET.get("draft", "")
    chosen = next((d for d in drafts if str(d.pk) == wanted), None)
    if chosen:
        return chosen.section, chosen
    here = request.GET.get("section", "")
    order = list(showing.SECTIONS)
    asked = [d for d in drafts if d.state != Draft.State.UNCHANGED]
    asked.sort(key=lambda d: (order.index(d.section), d.order))
    if here in order:
        asked = [d for d in asked if d.section == here]
    first = next((d for d in asked if d.state == Draft.State.OPEN), None)
    if first is None and here not in order:
        here = asked[0].section if asked else "person"
    return (first.section, first) if first else (here, None)


def _neighbours(
    mine: list[Draft], now: Draft | None
) -> tuple[Draft | None, Draft | None]:
    """The drafts before and after the current one in its section."""
    at = next((i for i, d in enumerate(mine) if now and d.pk == now.pk), None)
    if at is None:
        return None, mine[0] if mine else None
    return (mine[at - 1] if at else None), (
        mine[at + 1] if at + 1 < len(mine) else None
    )


def _blanked(drafts: list[Draft]) -> list[str]:
    """The kinds of contact data that the lines do not show, in words."""
    person = next((d for d in drafts if d.section == "person"), None)
    kinds = [one["kind"] for one in (person.read.get("contacts", []) if person else [])]
    words = {"email": "e-mail address", "phone": "phone number", "address": "address"}
    return [word for kind, word in words.items() if kind in kinds]


class _Acts:
    """What one press of a button in the review does."""

    def __init__(self, page: CVImportAdmin, request: HttpRequest, cv: CVImport) -> None:
        self.page, self.request, self.cv = page, request, cv
        self.sent = request.POST

    def answer(self) -> HttpResponse:
        act = {
            "accept": self.accept,
            "reject": self.reject,
            "reopen": self.reopen,
            "sure": self.accept_sure,
            "undo": self.undo,
            "apply": self.apply,
            "publish": self.publish,
        }.get(self.sent.get("act", ""))
        if act is None:
            return self._back()
        try:
            return act()
        except Stale as stale:
            messages.warning(self.request, str(stale))
            return self._back(self.sent.get("draft", ""))

    def _draft(self) -> Draft:
        pk = self.sent.get("draft", "")
        return get_object_or_404(self.cv.drafts, pk=int(pk) if pk.isdecimal() else 0)

    def _revision(self) -> int:
        text = self.sent.get("revision", "")
        return int(text) if text.isdecimal() else -1

    def accept(self) -> HttpResponse:
        draft = self._draft()
        entry = fields.entered(draft, self.sent)
        merged = self.sent.get("merged_with")
        if merged and merged not in {str(one["id"]) for one in draft.candidates}:
            merged = ""
        is_name = draft.section == "names"
        errors = {} if is_name else fields.faults_of(draft.section, entry)
        if errors:
            return self.page.page(self.request, self.cv, entry, errors, status=422)
        is_edited = entry != draft.entry or draft.state == Draft.State.EDITED
        state = Draft.State.EDITED if is_edited else Draft.State.ACCEPTED
        if is_name and not merged:
            state = Draft.State.REJECTED
        deciding.decide(
            draft, self._revision(), state, self.request.user, entry, merged
        )
        return self._next(draft)

    def reject(self) -> HttpResponse:
        draft = self._draft()
        deciding.decide(
            draft, self._revision(), Draft.State.REJECTED, self.request.user
        )
        return self._next(draft)

    def reopen(self) -> HttpResponse:
        draft = self._draft()
        deciding.decide(draft, self._revision(), Draft.State.OPEN, self.request.user)
        return self._back(str(draft.pk))

    def accept_sure(self) -> HttpResponse:
        section = self.sent.get("section", "")
        count = deciding.accept_sure(self.cv, self.request.user, section)
        messages.success(self.request, f"{count} accepted. You can undo this.")
        return self._back(section=section)

    def undo(self) -> HttpResponse:
        step = deciding.undo(self.cv, self.request.user)
        if step is None:
            messages.info(self.request, "There is nothing to undo.")
            return self._back()
        messages.success(self.request, f"Undone: {step}.")
        only = str(step.before[0]["draft"]) if len(step.before) == 1 else ""
        return self._back(only, self.sent.get("section", ""))

    def apply(self) -> HttpResponse:
        return self._applied(publish=False)

    def publish(self) -> HttpResponse:
        return self._applied(publish=True)

    def _applied(self, *, publish: bool) -> HttpResponse:
        try:
            report = apply_import(self.cv, self.request.user, publish=publish)
        except CannotApply as reason:
            messages.error(self.request, f"Nothing was applied. {reason}")
            return self._back()
        except ProfileError as error:
            messages.error(self.request, f"Nothing was applied. {error}")
            return self._back()
        messages.success(self.request, f"Applied: {report or 'nothing new'}.")
        return redirect(report.person.get_absolute_url())

    def _next(self, draft: Draft) -> HttpResponse:
        """To the next open draft of the section, then of the whole review."""
        after = self.cv.drafts.open().filter(section=draft.section)
        found = after.filter(order__gt=draft.order).first() or after.first()
        return self._back(str(found.pk) if found else "")

    def _back(self, draft: str = "", section: str = "") -> HttpResponse:
        query = {"draft": draft} if draft else {"section": section} if section else {}
        address = reverse("admin:curation_cvimport_review", args=[self.cv.pk])
        return redirect(f"{address}{'?' if query else ''}{urlencode(query)}#now")
