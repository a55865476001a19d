"""Author lists in every order and punctuation, with their marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from core.folding import fold
from curation.cv.flow import RAISED, plain
from curation.cv.grammars.names import (
    PARTICLES,
    Owner,
    bare,
    is_initials,
    is_vancouver,
    likeness,
)

MARKS = "*∗⋆✱†‡§¶#♯★☆+^" + RAISED
_NOTE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_TRAILING = re.compile(rf"(?:\s*[{re.escape(MARKS)}]+(?:[,\s]*[{re.escape(MARKS)}])*)$")
_LEADING = re.compile(rf"^[{re.escape(MARKS)}]+\s*(?=\w)")
_AND = re.compile(
    r"\s*(?:,\s*)?(?:&|\band\b|\bund\b|\bet\b(?!\s+al)|\by\b|\be\b(?!\.)|\bed\b(?!\.)|\bwith\b)\s+"
)
_ET_AL = re.compile(
    r"[,;]?\s*(?:\bet\.?\s*al\b\.?|\band others\b|\bu\.\s?a\.(?!\w)|…|\.\.\.)\s*$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"^\(?\s*(?:joint(?:ly)?(?: work)? )?(?:with|mit|avec|con|com)\b:?\s+",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"[(\[]?\b(?:eds?|editors?|hrsg|hg|dir|coord|coords|orgs?|a cura di|trans|transl)\b\.?[)\]]?\s*$",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"\b(?:collaboration|consortium|group|team|network|initiative|project|committee|investigators)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Authors:
    """A list of printed names in printed order; `form` is "given", "family", "inverted" or "initials"."""

    names: tuple[str, ...]
    # Mark symbols by the index of the name that carries them.
    marks: dict[int, str] = field(default_factory=dict)
    # The bracketed words in the list, such as "equal contribution".
    notes: tuple[tuple[int, str], ...] = ()
    form: str = "given"
    # 0 to 1: the share of the text that reads as names.
    quality: float = 0.0
    order_known: bool = True
    is_cut: bool = False


NOBODY = Authors(())


def read_authors(text: str, owner: Owner | None = None) -> Authors:
    """The names of a list, or of one that may be none: then its quality is low."""
    text = plain(text)
    order_known = not _WITH.match(text)
    text = _WITH.sub("", text).strip(" ,;:")
    if text.endswith(")") and text.count("(") < text.count(")"):
        text = text[:-1]
    text, is_cut = _without_et_al(text)
    text = _ROLE.sub("", text).strip(" ,;")
    if ";" not in text:
        text = re.sub(r"\s*/\s*", "; ", text)
    if not text:
        return NOBODY
    text, notes = _without_notes(text)
    readings = [
        _given_first(text),
        _pairs(text),
        _inverted_first(text),
        _vancouver(text),
    ]
    names, form, quality = max(readings, key=lambda r: _worth(r, owner))
    result = _with_marks(names, notes)
    if form == "initials":
        stopped = sum(name.endswith(".") for name in result[0])
        if stopped < 2 or stopped < len(result[0]) / 2:
            result = (tuple(name.rstrip(".") for name in result[0]), *result[1:])
    known = order_known or bool(owner and any(owner.matches(n) for n in result[0]))
    return Authors(result[0], result[1], result[2], form, quality, known, is_cut)


_Reading = tuple[list[str], str, float]


def _worth(reading: _Reading, owner: Owner | None) -> float:
    names, form, quality = reading
    owned = bool(owner) and any(owner.matches(_unmarked(name)) for name in names)  # type: ignore[union-attr]
    return (
        quality
        + 0.3 * owned
        + {"family": 0.06, "initials": 0.05, "inverted": 0.0}.get(form, 0.02)
    )


def _without_et_al(text: str) -> tuple[str, bool]:
    shorter = _ET_AL.sub("", text)
    return shorter, shorter != text


def _without_notes(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The list without bracketed words, and those with the place where they stood."""
    notes: list[tuple[int, str]] = []

    def out(match: re.Match[str]) -> str:
        inside = match[1].strip()
        # A nickname or maiden name belongs to the name: Alexander (Sasha) Rakhlin.
        if (
            likeness(inside)
            and " " not in inside
            and re.match(r"\s*[^\W\d_]", text[match.end() :])
        ):
            return match[0]
        notes.append((match.start(), inside))
        return f"\0{len(notes) - 1}\0"

    return re.sub("\0[\\s.]+$", "\0", _NOTE.sub(out, text)), notes


