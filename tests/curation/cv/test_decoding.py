"""Encodings of text files, marked and unmarked."""

import pytest

from curation.cv.decoding import decode
from curation.cv.unreadable import Unreadable

TEXT = "Zoë Müller – Lebenslauf\n2019\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_every_usual_encoding_is_recognised(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_every_line_end_is_one():
    assert decode(b"a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_byte_without_a_character_does_not_cost_the_rest():
    assert decode(b"Zo\xeb \x81 Lee") == "Zoë \ufffd Lee"


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(Unreadable, match="zero bytes"):
        decode(b"abcdefgh\0")
