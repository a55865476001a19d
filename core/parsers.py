"""What a request may bring: JSON of a bounded size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request


class JSONParser(BaseParser):
    """REST framework's own takes NaN, and a body of any length."""

    media_type = "application/json"

    def parse(
        self,
        stream: Any,
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Raises ParseError, and RequestDataTooBig beyond Django's limit."""
        request: Request = (parser_context or {})["request"]
        try:
            return orjson.loads(request._request.body)
        except orjson.JSONDecodeError as fault:
            raise ParseError(f"The body is not JSON: {fault}.") from None
