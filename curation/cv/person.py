"""The person whose CV it is: name, contact, links, research interests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from curation.cv.grammars.headings import Kind, announced
from curation.cv.grammars.names import Owner, bare, likeness
from curation.cv.grammars.periods import find_periods
from curation.cv.grammars.pieces import is_post
from curation.cv.lines import Document, Line, Style
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.sections import Section

_TITLE = re.compile(
    r"\b(?:curriculum vit(?:ae|æ|a)\b|c\.?v\.?|r[eé]sum[eé]|lebenslauf|academic cv)\b(?:\s+(?:of|von|de|di|for))?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+\s?\d{1,3}|\(\d{2,5}\)|0\d{1,4})[\d\s()./-]{5,18}\d(?!\w)|(?<![\w/.-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)"
)
_LINK = re.compile(
    r"https?://[^\s,;|)>\]]+|www\.[^\s,;|)>\]]+|(?<![\w@.])(?<! at )(?:[\w-]+\.)+(?:com|org|net|edu|io|ac|de|fr|es|it|pt|ch|at|uk|eu|me|dev|info|ai|ca|us|nl|be|br|in|se|dk|no|fi|jp)(?:/[^\s,;|)>\]]*)?(?![\w@])"
)
_ORCID = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b")
_NAME_LABEL = re.compile(
    r"^(?:author(?=:)|(?:full |first and last )?name|nom(?: complet)?|nombre(?: completo)?|nome(?: completo)?|nome e cognome|vor- und nachname)\b\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
_INTERESTS = re.compile(
    r"^(?:research |areas of |main |current )*(?:interests?|forschungsinteressen|domaines? de recherche|intereses|interessi|interesses)[^:]{0,30}:\s*(?P<words>.+)",
    re.IGNORECASE,
)


# So many names in bold are no accident.
_FEW = 3


def read_person(document: Document, parts: Sequence[Section]) -> Draft:
    """The draft of the person, from what stands above the first section and beside it."""
    lead = takewhile(lambda part: part.kind in (None, Kind.PERSONAL), parts)
    head = [
        line for part in lead for line in (*part.headings, *part.lines) if line.text
    ]
    personal = [
        line
        for s in parts
        if s.kind == Kind.PERSONAL
        for line in (*s.headings, *s.lines)
        if line.text
    ]
    named = _name_line([*head, *personal])
    printed = _printed_name(named) if named else None
    contact = [*head, *personal][:60]
    values = {
        "name": _display(printed, document) if printed else None,
        "name_as_printed": printed,
        "headline": _headline(head, named),
        "emails": _emails(contact),
        "phones": _phones(contact),
        "links": _links(contact),
        "orcid": next(
            (
                m[0]
                for line in contact
                if (m := _ORCID.search(line.text + _hrefs(line)))
            ),
            None,
        ),
        "research_interests": _interests(document, parts),
    }
    numbers = [line.number for line in head] or [1]
    draft = Draft(values, (min(numbers), max(numbers)))
    draft.confidence["name"] = (
        Confidence.SURE if printed and named and named.heading else Confidence.LOOK
    )
    if not printed:
        draft.confidence["name"] = Confidence.EMPTY
        draft.issue(
            "name", "name_missing", "No line above the sections looks like a name."
        )
    return draft


def named_in_bold(parts: Sequence[Section]) -> str | None:
    """The name that most works set in bold, where the document names nobody as its owner.

    It says who the owner is among the authors; it is no statement of the whole name.
    """
    works = [line for s in parts if s.kind == Kind.PUBLICATIONS for line in s.lines]
    found = Counter(
        name
        for line in works
        for span in line.spans
        if span.style == Style.BOLD
        and likeness(name := line.text[span.start : span.end].strip(" ,.;:")) >= 0.8
    )
    if sum(found.values()) < _FEW:
        return None
    # "Ada B. Lee" says more than "A. B. Lee".
    owner = max(found, key=lambda name: (found[name], len(name)))
    forms = [name for name in found if Owner(name).matches(owner)]
    is_one = sum(found[name] for name in forms) >= 0.8 * sum(found.values())
    return max(forms, key=len) if is_one else None


def is_label(line: Line) -> bool:
    """Whether the first cell of a row says what the second is: "Geburtsort", "Residence"."""
    return len(line.cells[0].split()) <= 2 and len(line.cells[1].split()) <= 4


def _name_line(lines: Sequence[Line]) -> Line | None:
    """The first heading, or else the first line, that looks like a name."""
    fits = [line for line in lines[:14] if likeness(_printed_name(line)) >= 0.8]
    for line in fits:
        if _NAME_LABEL.match(line.text):
            return line
    # A headline such as "Postdoctoral Scientist" looks like a name too.
    fits.sort(key=lambda line: is_post(line.text))
    return next((line for line in fits if line.heading), fits[0] if fits else None)


def _printed_name(line: Line) -> str:
    """The words of a line that may be a name; "" for a heading of known words and other labels' rows."""
    text, found = line.text, announced(line.text)
    if line.mark or find_periods(text):
        return ""
    is_row = len(line.cells) == 2 and not _NAME_LABEL.match(text)
    if found and found.coverage == 1 or is_row and is_label(line):
        return ""
    text = _NAME_LABEL.sub("", text)
    text = re.split(r"\s[|•·–—]\s|\t", text)[0]
    return bare(_TITLE.sub(" ", text).strip(" ,:–—-|"))


