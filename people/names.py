"""Personal names: how they sort, without guessing their parts."""

from __future__ import annotations

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


def sort_name(credit_name: str) -> str:
    """The name as a register lists it: "De Sa, Chris" for "Chris De Sa", "Plato" for "Plato".

    Used where the family name is not on file: the last word with the particles before it.
    """
    words = credit_name.split()
    suffix = ""
    if len(words) > 2 and words[-1].lower() in SUFFIXES:
        suffix = f", {words.pop()}"
    if len(words) < 2:
        return credit_name.strip()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return f"{' '.join(words[start:])}, {' '.join(words[:start])}{suffix}"
