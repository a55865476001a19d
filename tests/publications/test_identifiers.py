"""Identifiers of publications and venues."""

import pytest

from publications import identifiers


@pytest.mark.parametrize(
    ("value", "doi"),
    [
        ("10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1145/3292500.3330701", "10.1145/3292500.3330701"),
        ("http://dx.doi.org/10.1002/%28SICI%291097", "10.1002/(sici)1097"),
        ("doi: 10.1000/ABC.", "10.1000/abc"),
        ("10.1002/a%2fb", "10.1002/a%2fb"),
    ],
)
def test_a_doi_is_stored_in_one_form(value, doi):
    assert identifiers.normalise_doi(value) == doi


@pytest.mark.parametrize(
    "value", ["10.1000", "10.1000/a b", "https://example.org/10.1000/182", "", "n/a"]
)
def test_what_is_no_doi_is_refused(value):
    with pytest.raises(ValueError, match="is not a DOI"):
        identifiers.normalise_doi(value)


@pytest.mark.parametrize(
    ("value", "arxiv_id"),
    [
        ("arXiv:2106.04619v2", "2106.04619"),
        ("https://arxiv.org/pdf/2106.04619.pdf", "2106.04619"),
        ("math/0211159", "math/0211159"),
        ("cs.LG/0301001", "cs.lg/0301001"),
    ],
)
def test_an_arxiv_id_is_stored_without_label_and_version(value, arxiv_id):
    assert identifiers.normalise_arxiv(value) == arxiv_id


@pytest.mark.parametrize(
    ("value", "isbn"),
    [
        ("0-306-40615-2", "9780306406157"),
        ("978-0-306-40615-7", "9780306406157"),
        ("ISBN 080442957X", "9780804429573"),
    ],
)
def test_an_isbn_is_stored_as_13_digits(value, isbn):
    assert identifiers.normalise_isbn(value) == isbn


@pytest.mark.parametrize("value", ["0-306-40615-3", "978-0-306-40615-8", "123"])
def test_a_wrong_check_digit_of_an_isbn_is_noticed(value):
    with pytest.raises(ValueError, match="is not an ISBN"):
        identifiers.normalise_isbn(value)


def test_an_issn_is_stored_with_its_hyphen():
    assert (
        identifiers.normalise_issn("0378-5955")
        == identifiers.normalise_issn("03785955")
        == "0378-5955"
    )


def test_a_wrong_check_digit_of_an_issn_is_noticed():
    with pytest.raises(ValueError, match="is not an ISSN"):
        identifiers.normalise_issn("0378-5954")
