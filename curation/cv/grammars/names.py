"""Printed names in lists: what looks like a person's name, and whether it is the owner's."""

from __future__ import annotations

import re
from functools import lru_cache

from core.folding import fold, words
from curation.cv.grammars.tables import words_of

PARTICLES = words_of("""
    de da das do dos del della dello degli der den des di du la le lo los las van von vom zu zum
    zur ten ter te el al bin ibn ben bint abu y e af av auf dem st san santa 't d dal dalla lima
""")
_HONORIFIC = re.compile(
    r"^(?:(?:Prof|Professor|Professorin|Dr|Drs|Mr|Mrs|Ms|Mx|Herr|Frau|PD|Priv\.-Doz|Ing|Dipl|Mme|Sr|Sra|Dott|"
    r"Dott\.ssa|Doutor|Doutora|habil|rer|nat|phil|h\.c|Hon|Rev|Sir|Assoc|Asst|Associate|Assistant|Adj|Univ)"
    r"(?:\.\s*-?\s*|\s+))+(?=\S)"
)
_SUFFIX = re.compile(
    r"[,\s]+(?:Ph\.?\s?D\.?|M\.?D\.?|Jr\.?|Sr\.?|I{2,3}|M\.?Sc\.?|M\.?A\.?|M\.?S\.?|MBA|MPH|MHS|MEd|M\.?F\.?A\.?|MBBS|MBChB|RN|J\.?D\.?|LL\.?[MBD]\.?|Ed\.?D\.?|Sc\.?D\.?|DrPH|Pharm\.?D\.?|Psy\.?D\.?|FRCP|FACP|FACC|FACS|FRSC?|DPhil|D\.?Phil\.?|Dr\.?)+$"
)
_INITIALS = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ](?:[a-z]{1,2}(?=\.))?\.?[\s-]*){1,4}$")
_VANCOUVER = re.compile(
    r"(?P<family>[^\W\d_][\w'’ -]*?)\s(?P<initials>[^\W\d_a-zß-öø-ÿ]{1,4}|[^\W\d_a-z]-[^\W\d_a-z]|[^\W\d_a-zß-öø-ÿ]\.(?:[ -]?[^\W\d_a-zß-öø-ÿ]\.){0,3})\.?$"
)
_WORD = re.compile(r"[^\W\d_][\w'’.\-‐‑]*$")


def bare(name: str) -> str:
    """A name without honorifics and degrees: "Prof. Dr. Ada Lee, Ph.D." is "Ada Lee"."""
    name = name.strip(" \t\n,;:")
    previous = None
    while previous != name:
        previous = name
        name = _SUFFIX.sub("", _HONORIFIC.sub("", name)).strip(" ,;")
    return name


def is_initials(text: str) -> bool:
    """Whether a text is given names cut to initials: "F.", "J.-P.", "AB", "Ch."."""
    text = text.strip()
    return bool(text) and len(text) <= 12 and bool(_INITIALS.match(text))


def is_vancouver(text: str) -> bool:
    """Whether a text is a family name and bare initials: "Hill SA"."""
    match = _VANCOUVER.match(text.strip())
    if not match or match["family"].isupper():
        return False
    return _is_capitalised(match["family"].split()[-1])


@lru_cache(maxsize=20_000)
def likeness(name: str) -> float:
    """How much a text looks like one person's full name, 0 to 1; never a judgement on the name."""
    name = bare(re.sub(r"\([^)]*\)|[\"“][^\"”]*[\"”]", " ", name))
    if ", " in name:
        family, given = name.split(", ", 1)
        name = f"{given} {family}"
    tokens = name.split()
    if not 1 <= len(tokens) <= 6 or any(c.isdigit() for c in name):
        return 0.0
    if not all(map(_is_name_word, tokens)):
        return 0.0
    if any(map(_ends_sentence, tokens[:-1])):
        return 0.0
    capitalised = sum(_is_capitalised(token) for token in tokens)
    if not capitalised or not _is_capitalised(tokens[-1]):
        return 0.0
    if len(tokens) == 1:
        return 0.3
    if fold(tokens[0]) in _TITLE_STARTS:
        return 0.1
    if set(words(name)) & _NO_NAMES:
        return 0.1
    return 1.0 if len(tokens) <= 4 else 0.8


