"""What the search language finds, what is marked, and what a slip may be meant for."""

import pytest
from django.http import QueryDict

from core.marking import marked
from core.querying import parts
from publications.filters import PublicationFilter
from tests import factories as f

pytestmark = pytest.mark.django_db


def titles(query, user=f.VISITOR, **more):
    data = QueryDict(mutable=True)
    data.update({"q": query, **more})
    return [p.shown_title for p in PublicationFilter(data, user=user).qs]


@pytest.fixture
def works():
    f.make_publication("Machine Unlearning", issued="2024")
    f.make_publication("Unlearning by a Machine", issued="2023")
    ada = f.make_publication("Poison", issued="2022", abstract="Of machine unlearning.")
    f.make_coauthor(ada, "Ada Machine")
    f.make_coauthor(ada, "Unlearning Ben")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("machine unl", ["Machine Unlearning", "Unlearning by a Machine", "Poison"]),
        ('"machine unlearning"', ["Machine Unlearning", "Poison"]),
        ('"machine unlearn"', []),
        ('"unlearning machine"', []),
        ('"ada machine"', ["Poison"]),
        ("machine -poison", ["Machine Unlearning", "Unlearning by a Machine"]),
        ("machine -poi", ["Machine Unlearning", "Unlearning by a Machine", "Poison"]),
        ('machine -"machine unlearning"', ["Unlearning by a Machine"]),
        ("-poison -by", ["Machine Unlearning"]),
        ("- \"", []),
        ("machine OR poison", []),
    ],
)  # fmt: skip
def test_a_query_finds_what_it_asks_for(works, query, found):
    assert titles(query) == found


def test_a_phrase_does_not_reach_from_one_name_into_the_next(works):
    assert titles('"machine unlearning"', versions="all") == titles(
        '"machine unlearning"'
    )
    f.make_publication("Other Machine", venue_printed="Unlearning Letters")
    assert "Other Machine" not in titles('"machine unlearning"')


def test_what_is_left_out_is_in_no_version_of_a_work():
    work = f.make_publication("On Knots")
    f.make_version(work, title="On Knots and Links")

    assert titles("knots -links") == []
    assert titles("knots -links", versions="all") == ["On Knots"]


def test_a_negation_beside_another_query_holds(works):
    data = QueryDict("q=machine&q=-poison&sort=title")

    found = [work.title for work in PublicationFilter(data).qs]
    assert found == ["Machine Unlearning", "Unlearning by a Machine"]


@pytest.mark.parametrize(
    ("title", "query", "html"),
    [
        ("Machine Unlearning", "unlearn", "Machine <mark>Unlearning</mark>"),
        ("Muñoz’s Straße", "munoz strasse", "<mark>Muñoz’s</mark> <mark>Straße</mark>"),
        ("Non-convex", "convex", "Non-<mark>convex</mark>"),
        ("Data <b>poison</b> & b", "b -poison", "Data &lt;<mark>b</mark>&gt;poison&lt;/<mark>b</mark>&gt; &amp; <mark>b</mark>"),
        ("A < B", "", "A &lt; B"),
        ("A < B", "c", "A &lt; B"),
    ],
)  # fmt: skip
def test_words_that_are_found_are_marked_and_everything_is_escaped(title, query, html):
    assert marked(title, parts(query)) == html


def test_lists_mark_what_they_find(client, works):
    for path in ("/publications/", "/search/"):
        page = client.get(path, {"q": "unlear"}).content.decode()
        assert "Machine <mark>Unlearning</mark></a>" in page


def meant(query, user=f.VISITOR, more=""):
    data = QueryDict(mutable=True)
    data.update({"q": query})
    return PublicationFilter(data, user=user).did_you_mean


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("unlerning", "unlearning"),
        ("Mashine unlerning", "machine unlearning"),
        ("machine -poison unlerning", "machine -poison unlearning"),
        ("machin unlerning by", "machin unlearning by"),
        ("ada unlernign", "ada unlearning"),
        ("xyz", None),
        ("unlerning zzzzzz", None),
        ("machine", None),
        ('"unlerning machine"', None),
    ],
)
def test_a_query_with_a_slip_may_be_meant_for_one_that_finds_something(
    works, query, text
):
    assert meant(query) == text


def test_hidden_works_suggest_nothing(works):
    f.make_publication("Unlerned Secrets", visibility="private")

    assert meant("unlernd") is None
    assert meant("secrfts") is None
    assert meant("secrfts", f.make_curator()) == "secrets"


def test_pages_and_answers_say_what_may_be_meant(client, works):
    for path in ("/publications/", "/search/"):
        page = client.get(path, {"q": "unlerning"}).content.decode()
        assert f'<a href="{path}?q=unlearning">unlearning</a>?' in page
    answer = client.get("/api/v1/publications/", {"q": "unlerning"}).json()
    assert (answer["count"], answer["did_you_mean"]) == (0, "unlearning")


def test_nothing_is_suggested_where_something_was_found_or_nothing_is_better(
    client, works
):
    for query in ("unlearning", "xyz"):
        answer = client.get("/api/v1/publications/", {"q": query}).json()
        assert "did_you_mean" not in answer
        assert b"Did you mean" not in client.get("/search/", {"q": query}).content


def test_a_suggestion_keeps_to_the_other_filters(client, works):
    answer = client.get("/api/v1/publications/?q=unlerning&year=1999").json()

    assert "did_you_mean" not in answer


def test_a_find_in_the_abstract_alone_is_shown_with_its_words(client, works):
    page = client.get("/publications/", {"q": "unlearning"}).content.decode()

    assert "Of machine <mark>unlearning</mark>." in page
    other = client.get("/publications/", {"q": "poison"}).content.decode()
    assert "Of machine unlearning" not in other
