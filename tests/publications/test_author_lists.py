"""A pasted list of authors becomes names and marks, in every usual layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.author_lists import read

TWO = [("A. Mehra", ""), ("J. Hamm", "")]


@pytest.mark.parametrize(
    "text",
    [
        "A. Mehra and J. Hamm",
        "A. Mehra & J. Hamm",
        "A. Mehra, J. Hamm",
        "A. Mehra, and J. Hamm",
        "A. Mehra; J. Hamm",
        "Mehra, A.; Hamm, J.",
        "Mehra, A.; and Hamm, J.",
        "Mehra, A., Hamm, J.",
        "Mehra, A., & Hamm, J.",
        "Mehra, A. and Hamm, J.",
        "Mehra A, Hamm J",
        "A. Mehra\nJ. Hamm\n",
        "A. Mehra,\nJ. Hamm",
        "A. Mehra1,2, J. Hamm2",
        "A. Mehra¹, J. Hamm²",
    ],
)
def test_two_names_are_read_in_any_layout(text):
    assert read(text) == TWO


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("A. Mehra and J. Hamm*", [("A. Mehra", ""), ("J. Hamm", "*")]),
        ("A. Mehra*, J. Hamm*†", [("A. Mehra", "*"), ("J. Hamm", "*†")]),
        ("A. Mehra1,*, J. Hamm2, *", [("A. Mehra", "*"), ("J. Hamm", "*")]),
        ("Mehra*, A.; Hamm, J.∗", [("A. Mehra", "*"), ("J. Hamm", "*")]),
        ("Mehra A*, Hamm JB", [("A. Mehra", "*"), ("J. B. Hamm", "")]),
        (
            r"A. Mehra$^{*}$ and J. Hamm$^\dagger$",
            [("A. Mehra", "*"), ("J. Hamm", "†")],
        ),
        (r"A. Mehra\textsuperscript{*}, J. Hamm", [("A. Mehra", "*"), ("J. Hamm", "")]),
    ],
)
def test_marks_stay_with_their_names(text, authors):
    assert read(text) == authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lee", ["Ada Lee"]),
        ("Lee, Ada;", ["Ada Lee"]),
        ("Ada Lee, Bo Other, and Cy Third", ["Ada Lee", "Bo Other", "Cy Third"]),
        ("Lee, Ada and Other, Bo and Third, Cy", ["Ada Lee", "Bo Other", "Cy Third"]),
        ("van der Berg, Ada and Other, Bo", ["Ada van der Berg", "Bo Other"]),
        ("Ada Lee, Bo Other,\nCy Third", ["Ada Lee", "Bo Other", "Cy Third"]),
        ("Ada Lee, Bo\nOther and Cy Third", ["Ada Lee", "Bo Other", "Cy Third"]),
        ("John Smith, Jr., Ada Lee", ["John Smith Jr.", "Ada Lee"]),
        ("Andy Sandoval and Yves Sandberg", ["Andy Sandoval", "Yves Sandberg"]),
        ("J.-P. Serre, É. Cartan", ["J.-P. Serre", "É. Cartan"]),
        ("", []),
        (" , ; ", []),
    ],
)
def test_names_are_read_whole(text, names):
    assert [author.name for author in read(text)] == names


@pytest.mark.parametrize("text", ["A. Mehra et al.", "Mehra, A. and others", "A, B, …"])
def test_a_list_that_is_cut_is_refused(text):
    with pytest.raises(ValueError, match="paste the whole list"):
        read(text)


WORDS = st.from_regex(r"\A[A-Z][a-z]{2,8}\Z").filter(lambda word: word.lower() != "and")


@given(st.lists(st.tuples(WORDS, WORDS, st.sampled_from(["", "*", "†"])), min_size=1))
def test_full_names_are_read_back_from_commas_and_semicolons(authors):
    wanted = [(f"{given_name} {family}", mark) for given_name, family, mark in authors]
    forward = ", ".join(name + mark for name, mark in wanted)
    inverted = "; ".join(f"{family}, {name}{mark}" for name, family, mark in authors)

    assert read(forward) == wanted
    assert read(inverted + ";") == wanted
