"""Tables of words, written as the text that they are."""

from __future__ import annotations


def words_of(table: str) -> frozenset[str]:
    """The words of a table that blanks part."""
    return frozenset(table.split())


def names_of(table: str) -> frozenset[str]:
    """The names of a table that bars part, which may hold blanks."""
    return frozenset(" ".join(name.split()) for name in table.split("|"))
