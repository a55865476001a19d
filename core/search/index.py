"""What an index is, and what one can ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from core.querying import Part

# Ends a text in a column: no phrase reaches over it, and no query has it as a word.
END = "|"


@dataclass(frozen=True)
class Index:
    """Columns of folded words in a table, and its whole-number key.

    Each word has a blank before it. The order of the keys is that in which the rows
    are wanted most, the highest first.
    """

    table: str
    key: str
    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.table}_words"


@dataclass(frozen=True)
class Query:
    """What a row must have: of each group one part, and none of `without`.

    The groups are looked for in one column, if it is named, else in all of them.
    """

    groups: tuple[tuple[Part, ...], ...]
    without: tuple[Part, ...] = ()
    column: str = ""

    @classmethod
    def of(cls, parts: Iterable[Part]) -> Self:
        """All of these parts; those that are negated are left out."""
        parts = list(parts)
        return cls(
            tuple((part,) for part in parts if not part.is_negated),
            tuple(part for part in parts if part.is_negated),
        )

    def along(self, *groups: tuple[Part, ...], without: tuple[Part, ...] = ()) -> Self:
        return replace(
            self, groups=(*self.groups, *groups), without=(*self.without, *without)
        )


def token(kind: str, value: object) -> Part:
    """A word that says something else than the texts do, and that nobody can type."""
    # Begins as no word does, so that no beginning of a word finds it.
    return Part((f"_{kind}{value}",), is_phrase=True)


def truth(value: bool) -> str:
    """As a token says whether something is so."""
    return "true" if value else "false"
