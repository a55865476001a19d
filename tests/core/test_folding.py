"""Folding: what counts as the same word and the same name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import folding


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Muñoz", "munoz"),
        ("Straße", "strasse"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("ﬁeld", "field"),
        ("ÆSIR œuvre", "aesir oeuvre"),
        ("İstanbul", "istanbul"),
        ("co‑operate", "co-operate"),
        ("Szepesvári", "szepesvari"),
        ("Νίκος", "νικοσ"),
    ],
)
def test_folding_drops_case_accents_and_ligatures(text, folded):
    assert folding.fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert folding.fold(folding.fold(text)) == folding.fold(text)


def test_words_split_at_hyphens_but_not_at_apostrophes():
    assert folding.words("Non-convex O’Neil's (2nd) co_author") == [
        "non", "convex", "oneils", "2nd", "co", "author",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alexander (Sasha) Rakhlin", "Alexander Rakhlin"),
        ("Csaba Szepesvári", "CSABA SZEPESVARI"),
        ("Zhang-Wei  Hong", "Zhang Wei Hong"),
        ("William “Bill” Gosset", "William Gosset"),
    ],
)
def test_prints_of_one_full_name_share_a_key(one, other):
    assert folding.name_key(one) == folding.name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A. Rakhlin", "Alexander Rakhlin"),
        ("Dylan Foster", "Dylan J. Foster"),
        ("Chris Dann", "Christoph Dann"),
    ],
)
def test_initials_and_short_forms_are_other_names(one, other):
    assert folding.name_key(one) != folding.name_key(other)


def test_a_name_that_is_all_bracket_still_has_a_key():
    assert folding.name_key("(Sasha)") == "sasha"


def test_the_bracketed_nickname_is_a_name_too():
    assert folding.nicknames("Alexander (Sasha) Rakhlin") == ["Sasha"]


def test_plain_letters_fold_alike_alone_and_beside_others():
    plain = "".join(map(chr, range(128)))

    assert folding.fold(plain) == folding.fold(f"{plain}é").removesuffix("e")
