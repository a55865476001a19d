"""What the addresses under /api/v1/ share: lists, details, their routes and links."""

from __future__ import annotations

import functools
import hashlib
import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar, TypeVar

from django.db.models import Model, QuerySet
from django.http import (
    Http404,
    HttpResponseBase,
    QueryDict,
    StreamingHttpResponse,
)
from django.urls import URLPattern, path, reverse
from django.utils.cache import get_conditional_response
from rest_framework.exceptions import APIException, Throttled
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core import counting, cursors, limits, paging
from core.addresses import slug_address
from core.audience import Reader, audience_of
from core.filters import Filters
from core.models import Slugged, resolve_slug
from core.paging import Slice, paginate, slice_of, turned
from core.parameters import (
    Unreadable,
    check_query,
    occurrences,
    read_choices,
    single,
    unknown,
)
from core.problems import Moved, ParameterProblem
from core.renderers import Columns, CSVRenderer, FileRenderer, JSONRenderer, Row
from core.statements import Statement

T = TypeVar("T")

# Rows that a file reads at a time.
_CHUNK = 200
# What a script of another site may read besides the answer.
_EXPOSED = "ETag, Location, RateLimit, RateLimit-Policy, Retry-After"
# Digits of the largest id that both engines hold.
_LONGEST_ID = 18


class Links:
    """Absolute addresses of rows, in the API and on pages."""

    def __init__(self, request: Request) -> None:
        self.site = request.build_absolute_uri("/").rstrip("/")

    def api(self, space: str, slug: str | int) -> str:
        return self._address(f"api:{space}-detail", slug)

    def page(self, space: str, slug: str) -> str:
        return self._address(f"{space}:detail", slug)

    def list(self, space: str) -> str:
        return self.site + reverse(f"api:{space}")

    def of(self, space: str, slug: str) -> dict[str, str]:
        """The two addresses that every row has."""
        return {"url": self.api(space, slug), "html_url": self.page(space, slug)}

    def _address(self, route: str, slug: str | int) -> str:
        return f"{self.site}{slug_address(route, slug)}"


# Gives the rows of these ids, in their order, as the reader may see them.
Rows = Callable[[Sequence[int], Reader, Links], list[Row]]


class Endpoint(APIView):
    """Reading needs no login; whatever goes wrong is told as problem+json."""

    permission_classes = [AllowAny]
    renderer_classes: Sequence[type[BaseRenderer]] = [JSONRenderer]
    # What the client has left of its requests; None where there is no limit.
    allowance: limits.Allowance | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        check_query(request.META.get("QUERY_STRING", ""))
        super().initial(request, *args, **kwargs)

    def perform_authentication(self, request: Request) -> None:
        try:
            user = request.user
        except APIException:
            # Guessing at tokens counts as well.
            self._count(request, None)
            raise
        self._count(request, user)

    def _count(self, request: Request, user: Any) -> None:
        self.allowance = limits.count(request, user)
        if self.allowance and self.allowance.is_spent:
            raise Throttled(wait=self.allowance.reset)

    @property
    def default_response_headers(self) -> dict[str, str]:
        # Cookies do not travel to "*", so other sites read what anybody may read.
        return {
            **super().default_response_headers,
            "Vary": "Accept, Authorization",
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": _EXPOSED,
        }

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return Response(status=204)

    def check_parameters(self, request: Request, *known: str) -> None:
        """Raises ParameterProblem for any parameter but these and `format`."""
        if faults := unknown(request.query_params, [*known, "format"]):
            raise ParameterProblem(*faults)

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if isinstance(response, Response):
            response.render()
        is_read = request.method in ("GET", "HEAD")
        if is_read and response.status_code == 200 and not response.streaming:
            response = _unless_known(request, response)
        if self.allowance:
            for name, value in self.allowance.headers().items():
                response[name] = value
        return response


def etag_of(content: bytes) -> str:
    """Weak: a compressing proxy changes the bytes, not what they say."""
    return f'W/"{hashlib.blake2b(content, digest_size=16).hexdigest()}"'


def _unless_known(request: Any, response: Any) -> Any:
    """The answer with its ETag, or 304 for who has it. Source: RFC 9110, 8.8.3 and 13.1.2."""
    response["ETag"] = etag_of(response.content)
    answer: Any = get_conditional_response(
        request, etag=response["ETag"], response=response
    )
    for name in ("Access-Control-Allow-Origin", "Access-Control-Expose-Headers"):
        answer[name] = response[name]
    return answer


