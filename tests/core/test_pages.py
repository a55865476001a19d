import pytest

from core.paging import Page
from core.templatetags.pages import counted, page_numbers
from people.models import Topic


@pytest.mark.parametrize(
    ("number", "noun", "expected"),
    [
        (1, "work", "1 work"),
        (0, "work", "0 works"),
        (2, "person,people", "2 people"),
        (1200, "work", "1,200 works"),
    ],
)
def test_a_number_comes_with_its_noun(number, noun, expected):
    assert counted(number, noun) == expected


@pytest.mark.parametrize(
    ("number", "count", "expected"),
    [
        (1, 10, [1]),
        (1, 60, [1, 2, 3]),
        (1, 1000, [1, 2, None, 40]),
        (20, 1000, [1, None, 19, 20, 21, None, 40]),
        (40, 1000, [1, None, 39, 40]),
        (1, 1_000_000, [1, 2, None, 400]),
    ],
)
def test_a_pager_names_the_ends_and_the_pages_around(number, count, expected):
    assert page_numbers(Page(Topic.objects.none(), count, number, 25)) == expected
