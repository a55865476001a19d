"""BibTeX, from CSL items: types of entries, keys, names, and text that LaTeX prints as it is."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from core import dates, folding
from publications.formats.csl import (
    UNPUBLISHED,
    CSLItem,
    CSLName,
    arxiv_id,
    season_name,
)

# A field with its value as the file has it, in braces or bare.
Field = tuple[str, str]

# Source: BibTeX, "Entry types", in Patashnik, "BibTeXing" (1988), section 3.1.
_TYPES = {
    "article-journal": "article",
    "review": "article",
    "paper-conference": "inproceedings",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
}
_THESES = {"PhD thesis": "phdthesis", "Master's thesis": "mastersthesis"}
# Where an entry of each type says what it appeared in; others have it as their series.
_CONTAINERS = {
    "article": "journal",
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "misc": "howpublished",
    "unpublished": "howpublished",
}
_PUBLISHERS = {
    "techreport": "institution",
    "phdthesis": "school",
    "mastersthesis": "school",
}

# Braces become commands: BibTeX counts an escaped one like any other.
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
# Where LaTeX would make one sign of two, such as a dash of "--".
_LIGATURE = re.compile(r"(?<=([-`',<>]))(?=\1)|(?<=[!?])(?=`)")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_NOT_IN_ADDRESS = re.compile(r"[\s{}\\\"^`|<>]")
_WORD = re.compile(r"([^\W_]+)")
_DASH = re.compile(r"\s*[-‐‑‒–—−]+\s*")
# What would end a name, or a part of it.
_NAME_BREAK = re.compile(r",|\band\b", re.IGNORECASE)

_KEY_LENGTH = 40
_NOT_IN_KEY = re.compile(r"[^a-z0-9]")
_SMALL_WORDS = frozenset(["a", "an", "and", "at", "for", "in", "of", "on", "the", "to"])


def stream(items: Iterable[CSLItem]) -> Iterator[str]:
    """An entry per piece; keys are unique within the file and depend on its order alone.

    Of entries that would share a key, the first has it bare, the next with "a", "b" …
    """
    taken: dict[str, int] = {}
    for item in items:
        yield _entry(item, _unique(_key(item), taken))


def dumps(items: Iterable[CSLItem]) -> str:
    return "".join(stream(items))


def _entry(item: CSLItem, key: str) -> str:
    kind = _entry_type(item)
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(item, kind))
    return f"@{kind}{{{key},\n{lines}}}\n\n"


def _entry_type(item: CSLItem) -> str:
    if item.get("status") in UNPUBLISHED:
        return "unpublished"
    if item["type"] == "thesis":
        return _THESES.get(item.get("genre", ""), "misc")
    kind = _TYPES.get(item["type"], "misc")
    if kind == "article" and not item.get("container-title"):
        return "misc"
    return kind


def _fields(item: CSLItem, kind: str) -> list[Field]:
    return [
        *_braced(_heading(item)),
        *_date(item),
        *_braced(_source(item, kind)),
        *_braced(_identifiers(item)),
        *_braced(_description(item)),
    ]


def _braced(fields: Iterable[Field]) -> list[Field]:
    """The fields that are not empty, as a file has them."""
    return [(name, f"{{{text}}}") for name, text in fields if text]


def _heading(item: CSLItem) -> list[Field]:
    return [
        ("author", _names(item.get("author", []))),
        ("editor", _names(item.get("editor", []))),
        ("translator", _names(item.get("translator", []))),
        ("title", _title(item.get("title", ""))),
    ]


def _date(item: CSLItem) -> list[Field]:
    """Year, month and day, as far as they are known; months are macros of BibTeX."""
    if not (issued := item.get("issued")):
        return []
    parts = issued["date-parts"]
    fields = [("year", f"{{{'--'.join(str(part[0]) for part in parts)}}}")]
    if len(parts[0]) > 1:
        fields.append(("month", calendar.month_abbr[parts[0][1]].lower()))
    elif season := issued.get("season"):
        fields.append(("month", f"{{{season_name(season)}}}"))
    if len(parts[0]) > 2:
        fields.append(("day", f"{{{parts[0][2]}}}"))
    return fields


def _source(item: CSLItem, kind: str) -> list[Field]:
    """Where it appeared, or as what."""
    number = "" if arxiv_id(item) else item.get("number", "")
    fields = [
        (_CONTAINERS.get(kind, "series"), item.get("container-title", "")),
        ("volume", item.get("volume", "")),
        ("number", item.get("issue", "") or number),
        ("pages", _DASH.sub("--", item.get("page", ""))),
        (_PUBLISHERS.get(kind, "publisher"), item.get("publisher", "")),
        ("type", item.get("genre", "") if kind == "misc" else ""),
        ("isbn", item.get("ISBN", "")),
    ]
    # The dash between pages is meant as one.
    return [
        (name, escape(text, keeps_dashes=name == "pages")) for name, text in fields
    ]


def _identifiers(item: CSLItem) -> list[Field]:
    eprint = arxiv_id(item)
    return [
        ("doi", _address(item.get("DOI", ""))),
        ("eprint", _address(eprint)),
        ("archivePrefix", "arXiv" if eprint else ""),
        ("url", _address(item.get("URL", ""))),
    ]


def _description(item: CSLItem) -> list[Field]:
    fields = [
        ("abstract", item.get("abstract", "")),
        ("keywords", item.get("keyword", "")),
        ("language", item.get("language", "")),
        ("note", _note(item)),
    ]
    return [(name, escape(text)) for name, text in fields]


def _note(item: CSLItem) -> str:
    """ "Under review (as of October 2024)", and what else is noted but the arXiv id."""
    status, stated = item.get("status", ""), item.get("custom", {}).get("status_date")
    if status and stated:
        status = f"{status} (as of {dates.display(stated, is_long=True)})"
    note = item.get("note", "")
    notes = [status[:1].upper() + status[1:], "" if _is_arxiv(note) else note]
    return ". ".join(filter(None, notes))


def _names(names: Iterable[CSLName]) -> str:
    return " and ".join(filter(None, map(_name, names)))


def _name(name: CSLName) -> str:
    """ "van Beethoven, Ludwig", "King, Jr., Martin"; in braces where it has no parts."""
    family = f"{name.get('non-dropping-particle', '')} {name.get('family', '')}"
    given = escape(name.get("given", ""))
    if "literal" in name or not given:
        whole = escape(name.get("literal", "") or family)
        return whole and f"{{{whole}}}"
    parts = [escape(family), escape(name.get("suffix", "")), given]
    return ", ".join(_name_part(part) for part in parts if part)


def _name_part(text: str) -> str:
    return f"{{{text}}}" if _NAME_BREAK.search(text) else text


def _title(title: str) -> str:
    """The title with braces around the words whose capitals a style must not lower."""
    pieces = _WORD.split(_printable(title))
    # Every second piece is a word, and a word has nothing to escape.
    pieces[1::2] = (f"{{{w}}}" if _is_fixed(w) else w for w in pieces[1::2])
    pieces[0::2] = map(escape_signs, pieces[0::2])
    return "".join(pieces)


def _is_fixed(word: str) -> bool:
    """Whether capitals belong to the word itself: "GPU", "PyTorch", "L2", the C of "Vitamin C"."""
    if len(word) == 1:
        return word.isupper() and word not in "AI"
    has_digit = any(map(str.isdigit, word))
    return any(map(str.isupper, word[0 if has_digit else 1 :]))
