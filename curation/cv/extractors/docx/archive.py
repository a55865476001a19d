"""What a DOCX file is allowed to unpack to, asked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

from curation.cv.unreadable import Unreadable

BYTES = 60 * 2**20
FILES = 2000
# Office XML packs about 20 to 1, and repetitive tables 60 to 1.
RATIO = 150
# Below this size a high ratio does no harm.
SMALL = 2**20


def check(data: bytes) -> None:
    """Raises Unreadable for a file that unpacks to too much or declares XML entities."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        raise Unreadable("The DOCX file is damaged: it is no ZIP archive.") from None
    infos = archive.infolist()
    if len(infos) > FILES or sum(info.file_size for info in infos) > BYTES:
        raise Unreadable(f"The DOCX file unpacks to more than {BYTES // 2**20} MB.")
    for info in infos:
        if info.file_size > SMALL and info.file_size > RATIO * info.compress_size:
            raise Unreadable("The DOCX file unpacks to far more than it should.")
        if info.flag_bits & 1:
            raise Unreadable("The DOCX file is protected by a password.")
    for info in infos:
        if info.filename.endswith((".xml", ".rels")):
            _check_xml(archive, info)


def _check_xml(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    try:
        xml = archive.read(info)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError):
        raise Unreadable(f"The DOCX file is damaged in {info.filename}.") from None
    # Office writes no document types; in UTF-16 the letters stand apart.
    if b"<!DOCTYPE" in xml.replace(b"\0", b""):
        raise Unreadable("The DOCX file declares XML entities, which Word never does.")
