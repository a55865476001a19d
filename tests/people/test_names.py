"""How names stand in a register, and their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.names import NameParts, short, sort_name, split
from tests import factories as f


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
        ("Sekhari, A.", "Sekhari, A."),
        ("The ATLAS Collaboration", "The ATLAS Collaboration"),
    ],
)
def test_a_name_is_listed_under_its_family_name(credit_name, listed):
    assert sort_name(credit_name) == listed


@pytest.mark.parametrize(
    ("credit_name", "parts"),
    [
        ("Ayush Sekhari", NameParts("Sekhari", "Ayush")),
        ("A. Sekhari", NameParts("Sekhari", "A.")),
        ("Sekhari, A.", NameParts("Sekhari", "A.")),
        ("  Lee ,  Jason   D. ", NameParts("Lee", "Jason D.")),
        ("Ludwig van Beethoven", NameParts("Beethoven", "Ludwig", "van")),
        ("van der Berg, J.", NameParts("Berg", "J.", "van der")),
        ("Beethoven, Ludwig van", NameParts("Beethoven", "Ludwig", "van")),
        ("Chris De Sa", NameParts("De Sa", "Chris")),
        ("Juan de La Cruz", NameParts("La Cruz", "Juan", "de")),
        ("Bin Yu", NameParts("Yu", "Bin")),
        ("Alexander (Sasha) Rakhlin", NameParts("Rakhlin", "Alexander (Sasha)")),
        ("Martin Luther King Jr.", NameParts("King", "Martin Luther", suffix="Jr.")),
        ("Martin Luther King, Jr.", NameParts("King", "Martin Luther", suffix="Jr.")),
        ("King, Jr., Martin", NameParts("King", "Martin", suffix="Jr.")),
        ("King, Martin, III", NameParts("King", "Martin", suffix="III")),
    ],
)
def test_a_printed_name_has_these_parts(credit_name, parts):
    assert split(credit_name) == parts


@pytest.mark.parametrize(
    "name",
    [
        *("Plato", "山田太郎", "The ATLAS Collaboration", "R Core Team"),
        *("University of Example, Department of Examples", "A, B, C, D", ""),
    ],
)
def test_a_name_that_has_no_parts_stays_whole(name):
    assert split(name) == NameParts(name)


@given(st.text())
def test_no_letter_of_a_name_is_lost(name):
    parts = "".join(split(name))

    assert sorted(filter(str.isalnum, parts)) == sorted(filter(str.isalnum, name))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Dylan J. Foster", "D. J. Foster"),
        ("Zhang-Wei Hong", "Z.-W. Hong"),
        ("Ludwig van Beethoven", "L. van Beethoven"),
        ("Plato", "Plato"),
        ("The Example Group", "The Example Group"),
    ],
)
def test_a_name_is_shortened_to_initials(printed, expected):
    assert short(printed) == expected


@pytest.mark.django_db
def test_a_name_as_long_as_it_may_be_can_be_sorted_by():
    long = f.make_person(f"{'a' * 249} {'b' * 250}")
    parts = f.make_person(
        "Short", family_name="c" * 200, given_name="d" * 200, additional_name="e" * 200
    )

    assert long.sort_name.startswith("b" * 250 + ", a")
    assert [len(person.sort_name) for person in (long, parts)] == [500, 500]
