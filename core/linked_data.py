"""schema.org data of a page: what is not known is left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

LinkedData = dict[str, Any]

# Within a script element a "<" could end it; the rest is what HTML would take for its own.
_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def known(fields: Mapping[str, Any]) -> LinkedData:
    """The fields that have a value; a list of one is its member."""
    return {
        name: value[0] if isinstance(value, list) and len(value) == 1 else value
        for name, value in fields.items()
        if value
    }


def to_json(data: LinkedData) -> str:
    """JSON-LD that may stand in a page."""
    document = {"@context": "https://schema.org", **data}
    return json.dumps(document, ensure_ascii=False).translate(_ESCAPED)
