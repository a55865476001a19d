"""What a search found is marked where it is printed, and everything is escaped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.marking import marked, snippet
from core.querying import parts


@pytest.mark.parametrize(
    ("text", "query", "html"),
    [
        ("Machine Unlearning", "unlearn", "Machine <mark>Unlearning</mark>"),
        ("Of machine unlearning", '"machine unlearning"', "Of <mark>machine</mark> <mark>unlearning</mark>"),
        ("Unlearning machine", '"machine unlearning"', "Unlearning machine"),
        ("A big apple", "a", "<mark>A</mark> big apple"),
        ("O’Neil’s Straße", "oneils strasse", "<mark>O’Neil’s</mark> <mark>Straße</mark>"),
        ("<b>x</b> & poison", "poison b", "&lt;<mark>b</mark>&gt;x&lt;/<mark>b</mark>&gt; &amp; <mark>poison</mark>"),
        ("left out", "left -out", "<mark>left</mark> out"),
    ],
)  # fmt: skip
def test_words_that_are_found_are_marked(text, query, html):
    assert marked(text, parts(query)) == html


def test_a_snippet_stands_around_the_first_find():
    text = f"{'first words ' * 30}the <needle> here {'and more ' * 60}"

    found = snippet(text, parts("needle"))

    assert found.startswith("… ")
    assert "the &lt;<mark>needle</mark>&gt; here" in found
    assert found.endswith(" …")
    assert len(found) < 320


def test_without_a_find_there_is_no_snippet():
    assert snippet("Something else", parts("needle")) == ""


@given(text=st.text(max_size=400), query=st.text(max_size=20))
def test_nothing_but_marks_is_ever_added(text, query):
    found = marked(text, parts(query))

    bare = found.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in bare and ">" not in bare
    snippet(text, parts(query))
