"""CVs written with Word and its relatives (DOCX)."""

from __future__ import annotations

import io

import docx
from docx.opc.exceptions import PackageNotFoundError

from curation.cv.extractors.docx import archive
from curation.cv.extractors.docx.body import Body
from curation.cv.lines import Document
from curation.cv.unnumbered import written
from curation.cv.unreadable import Unreadable


def extract(data: bytes) -> Document:
    """A line per paragraph, break or table row; the text holds the same lines.

    Raises Unreadable for archives that unpack to too much, and for what is not Word's.
    """
    archive.check(data)
    try:
        word = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, PackageNotFoundError):
        raise Unreadable(
            "This is no plain DOCX document; save it as DOCX, without macros."
        ) from None
    body = Body(word)
    lines, text = written(body.read())
    return Document(
        lines=lines, format="docx", text=text, left_out=tuple(body.left_out)
    )
