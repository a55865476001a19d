"""What one reading of a publication entry says, and in which style."""

from __future__ import annotations

from dataclasses import dataclass

from curation.cv.grammars.authors import Authors

Stretch = tuple[int, int]


@dataclass(frozen=True)
class CitationStyle:
    """What the entries of a section have in common.

    `order` is of A(uthors), Y(ear), T(itle), V(enue); `form` that of the author list.
    """

    order: str
    delimiter: str
    form: str


@dataclass(frozen=True)
class Reading:
    """One way to read an entry: stretches of its flow, and how well they fit."""

    style: CitationStyle
    authors: Authors
    title: Stretch
    venue: Stretch
    year: int | None
    score: float
