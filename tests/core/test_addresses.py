from django.http import QueryDict

from core.addresses import ListAddress


def make_address(query, **fields):
    return ListAddress.of(
        "/list/", QueryDict(query), ("q", "venue", "sort", "page"), **fields
    )


def test_parameters_stand_in_the_order_of_the_list():
    assert str(make_address("page=2&venue=a&q=x")) == "/list/?q=x&venue=a&page=2"


def test_unknown_and_empty_parameters_are_left_out():
    assert str(make_address("utm_source=x&q=+&sort=")) == "/list/"


def test_marks_of_the_grammar_stay_readable():
    assert str(make_address("venue=%21a%2Cb")) == "/list/?venue=!a,b"


def test_a_parameter_may_occur_several_times():
    assert make_address("venue=a&venue=b").values("venue") == ["a", "b"]


def test_a_change_begins_at_the_first_page():
    assert str(make_address("q=x&page=3").replaced(venue="a")) == "/list/?q=x&venue=a"


def test_another_page_changes_nothing_else():
    assert str(make_address("q=x&page=3").replaced(page=4)) == "/list/?q=x&page=4"


def test_the_api_has_the_same_query():
    address = make_address("q=x", api_path="/api/list/")

    assert address.api == "/api/list/?q=x"
    assert make_address("q=x").api == ""
