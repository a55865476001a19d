import re

from core.addresses import ListAddress
from core.facets import Option
from core.templatetags.facets import options

BAD = "<i>&\"'"


def option(value="a", label="A", number=2, is_on=False):
    return Option(value, label, number, is_on, ListAddress("/list/"))


def test_what_finds_nothing_is_no_link():
    html = options([option(), option(number=0), option(number=0, is_on=True)], "kind")

    assert re.findall('<(a|span) class="(opt|opt [^"]*)"', html) == [
        ("a", "opt"),
        ("span", "opt opt--nil"),
        ("a", "opt is-on"),
    ]
    assert html.count("(chosen; remove)") == html.count('aria-current="true"') == 1


def test_numbers_of_names_are_drawn_and_kinds_have_their_drawing():
    venues, kinds = (options([option()], name, 4) for name in ("venue", "kind"))
    records = options([option()], "kind", 4, is_plain=True)

    assert ['class="meter"' in html for html in (venues, kinds, records)] == [1, 0, 0]
    assert ['class="swatch"' in html for html in (venues, kinds, records)] == [0, 1, 0]
    assert 'width="50%"' in venues


def test_every_text_is_escaped():
    assert "<i>" not in options([option(value=BAD, label=BAD)], "venue")
