"""What looks like a title, and where one cannot begin or end."""

from __future__ import annotations

import re

from curation.cv.grammars import venues

STOP = re.compile(r"[.?!]+[\"”’»]?(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:vs|St|Dr|Mr|Mrs|no|nr|vol|pp|al|eds?|Proc|Univ|Int|Conf|Trans|Lett|Rev|Prof|cf|Jr|Sr|Bd|Hrsg|Hg|Mt|"
    r"approx|ca|z\. ?B|u\. ?a))\.$"
)
_INITIAL = re.compile(r"(?:^|[\s.\-(])[^\W\d_]\.$")
_SENTENCE = re.compile(r"(?<![A-Z])[.!] (?=[A-ZÀ-Þ])")
_VENUE_START = re.compile(
    r"(?:In:? |in |Proceedings|Proc\.|Journal of|Transactions|Advances in Neural|Conference on|International Conference|"
    r"\d+(?:st|nd|rd|th) (?:International|Annual|Conf)|arXiv|Short version|Preliminary version|Submitted|Under review)"
)
_PARTICLES = r"(?:(?:de|del|della|di|da|do|dos|du|la|le|von|van|der|den|ter|ten) )*"
# "Hill, S. A. …", "S. A. Hill, …", "Hill SA, …", "A. …", "& Lee …": the author list has not ended.
_NAME_START = re.compile(
    rf"(?:&|and |und |et |y |e )|et al\b|[A-ZÀ-Þ]\.,? |{_PARTICLES}[A-ZÀ-Þ][\w'’-]+,? (?:[A-ZÀ-Þ]\.[ -]?)+"
    rf"|(?:[A-ZÀ-Þ]\.[ -]?)+ ?{_PARTICLES}[A-ZÀ-Þ][\w'’-]+(?:,| and | & )"
    rf"|{_PARTICLES}[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ]{{1,3}}[,.] "
)
_YEAR_END = re.compile(r"[(,.]\s*(?:19[3-9]|20[0-4])\d\)?$")
_EDITED = re.compile(r",? (?:edited|ed\.|hrsg\.|herausgegeben) (?:by|von)\b")
_STANDING = re.compile(
    r"\((?:submitted|accepted|in press|in prep|in review|under review|to appear|forthcoming)\b",
    re.IGNORECASE,
)
# ", Atmos. Chem. Phys.": the stop is inside a name that is cut short.
_CUT_SHORT = re.compile(r"[,.;:”\"] ?[A-Z][a-z]{1,6}\.$")
_CUT_INSIDE = re.compile(r"[,;:] [A-Z][a-z]{1,6}\. [A-Z][a-z]{0,7}\.?(?=[\s,;]|$)")
_VOLUME = re.compile(r"\b[Vv]ol(?:ume|\.) ?\d")
_CUT_NEXT = re.compile(r"\s[A-Z][a-z]{0,7}\.(?=[\s,;]|$)")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def likeness(text: str) -> float:
    """How much a text looks like a title, up to 1; below 0 for what cannot be one."""
    count = len(text.split())
    if not count or not _LETTERS.search(text):
        return -1.0
    usual = 1.0 if count <= 25 else 0.6 if count <= 35 else 0.1
    score = {1: 0.3, 2: 0.6}.get(count, usual)
    score -= 0.4 * text[0].islower()
    score -= 0.3 * len(_SENTENCE.findall(text))
    score -= 0.5 * bool(_VENUE_START.match(text))
    score -= 0.7 * bool(_NAME_START.match(text))
    score -= 0.4 * bool(_YEAR_END.search(text))
    score -= 0.6 * bool(venues.is_numbered(text) or _VOLUME.search(text))
    score -= 0.5 * bool(_CUT_INSIDE.search(text))
    score -= 0.5 * bool(_EDITED.search(text))
    score -= 0.6 * bool(_STANDING.search(text))
    score -= 0.4 * (text.count("(") != text.count(")"))
    is_open = text.count("“") != text.count("”") and "„" not in text
    return score - 0.4 * is_open


def is_abbreviated(text: str) -> bool:
    """Whether the full stop at the end of a text belongs to an abbreviation or initial."""
    return bool(_ABBREVIATION.search(text) or _INITIAL.search(text))


def is_cut_short(text: str, at: int) -> bool:
    """Whether the full stop before `at` is one of several in the short name of a journal."""
    return bool(_CUT_SHORT.search(text[:at]) and _CUT_NEXT.match(text, at))


def sentences(text: str) -> int:
    """How many sentences end inside a text, whose end is not counted."""
    ends = [match.end() for match in STOP.finditer(text)]
    return sum(len(text) - end > 3 and not is_abbreviated(text[:end]) for end in ends)