def _display(printed: str, document: Document) -> str:
    """A name in capitals as the document writes it elsewhere; as printed if it does not."""
    if not printed.isupper():
        return printed
    pattern = re.compile(r"\s+".join(map(re.escape, printed.split())), re.IGNORECASE)
    forms = [
        m[0]
        for line in document.lines
        for m in pattern.finditer(line.text)
        if not m[0].isupper() and m[0][0].isupper()
    ]
    return forms[0] if forms else printed


_POST = re.compile(
    r"\b(?:professor\w*|scientist|engineer|student|researcher|candidate|fellow|lecturer|postdoc\w*|analyst|developer|director|historian|mitarbeiter\w*|chercheu\w+|doctorant\w*|profes\w+|ricercat\w+|investigador\w*|pesquisador\w*)\b",
    re.IGNORECASE,
)


def _headline(head: Sequence[Line], named: Line | None) -> str | None:
    for line in head[:5]:
        if (
            named
            and line.number > named.number
            and _POST.search(line.text)
            and not re.search(r"[@\d]", line.text)
        ):
            return line.text if len(line.text) < 100 and not line.cells else None
    return None


def _hrefs(line: Line) -> str:
    return "".join(f" {s.href}" for s in line.spans if s.href)


def _emails(lines: Sequence[Line]) -> list[str]:
    found = [m for line in lines for m in _EMAIL.findall(line.text + _hrefs(line))]
    return list(dict.fromkeys(found))


def _phones(lines: Sequence[Line]) -> list[str]:
    found = []
    for line in lines:
        text = _ORCID.sub(" ", _LINK.sub(lambda m: " " * len(m[0]), line.text))
        found += [
            m[0].strip()
            for m in _PHONE.finditer(text)
            if 7 <= len(re.sub(r"\D", "", m[0])) <= 16 and not find_periods(m[0])
        ]
    return list(dict.fromkeys(found))


def _links(lines: Sequence[Line]) -> list[str]:
    found: list[str] = []
    for line in lines:
        hrefs = [
            s
            for s in line.spans
            if s.style == Style.LINK and s.href and "://" in s.href
        ]
        found += [s.href for s in hrefs if s.href]
        text = list(_EMAIL.sub(lambda m: " " * len(m[0]), line.text))
        for span in line.spans:
            if span.style == Style.LINK:
                text[span.start : span.end] = " " * (span.end - span.start)
        found += [
            m[0].rstrip(".")
            for m in _LINK.finditer("".join(text))
            if not _ORCID.search(m[0])
        ]
    return list(dict.fromkeys(found))


def _interests(document: Document, parts: Sequence[Section]) -> list[str]:
    for part in parts:
        if part.kind == Kind.INTERESTS:
            return [
                item for line in part.lines if line.text for item in _items(line.text)
            ]
    for line in document.lines:
        if match := _INTERESTS.match(line.text):
            return _items(match["words"])
    return []


def _items(text: str) -> list[str]:
    separator = (
        ";" if ";" in text else "," if text.count(",") else "·" if "·" in text else "•"
    )
    return [
        item.strip(" .")
        for item in re.split(rf"{separator}\s*(?![^(]*\))", text)
        if item.strip(" .")
    ]
