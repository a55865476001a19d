"""Places behind a comma are peeled, not mapped."""

import pytest

from curation.cv.grammars.places import is_location, peel


@pytest.mark.parametrize(
    ("text", "rest", "place"),
    [
        ("Tidal Lab, Chicago, USA", "Tidal Lab", "Chicago, USA"),
        ("Kestrel University, Pasadena, CA", "Kestrel University", "Pasadena, CA"),
        ("Theory seminar, KSTL Bayview, India", "Theory seminar, KSTL Bayview", "India"),
        ("Corvid Sachs, Hong Kong", "Corvid Sachs", "Hong Kong"),
        ("University of Northfield (CA)", "University of Northfield", "CA"),
        ("Virtual Tidal Seminar", "Virtual Tidal Seminar", None),
        ("Berlin", "Berlin", None),
    ],
)  # fmt: skip
def test_the_place_at_the_end_is_peeled(text, rest, place):
    assert peel(text) == (rest, place)


@pytest.mark.parametrize("text", ["Cleveland, OH", "Varanasi, India", "Wien", "USA"])
def test_a_location_is_a_place_alone(text):
    assert is_location(text)


@pytest.mark.parametrize("text", ["Blue Heron Analytics, London, UK", "Corvid Labs"])
def test_an_organization_is_no_location(text):
    assert not is_location(text)
