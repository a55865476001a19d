"""The formats that a CV may come in: which one a file is in, and what reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from curation.cv.decoding import decode
from curation.cv.extractors import markdown, org, text
from curation.cv.lines import Document
from curation.cv.sandbox import sandboxed
from curation.cv.sniffing import foreign, is_docx, is_pdf
from curation.cv.unreadable import Unreadable

Extractor = Callable[[bytes], Document]

BYTES = 10 * 2**20

# Each is a module with extract(data) -> Document; untrusted parsers run in a sandbox.
EXTRACTORS: dict[str, Extractor] = {
    "markdown": markdown.extract,
    "text": text.extract,
    "latex": sandboxed("curation.cv.extractors.latex"),
    "docx": sandboxed("curation.cv.extractors.docx"),
    "pdf": sandboxed("curation.cv.extractors.pdf"),
    "org": org.extract,
    "rst": sandboxed("curation.cv.extractors.rst"),
    "structured": sandboxed("curation.cv.extractors.structured"),
}
SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".tex": "latex",
    ".ltx": "latex",
    ".org": "org",
    ".rst": "rst",
    ".rest": "rst",
    ".yaml": "structured",
    ".yml": "structured",
    ".json": "structured",
}


def extract(name: str, data: bytes) -> Document:
    """The lines of a file, in the format that its content and then its name say.

    Raises Unreadable with a sentence for the curator.
    """
    if len(data) > BYTES:
        raise Unreadable(f"The file is larger than {BYTES // 2**20} MB.")
    if not data.strip():
        raise Unreadable("The file is empty.")
    return EXTRACTORS[format_of(name, data)](data)


def format_of(name: str, data: bytes) -> str:
    """The name of an extractor. Raises Unreadable for what is no CV in any format."""
    if kind := foreign(data):
        raise Unreadable(f"This is {kind}.")
    if is_pdf(data):
        return "pdf"
    if is_docx(data):
        return "docx"
    suffix = PurePath(name).suffix.lower()
    if suffix in (".pdf", ".docx"):
        raise Unreadable(f"The name ends in {suffix}, but the file is something else.")
    if suffix not in SUFFIXES:
        raise Unreadable(f"No format of CVs has names that end in “{suffix}”.")
    kind = SUFFIXES[suffix]
    return "markdown" if kind == "text" and markdown.is_markdown(decode(data)) else kind
