"""Kinds of publication, and the CSL item type that follows from each."""

from collections.abc import Container

from django.db import models


class Kind(models.TextChoices):
    CONFERENCE = "conference", "Conference paper"
    WORKSHOP = "workshop", "Workshop paper"
    JOURNAL = "journal", "Journal article"
    PREPRINT = "preprint"
    BOOK = "book"
    CHAPTER = "chapter", "Book chapter"
    REVIEW = "review"
    REPORT = "report"
    EDITED = "edited", "Edited volume"
    TRANSLATION = "translation"
    THESIS = "thesis"
    OTHER = "other"


# Source: CSL 1.0.2 specification, appendix III, "Item types". CSL has no type for
# what nobody stated, so an empty kind is a "document" as well.
CSL_TYPES = {
    Kind.CONFERENCE: "paper-conference",
    Kind.WORKSHOP: "paper-conference",
    Kind.JOURNAL: "article-journal",
    Kind.PREPRINT: "article",
    Kind.BOOK: "book",
    Kind.CHAPTER: "chapter",
    Kind.REVIEW: "review",
    Kind.REPORT: "report",
    Kind.EDITED: "book",
    Kind.TRANSLATION: "book",
    Kind.THESIS: "thesis",
    Kind.OTHER: "document",
}


def csl_type(kind: str) -> str:
    return CSL_TYPES[Kind(kind)] if kind else "document"


def kinds_of(types: Container[str]) -> set[str]:
    """The kinds, "" for none, that are of these CSL types."""
    return {kind for kind in (*Kind.values, "") if csl_type(kind) in types}