def fields_of(request: Request, allowed: Iterable[str]) -> tuple[str, ...]:
    """The parameter `fields`, all that are allowed without it. Raises ParameterProblem."""
    allowed = tuple(allowed)
    text = single(occurrences(request.query_params, ["fields"]), "fields")
    try:
        return read_choices(text, allowed) if text else allowed
    except Unreadable as fault:
        raise ParameterProblem(fault.of("fields")) from None


class ListEndpoint(Endpoint):
    """A filtered list: JSON a page at a time, files with all rows."""

    renderer_classes = [JSONRenderer, CSVRenderer]
    space: ClassVar[str]
    filters: ClassVar[type[Filters]]
    rows: ClassVar[Rows]
    # What a row says; every row says all of it.
    fields: ClassVar[Sequence[str]]
    columns: ClassVar[Columns]

    def get(self, request: Request) -> HttpResponseBase:
        filters = self.filters(request.query_params, user=request.user)
        counting.check(filters)
        if "group_by" in filters.given:
            return self._groups(request, filters)
        if isinstance(request.accepted_renderer, FileRenderer):
            paging.check(request.query_params)
            counting.refuse_files(filters)
            pieces = self.pieces(request, request.accepted_renderer, filters.qs)
            return self._file(request, request.accepted_renderer, pieces)
        found = self._slice(filters, request.query_params)
        names = fields_of(request, self.fields)
        rows = type(self).rows(found.ids, request.user, Links(request))
        answer = envelope(request, found, _chosen(rows, names))
        if found.ranked_among:
            answer["ranked_among"] = found.ranked_among
        return Response(answer | _beside(filters, found.count))

    def _groups(self, request: Request, filters: Filters) -> HttpResponseBase:
        """The groups in place of the rows: a page of them, or a table with all."""
        renderer = request.accepted_renderer
        groups = counting.groups(filters)
        if isinstance(renderer, CSVRenderer):
            paging.check(request.query_params)
            return self._file(
                request, renderer, renderer.stream(_groups(groups), _GROUP)
            )
        if isinstance(renderer, FileRenderer):
            counting.refuse_files(filters)
        page = paginate(paging.Whole(groups), request.query_params)
        around = _around(request, turned(page, []))
        return Response({**around, "groups": _groups(page.rows)})

    @staticmethod
    def _slice(filters: Filters, params: QueryDict) -> Slice:
        if cursor := cursors.cursor_of(params):
            return filters.step(params, cursor)
        return slice_of(paginate(filters.ids, params))

    def _file(
        self, request: Request, renderer: FileRenderer, pieces: Iterator[bytes]
    ) -> HttpResponseBase:
        # Nothing of a file is made for a HEAD.
        is_read = request.method == "GET"
        response = StreamingHttpResponse(
            pieces if is_read else [], content_type=renderer.content_type
        )
        response["Content-Disposition"] = attachment(self.space, renderer)
        return response

    def pieces(
        self, request: Request, renderer: Any, found: QuerySet[Any]
    ) -> Iterator[bytes]:
        """The file, a piece at a time. Raises ParameterProblem before the first one."""
        links = Links(request)
        names = fields_of(request, self.columns)
        rows = in_chunks(found, lambda ids: type(self).rows(ids, request.user, links))
        stream: Iterator[bytes] = renderer.stream(
            rows, {name: self.columns[name] for name in names}
        )
        return stream


def in_chunks(
    found: QuerySet[Any], make: Callable[[list[int]], Iterable[T]]
) -> Iterator[T]:
    """What is made of all these rows, in their order, some of them at a time."""
    ids = found.values_list("pk", flat=True).iterator(chunk_size=_CHUNK)
    while chunk := list(itertools.islice(ids, _CHUNK)):
        yield from make(chunk)


def attachment(name: str, renderer: FileRenderer) -> str:
    return f'attachment; filename="{name}.{renderer.extension}"'


class OneRow(Endpoint):
    """One row: where it is, and all that it says."""

    fields: ClassVar[Sequence[str]]

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        self.check_parameters(request, "fields")
        return self.found(request, self.find(request, slug), slug)

    def found(self, request: Request, id_: int, slug: str) -> HttpResponseBase:
        """The answer for a row that is there."""
        names = fields_of(request, self.fields)
        return Response(
            _chosen([self.whole(id_, request.user, Links(request))], names)[0]
        )

    def find(self, request: Request, slug: str) -> int:
        """The id of the row in the path. Raises Http404, Gone and Moved."""
        raise NotImplementedError

    @classmethod
    def whole(cls, id_: int, user: Reader, links: Links) -> Row:
        """All that the row says to the reader. Raises Http404."""
        raise NotImplementedError


