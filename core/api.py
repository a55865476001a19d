"""What the addresses under /api/v1/ share: lists, details, their routes and links."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core import paging
from core.audience import Reader
from core.filters import Filters
from core.models import Slugged, resolve_slug
from core.paging import Page, paginate
from core.parameters import check_query, unknown
from core.problems import ParameterProblem
from core.renderers import Columns, CSVRenderer, FileRenderer, JSONRenderer, Row

# Rows that a file reads at a time.
_CHUNK = 200
# Digits of the largest id that both engines hold.
_LONGEST_ID = 18


class Links:
    """Absolute addresses of rows, in the API and on pages; each kind is resolved once."""

    def __init__(self, request: Request) -> None:
        self.site = request.build_absolute_uri("/").rstrip("/")
        self._ends: dict[str, tuple[str, str]] = {}

    def api(self, space: str, slug: str) -> str:
        return self._address(f"api:{space}-detail", slug)

    def page(self, space: str, slug: str) -> str:
        return self._address(f"{space}:detail", slug)

    def list(self, space: str) -> str:
        return self.site + reverse(f"api:{space}")

    def of(self, space: str, slug: str) -> dict[str, str]:
        """The two addresses that every row has."""
        return {"url": self.api(space, slug), "html_url": self.page(space, slug)}

    def _address(self, route: str, slug: str) -> str:
        if route not in self._ends:
            before, _, after = reverse(route, args=["SLUG"]).partition("SLUG")
            self._ends[route] = self.site + before, after
        before, after = self._ends[route]
        return f"{before}{slug}{after}"


# Gives the rows of these ids, in their order, as the reader may see them.
Rows = Callable[[Sequence[int], Reader, Links], list[Row]]


class Endpoint(APIView):
    """Reading needs no login; whatever goes wrong is told as problem+json."""

    permission_classes = [AllowAny]
    renderer_classes: Sequence[type[BaseRenderer]] = [JSONRenderer]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        check_query(request.META.get("QUERY_STRING", ""))
        super().initial(request, *args, **kwargs)

    @property
    def default_response_headers(self) -> dict[str, str]:
        # Cookies do not travel to "*", so other sites read what anybody may read.
        return {
            **super().default_response_headers,
            "Vary": "Accept",
            "Access-Control-Allow-Origin": "*",
        }

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return Response(status=204)

    def check_parameters(self, request: Request) -> None:
        """Raises ParameterProblem for any parameter but `format`."""
        if faults := unknown(request.query_params, ["format"]):
            raise ParameterProblem(*faults)


class ListEndpoint(Endpoint):
    """A filtered list: JSON a page at a time, files with all rows."""

    renderer_classes = [JSONRenderer, CSVRenderer]
    space: ClassVar[str]
    filters: ClassVar[type[Filters]]
    rows: ClassVar[Rows]
    columns: ClassVar[Columns]

    def get(self, request: Request) -> HttpResponseBase:
        found = self.filters(request.query_params, user=request.user).qs
        if isinstance(request.accepted_renderer, FileRenderer):
            paging.check(request.query_params)
            return self._file(request, request.accepted_renderer, found)
        page = paginate(found, request.query_params)
        ids = list(page.rows.values_list("pk", flat=True))
        return Response(
            envelope(request, page, type(self).rows(ids, request.user, Links(request)))
        )

    def _file(
        self, request: Request, renderer: FileRenderer, found: QuerySet[Any]
    ) -> HttpResponseBase:
        # Nothing of a file is made for a HEAD.
        is_read = request.method == "GET"
        rows = self._all_rows(request, found)
        response = StreamingHttpResponse(
            renderer.stream(rows, self.columns) if is_read else [],
            content_type=f"{renderer.media_type}; charset={renderer.charset}",
        )
        response["Content-Disposition"] = (
            f'attachment; filename="{self.space}.{renderer.format}"'
        )
        return response

    def _all_rows(self, request: Request, found: QuerySet[Any]) -> Iterator[Row]:
        ids = found.values_list("pk", flat=True).iterator(chunk_size=_CHUNK)
        links = Links(request)
        while chunk := list(itertools.islice(ids, _CHUNK)):
            yield from type(self).rows(chunk, request.user, links)


class DetailEndpoint(Endpoint):
    """One row by its slug; its id and its old slugs lead there (301), a removed one is gone (410)."""

    model: ClassVar[type[Slugged]]
    detail: ClassVar[Callable[[int, Reader, Links], Row]]

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        self.check_parameters(request)
        rows: Any = self.model._default_manager
        visible = rows.visible_to(request.user)
        row = visible.filter(slug=slug).values_list("pk", flat=True).first()
        if row is not None:
            return Response(type(self).detail(row, request.user, Links(request)))
        return self._moved(request, visible, slug)

    def _moved(
        self, request: Request, visible: QuerySet[Any], slug: str
    ) -> HttpResponse:
        if slug.isdigit() and len(slug) <= _LONGEST_ID:
            moved = visible.filter(pk=int(slug))
        else:
            moved = visible.filter(slug=resolve_slug(self.model, slug))
        present = moved.values_list("slug", flat=True).first()
        if present is None:
            raise Http404
        address = Links(request).api(self.model.slug_space, present)
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{address}?{query}" if query else address, permanent=True)


def envelope(request: Request, page: Page, rows: list[Row]) -> Row:
    """What every list answers in JSON."""
    return {
        "count": page.count,
        "count_exact": True,
        "next": _page_address(request, page.number + 1) if page.has_next else None,
        "previous": _page_address(request, page.number - 1)
        if page.has_previous
        else None,
        "results": rows,
    }


def _page_address(request: Request, number: int) -> str:
    query = request.query_params.copy()
    query["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode(safe=',!')}")


def in_order(ids: Iterable[int], rows: Iterable[Row]) -> list[Row]:
    """The rows in the order of the ids; a row that has gone meanwhile is left out."""
    by_id = {row["id"]: row for row in rows}
    return [by_id[id_] for id_ in ids if id_ in by_id]


def known(value: str) -> str | None:
    """An empty column is an unknown value: null, never ""."""
    return value or None


def routes(
    space: str, list_view: type[ListEndpoint], detail_view: type[DetailEndpoint]
) -> list[URLPattern]:
    """The addresses of one kind of row, with the final slash and without."""
    return [
        path(f"{space}/", list_view.as_view(), name=space),
        path(space, list_view.as_view()),
        path(f"{space}/<slug:slug>/", detail_view.as_view(), name=f"{space}-detail"),
        path(f"{space}/<slug:slug>", detail_view.as_view()),
    ]


def picked(row: Any, *names: str) -> Row:
    """These columns of a model's row; an empty text is an unknown value: null."""
    values = {name: getattr(row, name) for name in names}
    return {name: None if value == "" else value for name, value in values.items()}
