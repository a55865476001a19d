"""Citations in a style: what APA asks for, and what the library would get wrong."""

from typing import Any

import pytest

from publications.formats.styles import cited

ITEM: dict[str, Any] = {
    "id": "on-examples",
    "type": "article-journal",
    "title": "On examples",
    "author": [{"family": "Adams", "given": "Ada B."}, {"literal": "The Group"}],
    "issued": {"date-parts": [[2019, 5]]},
    "container-title": "Journal of Examples",
    "volume": "3",
    "page": "3-9",
}


def apa(**fields):
    return apa_of({**ITEM, **fields})


def apa_of(item: Any):
    return cited(item, "apa")


def test_an_article_is_set_as_apa_has_it():
    assert apa() == (
        "Adams, A. B., &amp; The Group. (2019). On examples. "
        "<i>Journal of Examples</i>, <i>3</i>, 3–9."
    )


def test_the_venue_of_a_paper_is_its_event():
    item = {"id": "a", "type": "paper-conference", "title": "A", "event-title": "EX 1"}

    assert apa_of(item) == "<i>A</i>. (n.d.). EX 1."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Is it so?", "Is it so? <i>Journal"),
        ("It is!", "It is! <i>Journal"),
        ("And so on...", "And so on... <i>Journal"),
    ],
)
def test_a_title_with_a_stop_of_its_own_gets_no_other(title, expected):
    assert expected in apa(title=title)


def test_a_question_in_italics_gets_no_full_stop_either():
    item = {"id": "a", "type": "book", "title": "Is it so?"}

    assert apa_of(item) == "<i>Is it so?</i> (n.d.)."


def test_signs_of_html_are_shown_as_they_are_written():
    text = apa(title="a < b & <script>c</script> <i>d</i>", volume="")

    assert "a &lt; b &amp; &lt;script&gt;c&lt;/script&gt; &lt;i&gt;d&lt;/i&gt;" in text
    assert "<script" not in text


def test_what_is_under_review_has_no_year():
    item = {name: value for name, value in ITEM.items() if name != "issued"}

    assert "(under review)" in apa_of({**item, "status": "under review"})


def test_fields_of_our_own_are_left_out_without_a_warning():
    assert apa(custom={"kind": "journal"}) == apa()


@pytest.mark.parametrize("type_", ["article", "book", "chapter", "thesis", "document"])
@pytest.mark.parametrize(
    "issued",
    [
        {"date-parts": [[2010], [2019]], "edtf": "201X"},
        {"date-parts": [[2010]], "season": 4, "circa": True},
        {"date-parts": [[2010, 5, 3]]},
    ],
)
def test_every_type_and_date_can_be_set(type_, issued):
    assert "2010" in apa(type=type_, issued=issued, editor=ITEM["author"])


def test_a_title_that_stands_for_the_author_is_not_said_again():
    item = {"id": "a", "type": "document", "title": "A title (2nd part)"}

    assert apa_of(item) == "<i>A title (2nd part)</i>. (n.d.)."
