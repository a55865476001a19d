"""OpenAPI 3.1 of a list and its rows, read off the endpoints: what they take and what they answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core import counting, cursors
from core.api import DetailEndpoint, Endpoint, EntryDetail, ListEndpoint, OneRow
from core.filters import Filters, NamedFilter, SwitchFilter, WordsFilter, YearFilter
from core.openapi_parts import (
    GROUPS,
    Asks,
    Described,
    Schema,
    headers,
    list_name,
    query,
    reference,
    responses,
    whole_or_some,
)
from core.parameters import NULL
from core.renderers import JSONRenderer
from core.writing import Creating

# Reading needs neither.
_WHO_WRITES: list[Schema] = [{"token": []}, {"session": []}]


def operations(
    space: str,
    described: Described,
    list_view: type[ListEndpoint],
    detail_view: type[DetailEndpoint | EntryDetail],
) -> tuple[Schema, Schema]:
    """The path items of a list and of one row."""
    many = {
        "get": operation(
            f"{space}_list",
            space,
            f"The list of {space}",
            parameters=[
                _parameter(name, described, list_view)
                for name in list_view.filters.parameters()
            ],
            responses=answers(list_view, _list(described, list_view)),
        )
    }
    one = {
        "get": operation(
            f"{space}_detail",
            space,
            f"One of the {space}",
            parameters=[_fields(detail_view.fields), format_of(detail_view)],
            responses=answers(detail_view, whole_or_some(described.detail.__name__))
            | _moves(detail_view),
        )
    }
    if issubclass(list_view, Creating):
        many["post"] = _making(space, described, list_view)
        one |= _changing(space, described, list_view)
    return many, {"parameters": [_key(detail_view)], **one}


def _list(described: Described, view: type[ListEndpoint]) -> Schema:
    rows = reference("schemas", list_name(described))
    if not view.filters.counters:
        return rows
    return {"anyOf": [rows, reference("schemas", GROUPS)]}


def beside_rows(view: type[ListEndpoint]) -> Schema:
    """What the envelope of a list may hold besides."""
    counted = reference("schemas", "Counted")
    facets = {
        "type": "object",
        "additionalProperties": False,
        "description": "Only with `facets`: the values of each that find most.",
        "properties": {
            name: {"type": "array", "maxItems": counting.HELD, "items": counted}
            for name in view.filters.counters
        },
    }
    meant = {
        "type": "string",
        "description": "Only where nothing was found: a `q` that finds something.",
    }
    besides = {"did_you_mean": meant} if "q" in view.filters.base_filters else {}
    if "relevance" in view.filters.sort_keys:
        besides["ranked_among"] = {
            "type": "integer",
            "description": "Only where `sort=relevance` finds more than are ranked: how "
            "many of the newest are; the others follow by year.",
        }
    return besides | ({"facets": facets} if view.filters.counters else {})


def operation(id_: str, space: str, summary: str, **more: Any) -> Schema:
    return {"operationId": id_, "tags": [space], "summary": summary, **more}


def inputs_of(views: Iterable[type[ListEndpoint]]) -> list[Any]:
    """What may be written, of those lists that can be."""
    return [view.detail_view.input for view in views if issubclass(view, Creating)]


def _making(space: str, described: Described, view: type[Creating]) -> Schema:
    schema = reference("schemas", view.detail_view.input.__name__)
    needed = list(view.detail_view.input.needed)
    content = {
        "schema": {"allOf": [schema, {"required": needed}]} if needed else schema,
        "example": described.example,
    }
    return operation(
        f"{space}_create",
        space,
        f"Add to the {space}",
        security=_WHO_WRITES,
        requestBody={"required": True, "content": {"application/json": content}},
        responses={
            "201": {
                "description": "The row that was made.",
                "headers": {
                    "Location": {"schema": {"type": "string", "format": "uri"}},
                    **headers("ETag", "RateLimit-Policy", "RateLimit"),
                },
                "content": _json(described),
            },
            **_refusals(s400="BadBody", s413="TooLarge", s415="UnsupportedMediaType"),
        },
    )


def _changing(space: str, described: Described, view: type[Creating]) -> Schema:
    schema = reference("schemas", view.detail_view.input.__name__)
    refusals = _refusals(
        s404="NotFound", s412="PreconditionFailed", s428="PreconditionRequired"
    ) | _moves(view.detail_view)
    change = operation(
        f"{space}_change",
        space,
        f"Change one of the {space}: only the members that are sent",
        security=_WHO_WRITES,
        parameters=[_if_match()],
        requestBody={
            "required": True,
            "content": {"application/json": {"schema": schema}},
        },
        responses={
            "200": {
                "description": "The row as it is now.",
                "headers": headers("ETag", "RateLimit-Policy", "RateLimit"),
                "content": _json(described),
            },
            **refusals,
            **responses(s400="BadBody", s413="TooLarge", s415="UnsupportedMediaType"),
        },
    )
    removal = operation(
        f"{space}_remove",
        space,
        f"Remove one of the {space}",
        security=_WHO_WRITES,
        parameters=[_if_match()],
        responses={**responses(s204="Removed"), **refusals},
    )
    return {"patch": change, "delete": removal}


def _json(described: Described) -> Schema:
    schema = reference("schemas", described.detail.__name__)
    return {"application/json": {"schema": schema}}


def _if_match() -> Schema:
    return {
        "name": "If-Match",
        "in": "header",
        "required": True,
        "description": "The `ETag` of the row with all its members, as you read it; "
        "`*` for whatever it says now.",
        "schema": {"type": "string"},
        "example": "*",
    }


def _refusals(**more: str) -> Schema:
    """What may be refused to who writes."""
    return responses(
        s400="BadRequest",
        s401="Unauthorized",
        s403="Forbidden",
        s406="NotAcceptable",
        s409="Conflict",
        s429="TooManyRequests",
        default="Failed",
    ) | responses(**more)


def _parameter(name: str, described: Described, view: type[ListEndpoint]) -> Schema:
    if name in view.filters.base_filters:
        return _asking(name, view.filters.base_filters[name], described.asks[name])
    makers = {
        "sort": lambda: _sort(view.filters),
        "fields": lambda: _fields(
            [*view.fields, *view.columns], " In a table, these columns."
        ),
        "format": lambda: format_of(view),
        "facets": lambda: _facets(view.filters),
        "group_by": lambda: _group_by(view.filters),
    }
    return makers[name]() if name in makers else reference("parameters", name)


def _asking(name: str, filter_: Any, asks: Asks) -> Schema:
    """A filter: given once or, where each occurrence is one more condition, several times."""
    about = " ".join([asks.about, *_grammar(filter_)])
    if isinstance(filter_, SwitchFilter):
        return query(name, about, {"type": "string", "enum": list(filter_.values)})
    item: Schema = {"type": "string"}
    if examples := [*filter_.codes, *asks.examples]:
        item["examples"] = examples
    return query(name, about, {"type": "array", "items": item})


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
    needs = {name: key.needs for name, key in filters.sort_keys.items() if key.needs}
    about = [
        f"The order, most important word first; `{filters.default_sort}` without it.",
        *(
            f"`{name}` needs the parameter `{needed}`."
            for name, needed in needs.items()
        ),
    ]
    orders = list(counting.SORTS) if filters.counters else []
    if orders:
        said = ", ".join(f"`{word}`" for word in orders)
        about.append(f"Groups have orders of their own, one at a time: {said}.")
    words = list_of([*filters.sort_words(), *orders])
    return query("sort", " ".join(about), words, explode=False)


def _facets(filters: type[Filters]) -> Schema:
    return query(
        "facets",
        "Counts, beside the rows, how many of them each value of these filters would "
        f"find under the other filters; at most {counting.HELD} values, those that find "
        f"most. {_WITH_NULL} Not together with `{cursors.PARAMETER}`, nor in files.",
        list_of(counting.words(filters.counters)),
        explode=False,
    )


def _group_by(filters: type[Filters]) -> Schema:
    return query(
        "group_by",
        "Counts, in place of the rows, how many of them each value of this filter finds "
        "under all filters; a page at a time, or all as a table. A row with several "
        f"values counts under each. {_WITH_NULL}",
        {"type": "string", "enum": counting.words(filters.counters)},
    )


_WITH_NULL = "With `:null` the rows without a value are counted too, under that key."


def _fields(names: Iterable[str], more: str = "") -> Schema:
    return query(
        "fields",
        f"Only these members, in this order.{more}",
        list_of(dict.fromkeys(names)),
        explode=False,
    )


def list_of(words: Iterable[str]) -> Schema:
    return {"type": "array", "items": {"type": "string", "enum": list(words)}}


def format_of(view: type[Endpoint]) -> Schema:
    formats = [renderer.format for renderer in view.renderer_classes]
    return query(
        "format",
        "The format, whatever the Accept header says; a file holds all rows.",
        {"type": "string", "enum": formats},
    )


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


def answers(view: type[Endpoint], schema: Schema) -> Schema:
    answer = {
        "description": "The answer.",
        "headers": headers("ETag", "RateLimit-Policy", "RateLimit"),
        "content": {
            str(renderer.media_type): _content(renderer, schema)
            for renderer in view.renderer_classes
        },
    }
    failures = responses(
        s304="NotModified",
        s400="BadRequest",
        s401="Unauthorized",
        s404="NotFound",
        s406="NotAcceptable",
        s429="TooManyRequests",
        default="Failed",
    )
    if not issubclass(view, OneRow):
        del failures["404"]
    return {"200": answer, **failures}


def _content(renderer: Any, schema: Schema) -> Schema:
    if renderer is JSONRenderer:
        return {"schema": schema}
    is_json = str(renderer.media_type).endswith("json")
    return {"schema": {} if is_json else {"type": "string"}}


def _moves(view: type[Endpoint]) -> Schema:
    """What else an address with a slug may answer."""
    if not issubclass(view, DetailEndpoint):
        return {}
    return responses(s301="Moved", s410="Gone")
