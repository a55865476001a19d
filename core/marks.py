"""Which letters of a text a query was found by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core import folding

# A word with its apostrophes, and each sign that stands between two.
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|.", re.DOTALL)


def begun(text: str, query: str) -> Iterator[tuple[str, bool]]:
    """The text in stretches, each with whether a word of the query begins its word so.

    Words fold as everywhere: "mun" gives "Muñ", "oz".
    """
    wanted = sorted(folding.words(query), key=len, reverse=True)
    for piece in _PIECE.findall(text):
        folded = "".join(folding.words(piece))
        word = next((w for w in wanted if folded.startswith(w)), "")
        end = _letters(piece, len(word))
        if end:
            yield piece[:end], True
        if piece[end:]:
            yield piece[end:], False


def _letters(piece: str, size: int) -> int:
    """How many letters of a word fold to the first `size` ones of its folded form."""
    ends = range(len(piece) + 1)
    return next(
        (end for end in ends if len("".join(folding.words(piece[:end]))) >= size),
        len(piece),
    )