def _split(text: str, separator: str) -> list[str]:
    """The parts between separators; one that "and" stood before keeps it as a first \\1."""
    parts = re.split(separator, _AND.sub(f"{separator} \1", text))
    return [part.strip() for part in parts if part.strip(" .\0\1")]


def _given_first(text: str) -> _Reading:
    """ "Ada Lee, B. Kim and C. Diaz", or with semicolons."""
    parts = _split(text, ";" if ";" in text else ",")
    joined: list[str] = []
    for part in parts:
        if joined and re.match(r"(?:Jr|Sr|I{2,3}|Ph\.?D|M\.?D)\.?(?:\W|$)", part):
            joined[-1] += ", " + part
        else:
            joined.append(part)
    return joined, "given", _quality(joined) * (0.65 if _runs_on(joined) else 1.0)


def _runs_on(names: list[str]) -> bool:
    """Whether initials stand in all names but the last, which may be a title: "A. Lee, Rethinking Trust"."""
    has = [is_initials(_unmarked(name).split(" ")[0]) for name in names]
    return len(has) > 1 and all(has[:-1]) and not has[-1]


def _quality(names: list[str]) -> float:
    if not names:
        return 0.0
    values = []
    for name in names:
        clean = _unmarked(name)
        value = likeness(clean)
        if GROUP.search(clean) and clean[:1].isupper() and len(clean.split()) <= 7:
            value = 0.8
        if is_initials(clean):
            value = 0.0
        values.append(value)
    # A part that cannot be a name says that the list went on into something else.
    return sum(values) / len(values) * (0.8 if 0.0 in values else 1.0)


def _pairs(text: str) -> _Reading:
    """ "Lee, A., Kim, B. & Diaz, C." """
    if ";" in text:
        parts = _split(text, ";")
        good = [bool(re.match(r"[^,]+,\s*[^,]+$", _unmarked(part))) for part in parts]
        return parts, "family", _quality(parts) * sum(good) / max(1, len(good))
    parts = _split(text, ",")
    names, paired, i = [], 0, 0
    while i < len(parts):
        following = parts[i + 1] if i + 1 < len(parts) else ""
        if (
            following[:1] != "\1"
            and is_initials(_unmarked(following))
            and _is_family(parts[i])
        ):
            names.append(f"{parts[i]}, {parts[i + 1]}")
            paired, i = paired + 1, i + 2
        else:
            names.append(parts[i])
            i += 1
    # Some write both "Lee A." and "Kim, B." in one list.
    paired += sum(is_vancouver(_unmarked(n)) for n in names) if paired else 0
    if not paired or paired < 0.6 * len(names):
        return names, "family", 0.0
    return names, "family", _quality(names) * (0.5 + 0.5 * paired / len(names))


def _is_family(part: str) -> bool:
    """Whether a part can be a family name that initials follow."""
    tokens = _unmarked(part).split()
    return len(tokens) <= 4 and not any(map(is_initials, tokens))


