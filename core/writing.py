"""Writing through the API: checked as in the admin, and only what nobody changed meanwhile."""

from __future__ import annotations

import itertools
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import IntegrityError, models, transaction
from django.http import Http404, HttpResponseBase
from rest_framework.exceptions import APIException
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from core import history
from core.api import (
    DetailEndpoint,
    Endpoint,
    EntryDetail,
    Links,
    ListEndpoint,
    OneRow,
    etag_of,
)
from core.audience import CURATE
from core.inputs import Input, faults_at
from core.renderers import JSONRenderer, Row
from core.saving import save_row

# What each method does to a row, in the words of Django's permissions.
_ACTS = {"POST": "add", "PATCH": "change", "DELETE": "delete"}

_DONE = {"POST": "Added", "PATCH": "Changed"}

_TAG = re.compile(r'(?:W/)?("[^"]*")')

# Fills a row with what was given, checks and saves it, and the parts that hang on it.
Write = Callable[[Any, Any], None]


class PreconditionRequired(APIException):
    """Source: RFC 6585, 3."""

    status_code = 428
    default_detail = (
        "Send the ETag of the row, as you last read it, in the header If-Match."
    )


class PreconditionFailed(APIException):
    status_code = 412
    default_detail = "The row has changed since you read it: read it again."


class Conflict(APIException):
    status_code = 409
    default_detail = "Another change came in between: try again."