class DetailEndpoint(OneRow):
    """One row by its slug; its id and its old slugs lead there (301), a removed one is gone (410)."""

    model: ClassVar[type[Slugged]]
    detail: ClassVar[Callable[[int, Reader, Links], Row]]

    def find(self, request: Request, slug: str) -> int:
        found = self._shown()(slug, audience=audience_of(request.user))
        if not found:
            raise Moved(self._present_address(request, slug))
        id_: int = found[0]["pk"]
        return id_

    @classmethod
    @functools.cache
    def _shown(cls) -> Statement:
        """The id of the row with a slug, when the audience may see it."""
        rows: Any = cls.model._default_manager.order_by()
        return Statement(
            lambda slug, *, audience: (
                rows.for_audience(audience).filter(slug=slug).values("pk")
            )
        )

    @classmethod
    def whole(cls, id_: int, user: Reader, links: Links) -> Row:
        return cls.detail(id_, user, links)

    def _present_address(self, request: Request, slug: str) -> str:
        rows: Any = self.model._default_manager
        visible = rows.visible_to(request.user)
        if slug.isdigit() and len(slug) <= _LONGEST_ID:
            moved = visible.filter(pk=int(slug))
        else:
            moved = visible.filter(slug=resolve_slug(self.model, slug))
        present = moved.values_list("slug", flat=True).first()
        if present is None:
            raise Http404
        address = Links(request).api(self.model.slug_space, present)
        query = request.META.get("QUERY_STRING", "")
        return f"{address}?{query}" if query else address


class EntryDetail(OneRow):
    """One row without a slug of its own, by its id."""

    model: ClassVar[type[Model]]
    rows: ClassVar[Rows]

    def find(self, request: Request, slug: str) -> int:
        if not slug.isdecimal() or len(slug) > _LONGEST_ID:
            raise Http404
        visible = self.model._default_manager.visible_to(request.user)  # type: ignore[attr-defined]
        if not visible.filter(pk=int(slug)).exists():
            raise Http404
        return int(slug)

    @classmethod
    def whole(cls, id_: int, user: Reader, links: Links) -> Row:
        found = cls.rows([id_], user, links)
        if not found:
            raise Http404
        return found[0]


def _chosen(rows: Iterable[Row], names: Sequence[str]) -> list[Row]:
    """The rows with these fields only, in the order in which they were asked for."""
    return [{name: row[name] for name in names} for row in rows]


def envelope(request: Request, found: Slice, rows: list[Row]) -> Row:
    """What every list answers in JSON."""
    return {**_around(request, found), "results": rows}


def _beside(filters: Filters, count: int) -> Row:
    """What the envelope holds besides: facets that are asked for, what `q` may mean."""
    facets = counting.facets(filters)
    besides: Row = {}
    if facets:
        besides["facets"] = {name: _groups(found) for name, found in facets.items()}
    if not count and (text := filters.did_you_mean):
        besides["did_you_mean"] = text
    return besides


def _around(request: Request, found: Slice) -> Row:
    return {
        "count": found.count,
        "count_exact": found.count_exact,
        "next": _address(request, found.next),
        "previous": _address(request, found.previous),
    }


# The columns of a table of groups, and the members of one group.
_GROUP: Columns = {
    name: operator.itemgetter(name) for name in ("key", "label", "count")
}


def _groups(choices: Iterable[counting.Choice]) -> list[Row]:
    return [
        {"key": choice.value, "label": choice.label, "count": choice.number}
        for choice in choices
    ]


def _address(request: Request, changes: dict[str, str] | None) -> str | None:
    if changes is None:
        return None
    query = request.query_params.copy()
    for name, value in changes.items():
        query[name] = value
    return request.build_absolute_uri(f"{request.path}?{query.urlencode(safe=',!')}")


def in_order(ids: Iterable[int], rows: Iterable[Row]) -> list[Row]:
    """The rows in the order of the ids; a row that has gone meanwhile is left out."""
    by_id = {row["id"]: row for row in rows}
    return [by_id[id_] for id_ in ids if id_ in by_id]


def known(value: str) -> str | None:
    """An empty column is an unknown value: null, never ""."""
    return value or None


def routes(
    space: str,
    list_view: type[ListEndpoint],
    detail_view: type[DetailEndpoint | EntryDetail],
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
