"""Identifiers of publications and venues: how each is written, checked and normalised."""

from __future__ import annotations

import re
from urllib.parse import unquote

_DOI_PREFIX = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE
)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s<>\"]+")
_ARXIV_PREFIX = re.compile(
    r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv:\s*)", re.IGNORECASE
)
_ARXIV = re.compile(
    r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE
)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dX]")


def normalise_doi(value: str) -> str:
    """A DOI in lower case without resolver or label; raises ValueError with what is wrong.

    Source: DOI Handbook, 3.2 (syntax) and 3.4 (DOIs are case insensitive).
    """
    text = value.strip()
    bare, found = _DOI_PREFIX.subn("", text, count=1)
    doi = (unquote(bare) if found else bare).rstrip(".,;").lower()
    if not _DOI.fullmatch(doi):
        raise ValueError(f"{value!r} is not a DOI: write 10.1000/182")
    return doi


def normalise_arxiv(value: str) -> str:
    """An arXiv id without label and version, "2106.04619" or "math/0211159"; raises ValueError.

    Source: arXiv, "Understanding the arXiv identifier".
    """
    bare = _ARXIV_PREFIX.sub("", value.strip(), count=1).removesuffix(".pdf")
    if not _ARXIV.fullmatch(bare):
        raise ValueError(f"{value!r} is not an arXiv id: write 2106.04619")
    return re.sub(r"v\d+$", "", bare).lower()


def normalise_isbn(value: str) -> str:
    """An ISBN as 13 digits; raises ValueError. Source: ISBN Users' Manual, check digits."""
    digits = re.sub(
        r"[\s‐-―-]|^ISBN(?:-1[03])?:?", "", value.strip(), flags=re.IGNORECASE
    ).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits) and _isbn10_sum(digits) % 11 == 0:
        body = f"978{digits[:9]}"
        return body + str(-_isbn13_sum(body) % 10)
    if re.fullmatch(r"97[89][0-9]{10}", digits) and _isbn13_sum(digits) % 10 == 0:
        return digits
    raise ValueError(f"{value!r} is not an ISBN: its length or check digit is wrong")


def _isbn10_sum(digits: str) -> int:
    return sum((10 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits))


def _isbn13_sum(digits: str) -> int:
    return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))


def normalise_issn(value: str) -> str:
    """An ISSN as "1234-567X"; raises ValueError. Source: ISO 3297, annex A."""
    text = value.strip().upper()
    digits = text.replace("-", "")
    if _ISSN.fullmatch(text):
        total = sum(
            (8 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits)
        )
        if total % 11 == 0:
            return f"{digits[:4]}-{digits[4:]}"
    raise ValueError(f"{value!r} is not an ISSN: its form or check digit is wrong")