class MayWrite(BasePermission):
    """Curators who may do the same in the admin."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if request.method in SAFE_METHODS:
            return True
        act = _ACTS.get(request.method or "")
        # Of a method that there is not, the answer is 405, whoever asks.
        if act is None or not hasattr(view, str(request.method).lower()):
            return True
        meta = view.one.model._meta
        permission = f"{meta.app_label}.{act}_{meta.model_name}"
        return bool(request.user.has_perms([CURATE, permission]))


class _Writing(Endpoint):
    """What lists and rows share that can be written."""

    permission_classes = [MayWrite]

    @property
    def one(self) -> type[_Changing]:
        """The view of one row, which says what is written and how."""
        raise NotImplementedError

    def get_renderers(self) -> list[Any]:
        # What was written is answered as JSON alone; a file is for reading.
        if self.request.method in SAFE_METHODS:
            return super().get_renderers()
        return [JSONRenderer()]

    def _written(self, request: Request, row: models.Model) -> None:
        """Raises BodyProblem, and Conflict where another was quicker."""
        # Nothing at all would be read as an empty form.
        body = request.data if request._request.body else None
        given = self.one.input.read(body)
        try:
            with (
                history.revision(
                    request.user, f"{_DONE[request.method or '']} by API."
                ),
                faults_at(self.one.input),
            ):
                self.one.write(row, given)
                # With the parts that were written in bulk.
                history.add(row)
        except IntegrityError:
            raise Conflict from None


class Creating(_Writing, ListEndpoint):
    """A list to which rows can be added."""

    detail_view: ClassVar[type[_Changing]]

    @property
    def one(self) -> type[_Changing]:
        return self.detail_view

    def post(self, request: Request) -> HttpResponseBase:
        self.check_parameters(request)
        row = self.detail_view.model()
        self._written(request, row)
        links = Links(request)
        whole = self.detail_view.whole(row.pk, request.user, links)
        return _answer(whole, 201, Location=whole["url"])


class _Changing(_Writing, OneRow):
    """One row that can be changed and removed."""

    model: ClassVar[Any]
    input: ClassVar[type[Input]]
    write: ClassVar[Write]

    @property
    def one(self) -> type[_Changing]:
        return type(self)

    @transaction.atomic
    def patch(self, request: Request, slug: str) -> HttpResponseBase:
        row = self._unchanged(request, slug)
        history.keep(row)
        self._written(request, row)
        return _answer(self.whole(row.pk, request.user, Links(request)))

    @transaction.atomic
    def delete(self, request: Request, slug: str) -> HttpResponseBase:
        row = self._unchanged(request, slug)
        history.keep_for_deletion([row], request.user)
        row.delete()
        return Response(status=204)

    def _unchanged(self, request: Request, slug: str) -> models.Model:
        """The row, locked, as whoever writes has read it.

        Raises Http404, Gone, Moved, PreconditionRequired and PreconditionFailed.
        """
        self.check_parameters(request)
        id_ = self.find(request, slug)
        rows = self.model._default_manager.select_for_update(of=("self",))
        row: models.Model | None = rows.filter(pk=id_).first()
        if row is None:
            raise Http404
        current = etag_of(_rendered(self.whole(id_, request.user, Links(request))))
        _check_match(request.headers.get("If-Match", ""), current)
        return row


class ChangingRow(_Changing, DetailEndpoint):
    """A row with a slug."""


class ChangingEntry(_Changing, EntryDetail):
    """A row without one."""


def _check_match(header: str, current: str) -> None:
    """RFC 9110, 13.1.1, but that a tag may be weak: it stands for what a row says."""
    if not header.strip():
        raise PreconditionRequired
    if header.strip() != "*" and _TAG.fullmatch(current)[1] not in _TAG.findall(header):  # type: ignore[index]
        raise PreconditionFailed


def _rendered(row: Row) -> bytes:
    return JSONRenderer().render(row)


def _answer(row: Row, status: int = 200, **headers: str) -> HttpResponseBase:
    return Response(
        row, status=status, headers={"ETag": etag_of(_rendered(row)), **headers}
    )


# What a writer does with the values that were given.


def save(row: models.Model, values: Mapping[str, Any]) -> None:
    """Sets these columns, null emptying one, and saves the checked row; raises ValidationError."""
    save_row(row, {name: _value(row, name, value) for name, value in values.items()})


def _value(row: models.Model, column: str, value: Any) -> Any:
    field = row._meta.get_field(column)
    if value is None and not getattr(field, "null", True):
        return field.get_default()  # type: ignore[union-attr]
    return value


@dataclass(frozen=True)
class Part:
    """A list that hangs on a row: its member, which is also its relation, and how its rows are told apart."""

    member: str
    key: tuple[str, ...]
    input: type[Input]


def write_parts(row: Any, parent: str, given: Input, *parts: Part) -> None:
    """Writes those of the lists that were given, each as a whole."""
    for part in parts:
        if given.has(part.member):
            at = f"/{part.member}"
            wanted = [
                each.values(*each.takes(), at=f"{at}/{i}")
                for i, each in enumerate(getattr(given, part.member) or ())
            ]
            replace_rows(row, parent, part, wanted)


def replace_rows(
    row: Any, parent: str, part: Part, wanted: Sequence[Mapping[str, Any]]
) -> None:
    """Makes the parts of a row those that are wanted, in this order.

    A part with the same key keeps the values that nobody gave. It is also kept as a
    row, unless the parts stand in the order of their ids and it has to move.
    """
    rows = getattr(row, part.member).all()
    present = defaultdict(list)
    for each in rows:
        present[tuple(getattr(each, name) for name in part.key)].append(each)
    keys = [tuple(values.get(name) for name in part.key) for values in wanted]
    chosen = [
        present[key].pop(0) if present[key] else rows.model(**{parent: row})
        for key in keys
    ]
    for gone in itertools.chain.from_iterable(present.values()):
        gone.delete()
    if rows.model._meta.ordering == ["pk"]:
        _make_room(chosen)
    for i, (each, values) in enumerate(zip(chosen, wanted, strict=True)):
        with faults_at(part.input, f"/{part.member}/{i}"):
            save(each, values)


def _make_room(rows: Sequence[models.Model]) -> None:
    """Takes those rows away that must come after another: saving gives them a higher id."""
    last = 0
    for row in rows:
        if row.pk is None or row.pk < last:
            last = sys.maxsize
        if row.pk is not None and last == sys.maxsize:
            row.delete()
            row._state.adding = True
        last = max(last, row.pk or 0)
