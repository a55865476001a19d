"""CVs in reStructuredText, parsed by docutils with every way to a file closed."""

from __future__ import annotations

import re

from docutils.core import publish_doctree

from curation.cv.decoding import decode
from curation.cv.extractors.rst.blocks import Blocks
from curation.cv.lines import Document

SETTINGS = {
    "_disable_config": True,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    # Titles stay sections, and fields at the top stay fields.
    "doctitle_xform": False,
    "docinfo_xform": False,
    # Faults of the markup are no reason to refuse a CV.
    "report_level": 5,
    "halt_level": 5,
    "warning_stream": False,
    "syntax_highlight": "none",
    "smart_quotes": False,
}
_ELSEWHERE = re.compile(r"^\s*\.\. (?:include|raw)::.*", re.MULTILINE)


def extract(data: bytes) -> Document:
    """The lines of a file; a paragraph, an item or a table row is one line."""
    text = decode(data)
    blocks = Blocks(text)
    blocks.read_all(publish_doctree(text, settings_overrides=SETTINGS))
    left_out = tuple(f"{found.strip()}: not read" for found in _ELSEWHERE.findall(text))
    return Document(tuple(blocks.lines), "rst", text, left_out=left_out)
