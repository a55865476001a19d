"""CVs in PDF that hold text; of a scan there is nothing to read."""

from __future__ import annotations

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY, FPDF_GetLastError

from curation.cv.extractors.pdf.characters import Character, characters
from curation.cv.extractors.pdf.columns import Region, regions
from curation.cv.extractors.pdf.furniture import Furniture
from curation.cv.extractors.pdf.paragraphs import Paragraphs
from curation.cv.extractors.pdf.segments import segments
from curation.cv.lines import Document
from curation.cv.unnumbered import written
from curation.cv.unreadable import Unreadable

PAGES = 200
# Fewer letters a page are a stamp or a page number on a scan.
FEWEST = 10
# Where the longest lines of one column end at least, as a part of the page's width.
SHORTEST = 0.6
# So many lines that end alike show a narrower column.
MANY = 4
UNKNOWN = "\ufffd"


def extract(data: bytes) -> Document:
    """A line per paragraph or row, in reading order; the text holds the same lines.

    Running heads and page numbers are left out and counted. Raises Unreadable for a
    PDF without text, with a password, or with more than 200 pages.
    """
    pages, width = _pages(data)
    _check_text(pages)
    furniture = Furniture([segments(page) for page in pages])
    parts = [regions(page) for page in furniture.pages]
    edge = _edge(parts, width)
    paragraphs = Paragraphs()
    for number, page in enumerate(parts, 1):
        for region in page:
            paragraphs.add(region, number, edge)
    lines, text = written(paragraphs.drafts())
    return Document(lines, "pdf", text, len(pages), tuple(furniture.left_out))


def _edge(parts: list[list[Region]], width: float) -> float:
    """Where lines end in a document of one column, however short those of a page are.

    0 if there are two columns, which end where their longest lines do.
    """
    if any(len(page) > 1 for page in parts):
        return 0
    rights = [s.right for page in parts for region in page for s in region.segments]
    longest = max(rights, default=0)
    are_many = sum(longest - right < width / 20 for right in rights) >= MANY
    return longest if are_many or longest > SHORTEST * width else width


def _pages(data: bytes) -> tuple[list[list[Character]], float]:
    """The characters of each page, and the width of the first in points."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        if FPDF_GetLastError() in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            raise Unreadable("The PDF is protected by a password.") from None
        raise Unreadable("The PDF is damaged.") from None
    if len(pdf) > PAGES:
        raise Unreadable(f"The PDF has {len(pdf)} pages; more than {PAGES} are no CV.")
    return [characters(page) for page in pdf], pdf[0].get_width() if len(pdf) else 0


def _check_text(pages: list[list[Character]]) -> None:
    found = [char.text for page in pages for char in page if char.text.strip()]
    if len(found) < FEWEST * min(len(pages), 5):
        raise Unreadable(
            "The PDF holds no text, only pictures of it, as a scanner makes them. "
            "Give the file it was made from, or one with recognised text (OCR)."
        )
    if found.count(UNKNOWN) > len(found) / 3:
        raise Unreadable("The PDF does not say which letters its fonts show.")
