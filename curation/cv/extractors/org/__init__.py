"""CVs in Org, Emacs's outline format."""

from __future__ import annotations

from curation.cv.decoding import decode
from curation.cv.extractors.org.reader import Reader
from curation.cv.lines import Document


def extract(data: bytes) -> Document:
    """The lines of an Org file; what is wrapped, or continues an item, is one line."""
    text = decode(data)
    reader = Reader()
    for number, line in enumerate(text.split("\n"), 1):
        reader.read(number, line.expandtabs())
    reader.flush()
    return Document(tuple(reader.lines), "org", text, left_out=tuple(reader.left_out))
