"""Printed names: what looks like one, and which can be the owner's."""

import pytest

from curation.cv.grammars.names import Owner, bare, is_initials, is_vancouver, likeness


@pytest.mark.parametrize(
    ("name", "is_owner"),
    [
        ("Sarah Hill", True),
        ("S. A. Hill", True),
        ("Hill, S. A.", True),
        ("SA Hill", True),
        ("Hill SA", True),
        ("Hill S.A.", True),
        ("HILL, Sarah", True),
        ("Prof. Sarah Hill", True),
        ("J. Hill", False),
        ("Sarah Lee", False),
        ("Hill", False),
    ],
)
def test_the_owner_is_found_in_every_form(name, is_owner):
    assert Owner("Sarah A. Hill").matches(name) is is_owner


def test_the_owner_may_have_two_family_names():
    owner = Owner("José García Márquez")

    assert owner.matches("García Márquez, J.")
    assert owner.matches("J. García")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Prof. Dr. Ada Lee, Ph.D.", "Ada Lee"),
        ("Dr. rer. nat. Ada Lee", "Ada Lee"),
        ("M. Ferrara", "M. Ferrara"),
    ],
)
def test_titles_are_no_part_of_a_name(printed, name):
    assert bare(printed) == name


def test_initials_are_short():
    assert is_initials("J.-P.")
    assert is_initials("SA")
    assert not is_initials("Sarah")


def test_vancouver_names_have_bare_initials():
    assert is_vancouver("de la Cruz A")
    assert not is_vancouver("A. de la Cruz")


def test_words_of_institutions_are_no_names():
    assert likeness("Karl Weierstrass Institute") < 0.5
    assert likeness("Ada van der Berg") == 1.0
