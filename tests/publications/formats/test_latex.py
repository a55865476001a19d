"""Text as LaTeX prints it: escapes, and braces that keep capitals."""

import pytest

from publications.formats.latex import escape, escape_title


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Müller & Søn – 東京", r"Müller \& Søn – 東京"),
        ("100% of $5 #1 a_b", r"100\% of \$5 \#1 a\_b"),
        ("{x}", r"\textbraceleft{}x\textbraceright{}"),
        (r"\input", r"\textbackslash{}input"),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
        ("a--b ``c''", "a-{}-b `{}`c'{}'"),
        ("What?`", "What?{}`"),
        ("two\nlines\r\n\tand\x00a\u2028half", "two lines and a half"),
    ],
)
def test_text_is_printed_as_it_stands(text, escaped):
    assert escape(text) == escaped


@pytest.mark.parametrize(
    ("title", "escaped"),
    [
        ("Learning with GPUs", "Learning with {GPUs}"),
        ("PyTorch: A Library", "{PyTorch}: A Library"),
        ("GPT-4 and L2 Norms", "{GPT}-4 and {L2} Norms"),
        ("Vitamin C and I", "Vitamin {C} and I"),
        ("Non-Convex Bandits", "Non-Convex Bandits"),
        ("R&D of 3D x_Y", r"{R}\&{D} of {3D} x\_{Y}"),
        ("On ÉCOLE and École", "On {ÉCOLE} and École"),
    ],
)
def test_capitals_that_belong_to_a_word_are_protected(title, escaped):
    assert escape_title(title) == escaped
