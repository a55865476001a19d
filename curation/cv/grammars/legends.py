"""Marks on author lists and what legends say they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.folding import words
from curation.cv.grammars.authors import MARKS, Authors
from curation.cv.grammars.names import PARTICLES
from curation.cv.sections import Section

_MEANINGS = (
    ("equal_advising", r"equal(?:ly)? (?:advis|supervis|senior)|joint(?:ly)? (?:advis|supervis)|co-?advis\w+|co-?senior|shared senior|joint last|gleiche betreuung"),
    ("equal_contribution", r"equal(?:ly)?[ -]contribut\w*|contributed equally|joint(?:ly)? first|co-?first|shared first|equal first|gleicher beitrag|gleichberechtigt|contribution [eé]gale|contribuci[oó]n igual|contributo uguale|contribui[cç][aã]o igual|equal author"),
    ("corresponding", r"correspond\w*|korrespond\w*|auteur correspondant|autor(?:a)? de correspondencia"),
    ("alphabetical", r"alphabet\w*|alfab[eé]t\w*|α\s*[-–]?\s*β|αβ"),
    ("mentee", r"(?:supervised |my |phd |graduate |undergraduate |master )+students?|mentees?|advisees?|doktorand\w*|betreute"),
)  # fmt: skip
_SIGN = re.escape(MARKS)
_LEGEND = re.compile(
    rf"(?P<sign>[{_SIGN}]{{1,3}})\s*(?:[-–—:=,]|\b(?:denotes?|indicates?|marks?|means?|bedeutet|kennzeichnet|indique|indica)\b)*\s*(?P<words>[^{_SIGN};.)\]\n]{{4,60}})"
)
_ALPHABETICAL = re.compile(
    r"[(\[]\s*(?:alphabetical(?:ly)?(?: order(?:ing|ed)?)?|authors? (?:listed |ordered )?alphabetical(?:ly)?|(?:authors? )?(?:in )?alphabetical order|α\s*[-–]?\s*β(?: order)?|alphabetisch\w*)\s*[)\]]",
    re.IGNORECASE,
)

Legends = dict[str, str]


@dataclass
class Found:
    """What the marks of one list mean; indices of names by meaning."""

    groups: dict[str, list[int]] = field(default_factory=dict)
    alphabetical: bool = False
    unexplained: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    def as_values(self, names: Sequence[str]) -> dict[str, object]:
        """In the shape of cv/1; further meanings only where they occur."""
        values: dict[str, object] = {"alphabetical": self.alphabetical}
        for meaning in ("equal_contribution", "equal_advising"):
            values[meaning] = [names[i] for i in self.groups.get(meaning, [])]
        if "corresponding" in self.groups:
            values["corresponding"] = [names[i] for i in self.groups["corresponding"]]
        return values


def meaning(text: str) -> str | None:
    """What the words of a legend say, None for words that are no legend."""
    return next(
        (m for m, pattern in _MEANINGS if re.search(pattern, text, re.IGNORECASE)), None
    )


def read(text: str) -> Legends:
    """The meanings of the signs that a text explains: {"*": "equal_contribution"}."""
    return {
        match["sign"]: said
        for match in _LEGEND.finditer(text)
        if (said := meaning(match["words"]))
    }


def of_sections(sections: Sequence[Section]) -> Legends:
    """The legends that stand in the text of the sections, outside author lists."""
    result: Legends = {}
    for section in sections:
        for line in section.lines:
            lead = (line.mark if line.mark in MARKS else "") + line.text
            if line.text and (
                lead[0] in MARKS or re.search(r"denote|indicate|marked|mark", lead)
            ):
                result |= read(lead)
    return result


def apply(authors: Authors, text: str, general: Legends) -> Found:
    """The meaning of each mark on a list, by the legend beside it or that of the section."""
    near = read(text)
    known = general | near
    found = Found(alphabetical=bool(_ALPHABETICAL.search(text)))
    for index, signs in authors.marks.items():
        for sign in signs:
            said = known.get(sign) or _beside(authors, index)
            if not said and sign not in found.unexplained:
                found.unexplained.append(sign)
            elif said:
                found.groups.setdefault(said, []).append(index)
    carried = "".join(authors.marks.values())
    found.unused = [sign for sign in near if sign not in carried and authors.names]
    return found


def _beside(authors: Authors, index: int) -> str | None:
    """ "A*, B* (equal contribution), C": the note explains the marks before it."""
    for place, note in authors.notes:
        if (
            place >= index
            and not any(c in MARKS for c in note)
            and (said := meaning(note))
        ):
            return said
    return None


def is_sorted(names: Sequence[str]) -> bool:
    """Whether the names stand in the order of their family names, particles counted or not."""
    return any(
        keys == sorted(keys)
        for keys in (
            [_family(name, with_particle) for name in names]
            for with_particle in (False, True)
        )
    )


def _family(name: str, with_particle: bool) -> list[str]:
    tokens = words(name.split(",")[0])
    if "," in name:
        return tokens
    has_particle = len(tokens) > 2 and len(tokens[-2]) > 1 and tokens[-2] in PARTICLES
    return tokens[-2:] if with_particle and has_particle else tokens[-1:]
