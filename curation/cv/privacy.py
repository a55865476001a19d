"""What is left out on purpose: birth, family, nationality, home addresses, in six languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curation.cv.grammars.headings import Kind
from curation.cv.lines import Line
from curation.cv.sections import Section

_PRIVATE = (
    ("birth", r"born|(?:date|place|year) of birth|birth ?(?:date|place|day)|d\.?o\.?b\.?(?=:)|geboren|geb\.|geburts\w+|née? (?:le|à|en)|(?:date|lieu) de naissance|nacid[oa]|(?:fecha|lugar) de nacimiento|nat[oa] (?:a|il|nel)|(?:data|luogo) di nascita|nascid[oa]|data de nascimento"),
    ("family", r"married|single(?=\s*$)|marital status|spouse|(?:\w+ )?children|verheiratet|ledig|familienstand|kinder|mari[ée]e?|c[ée]libataire|[ée]tat civil|situation familiale|enfants|casad[oa]|solter[oa]|estado civil|hij[oa]s|coniugat[oa]|stato civile|figli[oe]?|filh[oa]s"),
    ("nationality", r"nationality|citizen(?:ship)?|staatsangeh[öo]rigkeit|staatsb[üu]rger\w*|nationalit[ée]t?|nacionalidad(?:e)?|cittadinanza|nazionalit[àa]|religion|konfession|gender|geschlecht|passport"),
    ("home address", r"home address|private address|home phone|privat(?:anschrift|adresse)|wohnhaft|adresse (?:personnelle|priv[ée]e)|domicili[oe]|direcci[óo]n (?:personal|particular)|residenza|endere[çc]o residencial"),
)  # fmt: skip
_LABELS = [
    (what, re.compile(rf"(?:^|[,;|(]\s*|\t)(?:{words})(?!\w)", re.IGNORECASE))
    for what, words in _PRIVATE
]


@dataclass(frozen=True)
class LeftOut:
    """Lines that say something private, which no draft takes."""

    lines: tuple[int, int]
    what: str


def left_out(parts: Sequence[Section]) -> list[LeftOut]:
    """What the head of a CV and its personal section say that is nobody's business."""
    lines = [
        *parts[0].lines,
        *(
            line
            for s in parts
            if s.kind in (Kind.PERSONAL, Kind.OTHER)
            for line in s.lines
        ),
    ]
    return [
        LeftOut((line.number, line.last), what)
        for line in lines
        for what in _said(line)
    ]


def _said(line: Line) -> list[str]:
    return [
        what for what, pattern in _LABELS if line.text and pattern.search(line.text)
    ]
