"""What the rows of the API are made of: the closed objects that OpenAPI describes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from core import dates


class Answer(BaseModel):
    """An object with these members and no others; each of them is always there."""

    model_config = ConfigDict(extra="forbid")


def codes(closed: Iterable[Any], **more: Any) -> Any:
    """A text that is one of these codes."""
    return Field(json_schema_extra={"enum": [str(code) for code in closed]}, **more)


Id = Annotated[int, Field(ge=1)]
Slug = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]+$")]
Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Count = Annotated[int, Field(ge=0)]
Year = Annotated[int, Field(ge=1, le=9999)]
PartialDate = Annotated[
    str,
    Field(
        description="As precise as it was stated (EDTF): `2019`, `2019-08`, "
        "`2019-08-20`, `2018-23` for a season (21 spring to 24 winter), `201X`; "
        "`?`, `~` or `%` at its end where it is uncertain, approximate or both.",
        # pydantic's own expressions know no "(?!…)".
        json_schema_extra={"pattern": f"^{dates.PATTERN}$"},
    ),
]


class Row(Answer):
    """A row of a list: its id, its address here and that of its page."""

    id: Id
    url: Address
    html_url: Address


class Named(Answer):
    """Another row, by its slug and name."""

    slug: Slug
    name: str


class Counted(Answer):
    """A value of a filter, and how many rows it finds."""

    key: str = Field(description="What the filter of that name takes.")
    label: str
    count: Count


class Fault(Answer):
    """One bad parameter."""

    parameter: str = Field(description='Empty for the query string as a whole: "".')
    message: str
    allowed: list[str] | None = Field(
        description="All values there are, where they form a closed list."
    )
    nearest: str | None = Field(description="What was probably meant.")


class BodyFault(Answer):
    """One place of a body that cannot be taken."""

    pointer: str = Field(description="A JSON Pointer into the body (RFC 6901).")
    message: str
    allowed: list[str] | None = Field(
        description="All values there are, where they form a closed list."
    )
    nearest: str | None = Field(description="What was probably meant.")


class Problem(Answer):
    """Why there is no answer (RFC 9457). It is JSON whatever format was asked for."""

    type: Annotated[str, codes(["about:blank"])]
    title: str = Field(description="The status in words.")
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str
    instance: str = Field(description="The path that was asked for.")
    # Only where a parameter or a member is at fault.
    errors: list[Fault | BodyFault] = Field(default_factory=list)
