"""Pages of a list."""

import pytest
from django.http import QueryDict

from core.paging import Page, check, paginate
from core.problems import ParameterProblem
from people.models import Topic
from tests.factories import make_topic


@pytest.fixture
def topics(db):
    for name in "ABCDEFG":
        make_topic(name)
    return Topic.objects.order_by("name_key")


@pytest.mark.parametrize(
    ("query", "names", "has_previous", "has_next"),
    [
        ("", "ABCDEFG", False, False),
        ("per_page=3", "ABC", False, True),
        ("per_page=3&page=2", "DEF", True, True),
        ("per_page=3&page=3", "G", True, False),
        ("per_page=7", "ABCDEFG", False, False),
        ("per_page=200&page=1", "ABCDEFG", False, False),
        ("per_page=&page=", "ABCDEFG", False, False),
    ],
)
def test_a_page_is_a_slice_of_the_list(topics, query, names, has_previous, has_next):
    page = paginate(topics, QueryDict(query))

    assert "".join(row.name for row in page.rows) == names
    assert (page.has_previous, page.has_next) == (has_previous, has_next)
    assert page.count == 7


def test_a_page_knows_its_place(topics):
    page = paginate(topics, QueryDict("per_page=3&page=3"))

    assert (page.number, page.pages, page.first, page.last) == (3, 3, 7, 7)


def test_an_empty_list_has_one_empty_page(db):
    page = paginate(Topic.objects.order_by("pk"), QueryDict(""))

    assert list(page.rows) == []
    assert (page.pages, page.first, page.last) == (1, 0, 0)


def test_a_page_costs_one_query_for_the_count(topics, django_assert_num_queries):
    with django_assert_num_queries(1):
        paginate(topics, QueryDict("page=1"))


@pytest.mark.parametrize(
    ("query", "parameter", "says"),
    [
        ("page=2", "page", "the last one is 1"),
        ("page=0", "page", "from 1"),
        ("page=-1", "page", "from 1"),
        ("page=two", "page", "whole number"),
        ("page=" + "9" * 39, "page", "whole number"),
        ("page=१", "page", "whole number"),
        ("page=1&page=1", "page", "given once"),
        ("page=1%00", "page", "control characters"),
        ("per_page=0", "per_page", "from 1 to 200"),
        ("per_page=201", "per_page", "from 1 to 200"),
        ("page=401", "page", "as far as row 10,000: at 25 a page, page 400"),
        ("per_page=200&page=51", "page", "page 50 is the last"),
    ],
)
def test_a_page_that_does_not_exist_is_refused(topics, query, parameter, says):
    with pytest.raises(ParameterProblem, match=says) as caught:
        paginate(topics, QueryDict(query))

    assert [fault.parameter for fault in caught.value.faults] == [parameter]


def test_the_deepest_page_leads_no_further():
    page = Page(rows=Topic.objects.none(), count=50_000, number=400, per_page=25)

    assert page.pages == 2000
    assert not page.has_next


def test_values_can_be_checked_without_a_list():
    check(QueryDict("page=7"))
    with pytest.raises(ParameterProblem):
        check(QueryDict("per_page=x"))
