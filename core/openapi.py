"""OpenAPI 3.1 of a list and its rows, read off the endpoints: what they take and what they answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from core import cursors, paging
from core.answers import Answer, Problem
from core.api import DetailEndpoint, Endpoint, EntryDetail, ListEndpoint
from core.filters import Filters, NamedFilter, SwitchFilter, WordsFilter, YearFilter
from core.parameters import NULL
from core.problems import MEDIA_TYPE
from core.renderers import JSONRenderer

Schema = dict[str, Any]

_COMPONENTS = "#/components"


@dataclass(frozen=True)
class Asks:
    """What a parameter asks, in a sentence, and values that may be given."""

    about: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Described:
    """One kind of row: in a sentence, as a row of a list and alone, and what one can ask of it."""

    about: str
    row: type[Answer]
    detail: type[Answer]
    asks: Mapping[str, Asks] = field(default_factory=dict)


def operations(
    space: str,
    described: Described,
    list_view: type[ListEndpoint],
    detail_view: type[DetailEndpoint | EntryDetail],
) -> tuple[Schema, Schema]:
    """The path items of a list and of one row."""
    return (
        _reading(
            f"{space}_list",
            space,
            f"The list of {space}",
            [
                _parameter(name, described, list_view)
                for name in list_view.filters.parameters()
            ],
            _answers(list_view, _list_name(described)),
        ),
        _reading(
            f"{space}_detail",
            space,
            f"One of the {space}",
            [_key(detail_view), _fields(detail_view.fields), _format(detail_view)],
            _answers(detail_view, described.detail.__name__) | _moves(detail_view),
        ),
    )


def _list_name(described: Described) -> str:
    return f"{described.row.__name__.removesuffix('Row')}List"


def _reading(
    id_: str,
    space: str,
    summary: str,
    parameters: list[Schema],
    responses: Schema,
) -> Schema:
    return {
        "get": {
            "operationId": id_,
            "tags": [space],
            "summary": summary,
            "parameters": parameters,
            "responses": responses,
        }
    }


def _parameter(name: str, described: Described, view: type[ListEndpoint]) -> Schema:
    if name in view.filters.base_filters:
        return _asking(name, view.filters.base_filters[name], described.asks[name])
    makers = {
        "sort": lambda: _sort(view.filters),
        "fields": lambda: _fields(
            [*view.fields, *view.columns], " In a table, these columns."
        ),
        "format": lambda: _format(view),
    }
    return makers[name]() if name in makers else _reference("parameters", name)


def _asking(name: str, filter_: Any, asks: Asks) -> Schema:
    """A filter: given once or, where each occurrence is one more condition, several times."""
    about = " ".join([asks.about, *_grammar(filter_)])
    if isinstance(filter_, SwitchFilter):
        return _query(name, about, {"type": "string", "enum": list(filter_.values)})
    item: Schema = {"type": "string"}
    if examples := [*filter_.codes, *asks.examples]:
        item["examples"] = examples
    return _query(name, about, {"type": "array", "items": item})


def _grammar(filter_: Any) -> Iterable[str]:
    """What the kind of a filter says about its values."""
    if isinstance(filter_, (WordsFilter, SwitchFilter)):
        return
    if isinstance(filter_, NamedFilter):
        yield "An unknown name is a 400 with the nearest slug."
    if isinstance(filter_, YearFilter):
        yield "A year or a range: `2019`, `2018-2022`, `2018-`, `-2022`."
    if filter_.codes:
        yield f"Values: {', '.join(f'`{code}`' for code in filter_.codes)}."
    if filter_.may_be_null:
        yield f"`{NULL}` finds the rows without one."


def _sort(filters: type[Filters]) -> Schema:
    return _query(
        "sort",
        f"The order, most important word first; `{filters.default_sort}` without it. "
        + " ".join(
            f"`{name}` needs the parameter `{key.needs}`."
            for name, key in filters.sort_keys.items()
            if key.needs
        ),
        _list_of(filters.sort_words()),
        explode=False,
    )


def _fields(names: Iterable[str], more: str = "") -> Schema:
    return _query(
        "fields",
        f"Only these members, in this order.{more}",
        _list_of(dict.fromkeys(names)),
        explode=False,
    )


def _list_of(words: Iterable[str]) -> Schema:
    return {"type": "array", "items": {"type": "string", "enum": list(words)}}


def _format(view: type[Endpoint]) -> Schema:
    formats = [renderer.format for renderer in view.renderer_classes]
    return _query(
        "format",
        "The format, whatever the Accept header says; a file holds all rows.",
        {"type": "string", "enum": formats},
    )


def _query(name: str, about: str, schema: Schema, **more: Any) -> Schema:
    return {
        "name": name,
        "in": "query",
        "description": about.strip(),
        "schema": schema,
        **more,
    }


def _key(view: type[DetailEndpoint | EntryDetail]) -> Schema:
    has_slug = issubclass(view, DetailEndpoint)
    schema = {"type": "string"} if has_slug else {"type": "integer", "minimum": 1}
    return {
        "name": key_of(view),
        "in": "path",
        "required": True,
        "description": "An id or an old slug leads on to the slug."
        if has_slug
        else "The id of the row.",
        "schema": schema,
    }


def key_of(view: type[DetailEndpoint | EntryDetail]) -> str:
    """What stands in the path of one row."""
    return "slug" if issubclass(view, DetailEndpoint) else "id"


def _answers(view: type[Endpoint], schema: str) -> Schema:
    answer = {
        "description": "The answer. With `fields` it has only these members.",
        "headers": {"ETag": _reference("headers", "ETag")},
        "content": {
            str(renderer.media_type): _content(renderer, schema)
            for renderer in view.renderer_classes
        },
    }
    failures = {
        status: _reference("responses", name)
        for status, name in (
            *(("304", "NotModified"), ("400", "BadRequest"), ("404", "NotFound")),
            *(("406", "NotAcceptable"), ("default", "Failed")),
        )
        if status != "404" or not issubclass(view, ListEndpoint)
    }
    return {"200": answer, **failures}


def _content(renderer: Any, schema: str) -> Schema:
    if renderer is JSONRenderer:
        return {"schema": _reference("schemas", schema)}
    is_json = str(renderer.media_type).endswith("json")
    return {"schema": {} if is_json else {"type": "string"}}


def _moves(view: type[Endpoint]) -> Schema:
    """What else an address with a slug may answer."""
    if not issubclass(view, DetailEndpoint):
        return {}
    return {
        "301": _reference("responses", "Moved"),
        "410": _reference("responses", "Gone"),
    }


def _reference(part: str, name: str) -> Schema:
    return {"$ref": f"{_COMPONENTS}/{part}/{name}"}


class _Plain(GenerateJsonSchema):
    """Without a title for each member, which would only repeat its name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def components(kinds: Iterable[Described]) -> Schema:
    """What the path items refer to."""
    kinds = list(kinds)
    models: list[type[Answer]] = [Problem]
    models += [model for kind in kinds for model in (kind.row, kind.detail)]
    _, document = models_json_schema(
        [(model, "validation") for model in dict.fromkeys(models)],
        ref_template=f"{_COMPONENTS}/schemas/{{model}}",
        schema_generator=_Plain,
    )
    envelopes = {_list_name(kind): _envelope(kind.row.__name__) for kind in kinds}
    return {
        "schemas": {**document["$defs"], **envelopes},
        "parameters": {item["name"]: item for item in _paging()},
        "headers": {"ETag": {"description": "Weak.", "schema": {"type": "string"}}},
        "responses": _responses(),
    }


