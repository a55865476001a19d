"""Mentees, read from short sections."""

import pytest

from curation.cv.lists.mentees import read_mentees
from tests.curation.cv.written import section, values


@pytest.mark.parametrize(
    ("line", "name", "affiliation", "after"),
    [
        ("Ada Lee, Northfield University", "Ada Lee", "Northfield University", None),
        ("Ben Wong, Eastbrook → PhD at Kestrel, Class of 2023", "Ben Wong", "Eastbrook", "PhD at Kestrel"),
        ("Cy Diaz, Northfield University, now at Corvid Labs", "Cy Diaz", "Northfield University", "Corvid Labs"),
    ],
)  # fmt: skip
def test_mentees(line, name, affiliation, after):
    [draft] = read_mentees([section(f"## Mentoring\n\n### PhD Students\n\n- {line}\n")])

    assert values([draft], "name", "affiliation", "next", "level") == [
        (name, affiliation, after, "PhD")
    ]
    assert draft.context == (3,)
