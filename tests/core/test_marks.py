import pytest

from core.marks import begun


def marked(text, query):
    return "".join(
        f"[{part}]" if is_hit else part for part, is_hit in begun(text, query)
    )


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Machine Unlearning", "unle", "Machine [Unle]arning"),
        ("Rosa Muñoz", "mun", "Rosa [Muñ]oz"),
        ("Jakob Weiß", "weis", "Jakob [Weiß]"),
        ("Non-convex optimisation", "conv opt", "Non-[conv]ex [opt]imisation"),
        ("Pat O'Neil", "oneil", "Pat [O'Neil]"),
        ("Sekhari", "sekari", "Sekhari"),
        ("A <b> & c", "b", "A <[b]> & c"),
        ("Anything", "", "Anything"),
    ],
)
def test_the_letters_that_a_word_of_the_query_begins_are_marked(text, query, expected):
    assert marked(text, query) == expected
