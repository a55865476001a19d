"""What every entry of a profile document shares: closed keys, strict types, checked dates."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AnyUrl,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
)

from core import dates


def _partial_date(value: str) -> str:
    if value:
        dates.parse(value)
    return value


def _web_address(value: str) -> str:
    if value:
        address = _ANY_URL.validate_python(value)
        if address.scheme not in {"http", "https"}:
            raise ValueError("a link starts with http:// or https://")
    return value


def _one_line(value: str) -> str:
    if any(ord(c) < 32 or ord(c) == 127 for c in value):
        raise ValueError("a line of text holds no line breaks or control characters")
    return value


def _prose(value: str) -> str:
    if any(ord(c) < 32 and c not in "\n\t" or ord(c) == 127 for c in value):
        raise ValueError("a text holds no control characters but line breaks and tabs")
    return value


_ANY_URL: TypeAdapter[AnyUrl] = TypeAdapter(AnyUrl)

# What the checks above ask of a text, for those who read only the schema.
_LINE = {"pattern": r"^[^\x00-\x1f\x7f]*$"}
_PROSE = {"pattern": r"^[^\x00-\x08\x0b-\x1f\x7f]*$"}
_URL = {"pattern": r"^(https?://[^\x00-\x20\x7f]+)?$"}

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,99}$")]
Line = Annotated[
    str,
    StringConstraints(max_length=500),
    AfterValidator(_one_line),
    Field(json_schema_extra=_LINE),
]
Required = Annotated[
    str,
    StringConstraints(min_length=1, max_length=500),
    AfterValidator(_one_line),
    Field(json_schema_extra=_LINE),
]
Title = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000),
    AfterValidator(_one_line),
    Field(json_schema_extra=_LINE),
]
Prose = Annotated[
    str,
    StringConstraints(max_length=20_000),
    AfterValidator(_prose),
    Field(json_schema_extra=_PROSE),
]
Date = Annotated[
    str,
    AfterValidator(_partial_date),
    Field(json_schema_extra={"pattern": f"^({dates.PATTERN})?$"}),
]
Url = Annotated[
    str,
    StringConstraints(max_length=2000),
    AfterValidator(_web_address),
    Field(json_schema_extra=_URL),
]
Year = Annotated[int, Field(ge=1000, le=9999)]
LineRange = Annotated[
    list[Annotated[int, Field(ge=1)]], Field(min_length=2, max_length=2)
]


class Entry(BaseModel):
    """A closed record: an unknown key or a wrong type is an error, never ignored."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, str_strip_whitespace=True
    )


class Keyed(Entry):
    """An entry with a key that stays the same from one document to the next."""

    key: Key = Field(
        description="Stable within the document; what makes a second import an update."
    )
    lines: LineRange | None = Field(
        default=None,
        description="First and last line of the source document, counted from 1.",
    )
    visibility: Literal["public", "limited", "private"] = "public"
