"""Bytes of a text file become text, whatever encoding it was saved in."""

import codecs

from curation.cv.unreadable import Unreadable

# UTF-32 begins with the mark of UTF-16, so it stands first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    r"""The text with every line end as "\n".

    Tried in this order: byte order mark, UTF-16 without one, UTF-8, Windows-1252.
    Raises Unreadable for bytes that are no text.
    """
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise Unreadable("This is not a text file: it holds zero bytes.")
    return text


def _decoded(data: bytes) -> str:
    encoding = _encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        # Windows-1252 leaves five bytes open; they are no reason to refuse the rest.
        return data.decode("cp1252", "replace")


def _encoding(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    # In UTF-16 every second byte of Western text is zero.
    head = data[:2000]
    if len(head) >= 4 and head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if len(head) >= 4 and head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    return "utf-8"
