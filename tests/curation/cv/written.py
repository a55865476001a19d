"""Short documents as lines, for tests of what comes after the extractors."""

from __future__ import annotations

from textwrap import dedent

from curation.cv.extractors import extract
from curation.cv.lines import Document
from curation.cv.sections import Section, sections


def markdown(text: str) -> Document:
    return extract("cv.md", dedent(text).lstrip("\n").encode())


def plain(text: str) -> Document:
    return extract("cv.txt", dedent(text).lstrip("\n").encode())


def section(text: str) -> Section:
    """The last section of a document in Markdown."""
    return sections(markdown(text).lines)[-1]
