"""Printed names: how they are taken apart and sort, where their parts are not on file."""

from __future__ import annotations

import re
from typing import NamedTuple

# Words that belong to the family name after them, as printed in author lists.
PARTICLES = frozenset(
    [
        "af",
        "al",
        "bin",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "las",
        "le",
        "los",
        "ten",
        "ter",
        "van",
        "vom",
        "von",
        "zu",
        "zum",
        "zur",
    ]
)
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
# A name with one of these is not a person's.
ORGANIZATION_WORDS = frozenset(
    [
        "association",
        "collaboration",
        "commission",
        "committee",
        "consortium",
        "council",
        "department",
        "foundation",
        "gmbh",
        "group",
        "initiative",
        "institute",
        "investigators",
        "laboratory",
        "ministry",
        "network",
        "organisation",
        "organization",
        "project",
        "society",
        "team",
        "university",
    ]
)


class NameParts(NamedTuple):
    """A printed name taken apart; only the family name is never empty."""

    family: str  # with particles in capitals, "De Sa"; the whole name where nothing tells more
    given: str = ""
    particles: str = ""  # in lower case, "van der"
    suffix: str = ""


def split(credit_name: str) -> NameParts:
    """The parts of "Ludwig van Beethoven", "Beethoven, L. van" or "King, Martin, Jr.".

    The family name is the last word with the particles before it. One word, an
    organization and a name with more commas than that are left whole.
    """
    chunks = [part for piece in credit_name.split(",") if (part := _spaced(piece))]
    suffix = _take_suffix(chunks)
    if not 1 <= len(chunks) <= 2 or is_organization(credit_name):
        return NameParts(_spaced(credit_name))
    family = chunks[0].split()
    given = chunks[1].split() if len(chunks) == 2 else []
    if len(chunks) == 1:
        if not suffix and len(family) > 2 and family[-1].lower() in SUFFIXES:
            suffix = family.pop()
        given = _take_given(family)
    while len(given) > 1 and given[-1] in PARTICLES:
        family.insert(0, given.pop())
    start = 0
    while start < len(family) - 1 and family[start] in PARTICLES:
        start += 1
    return NameParts(
        " ".join(family[start:]), " ".join(given), " ".join(family[:start]), suffix
    )


def is_organization(name: str) -> bool:
    return not ORGANIZATION_WORDS.isdisjoint(re.findall(r"\w+", name.lower()))


def short(credit_name: str) -> str:
    """The name with initials: "D. J. Foster", "Z.-W. Hong"; "Plato" as it is."""
    name = split(credit_name)
    initials = " ".join(
        "-".join(f"{part[0]}." for part in word.split("-") if part)
        for word in name.given.split()
    )
    return " ".join(filter(None, [initials, name.particles, name.family, name.suffix]))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _take_suffix(chunks: list[str]) -> str:
    """Removes a suffix between commas or after the last one."""
    for place in (-1, 1):
        if len(chunks) > 1 and chunks[place].lower() in SUFFIXES:
            return chunks.pop(place)
    return ""


def _take_given(words: list[str]) -> list[str]:
    """Removes the words before the family name and its particles."""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    given = words[:start]
    del words[:start]
    return given


def sort_name(credit_name: str) -> str:
    """The name as a register lists it: "De Sa, Chris" for "Chris De Sa", "Plato" for "Plato".

    Used where the family name is not on file.
    """
    name = split(credit_name)
    family = f"{name.particles} {name.family}".strip()
    return ", ".join(filter(None, [family, name.given, name.suffix]))
