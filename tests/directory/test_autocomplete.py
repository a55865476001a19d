"""Suggestions are few, begin as what was typed, and tell namesakes apart."""

import pytest

from tests import factories as f
from tests.problems import problem

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/autocomplete/"


def suggested(client, query):
    answer = client.get(ADDRESS, QUERY_STRING=query)
    assert answer.status_code == 200, answer.json()
    return answer.json()["results"]


def labels(client, query):
    return [(row["type"], row["label"]) for row in suggested(client, query)]


@pytest.fixture
def knots():
    topic = f.make_topic("Knot theory", broader=f.make_topic("Topology"))
    venue = f.make_venue("Journal of Knots", acronym="JK", kind="journal")
    ada = f.make_person("Ada Knotts")
    f.make_position(
        ada, title="Professor", organization_printed="Example College", is_current=True
    )
    work = f.make_publication("On a Knot", venue=venue, issued="2021")
    f.make_coauthor(work, "Ada Knotts", person=ada)
    f.make_coauthor(work, "Bo Knott", person=f.make_record("Bo Knott"))
    f.make_publication_topic(work, topic)
    f.make_publication("Elsewhere", abstract="Of knots.")


def test_each_kind_is_found_by_the_beginning_of_any_word(client, knots):
    assert labels(client, "q=kno") == [
        ("person", "Ada Knotts"),
        ("person", "Bo Knott"),
        ("venue", "JK"),
        ("topic", "Knot theory"),
        ("publication", "On a Knot"),
    ]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("ada", []),
        ("of", []),
        ("knot", ["On a Knot"]),
        ("a knot", ["On a Knot"]),
        ('"a knot"', ["On a Knot"]),
        ('"a kno"', []),
        ('"knot a"', []),
        ("on -elsewhere", ["On a Knot"]),
        ("on -lee", ["On a Knot"]),
        ("on -knotts", []),
    ],
)
def test_a_work_is_suggested_by_its_title_alone(client, knots, query, titles):
    found = labels(client, f"kind=publication&q={query}")

    assert [label for _, label in found] == titles


def test_names_with_a_slip_suggest_people(client, knots):
    found = labels(client, "q=knottz&kind=person")

    assert found == [("person", "Ada Knotts"), ("person", "Bo Knott")]


def test_a_hint_tells_namesakes_apart(client, knots):
    hints = [row["hint"] for row in suggested(client, "q=kno")]

    assert hints == [
        "Professor, Example College",
        "1 work with Knotts",
        "Journal of Knots, journal",
        "in Topology",
        "2021, JK, Ada Knotts et al.",
    ]


def test_a_suggestion_leads_to_its_row_and_its_page(client, knots):
    [venue] = suggested(client, "q=jk&kind=venue")

    assert client.get(venue["url"]).json()["slug"] == "jk"
    assert client.get(venue["html_url"]).status_code == 200


def test_only_the_kinds_that_are_asked_for_are_suggested(client, knots):
    assert labels(client, "q=kno&kind=topic,venue") == [
        ("venue", "JK"),
        ("topic", "Knot theory"),
    ]


def test_there_are_ten_at_most_and_each_kind_has_its_share(client):
    for n in range(12):
        f.make_person(f"Knot {n}")
    f.make_publication("Knot A")
    f.make_publication("Knot B")

    kinds = [kind for kind, _ in labels(client, "q=knot")]

    assert kinds == ["person"] * 8 + ["publication"] * 2
    assert len(labels(client, "q=knot&kind=person")) == 10


def test_a_venue_of_that_acronym_comes_first(client):
    series = f.make_venue("Zoological Conference", acronym="ZC")
    shop = f.make_venue("A Workshop at ZC", host=series)
    for venue in (series, shop):
        f.make_publication("Work", venue=venue)

    assert [label for _, label in labels(client, "q=zc")] == ["ZC", "A Workshop at ZC"]


@pytest.mark.parametrize("query", ["", "q=", "q=%20", "q=zzz"])
def test_where_nothing_is_typed_nothing_is_suggested(client, knots, query):
    assert suggested(client, query) == []


def test_what_a_reader_may_not_see_is_never_suggested(client):
    venue = f.make_venue("Secret Venue")
    work = f.make_publication("Secret Work", venue=venue, visibility="private")
    f.make_publication_topic(work, f.make_topic("Secret Topic"))
    f.make_person("Secret Person", status="draft")
    record = f.make_record("Secret Record")
    f.make_coauthor(work, "Secret Record", person=record)
    shown = f.make_person("Ada Lee")
    f.make_other_name(shown, name="Secret Name", is_hidden=True)
    f.make_position(shown, title="Secret Post", is_current=True, visibility="private")

    assert suggested(client, "q=secret") == []
    assert "Secret" not in str(suggested(client, "q=ada"))

    client.force_login(f.make_curator())
    found = {label for _, label in labels(client, "q=secret")}
    assert {"Secret Work", "Secret Person", "Secret Record", "Ada Lee"} <= found


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        ("query=a", "query", None),
        ("q=a&kind=persn", "kind", "person"),
        ("q=a&q=b", "q", None),
        ("q=a&per_page=5", "per_page", None),
        ("q=" + "+".join(["a"] * 51), "q", None),
    ],
)
def test_anything_else_is_refused(client, query, parameter, nearest):
    told = problem(client.get(ADDRESS, QUERY_STRING=query), 400)

    faults = {fault["parameter"]: fault["nearest"] for fault in told["errors"]}
    assert faults == {parameter: nearest}


def test_an_answer_takes_few_queries(client, knots, django_assert_max_num_queries):
    for n in range(5):
        f.make_person(f"Knot {n}")
        f.make_publication(f"Knot {n}", venue=f.make_venue(f"Knot {n}"))

    with django_assert_max_num_queries(16):
        suggested(client, "q=kno")
