"""Which format an answer has: the parameter `format`, else the Accept header, else JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from core.parameters import Unreadable, occurrences, read_choice, single
from core.problems import ParameterProblem

Chosen = tuple[BaseRenderer, str]


class FormatNegotiation(BaseContentNegotiation):
    """REST framework's own answers an unknown format with 404; here it is a bad parameter."""

    def select_parser(self, request: Request, parsers: Iterable[Any]) -> Any:
        return next((p for p in parsers if request.content_type == p.media_type), None)

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> Chosen:
        """Raises ParameterProblem for an unknown format, NotAcceptable for the header."""
        asked = single(occurrences(request.query_params, ["format"]), "format")
        if asked:
            return _of_format(asked, renderers)
        by_type = {renderer.media_type: renderer for renderer in renderers}
        accepted = request._request.get_preferred_type(list(by_type))
        if accepted is None:
            raise NotAcceptable(f"The formats here are {', '.join(by_type)}.")
        return by_type[accepted], accepted


def _of_format(asked: str, renderers: Iterable[BaseRenderer]) -> Chosen:
    by_format = {renderer.format: renderer for renderer in renderers}
    try:
        renderer = by_format[read_choice(asked, by_format)]
    except Unreadable as fault:
        raise ParameterProblem(fault.of("format")) from None
    return renderer, str(renderer.media_type)
