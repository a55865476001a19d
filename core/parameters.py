"""The grammar of list parameters: "a,b" is or, "!" negates, "null" is empty, "2018-2022" a range."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.http import QueryDict

from core.problems import Fault, ParameterProblem, nearest, quoted

MAX_PARAMETERS = 100
# Bytes of a query string as it was sent.
MAX_QUERY = 4096
# Alternatives in one list.
MAX_ALTERNATIVES = 100

NULL = "null"
TRUTHS = {"true": True, "false": False}

_SPAN = re.compile(r"(?P<first>\d*)(?P<dash>-?)(?P<last>\d*)", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)

T = TypeVar("T")
U = TypeVar("U")


class Unreadable(ValueError):
    """A value that the grammar or the parameter does not take."""

    def __init__(
        self,
        message: str,
        allowed: Iterable[str] | None = None,
        nearest: str | None = None,
    ) -> None:
        super().__init__(message)
        self.allowed = None if allowed is None else tuple(allowed)
        self.nearest = nearest

    def of(self, parameter: str) -> Fault:
        return Fault(parameter, str(self), self.allowed, self.nearest)


@dataclass(frozen=True)
class Terms(Generic[T]):
    """One occurrence of a parameter: alternatives of which one must hold, or none if negated."""

    values: tuple[T, ...]
    has_null: bool = False
    is_negated: bool = False
    # As written, without the "!": a name may hold a comma.
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        """The terms as a query string says them, values in their canonical form."""
        parts = [NULL] * self.has_null + [str(value) for value in self.values]
        return "!" * self.is_negated + ",".join(parts)

    def map(self, read: Callable[[T], U]) -> Terms[U]:
        values = tuple(dict.fromkeys(map(read, self.values)))
        return Terms(values, self.has_null, self.is_negated, self.text)


@dataclass(frozen=True)
class Span:
    """Whole numbers from first to last, both included; None leaves a side open."""

    first: int | None
    last: int | None

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        first, last = (
            ("" if side is None else side) for side in (self.first, self.last)
        )
        return f"{first}-{last}"


def read_terms(text: str) -> Terms[str]:
    """The terms of one value of a parameter. Raises Unreadable."""
    is_negated = text.startswith("!")
    text = text[is_negated:].strip()
    parts = list(
        dict.fromkeys(part for raw in text.split(",") if (part := raw.strip()))
    )
    if not parts:
        raise Unreadable("A list needs at least one value.")
    if len(parts) > MAX_ALTERNATIVES:
        raise Unreadable(f"A list takes at most {MAX_ALTERNATIVES} values.")
    if any(part.startswith("!") for part in parts):
        raise Unreadable(
            "“!” stands once, before the whole list, and negates all of it."
        )
    values = tuple(part for part in parts if part != NULL)
    return Terms(values, NULL in parts, is_negated, text)


def read_span(text: str, lowest: int, highest: int) -> Span:
    """The range of "2019", "2018-2022", "2018-" or "-2022". Raises Unreadable."""
    match = _SPAN.fullmatch(text)
    if not match or not (match["first"] or match["last"]):
        raise Unreadable(
            f"{quoted(text)} is not a year or range: write 2019, 2018-2022, 2018- or -2022."
        )
    first = _bound(match["first"], lowest, highest)
    last = _bound(match["last"], lowest, highest) if match["dash"] else first
    if first is not None and last is not None and last < first:
        raise Unreadable(f"{quoted(text)} ends before it begins.")
    return Span(first, last)


def _bound(digits: str, lowest: int, highest: int) -> int | None:
    return read_number(digits, lowest, highest) if digits else None


def read_number(text: str, lowest: int, highest: int) -> int:
    """A whole number within the bounds. Raises Unreadable."""
    if not _NUMBER.fullmatch(text) or not lowest <= int(text) <= highest:
        raise Unreadable(
            f"{quoted(text)} is not a whole number from {lowest} to {highest}."
        )
    return int(text)


def read_choice(text: str, allowed: Iterable[str]) -> str:
    """The text when it is one of the allowed. Raises Unreadable with the nearest."""
    allowed = tuple(allowed)
    if text not in allowed:
        raise Unreadable(
            f"{quoted(text)} is not one of the values: {', '.join(allowed)}.",
            allowed,
            nearest(text, allowed),
        )
    return text


def read_choices(text: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """The parts of a list, each one of the allowed, each once. Raises Unreadable."""
    parts = dict.fromkeys(part for raw in text.split(",") if (part := raw.strip()))
    if not parts:
        raise Unreadable("A list needs at least one value.")
    allowed = tuple(allowed)
    return tuple(read_choice(part, allowed) for part in parts)


def check_query(query: str) -> None:
    """Refuses a raw query string beyond the bounds, before anything parses it."""
    # WSGI hands over one character per byte.
    _check_bounds(len(query), query.count("&") + 1)


def _check_bounds(size: int, parameters: int) -> None:
    if size > MAX_QUERY:
        raise ParameterProblem(
            Fault("", f"The query string is too long: at most {MAX_QUERY} bytes.")
        )
    if parameters > MAX_PARAMETERS:
        raise ParameterProblem(
            Fault(
                "",
                f"The query string has too many parameters: at most {MAX_PARAMETERS}.",
            )
        )


def occurrences(query: QueryDict, known: Iterable[str]) -> dict[str, list[str]]:
    """The values of each known parameter in order; empty ones count as absent.

    Raises ParameterProblem for control characters and beyond the bounds.
    """
    lists = dict(query.lists())
    _check_bounds(sum(map(_size, lists.items())), sum(map(len, lists.values())))
    given = {name: lists[name] for name in known if name in lists}
    faults = [
        Fault(name, "A value holds no control characters.")
        for name, values in given.items()
        if any(_is_control(character) for value in values for character in value)
    ]
    if faults:
        raise ParameterProblem(*faults)
    filled = {
        name: [text for value in values if (text := value.strip())]
        for name, values in given.items()
    }
    return {name: values for name, values in filled.items() if values}


def _size(parameter: tuple[str, list[str]]) -> int:
    name, values = parameter
    return sum(len(name) + len(value) for value in values)


def _is_control(character: str) -> bool:
    """Control characters and lone surrogates: no database column holds them."""
    return unicodedata.category(character) in {"Cc", "Cs"}


def single(found: dict[str, list[str]], name: str) -> str:
    """The value of a parameter that may be given once; "" when it is absent."""
    values = found.get(name, [])
    if len(values) > 1:
        raise ParameterProblem(Fault(name, f"{name} may be given once."))
    return values[0] if values else ""


def unknown(given: Iterable[str], known: Iterable[str]) -> list[Fault]:
    """A fault for each parameter that does not exist here."""
    known = tuple(known)
    return [
        Fault(
            name,
            f"There is no parameter {quoted(name)} here.",
            known,
            nearest(name, known),
        )
        for name in given
        if name not in known
    ]
