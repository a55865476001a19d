"""What a search text asks for; nothing that is typed is a fault."""

import pytest

from core.querying import Part, parts, wanted_words


def word(text):
    """A letter by itself is a whole word."""
    return Part((text,), is_phrase=len(text) == 1)


def phrase(*words):
    return Part(words, is_phrase=True)


def less(*words):
    return Part(words, is_phrase=True, is_negated=True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Machine unlearning", [word("machine"), word("unlearning")]),
        ('"machine Unlearning"', [phrase("machine", "unlearning")]),
        ("“machine unlearning” poison", [phrase("machine", "unlearning"), word("poison")]),
        ("data -poison", [word("data"), less("poison")]),
        ('-"machine unlearning"', [less("machine", "unlearning")]),
        ("-non-convex", [less("non", "convex")]),
        ("non-convex", [word("non"), word("convex")]),
        ('"Muñoz"', [phrase("munoz")]),
        ("a a", [word("a")]),
        ("学", [Part(("学",))]),
        ('"open', [word("open")]),
        ('a "b" "', [word("a"), phrase("b")]),
        ("--a", [less("a")]),
        ("- a", [word("a")]),
        ("a OR b AND (c) d* ^e title:f", [word(w) for w in ["a", "or", "b", "and", "c", "d", "e", "title", "f"]]),
        ("% _ ' ; \\", []),
        ('"" -"" -', []),
        ("", []),
    ],
)  # fmt: skip
def test_a_query_is_words_phrases_and_words_to_leave_out(query, expected):
    assert parts(query) == expected


@pytest.mark.parametrize("query", ['a "b c" -d', '-"e f" g'])
def test_a_query_is_written_as_it_is_read(query):
    written = " ".join(map(str, parts(query)))

    assert parts(written) == parts(query)


def test_what_is_left_out_is_not_looked_for():
    assert wanted_words('data -poison "machine unlearning"') == [
        *("data", "machine", "unlearning")
    ]
