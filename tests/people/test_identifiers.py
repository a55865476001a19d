"""Identifiers of people."""

import pytest

from people import identifiers


@pytest.mark.parametrize(
    ("digits", "check"),
    [("000000021825009", "7"), ("000000015109370", "0"), ("000000021694233", "X")],
)
def test_the_check_digit_is_that_of_the_published_examples(digits, check):
    assert identifiers.check_digit(digits) == check


@pytest.mark.parametrize(
    "value",
    [
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "0000000218250097",
        " 0000-0002-1825-0097 ",
    ],
)
def test_an_orcid_id_is_stored_in_one_form(value):
    assert identifiers.normalise("orcid", value) == "0000-0002-1825-0097"


@pytest.mark.parametrize(
    "value", ["0000-0002-1825-0098", "1234", "", "0000-0002-1825-009７"]
)
def test_what_is_no_orcid_id_is_refused(value):
    with pytest.raises(ValueError, match="is not an ORCID iD"):
        identifiers.normalise("orcid", value)


def test_a_handle_cannot_smuggle_in_markup():
    with pytest.raises(ValueError, match="is not an identifier of github"):
        identifiers.normalise("github", '"><script>')
