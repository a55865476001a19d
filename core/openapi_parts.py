"""The parts that the operations of the OpenAPI document refer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from core import cursors, limits, paging
from core.answers import Answer, Counted, Problem
from core.problems import MEDIA_TYPE

Schema = dict[str, Any]

_COMPONENTS = "#/components"
# The name of the envelope of groups.
GROUPS = "Groups"


@dataclass(frozen=True)
class Asks:
    """What a parameter asks, in a sentence, and values that may be given."""

    about: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Described:
    """One kind of row: in a sentence, as a row of a list and alone, and what one can ask of it."""

    about: str
    row: type[Answer]
    detail: type[Answer]
    asks: Mapping[str, Asks] = field(default_factory=dict)
    # A body that makes one, of what the demo holds; None where nothing can be made.
    example: Mapping[str, Any] | None = None


def list_name(described: Described) -> str:
    return f"{described.row.__name__.removesuffix('Row')}List"


def reference(part: str, name: str) -> Schema:
    return {"$ref": f"{_COMPONENTS}/{part}/{name}"}


def query(name: str, about: str, schema: Schema, **more: Any) -> Schema:
    return {
        "name": name,
        "in": "query",
        "description": about.strip(),
        # It counts as absent.
        "allowEmptyValue": True,
        "schema": schema,
        **more,
    }


class _Plain(GenerateJsonSchema):
    """Without a title for each member, which would only repeat its name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def components(
    kinds: Mapping[Described, Schema], others: Iterable[type[BaseModel]]
) -> Schema:
    """What the path items refer to; each kind with what its envelope may hold besides."""
    models: list[type[BaseModel]] = [Problem, Counted, *others]
    models += [model for kind in kinds for model in (kind.row, kind.detail)]
    _, document = models_json_schema(
        [(model, "validation") for model in dict.fromkeys(models)],
        ref_template=f"{_COMPONENTS}/schemas/{{model}}",
        schema_generator=_Plain,
    )
    schemas = document["$defs"]
    rows = {model.__name__ for kind in kinds for model in (kind.row, kind.detail)}
    some = {some_of(name): _without_required(schemas[name]) for name in sorted(rows)}
    envelopes = {
        list_name(kind): _envelope("results", whole_or_some(kind.row.__name__), besides)
        for kind, besides in kinds.items()
    }
    envelopes[GROUPS] = _envelope("groups", reference("schemas", Counted.__name__))
    return {
        "schemas": {**schemas, **some, **envelopes},
        "parameters": {item["name"]: item for item in _paging()},
        "headers": _headers(),
        "responses": _responses(),
        "securitySchemes": {
            "token": {
                "type": "http",
                "scheme": "bearer",
                "description": "A token that its owner made on the account page.",
            },
            "session": {
                "type": "apiKey",
                "in": "cookie",
                "name": settings.SESSION_COOKIE_NAME,
                "description": "Who is signed in; writing needs `X-CSRFToken` as well.",
            },
        },
    }


def some_of(row: str) -> str:
    """The name of what a row says with `fields`."""
    return f"SomeOf{row}"


def whole_or_some(row: str) -> Schema:
    """A row with all its members or, with `fields`, with some."""
    return {"anyOf": [reference("schemas", row), reference("schemas", some_of(row))]}


def _without_required(row: Schema) -> Schema:
    kept = {name: value for name, value in row.items() if name != "required"}
    return {**kept, "description": "The members that `fields` names."}


def _envelope(name: str, items: Schema, besides: Schema | None = None) -> Schema:
    """What a list answers in JSON, as core/api.py makes it."""
    address = {"type": ["string", "null"], "format": "uri"}
    members: Schema = {
        "count": {"type": "integer", "minimum": 0},
        "count_exact": {"type": "boolean"},
        "next": {**address, "description": "Follow it until it is null."},
        "previous": address,
        name: {"type": "array", "items": items},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(members),
        "properties": members | (besides or {}),
    }


def _paging() -> Iterable[Schema]:
    yield query(
        "per_page",
        "Rows a page.",
        {
            "type": "integer",
            "minimum": 1,
            "maximum": paging.MAX_PER_PAGE,
            "default": paging.DEFAULT_PER_PAGE,
        },
    )
    yield query(
        "page",
        f"Pages reach as far as row {paging.MAX_ROWS:,}; a cursor reaches all rows.",
        {"type": "integer", "minimum": 1},
    )
    yield query(
        cursors.PARAMETER,
        f"`{cursors.START}` begins a walk through all rows, in an order of its own; "
        "follow `next`. Not together with `page` or another `sort`.",
        {"type": "string"},
    )


def _headers() -> Schema:
    text = {"type": "string"}
    return {
        "ETag": {
            "description": "Stands for what the row says; weak, as proxies compress.",
            "schema": text,
        },
        "RateLimit-Policy": {
            "description": f"Requests (`q`) in a window of `w` = {limits.WINDOW} seconds.",
            "schema": text,
        },
        "RateLimit": {
            "description": "Requests that are left (`r`), and seconds until all are back (`t`).",
            "schema": text,
        },
    }


def headers(*names: str) -> Schema:
    return {name: reference("headers", name) for name in names}


def _responses() -> Schema:
    wait = {"schema": {"type": "integer"}, "description": "Seconds."}
    return {
        "Moved": {
            "description": "The row has another address, which `Location` gives.",
            "headers": {"Location": {"schema": {"type": "string", "format": "uri"}}},
        },
        "NotModified": {"description": "What `If-None-Match` names is still current."},
        "Removed": {"description": "The row is gone, and its address for good."},
        "BadRequest": _problem("A parameter is unknown, or its value is."),
        "BadBody": _problem(
            "A parameter or a member is unknown, or its value is; nothing was written."
        ),
        "Unauthorized": _problem("Writing needs a token or a session."),
        "Forbidden": _problem("Only curators write."),
        "NotFound": _problem("There is no such row, or none that is open to you."),
        "MethodNotAllowed": _problem("There is nothing to do so here; see `Allow`."),
        "NotAcceptable": _problem("The Accept header takes none of the formats."),
        "Conflict": _problem("Another change came in between; nothing was written."),
        "Gone": _problem("The row was removed; its address is not given again."),
        "PreconditionFailed": _problem("The row has changed since it was read."),
        "TooLarge": _problem("The body is too large."),
        "UnsupportedMediaType": _problem("A body is `application/json`."),
        "PreconditionRequired": _problem("`If-Match` is missing."),
        "TooManyRequests": {
            **_problem("Come again later."),
            "headers": {
                "Retry-After": wait,
                **headers("RateLimit-Policy", "RateLimit"),
            },
        },
        "Failed": _problem("Any other failure, such as 500."),
    }


def responses(**names: str) -> Schema:
    """By status, as in `responses(s404="NotFound")`."""
    return {
        status.removeprefix("s"): reference("responses", name)
        for status, name in names.items()
    }


def _problem(about: str) -> Schema:
    content = {MEDIA_TYPE: {"schema": reference("schemas", "Problem")}}
    return {"description": about, "content": content}