def _inverted_first(text: str) -> _Reading:
    """ "Lee, Ada, and Ben Kim": the first author alone is turned round; or "Lee, Ada, Kim, Ben"."""
    parts = _split(text, ",")
    names, quality = parts, 0.0
    if len(parts) > 1 and ";" not in text and _can_be_turned(parts[0], parts[1]):
        rest = parts[2:]
        if all(" " in _unmarked(part) for part in rest):
            names = [f"{parts[0]}, {parts[1]}", *rest]
            quality = _surname(parts[0], parts[1]) * (_quality(rest) if rest else 1.0)
        elif _alternate(parts):
            pairs = zip(parts[::2], parts[1::2], strict=True)
            names = [f"{family}, {given}" for family, given in pairs]
            quality = 0.75 * _quality(names)
    return names, "inverted", quality


def _can_be_turned(family: str, given: str) -> bool:
    """Whether two parts can be the family and given names of one person."""
    bare_given = _unmarked(given)
    is_given = is_initials(bare_given) or likeness(bare_given) >= 0.3
    return (
        given[0] != "\1"
        and _is_family(family)
        and not any(c.isdigit() for c in _unmarked(family))
        and is_given
        and len(bare_given.split()) <= 3
    )


def _surname(family: str, given: str) -> float:
    """How sure it is that the first part is a family name; "Ada Lee, Ben" may be two people."""
    tokens = _unmarked(family).split()
    particles = all(fold(token) in PARTICLES for token in tokens[:-1])
    return 1.0 if particles or is_initials(_unmarked(given)) else 0.4


def _alternate(parts: list[str]) -> bool:
    """Whether all parts can be family and given names in turn."""
    is_even = len(parts) % 2 == 0 and not any(part[0] == "\1" for part in parts[1::2])
    return (
        is_even
        and all(map(_is_family, parts[::2]))
        and all(len(_unmarked(p).split()) <= 2 for p in parts)
    )


def _vancouver(text: str) -> _Reading:
    """ "Lee A, Kim BC, Diaz C" """
    parts = _split(text, ";" if ";" in text else ",")
    good = [is_vancouver(_unmarked(part)) for part in parts]
    return parts, "initials", sum(good) / len(good) if parts else 0.0


@lru_cache(maxsize=20_000)
def _unmarked(name: str) -> str:
    name = re.sub("\1|\0\\d+\0", "", name).strip()
    return _LEADING.sub("", _TRAILING.sub("", name)).strip(" ,;:")


def _with_marks(
    names: list[str], notes: list[tuple[int, str]]
) -> tuple[tuple[str, ...], dict[int, str], tuple[tuple[int, str], ...]]:
    result: list[str] = []
    marks: dict[int, str] = {}
    placed: list[tuple[int, str]] = []
    for name in names:
        for number in re.findall("\0(\\d+)\0", name):
            placed.append((len(result), notes[int(number)][1]))
        clean = re.sub("\1|\0\\d+\0", "", name).strip()
        # A family name and its initials may carry the mark on either part.
        signs = "".join(c for c in clean if c in MARKS and c not in "+^#")
        signs += "".join(re.findall(r"(?<=\S)[#+^]+$", clean))
        clean = _printed_name(clean)
        if not clean:
            continue
        if signs:
            marks[len(result)] = signs
        result.append(clean)
    return tuple(result), marks, tuple(placed)


def _printed_name(name: str) -> str:
    name = "".join(c for c in name if c not in MARKS or c in "+^#")
    return bare_list_name(re.sub(r"[#+^]+$", "", name))


def bare_list_name(name: str) -> str:
    """A name of a list without the punctuation around it; the full stop of an initial stays."""
    name = re.sub(r"\s+", " ", name).strip(" ,;:")
    name = re.sub(r"\s+,", ",", name)
    if name.endswith(".") and not _KEPT_STOP.search(name):
        name = name[:-1]
    return bare(name) if name[:2] in ("Pr", "Dr") else name


# "Hill, S. A.", "Lee, Ch.", "Hill Jr."; but "James Ng." ends a sentence.
_KEPT_STOP = re.compile(r"(?:\b[^\W\d_]|\b[JS]r|,\s*[A-ZÀ-Þ][a-z]{1,2})\.$")
