"""Author lists as they are printed and pasted: text in, names with their marks out."""

from __future__ import annotations

import re
from typing import NamedTuple

from people.names import SUFFIXES


class ListedAuthor(NamedTuple):
    """A name in the order in which it is read, and the marks printed beside it, such as "*"."""

    name: str
    marks: str = ""


_MARK = "[*∗⋆†‡§¶‖#0-9⁰¹²³⁴-⁹]"
_MARKS = re.compile(rf"\s*{_MARK}(?:[\s,]*{_MARK})*")
_ALIKE = str.maketrans({"∗": "*", "⋆": "*"})
_NUMBERS = re.compile("[0-9⁰¹²³⁴-⁹]")
_LATEX = re.compile(r"\\textsuperscript|\\\\|[${}^]")
_COMMANDS = {r"\ddagger": "‡", r"\dagger": "†", r"\ast": "*", r"\star": "*"}
_AND = re.compile(r"(?:\s+|,\s*)(?:and|und|et|y)\s+|\s*(?:,\s*)?\\?&\s*", re.IGNORECASE)
_CUT = re.compile(r"\b(?:et al\b\.?|and others\b|u\. ?a\.)|…|\.\.\.", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]*)+|[^\W\d_]")
# "Mehra AB": a family name and bare initials. Source: ICMJE (Vancouver) references.
_BARE_INITIALS = re.compile(r".*[^\W\d_][a-zß-öø-ÿ] [A-Z]{1,2}")


def read(text: str) -> list[ListedAuthor]:
    """The names of a list in any of the usual layouts, in its order.

    "A. Mehra and J. Hamm*", "Mehra, A.; Hamm, J.", "Mehra, A., Hamm, J.", one name a line.
    Numbers beside a name lead to affiliations and are left out. Raises ValueError for a
    list that stops before its end ("et al.").
    """
    if cut := _CUT.search(text):
        raise ValueError(f"“{cut[0].strip()}” stands for names: paste the whole list.")
    for command, mark in _COMMANDS.items():
        text = text.replace(command, mark)
    marked = _MARKS.sub(_together, _LATEX.sub("", text))
    return [_author(name) for name in _names(marked) if name.strip(" ,;.")]


def _together(marks: re.Match[str]) -> str:
    """ "1, *": one run without the comma, which would part two names."""
    return "".join(re.findall(_MARK, marks[0]))


def _names(text: str) -> list[str]:
    """The names of the list, each still with its marks."""
    if ";" in text:
        return [
            _forward(part)
            for part in re.split(r"\s*;\s*(?:and\s+|&\s*)?", text.strip())
        ]
    lines = [line.strip().rstrip(",") for line in text.strip().splitlines()]
    if len(lines) > 1 and not any("," in line or _AND.search(line) for line in lines):
        return lines
    parts = _AND.split(" ".join(text.split()))
    if len(parts) > 1 and all(map(_is_inverted, parts)):
        return [_forward(part) for part in parts]
    return _by_commas([name.strip() for part in parts for name in part.split(",")])


def _is_inverted(part: str) -> bool:
    """Whether it is "Mehra, A.", rather than the two names "A. Mehra, J. Hamm"."""
    family, *given = part.split(",")
    return len(given) == 1 and "." not in family


def _by_commas(pieces: list[str]) -> list[str]:
    pieces = _with_suffixes([piece for piece in pieces if piece])
    given = pieces[1::2]
    if given and len(pieces) % 2 == 0 and all(map(_is_given, given)):
        return [f"{g} {f}" for f, g in zip(pieces[::2], given, strict=True)]
    if all(_BARE_INITIALS.fullmatch(_bare(piece)) for piece in pieces):
        return [_vancouver(piece) for piece in pieces]
    return pieces


def _is_given(piece: str) -> bool:
    return bool(_INITIALS.fullmatch(_bare(piece)))


def _bare(name: str) -> str:
    return re.sub(_MARK, "", name).strip()


def _vancouver(piece: str) -> str:
    """ "Mehra AB*" as "A. B. Mehra*"."""
    marks = "".join(re.findall(_MARK, piece))
    family, _, initials = _bare(piece).rpartition(" ")
    return f"{' '.join(f'{letter}.' for letter in initials)} {family}{marks}"


def _with_suffixes(pieces: list[str]) -> list[str]:
    """ "Jr." after a comma belongs to the name before it."""
    whole: list[str] = []
    for piece in pieces:
        if whole and _bare(piece).lower() in SUFFIXES:
            whole[-1] += f" {piece}"
        else:
            whole.append(piece)
    return whole


def _forward(name: str) -> str:
    """ "Mehra, A." as "A. Mehra"."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else name


def _author(text: str) -> ListedAuthor:
    marks = "".join(dict.fromkeys(re.findall(_MARK, text.translate(_ALIKE))))
    name = " ".join(_bare(text).split()).strip(" ,;")
    return ListedAuthor(name, _NUMBERS.sub("", marks))
