"""Which format a file is in, and what is refused before anything reads it."""

import io
import zipfile
import zlib

import docx
import pytest
import typst

from curation.cv.extractors import BYTES, extract
from curation.cv.unreadable import Unreadable


def packed(name):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    return stream.getvalue()


def word():
    stream = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("Ada Lee has a CV in Word")
    made.save(stream)
    return stream.getvalue()


def pdf():
    made = typst.compile(b"Ada Lee has a CV as a PDF")
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("cv.tex", b"\\section{Education}", "latex"),
        ("cv.docx", word(), "docx"),
        ("cv.pdf", pdf(), "pdf"),
        ("cv.txt", pdf(), "pdf"),
        ("CV.TEX", "\\section{Éducation}".encode("utf-16"), "latex"),
    ],
)
def test_content_and_then_the_name_say_what_a_file_is(name, data, format):
    document = extract(name, data)

    assert document.format == format
    assert any(line.text for line in document.lines)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("cv.pdf", b"\x89PNG\r\n\x1a\n", "This is a PNG image."),
        ("cv.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
        ("cv.docx", b"{\\rtf1 Hello}", "Rich Text"),
        ("cv.docx", packed("content.xml"), "OpenDocument"),
        ("cv.docx", packed("ppt/slides.xml"), "PowerPoint"),
        ("cv.zip", packed("cv.tex"), "a ZIP archive"),
        ("cv.docx", b"PK\x03\x04 broken", "a broken ZIP archive"),
        ("cv.tex", b"<!DOCTYPE html><html>", "an HTML page"),
        ("cv.pdf", b"Ada Lee", "The name ends in .pdf, but"),
        ("cv.xyz", b"Ada Lee", "No format of CVs"),
        ("cv.tex", b" \n", "empty"),
        ("cv.tex", b"x" * (BYTES + 1), "larger than 10 MB"),
        ("cv.tex", b"a\0b\0\0\0cdefgh", "no text file|not a text file"),
    ],
)
def test_a_refusal_says_what_the_file_is(name, data, why):
    with pytest.raises(Unreadable, match=why):
        extract(name, data)


def test_a_pdf_that_unpacks_to_more_than_the_memory_is_refused():
    packer = zlib.compressobj()
    blanks = [packer.compress(b" " * 2**20) for _ in range(600)]
    stream = b"".join([*blanks, packer.flush()])
    head = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R>> endobj
"""
    page = b"4 0 obj <</Length %d /Filter /FlateDecode>> stream\n" % len(stream)
    tail = b"\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF"

    with pytest.raises(Unreadable, match="512 MB"):
        extract("cv.pdf", head + page + stream + tail)
