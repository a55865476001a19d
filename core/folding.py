"""Folding: the one way in which words and names are made comparable, in Python, for every engine."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae",
        "œ": "oe", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "e",
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "",
    }
)  # fmt: skip
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_WORD = re.compile(r"[^\W_]+")
_BRACKETED = re.compile(r"\s*\([^()]*\)|\s*\"[^\"]*\"|\s*“[^”]*”")


def fold(text: str) -> str:
    """The text in lower case without accents, ligatures and typographic variants.

    "Muñoz" becomes "munoz", "Straße" "strasse", "ﬁeld" "field".
    """
    if text.isascii():
        # Nothing to decompose, which takes ten times as long.
        return text.lower().replace("`", "'")
    text = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


def words(text: str) -> list[str]:
    """The folded words of a text in order; hyphens split, apostrophes inside a word vanish.

    "Non-convex O'Neil's" gives ["non", "convex", "oneils"].
    """
    return _WORD.findall(_APOSTROPHE.sub("", fold(text)))


def name_key(name: str) -> str:
    """What makes two printed names the same full name: folded words, a bracketed nickname left out.

    "Alexander (Sasha) Rakhlin" and "alexander rakhlin" share a key; "A. Rakhlin" has another.
    """
    return " ".join(words(_BRACKETED.sub(" ", name)) or words(name))


def nicknames(name: str) -> list[str]:
    """The bracketed parts of a printed name: ["Sasha"] for "Alexander (Sasha) Rakhlin"."""
    return [part.strip(' ()"“”') for part in _BRACKETED.findall(name)]
