"""Pages that are found by their slug, and what an old slug, an id or a removed entry answers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.views.generic import DetailView

from core.models import Slugged, resolve_slug

# Digits of the largest id that both engines hold.
_LONGEST_ID = 18


class AddressedDetailView(DetailView):  # type: ignore[type-arg]
    """One entry by its slug.

    The id and an old slug lead to the present address (301). The address of a removed
    entry raises Gone, which the site answers with 410. An entry that the reader may not
    see is simply not there: `get_queryset` says what may be seen.
    """

    model: type[Slugged]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return self._moved(self.kwargs["slug"])

    def _moved(self, slug: str) -> HttpResponsePermanentRedirect:
        if slug.isdigit() and len(slug) <= _LONGEST_ID:
            found = self.get_queryset().filter(pk=int(slug)).first()
        else:
            found = self.get_queryset().filter(slug=resolve_slug(self.model, slug)).first()
        if found is None:
            raise Http404
        return redirect(found, permanent=True)  # type: ignore[no-any-return]
