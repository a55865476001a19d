"""Short documents as lines, for tests of what comes after the extractors."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import dedent
from typing import Any

from curation.cv.extractors import extract
from curation.cv.lines import Document
from curation.cv.lists.drafts import Draft
from curation.cv.sections import Section, sections


def markdown(text: str) -> Document:
    return extract("cv.md", dedent(text).lstrip("\n").encode())


def plain(text: str) -> Document:
    return extract("cv.txt", dedent(text).lstrip("\n").encode())


def section(text: str) -> Section:
    """The last section of a document in Markdown."""
    return sections(markdown(text).lines)[-1]


def values(drafts: Iterable[Draft], *keys: str) -> list[tuple[Any, ...]]:
    """These fields of each draft."""
    return [tuple(draft.values[key] for key in keys) for draft in drafts]
