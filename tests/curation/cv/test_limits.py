"""Odd and hostile text is read in reasonable time, and as nothing rather than as an error."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curation.cv.extractors import extract
from curation.cv.reading import read

UNITS = [
    "Lee, A., ",
    "A, ",
    "Eds. ",
    "(",
    "“",
    "*",
    "2019-",
    "Aa Bb, Cc Dd and ",
    "| ",
    "<b>",
]
SECTIONS = ["Publications", "Experience", "Education", "Reviewing"]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_repeated_costs_no_more_than_seconds(section, unit):
    text = f"# Ada Lee\n\n## {section}\n\n- {unit * (2000 // len(unit))} 2019\n"

    start = time.process_time()
    read(extract("cv.md", text.encode()))

    assert time.process_time() - start < 5


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["# Ada Lee", "## Publications", "## Education", "- Lee, A. (2019). Tides.", "Ph.D., X", ""]
        )
        | st.text(max_size=60),
        max_size=12,
    )
)  # fmt: skip
def test_any_text_is_read(lines):
    text = "\n".join(["# Ada Lee", *lines]).replace("\0", "")

    for name in ("cv.md", "cv.txt"):
        read(extract(name, text.encode("utf-8", "replace")))
