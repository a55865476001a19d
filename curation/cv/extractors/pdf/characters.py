"""The characters of a page: where they stand, how they look, where they lead."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pypdfium2 import raw

from curation.cv.lines import Style
from curation.cv.marks import BULLETS

UNKNOWN = "\ufffd"
# What pdfium gives for a hyphen that ends a line.
HYPHENS = {"\x02", "\xad", "\ufffe"}
# Old TeX fonts print an accent and a letter over each other.
ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303",
    "¸": "\u0327", "ˇ": "\u030c", "˚": "\u030a", "¯": "\u0304", "˘": "\u0306",
    "˙": "\u0307", "˝": "\u030b", "˛": "\u0328",
}  # fmt: skip
_BOLD = re.compile(
    r"bold|black|heavy|demi|medi(?!um)|^[A-Z]{2}BX|^[A-Z]{2}SSBX|-bd", re.I
)
_ITALIC = re.compile(r"ital|obliq|slant|^[A-Z]{2}(TI|SL|BXTI)\d|kursiv|-it\b", re.I)
_ITALIC_FLAG = 64
_NAME_LENGTH = 128


@dataclass(frozen=True, slots=True)
class Character:
    """In points; x grows to the right and y, of the base line, downwards."""

    text: str
    left: float
    right: float
    y: float
    size: float
    styles: frozenset[Style]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class _Font:
    size: float
    # Quarter turns to the left.
    turns: int
    styles: frozenset[Style]


Box = tuple[float, float, float, float]


def characters(page: Any) -> list[Character]:
    """In the order of the file, without those that are turned against the others."""
    found = list(_read(page))
    if not found:
        return []
    usual = Counter(turns for _, turns in found).most_common(1)[0][0]
    return _composed([char for char, turns in found if turns == usual])


def _read(page: Any) -> Iterator[tuple[Character, int]]:
    links = list(_links(page))
    textpage = page.get_textpage()
    fonts: dict[int, _Font] = {}
    for index in range(raw.FPDFText_CountChars(textpage)):
        text = _text(textpage, index)
        if not text:
            continue
        key = (
            ctypes.cast(
                raw.FPDFText_GetTextObject(textpage, index), ctypes.c_void_p
            ).value
            or 0
        )
        if key not in fonts:
            fonts[key] = _font(textpage, index)
        yield _character(textpage, index, text, fonts[key], links), fonts[key].turns


def _text(textpage: Any, index: int) -> str:
    """What a character means; "" for what pdfium made up and for control characters."""
    if raw.FPDFText_IsGenerated(textpage, index) == 1:
        return ""
    text = chr(raw.FPDFText_GetUnicode(textpage, index) or 0xFFFD)
    if text in HYPHENS:
        return "-"
    if text.isspace():
        return " "
    if "\ufb00" <= text <= "\ufb06":
        return unicodedata.normalize("NFKC", text)
    if unicodedata.category(text) in ("Cc", "Cf", "Cs", "Cn"):
        return ""
    if "\ue000" <= text <= "\uf8ff":
        # Symbol fonts: Word's bullets mean something, icons do not.
        return "•" if text in BULLETS else ""
    return text


def _character(
    textpage: Any, index: int, text: str, font: _Font, links: list[tuple[Box, str]]
) -> Character:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, index, box)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    left, right, base = box.left, box.right, -y.value
    if font.turns % 2:
        left, right, base = box.bottom, box.top, x.value
    if font.turns > 1:
        left, right, base = -right, -left, -base
    if font.turns == 3:
        base = -x.value
    href = _href(links, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
    styles = font.styles | {Style.LINK} if href else font.styles
    return Character(text, left, right, base, font.size, styles, href)


def _font(textpage: Any, index: int) -> _Font:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1
    size = raw.FPDFText_GetFontSize(textpage, index) * scale
    turns = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    return _Font(round(size, 1), turns, _styles(textpage, index))


def _styles(textpage: Any, index: int) -> frozenset[Style]:
    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, buffer, _NAME_LENGTH, flags)
    # The prefix of a part of a font, as in "ABCDEF+CMBX10".
    name = buffer.value.decode("utf-8", "replace").split("+")[-1]
    found = set()
    if _BOLD.search(name) or raw.FPDFText_GetFontWeight(textpage, index) >= 600:
        found.add(Style.BOLD)
    if _ITALIC.search(name) or flags.value & _ITALIC_FLAG:
        found.add(Style.ITALIC)
    return frozenset(found)


def _links(page: Any) -> Iterator[tuple[Box, str]]:
    """The boxes of the page that lead to an address."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
        box = raw.FS_RECTF()
        raw.FPDFLink_GetAnnotRect(link, box)
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0) if action else 0
        if size > 1:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
            address = buffer.value.decode("utf-8", "replace")
            yield (box.left, box.bottom, box.right, box.top), address


def _href(links: list[tuple[Box, str]], x: float, y: float) -> str | None:
    for (left, bottom, right, top), address in links:
        if left <= x <= right and min(bottom, top) <= y <= max(bottom, top):
            return address
    return None


def _composed(found: list[Character]) -> list[Character]:
    """Accents joined with the letters they stand over."""
    kept: list[Character] = []
    for char in found:
        above = kept[-1] if kept else None
        if above and above.text in ACCENTS and _is_over(above, char):
            letter = char.text.replace("ı", "i").replace("ȷ", "j")
            both = unicodedata.normalize("NFC", letter + ACCENTS[above.text])
            kept[-1] = replace(char, text=both)
        else:
            kept.append(char)
    return kept


def _is_over(above: Character, char: Character) -> bool:
    """Whether the middle of one character lies within the other, near its middle."""
    middle = (above.left + above.right) / 2
    return (
        abs(middle - (char.left + char.right) / 2) < char.size * 0.2
        and abs(above.y - char.y) < char.size * 0.5
    )
