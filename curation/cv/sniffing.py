"""What a file is by its first bytes, whatever its name says."""

import io
import zipfile

# Files that are no CV of ours, with the name that a refusal gives them.
BEGINNINGS = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"AT&TFORM", "a DjVu document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc); save it as DOCX"),
    (b"{\\rtf", "a Rich Text file (RTF); save it as DOCX"),
    (b"%!PS", "a PostScript file; save it as PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
# What a ZIP archive is, by a name that stands in it.
MEMBERS = (
    ("word/document.xml", "docx"),
    ("word/", "docx"),
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file (.odt); save it as DOCX"),
    ("META-INF/container.xml", "an EPUB book"),
    ("Index/Document.iwa", "a Pages document; save it as DOCX"),
)


def is_pdf(data: bytes) -> bool:
    """Readers of PDF allow a kilobyte before the header, and so do we."""
    return b"%PDF-" in data[:1024]


def is_docx(data: bytes) -> bool:
    return data.startswith(b"PK") and _archive(data) == "docx"


def foreign(data: bytes) -> str | None:
    """What a file of another kind is, as in "a PNG image"; None if it may be a CV."""
    for beginning, kind in BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data[4:12] in (b"ftypheic", b"ftypmif1"):
        return "a HEIC image"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        kind = _archive(data)
        return None if kind == "docx" else kind
    if (
        data[:300]
        .lstrip(b"\xef\xbb\xbf \t\r\n")
        .lower()
        .startswith((b"<!doctype html", b"<html"))
    ):
        return "an HTML page; save it as PDF"
    return None


def _archive(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "a broken ZIP archive"
    for member, kind in MEMBERS:
        if any(name.startswith(member) for name in names):
            return kind
    return "a ZIP archive"
