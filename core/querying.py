"""The language of searches: words, "phrases", -word; whatever else is typed is literal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core import folding

_QUOTES = str.maketrans("“”„‟«»", '""""""')
# Letters of a word that are compared; an index has to end a key somewhere.
LONGEST = 100
_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Part:
    """Folded words that follow each other: a phrase of whole words, or the beginning of one."""

    words: tuple[str, ...]
    is_phrase: bool = False
    is_negated: bool = False

    def __str__(self) -> str:
        """The part as a query has it."""
        text = " ".join(self.words)
        is_bare = len(self.words) == 1 and (
            self.is_phrase == self.is_negated or _is_letter(text)
        )
        quoted = text if is_bare else f'"{text}"'
        return "-" * self.is_negated + quoted

    @property
    def pattern(self) -> str:
        """What stands in words that have a blank before and behind each."""
        begun = "" if self.is_phrase else " "
        return f" {' '.join(self.words)} ".removesuffix(begun)


def _is_letter(word: str) -> bool:
    """Whether it is a whole word: too many words begin with a letter or digit."""
    return len(word) == 1 and word.isascii()


def indexed_words(text: str) -> list[str]:
    """The folded words of a text as an index has them."""
    return [word[:LONGEST] for word in folding.words(text)]


def parts(query: str) -> list[Part]:
    """The parts of a query in order, each once. Nothing that is typed is a fault."""
    found: list[Part] = []
    for match in _PART.finditer(query.translate(_QUOTES)):
        text, is_negated = match["phrase"] or match["word"] or "", bool(match["minus"])
        words = tuple(indexed_words(text))
        if words and (is_negated or match["phrase"]):
            found.append(Part(words, is_phrase=True, is_negated=is_negated))
        else:
            found += [Part((word,), is_phrase=_is_letter(word)) for word in words]
    return list(dict.fromkeys(found))


def wanted_words(query: str) -> list[str]:
    """The words that a query looks for, without those that it leaves out."""
    return [word for part in parts(query) if not part.is_negated for word in part.words]
