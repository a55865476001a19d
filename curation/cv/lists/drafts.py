"""What a reading proposes: values as printed, their lines, how sure each is, and what to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Confidence(StrEnum):
    """How a curator should take a value; an empty one was not found and never guessed."""

    SURE = "sure"
    LOOK = "look"
    EMPTY = "empty"


@dataclass(frozen=True)
class Issue:
    """What a curator must look at."""

    lines: tuple[int, int]
    field: str
    code: str
    message: str


@dataclass
class Draft:
    """One entry of a list of cv/1. `values` are in its shape; `context` are the headings' lines
    that a value was taken from."""

    values: dict[str, Any]
    lines: tuple[int, int]
    confidence: dict[str, Confidence] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    context: tuple[int, ...] = ()

    def issue(self, name: str, code: str, message: str) -> None:
        """Adds an issue about one field; a value that has one is not sure."""
        self.issues.append(Issue(self.lines, name, code, message))
        if self.confidence.get(name) == Confidence.SURE:
            self.confidence[name] = Confidence.LOOK
