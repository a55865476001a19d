"""What may be written of a row, and how a body that cannot be taken says so."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Self, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic import ValidationError as Misshapen
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import no_info_after_validator_function

from core.entries import Required
from core.models import Slugged, resolve_slug
from core.problems import BodyFault, BodyProblem, nearest, quoted

Reference = TypeVar("Reference", bound=Slugged)

# Slugs that are compared with an unknown one.
_CANDIDATES = 2000


def _slug(value: Any) -> Any:
    """A row is named by its slug, or as the API itself names it: an object with the slug."""
    return value.get("slug") if isinstance(value, dict) else value


Slug = Annotated[
    Required,
    BeforeValidator(_slug),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "required": ["slug"],
                    "properties": {"slug": {"type": "string", "minLength": 1}},
                },
            ],
            "description": "A slug, or an object with one, as answers have it.",
        }
    ),
]


class OneOf:
    """Marks a text that is one of these codes."""

    def __init__(self, closed: Iterable[Any]) -> None:
        self.codes = tuple(map(str, closed))

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        return {**handler(schema), "enum": list(self.codes)}

    def _check(self, value: str) -> str:
        if value not in self.codes:
            raise PydanticCustomError(
                "code", "There is no such code.", {"codes": self.codes}
            )
        return value


class Input(BaseModel):
    """A closed object. A member that is left out stays as it is; null empties it."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, str_strip_whitespace=True
    )

    # The columns of members that have another name in the database.
    columns: ClassVar[Mapping[str, str]] = {}
    # The members that name another row by its slug.
    references: ClassVar[Mapping[str, type[Slugged]]] = {}
    # The members without which no row can be made.
    needed: ClassVar[tuple[str, ...]] = ()
    # Members that follow from others: what was read may be sent back as it is.
    derived: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def read(cls, data: Any) -> Self:
        """Raises BodyProblem with a fault for each bad member."""
        if not isinstance(data, dict):
            raise BodyProblem(BodyFault("", "Send a JSON object."))
        try:
            return cls.model_validate(data)
        except Misshapen as error:
            raise BodyProblem(
                *(_fault(cls, each) for each in error.errors(include_url=False))
            ) from None

    @classmethod
    def takes(cls) -> list[str]:
        """The names of the members that are written."""
        return [name for name in cls.model_fields if name not in cls.derived]

    def has(self, member: str) -> bool:
        return member in self.model_fields_set

    def values(self, *members: str, at: str = "") -> dict[str, Any]:
        """The values of those of the members that were given, by column.

        Raises BodyProblem for a slug that names nothing. One query a reference.
        """
        return {
            self.columns.get(member, member): self.filled(member, at)
            for member in members
            if self.has(member)
        }

    def filled(self, member: str, at: str = "") -> Any:
        value = getattr(self, member)
        if member in self.references:
            return referred(self.references[member], value, f"{at}/{member}")
        return value

    @classmethod
    def told(cls, error: ValidationError, at: str = "") -> BodyProblem:
        """The faults of a row as faults of the members that filled its columns."""
        members = {column: member for member, column in cls.columns.items()}
        if not hasattr(error, "error_dict"):
            return BodyProblem(*(BodyFault(at, text) for text in error.messages))
        told: dict[str, str] = {}
        for column, texts in error.message_dict.items():
            # What is derived from a column is refused on its account.
            column = column.removesuffix("_key")
            told.setdefault(_pointer(at, members.get(column, column)), texts[0])
        return BodyProblem(*(BodyFault(pointer, told[pointer]) for pointer in told))


def _pointer(at: str, member: str) -> str:
    return at if member in ("", NON_FIELD_ERRORS) else f"{at}/{member}"


@contextlib.contextmanager
def faults_at(input_: type[Input], at: str = "") -> Iterator[None]:
    """A row that cannot be saved becomes a problem that points into the body."""
    try:
        yield
    except ValidationError as error:
        raise input_.told(error, at) from None


def _fault(input_: type[Input], error: Any) -> BodyFault:
    path = [str(part) for part in error["loc"]]
    pointer = "".join(f"/{part}" for part in path)
    if error["type"] == "extra_forbidden":
        known = input_.takes() if len(path) == 1 else []
        return BodyFault(
            pointer,
            f"There is no member {quoted(path[-1])} to write.",
            tuple(known) or None,
            nearest(path[-1], known),
        )
    if error["type"] == "code":
        codes, given = error["ctx"]["codes"], error["input"]
        message = f"{quoted(given)} is none of the values."
        return BodyFault(pointer, message, codes, nearest(given, codes))
    message = error["msg"].removeprefix("Value error, ")
    return BodyFault(pointer, f"{message[:1].upper()}{message[1:]}.")


def referred(
    model: type[Reference], slug: str | None, pointer: str
) -> Reference | None:
    """The row of that slug, present or old; None for null. Raises BodyProblem."""
    if not slug:
        return None
    rows = model._default_manager
    found = rows.filter(slug=slug).first()
    if found is None and (present := resolve_slug(model, slug)):
        found = rows.filter(slug=present).first()
    if found is None:
        near = rows.filter(slug__startswith=slug[:2].lower()).order_by("slug")
        slugs = near.values_list("slug", flat=True)[:_CANDIDATES]
        raise BodyProblem(
            BodyFault(
                pointer,
                f"{quoted(slug)} names nothing in {model.slug_space}.",
                nearest=nearest(slug, slugs),
            )
        )
    return found
