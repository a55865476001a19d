"""CVs as data: JSON Resume, RenderCV, al-folio's cv.yml and the like, in YAML or JSON."""

from __future__ import annotations

from curation.cv.decoding import decode
from curation.cv.extractors.structured.profile import Profile
from curation.cv.extractors.structured.tree import parse
from curation.cv.lines import Document


def extract(data: bytes) -> Document:
    """A heading per section and a row per entry, with what the entry lists below it.

    Raises Unreadable for what is no YAML, is nested deeply, or grows by its aliases.
    """
    text = decode(data)
    profile = Profile()
    profile.read(parse(text))
    return Document(
        tuple(profile.lines), "structured", text, left_out=tuple(profile.left_out)
    )
