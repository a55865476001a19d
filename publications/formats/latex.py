"""Text as LaTeX prints it unchanged, in BibTeX's fields: escapes, and braces that keep capitals."""

from __future__ import annotations

import re

# Braces become commands: BibTeX counts an escaped one like any other.
# Source: LaTeX2e reference manual, "Reserved characters" and "Text symbols".
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
# Where fonts would make one sign of two, such as a dash of "--".
_LIGATURE = re.compile(r"(?<=([-`',<>]))(?=\1)|(?<=[!?])(?=`)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_WORD = re.compile(r"([^\W_]+)")


def escape(text: str) -> str:
    """The text on one line, without control characters; letters stay Unicode."""
    return _escape(_printable(text))


def escape_title(title: str) -> str:
    """The same, with braces around words whose capitals a style must not lower."""
    pieces = _WORD.split(_printable(title))
    # Every second piece is a word, in which there is nothing to escape.
    pieces[0::2] = [_escape(signs) for signs in pieces[0::2]]
    pieces[1::2] = [f"{{{w}}}" if _is_cased(w) else w for w in pieces[1::2]]
    return "".join(pieces)


def _printable(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())


def _escape(text: str) -> str:
    return _LIGATURE.sub("{}", text.translate(_ESCAPES))


def _is_cased(word: str) -> bool:
    """Whether its capitals are its own: "GPU", "PyTorch", "L2", the last word of "Vitamin C"."""
    if len(word) == 1:
        return word.isupper() and word not in "AI"
    has_digit = any(map(str.isdigit, word))
    return any(map(str.isupper, word if has_digit else word[1:]))