# German nouns have capitals, so their articles must tell a title from a name.
_TITLE_STARTS = words_of(
    "die das ein eine zur zum uber was wie zwischen im the on towards how why what"
)
_NO_NAMES = words_of("""
    university institute department laboratory school college center centre conference journal
    workshop press proceedings transactions learning the and of for in on with research science
    sciences international review letters society association academy group team systems
    analysis theory computer machine data engineering mathematics physics universitat universite
    universidad universita verlag editorial editore edizioni ediciones editions editora presses
    publishers revista rivista revue zeitschrift cuadernos quaderni cadernos cahiers jahrbuch
""")


def _is_name_word(token: str) -> bool:
    return fold(token).rstrip(".") in PARTICLES or (
        _is_capitalised(token) and bool(_WORD.match(token))
    )


def _ends_sentence(token: str) -> bool:
    """Whether a full stop behind a token is no abbreviation's: "Keirstead." before a word."""
    return token.endswith(".") and len(token) > 5 and token.count(".") == 1


def _is_capitalised(token: str) -> bool:
    match = re.search(r"[^\W\d_]", token)
    return match is not None and (match[0].isupper() or token[:2] in ("d'", "d’", "l'"))


class Owner:
    """The person whose CV it is, in every form in which author lists print a name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._known: dict[str, bool] = {}
        tokens = words(re.sub(r"\([^)]*\)|[\"“][^\"”]*[\"”]", " ", name))
        self.family = tokens[-1] if tokens else ""
        self.given = [t for t in tokens[:-1] if t not in PARTICLES]
        # "García Márquez" and the like: every name but the first may be a family name.
        self._families = {self.family, *(t for t in tokens[1:] if len(t) > 1)} - {""}

    def matches(self, name: str) -> bool:
        """Whether a printed name can be the owner's: "Hill, S. A.", "SA Hill", "Sarah Hill"."""
        if name not in self._known:
            self._known[name] = self._matches(name)
        return self._known[name]

    def _matches(self, name: str) -> bool:
        family, given = _parts(name)
        if not family or not self.family:
            return False
        mine = " ".join(family)
        if not (
            family[-1] == self.family or mine in self._families or self.family in family
        ):
            return False
        return bool(given) and _compatible(
            given, [*self.given, *(self._families - {self.family})]
        )

    def is_in(self, text: str) -> bool:
        """Whether the owner's family name is printed somewhere in a text."""
        return bool(self.family) and self.family in words(text)


def _parts(name: str) -> tuple[list[str], list[str]]:
    """The folded family and given names of a printed name; initials one by one."""
    name = bare(re.sub(r"\([^)]*\)|[\"“][^\"”]*[\"”]", " ", name))
    if "," in name:
        family, given = name.split(",", 1)
        return [t for t in words(family) if t not in PARTICLES], _letters(given)
    if match := _VANCOUVER.match(name):
        return [t for t in words(match["family"]) if t not in PARTICLES], _letters(
            match["initials"]
        )
    tokens = name.split()
    kept = [t for t in tokens if fold(t) not in PARTICLES]
    if not kept:
        return [], []
    if len(kept) > 1 and is_initials(kept[-1]) and not is_initials(kept[0]):
        return words(kept[0]), _letters(" ".join(kept[1:]))
    return words(kept[-1])[-1:] if "-" not in kept[-1] else words(kept[-1]), _letters(
        " ".join(kept[:-1])
    )


def _letters(given: str) -> list[str]:
    """Folded given names; a block of capitals is initials one by one."""
    result: list[str] = []
    for token in re.split(r"[\s.\-‐‑]+", given):
        if len(token) <= 3 and token.isupper():
            result += [fold(letter) for letter in token]
        else:
            result += words(token)
    return result


def _compatible(given: list[str], mine: list[str]) -> bool:
    """Whether the first given name fits one of the owner's, as a whole or as an initial."""
    first = given[0]
    if not mine:
        return True
    if len(first) == 1:
        return any(name.startswith(first) for name in mine[:2])
    return any(
        name == first or (len(name) == 1 and first.startswith(name)) for name in mine
    ) or any(
        len(name) > 3 and len(first) > 2 and name.startswith(first) for name in mine[:1]
    )