def _envelope(row: str) -> Schema:
    """What a list answers in JSON, as `envelope` in core/api.py makes it."""
    address = {"type": ["string", "null"], "format": "uri"}
    members: Schema = {
        "count": {"type": "integer", "minimum": 0},
        "count_exact": {"type": "boolean"},
        "next": {**address, "description": "Follow it until it is null."},
        "previous": address,
        "results": {"type": "array", "items": _reference("schemas", row)},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(members),
        "properties": members,
    }


def _paging() -> Iterable[Schema]:
    yield _query(
        "per_page",
        "Rows a page.",
        {
            "type": "integer",
            "minimum": 1,
            "maximum": paging.MAX_PER_PAGE,
            "default": paging.DEFAULT_PER_PAGE,
        },
    )
    yield _query(
        "page",
        f"Pages reach as far as row {paging.MAX_ROWS:,}; a cursor reaches all rows.",
        {"type": "integer", "minimum": 1},
    )
    yield _query(
        cursors.PARAMETER,
        f"`{cursors.START}` begins a walk through all rows, in an order of its own; "
        "follow `next`. Not together with `page` or another `sort`.",
        {"type": "string"},
    )


def _responses() -> Schema:
    return {
        "Moved": {
            "description": "The row has another address, which `Location` gives.",
            "headers": {"Location": {"schema": {"type": "string", "format": "uri"}}},
        },
        "NotModified": {"description": "What `If-None-Match` names is still current."},
        "BadRequest": _problem("A parameter is unknown, or its value is."),
        "NotFound": _problem("There is no such row, or none that is open to you."),
        "MethodNotAllowed": _problem("Only reading is possible: GET, HEAD, OPTIONS."),
        "NotAcceptable": _problem("The Accept header takes none of the formats."),
        "Gone": _problem("The row was removed; its address is not given again."),
        "Failed": _problem("Any other failure, such as 405 or 500."),
    }


def _problem(about: str) -> Schema:
    content = {MEDIA_TYPE: {"schema": _reference("schemas", "Problem")}}
    return {"description": about, "content": content}
