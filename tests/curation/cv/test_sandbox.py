"""Reading in a process of its own: what comes back, and what is stopped."""

import os
import sys
import time

import pytest

from curation.cv import sandbox
from curation.cv.lines import Document, Line, Span, Style
from curation.cv.unreadable import Unreadable

HERE = __name__
SPAN = Span(0, 5, Style.LINK, "https://a.example")
DOCUMENT = Document(
    (Line(1, "Hello", 1, cells=("a", "b"), spans=(SPAN,)),), "test", "Hello"
)


def extract(data):
    """What the child process runs: the data says how it should behave."""
    return BEHAVIOURS[data]()


def refuse():
    raise Unreadable("This is a cake.")


def loop():
    while True:
        pass


def show_environment():
    return Document((), "test", " ".join(os.environ))


def recurse():
    return recurse()


BEHAVIOURS = {
    b"read": lambda: DOCUMENT,
    b"refuse": refuse,
    b"loop": loop,
    b"sleep": lambda: time.sleep(60),
    b"grow": lambda: bytearray(sandbox.MEMORY),
    b"recurse": recurse,
    b"crash": lambda: os.abort(),
    b"fail": lambda: 1 / 0,
    b"print": lambda: (sys.stdout.write("noise"), DOCUMENT)[1],
    b"environment": show_environment,
}


def run(behaviour, seconds=20):
    return sandbox.run(HERE, behaviour, seconds)


@pytest.mark.parametrize("behaviour", [b"read", b"print"])
def test_the_document_comes_back_whole(behaviour):
    assert run(behaviour) == DOCUMENT


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (b"refuse", "This is a cake."),
        (b"grow", sandbox.TOO_LARGE),
        (b"recurse", sandbox.TOO_DEEP),
        (b"fail", sandbox.BROKEN.format("ZeroDivisionError")),
    ],
)
def test_a_refusal_says_why(behaviour, why):
    with pytest.raises(Unreadable) as caught:
        run(behaviour)

    assert str(caught.value) == why


def test_a_crash_is_a_refusal():
    with pytest.raises(Unreadable, match="damaged"):
        run(b"crash")


@pytest.mark.parametrize("behaviour", [b"loop", b"sleep"])
def test_time_is_limited(behaviour):
    with pytest.raises(Unreadable, match="takes longer"):
        run(behaviour, seconds=1.5)


def test_the_child_knows_no_secret():
    assert "SECRET_KEY" not in run(b"environment").text
