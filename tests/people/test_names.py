"""How names stand in a register."""

import pytest

from people.names import sort_name


@pytest.mark.parametrize(
    ("credit_name", "listed"),
    [
        ("Ayush Sekhari", "Sekhari, Ayush"),
        ("Jason D. Lee", "Lee, Jason D."),
        ("Chris De Sa", "De Sa, Chris"),
        ("Ludwig van der Berg", "van der Berg, Ludwig"),
        ("Vinith Menon Suriyakumar", "Suriyakumar, Vinith Menon"),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("Van Morrison", "Morrison, Van"),
        ("Plato", "Plato"),
    ],
)
def test_a_name_is_listed_under_its_family_name(credit_name, listed):
    assert sort_name(credit_name) == listed
