"""Volume, issue, pages and ISBN behind the name of a venue; what may mean two things is left out."""

from __future__ import annotations

import re

# "45–67", "e12", "S12-S19", "1201"
_PAGE = r"(?P<page>[A-Za-z]{0,2}\d{1,7}(?:\s*[-–—]{1,2}\s*[A-Za-z]{0,2}\d{1,7})?)"
_RANGE = r"(?P<page>[A-Za-z]?\d{1,6}\s*[-–—]{1,2}\s*[A-Za-z]?\d{1,6})"
_VOLUME = r"(?<![\w.–/-])(?P<volume>\d{1,4})"
_ISSUE = r"\(\s*(?:(?:no|nr|n)\.?\s*)?(?P<issue>\d{1,4}(?:\s*[-–/]\s*\d{1,4})?)\s*\)"
# The forms in which all of it stands together, the fullest first.
_TOGETHER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_VOLUME}\s*,?\s*(?:no|nr|n)\.?\s*°?\s*(?P<issue>\d{{1,4}})(?:\s*\([^()]*\))?\s*[:,]\s*(?:pp?\.?\s*|S\.\s*)?{_PAGE}",
        rf"{_VOLUME}\s*{_ISSUE}\s*[:,.]?\s*(?:pp?\.?\s*|S\.\s*)?{_PAGE}",
        rf"{_VOLUME}\s*{_ISSUE}",
        rf"{_VOLUME}\s*:\s*{_PAGE}",
        rf"{_VOLUME}\s*,\s*(?:pp?\.?\s*|S\.\s*)?{_RANGE}",
    )
)
_LABELLED = {
    "volume": r"\b(?:vol(?:ume)?|bd|band|tome|tomo|jg|jahrgang)\b\.?\s*°?\s*(?P<volume>\d+|[IVXLC]+\b)",
    "issue": r"\b(?:no|nr|num|n[uú]m|issue|heft|fasc)\b\.?\s*°?\s*(?P<issue>\d+(?:\s*[-–/]\s*\d+)?)",
    "page": rf"\b(?:pp?|pages?|S|Seiten?|p[aá]gs?)\b\.?\s*(?={_PAGE})",
}
_LABELS = {name: re.compile(words, re.I) for name, words in _LABELLED.items()}
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*(?P<isbn>(?:\d[ -]?){9,12}[\dXx])\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d))?")


def read_numbers(text: str) -> dict[str, str]:
    """The numbers in what stands behind a venue's name, by the names that CSL gives them."""
    matches = (pattern.search(text) for pattern in _TOGETHER)
    together = next((m for m in matches if m and not _is_year(m["volume"])), None)
    found = together.groupdict() if together else {}
    found |= {
        name: match[name]
        for name, pattern in _LABELS.items()
        if name not in found and (match := pattern.search(text))
    }
    found = {name: value for name, value in found.items() if not _is_year(value)}
    if match := _ISBN.search(text):
        found["isbn"] = match["isbn"].strip()
    return found


def _is_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(text))
