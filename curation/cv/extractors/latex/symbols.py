r"""Accents and symbols of LaTeX as characters; what pylatexenc knows, and a few more."""

from __future__ import annotations

import unicodedata
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db

ACCENTS = frozenset("'`^\"~=.cvuHkrbdt")
# Escapes, blanks and names that the tables of pylatexenc lack or answer otherwise.
OURS = {
    **{char: char for char in "&%$#_{}"},
    **dict.fromkeys((" ", "\n", ",", ";", ":", ">", "quad", "qquad", "enspace", "thinspace", "space"), " "),
    **dict.fromkeys(("!", "-", "/", "@", "today", "protect", "relax", "noindent"), ""),
    "and": ", ",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "textbar": "|",
    "i": "i",
    "j": "j",
    "ast": "*",
    "sim": "~",
    "slash": "/",
    "cdotp": "·",
    "sqrt": "√",
}  # fmt: skip

_TABLES = get_default_latex_context_db()
_DECODER = LatexNodes2Text()


@cache
def symbol(name: str) -> str | None:
    r"""The characters that \name stands for; None if it is no symbol."""
    if name in OURS:
        return OURS[name]
    spec = _TABLES.get_macro_spec(name)
    meaning = spec.simplify_repl if spec else None
    return meaning if isinstance(meaning, str) and "%" not in meaning else None


@cache
def accented(accent: str, letters: str) -> str:
    r"""What \accent{letters} prints; the letters themselves where there is no such sign."""
    first, rest = letters[:1], letters[1:]
    decoded = (
        _DECODER.latex_to_text(f"\\{accent}{{{first}}}") if first.isalpha() else first
    )
    return unicodedata.normalize("NFC", decoded) + rest


def typographic(text: str) -> str:
    """Dashes and quotes as LaTeX sets them."""
    text = text.replace("---", "—").replace("--", "–")
    text = text.replace('"`', "„").replace("\"'", "“")  # German, in babel's shorthand.
    return text.replace("``", "“").replace("''", "”").replace("`", "‘")
