"""BibTeX, from CSL items: the types of entries, their keys and fields."""

from __future__ import annotations

import re
import string
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
from publications.formats.latex import escape, escape_title

# The name of a field and its value in LaTeX; no value, no field.
Field = tuple[str, str]

# Source: Patashnik, "BibTeXing" (1988), section 3.1, "Entry types".
_TYPES = {
    "article-journal": "article",
    "review": "article",
    "paper-conference": "inproceedings",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
}
_THESES = {"PhD thesis": "phdthesis", "Master's thesis": "mastersthesis"}
# What a type calls that in which it appeared; for the others it is a series.
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
# Source: the same, section 3.2: these are macros of every style.
_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]

_DASH = re.compile(r"\s*[-‐‑‒–—−]+\s*")
# What would end a name, or a part of one.
_NAME_BREAK = re.compile(r",|\band\b", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f-\x9f{}\\\"^`|<>]")

_NOT_IN_KEY = re.compile(r"[^a-z0-9]")
# Characters of a name and of a title word in a key.
_KEY_LENGTH = 40
_SMALL_WORDS = frozenset(["a", "an", "and", "at", "for", "in", "of", "on", "the", "to"])


def stream(items: Iterable[CSLItem]) -> Iterator[str]:
    """One entry at a time; the keys depend on the items before, not on those to come.

    Of entries that would share a key, the first has it bare, the next with "a", "b" …
    """
    taken: dict[str, int] = {}
    for item in items:
        yield _entry(item, _unique(_key(item), taken))


def dumps(items: Iterable[CSLItem]) -> str:
    return "".join(stream(items))


def _entry(item: CSLItem, key: str) -> str:
    kind = _entry_type(item)
    fields = [
        *_braced(_heading(item)),
        *_date(item),
        *_braced(_source(item, kind)),
        *_braced(_identifiers(item)),
        *_braced(_description(item)),
    ]
    lines = "".join(f"  {name} = {value},\n" for name, value in fields)
    return f"@{kind}{{{key},\n{lines}}}\n\n"


def _entry_type(item: CSLItem) -> str:
    if item.get("status") in UNPUBLISHED:
        return "unpublished"
    if item["type"] == "thesis":
        return _THESES.get(item.get("genre", ""), "misc")
    if item["type"] == "review" and "container-title" not in item:
        return "misc"
    return _TYPES.get(item["type"], "misc")


def _braced(fields: Iterable[Field]) -> list[Field]:
    return [(name, f"{{{text}}}") for name, text in fields if text]


def _heading(item: CSLItem) -> list[Field]:
    return [
        ("author", _names(item.get("author", []))),
        ("editor", _names(item.get("editor", []))),
        ("translator", _names(item.get("translator", []))),
        ("title", escape_title(item.get("title", ""))),
    ]


def _names(names: Iterable[CSLName]) -> str:
    return " and ".join(filter(None, map(_name, names)))


def _name(name: CSLName) -> str:
    """ "van Beethoven, Ludwig", "King, Jr., Martin"; in braces if it has no parts."""
    family = f"{name.get('non-dropping-particle', '')} {name.get('family', '')}"
    parts = [
        escape(family),
        escape(name.get("suffix", "")),
        escape(name.get("given", "")),
    ]
    if parts[0] and parts[2]:
        return ", ".join(_name_part(part) for part in parts if part)
    whole = escape(name.get("literal", "")) or parts[0] or parts[2]
    return f"{{{whole}}}" if whole else ""


def _name_part(text: str) -> str:
    return f"{{{text}}}" if _NAME_BREAK.search(text) else text


def _date(item: CSLItem) -> list[Field]:
    """Year, month and day as far as they are known; a month is a macro, without braces."""
    if "issued" not in item:
        return []
    issued = item["issued"]
    first, *rest = issued["date-parts"][0]
    years = "--".join(str(parts[0]) for parts in issued["date-parts"])
    fields = [("year", f"{{{years}}}")]
    if "season" in issued:
        fields.append(("month", f"{{{season_name(issued['season'])}}}"))
    elif rest:
        fields.append(("month", _MONTHS[rest[0] - 1]))
    if len(rest) > 1:
        fields.append(("day", f"{{{rest[1]}}}"))
    return fields


def _source(item: CSLItem, kind: str) -> list[Field]:
    """What it appeared in, or as."""
    number = item.get("issue") or ("" if arxiv_id(item) else item.get("number", ""))
    container, event = item.get("container-title", ""), item.get("event-title", "")
    pages = map(escape, _DASH.split(item.get("page", "")))
    genre = item.get("genre", "") if kind == "misc" else ""
    return [
        (_CONTAINERS.get(kind, "series"), escape(container)),
        ("eventtitle", escape(event) if event != container else ""),
        ("volume", escape(item.get("volume", ""))),
        ("number", escape(number)),
        ("pages", "--".join(pages)),
        (_PUBLISHERS.get(kind, "publisher"), escape(item.get("publisher", ""))),
        ("type", escape(genre)),
        ("isbn", escape(item.get("ISBN", ""))),
    ]


def _identifiers(item: CSLItem) -> list[Field]:
    eprint = arxiv_id(item)
    return [
        ("doi", _address(item.get("DOI", ""))),
        ("eprint", _address(eprint)),
        ("archivePrefix", "arXiv" if eprint else ""),
        ("url", _address(item.get("URL", ""))),
    ]


def _address(text: str) -> str:
    """An address or identifier, which LaTeX takes as it is; what braces could not hold is encoded."""
    return _NOT_IN_ADDRESS.sub(lambda match: quote(match[0]), text)


def _description(item: CSLItem) -> list[Field]:
    return [
        ("abstract", escape(item.get("abstract", ""))),
        ("keywords", escape(item.get("keyword", ""))),
        ("language", escape(item.get("language", ""))),
        ("note", escape(_note(item))),
    ]


def _note(item: CSLItem) -> str:
    """ "Under review (as of October 2024)", and a note that is more than the arXiv id."""
    status, stated = item.get("status", ""), item.get("custom", {}).get("status_date")
    if status and stated:
        status += f" (as of {dates.display(stated, is_long=True)})"
    note = "" if arxiv_id(item) else item.get("note", "")
    return ". ".join(filter(None, [status[:1].upper() + status[1:], note]))


def _key(item: CSLItem) -> str:
    """ "sekhari2021agnostic": family name, year and first long word of the title, in ASCII."""
    names = item.get("author") or item.get("editor") or [{}]
    family = names[0].get("family") or names[0].get("literal", "")
    year = item["issued"]["date-parts"][0][0] if "issued" in item else ""
    words = folding.words(item.get("title", ""))
    telling = [word for word in words if word not in _SMALL_WORDS]
    word = next(filter(None, map(_ascii, telling or words)), "")
    return f"{_ascii(folding.fold(family)) or 'anonymous'}{year}{word}"


def _ascii(text: str) -> str:
    return _NOT_IN_KEY.sub("", text)[:_KEY_LENGTH]


def _unique(key: str, taken: dict[str, int]) -> str:
    """The key, with letters if it is taken; notes in `taken` how often each was asked for."""
    number = taken.get(key, 0)
    while (free := key + _letters(number)) in taken:
        number += 1
    taken[key] = number + 1
    taken.setdefault(free, 1)
    return free


def _letters(number: int) -> str:
    """ "" for 0, "a" for 1, "z" for 26, "aa" for 27."""
    letters = ""
    while number:
        number, place = divmod(number - 1, len(string.ascii_lowercase))
        letters = string.ascii_lowercase[place] + letters
    return letters
