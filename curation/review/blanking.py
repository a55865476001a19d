"""Takes private data out of the lines that curators are shown: contact data and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from curation.cv.lines import Document
from curation.cv.privacy import LeftOut

_EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+")
WORDS = {"email": "[e-mail]", "phone": "[phone]", "address": "[address]"}
# [first line, last line, text, page or None, whether it is a heading]
ShownLine = list[Any]


def shown_lines(
    document: Document, contacts: Iterable[dict[str, Any]], private: Iterable[LeftOut]
) -> list[ShownLine]:
    """The printed lines of a document as they are kept for the review."""
    values = {one["value"]: WORDS[one["kind"]] for one in contacts}
    hidden = {
        number: one.what
        for one in private
        for number in range(one.lines[0], one.lines[1] + 1)
    }
    return [
        [
            line.number,
            line.last or line.number,
            f"[{hidden[line.number]}: left out]"
            if line.number in hidden
            else _blanked(line.text, values),
            line.page,
            bool(line.heading),
        ]
        for line in document.lines
        if line.text
    ]


def _blanked(text: str, values: dict[str, str]) -> str:
    for value, word in values.items():
        text = text.replace(value, word)
    return _EMAIL.sub(WORDS["email"], text)
