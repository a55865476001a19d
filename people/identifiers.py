"""Identifiers of people: how each scheme is written, checked and linked."""

from __future__ import annotations

import re

# Scheme → address of the page behind an identifier.
ADDRESSES = {
    "orcid": "https://orcid.org/{}",
    "dblp": "https://dblp.org/pid/{}",
    "openalex": "https://openalex.org/{}",
    "google_scholar": "https://scholar.google.com/citations?user={}",
    "semantic_scholar": "https://www.semanticscholar.org/author/{}",
    "scopus": "https://www.scopus.com/authid/detail.uri?authorId={}",
    "isni": "https://isni.org/isni/{}",
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "github": "https://github.com/{}",
    "codechef": "https://www.codechef.com/users/{}",
    "hackerrank": "https://www.hackerrank.com/profile/{}",
}
# Schemes that name an account somewhere, rather than a scholar.
ACCOUNTS = frozenset({"github", "codechef", "hackerrank", "google_code_jam"})
_ORCID = re.compile(
    r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?"
)
_PLAIN = re.compile(r"[\w.:/@+~-]{1,100}")


def check_digit(base_digits: str) -> str:
    """The last character of an ORCID iD or ISNI, "0"–"9" or "X", for its first 15 digits.

    Raises ValueError unless given exactly 15 digits, without hyphens.
    Source: ORCID, "Structure of the ORCID Identifier" (ISO/IEC 7064, MOD 11-2).
    """
    if not re.fullmatch(r"[0-9]{15}", base_digits):
        raise ValueError("an ORCID iD has 15 digits before its check digit")
    total = 0
    for digit in base_digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def normalise(scheme: str, value: str) -> str:
    """The identifier as we store it; raises ValueError with what is wrong."""
    value = value.strip()
    if scheme == "orcid":
        return _normalise_orcid(value)
    if not _PLAIN.fullmatch(value):
        raise ValueError(f"{value!r} is not an identifier of {scheme}")
    return value


def _normalise_orcid(value: str) -> str:
    match = _ORCID.fullmatch(value.upper().replace("HTTPS://ORCID.ORG/", ""))
    if not match:
        raise ValueError(f"{value!r} is not an ORCID iD: write 0000-0002-1825-0097")
    groups = match.groups()
    digits = "".join(groups)
    if check_digit(digits[:15]) != digits[15]:
        raise ValueError(f"{value!r} is not an ORCID iD: its check digit is wrong")
    return "-".join(groups)


def address(scheme: str, value: str) -> str:
    """The page behind an identifier, "" where the scheme has none."""
    return ADDRESSES.get(scheme, "").format(value)
