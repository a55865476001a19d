"""Walking through a whole list with `cursor=`, while rows come and go."""

import base64

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publications.models import Publication
from tests.factories import (
    make_coauthor,
    make_person,
    make_publication,
    make_topic,
    make_version,
)

pytestmark = pytest.mark.django_db

LIST = "/api/v1/publications/"


def walk(client, address, between=lambda: None):
    """The pages that a cursor leads through; something may happen between two of them."""
    while address:
        page = client.get(address).json()
        yield page
        between()
        address = page["next"]


def titles(pages):
    return [row["title"] for page in pages for row in page["results"]]


def test_a_walk_meets_every_row_newest_first(client):
    for title, issued in [("A", "2020"), ("B", ""), ("C", "2021"), ("D", "2020")]:
        make_publication(title, issued=issued)

    pages = list(walk(client, f"{LIST}?cursor=*&per_page=3"))

    assert titles(pages) == ["C", "D", "A", "B"]
    assert [page["count"] for page in pages] == [4, 4]
    assert all(page["count_exact"] and page["previous"] is None for page in pages)


@pytest.mark.parametrize("space", ["people", "topics", "coauthors"])
def test_other_lists_are_walked_by_id(client, space):
    for name in ("Cy Poe", "Ada Lee", "Bo Ray"):
        person = make_person(name)
        person.topics.add(make_topic(name))
        make_coauthor(make_publication(), name, person=person)

    pages = list(walk(client, f"/api/v1/{space}/?cursor=*&per_page=1"))

    names = [row["name"] for page in pages for row in page["results"]]
    assert names == ["Cy Poe", "Ada Lee", "Bo Ray"]


def test_a_walk_keeps_its_filters_and_fields(client):
    for number in range(4):
        work = make_publication(f"W{number}", issued=f"202{number}")
        make_version(work, issued="2001")

    pages = list(
        walk(client, f"{LIST}?cursor=*&year=2001&per_page=2&fields=title&sort=-year")
    )

    rows = [row for page in pages for row in page["results"]]
    assert rows == [{"title": f"W{number}"} for number in (3, 2, 1, 0)]


def test_a_walk_through_nothing_is_one_empty_page(client):
    [page] = walk(client, f"{LIST}?cursor=*")

    assert (page["count"], page["next"], page["results"]) == (0, None, [])


def test_the_end_of_a_full_page_is_the_end(client):
    make_publication("A")
    make_publication("B")

    assert len(list(walk(client, f"{LIST}?cursor=*&per_page=2"))) == 1


# One step: the years of rows that are added, and which of the present rows go.
STEPS = st.lists(
    st.tuples(
        st.lists(st.integers(2000, 2004), max_size=2),
        st.lists(st.integers(0, 99), max_size=2),
    ),
    max_size=6,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    years=st.lists(st.integers(1999, 2005), max_size=8),
    steps=STEPS,
    per_page=st.integers(1, 3),
)
def test_a_row_that_stays_is_met_once_whatever_comes_and_goes(
    client, years, steps, per_page
):
    Publication.objects.all().delete()
    begun = {
        make_publication(issued="" if year == 1999 else str(year)).pk for year in years
    }
    waiting = iter(steps)

    def change():
        added, removed = next(waiting, ([], []))
        present = list(Publication.objects.order_by("pk"))
        for index in removed:
            if present:
                present.pop(index % len(present)).delete()
        for year in added:
            make_publication(issued=str(year))

    pages = walk(client, f"{LIST}?cursor=*&per_page={per_page}", change)
    met = [row["id"] for page in pages for row in page["results"]]

    stayed = begun & set(Publication.objects.values_list("pk", flat=True))
    assert len(met) == len(set(met))
    assert stayed <= set(met)


def cursor(text):
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "value",
    ["zzz", "é", "**", "=", cursor("1"), cursor("1.2.3"), cursor("1.x"), cursor("1.-2"),
     cursor("²"), cursor(f"1.{'9' * 30}")],
)  # fmt: skip
def test_what_is_no_cursor_is_told(client, value):
    response = client.get(LIST, {"cursor": value})

    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "cursor"


def test_a_cursor_far_away_finds_what_is_there(client):
    make_publication("A")

    assert titles(
        walk(client, f"{LIST}?cursor={cursor('9' * 18 + '.' + '9' * 18)}")
    ) == ["A"]
    assert titles(walk(client, f"{LIST}?cursor={cursor('0.0')}")) == []


@pytest.mark.parametrize(
    ("space", "sort", "allowed"),
    [("publications", "title", "-year"), ("people", "name", "id")],
)
def test_a_walk_has_an_order_of_its_own(client, space, sort, allowed):
    response = client.get(f"/api/v1/{space}/?cursor=*&sort={sort}")

    [error] = response.json()["errors"]
    assert (error["parameter"], error["allowed"]) == ("sort", [allowed])
    assert client.get(f"/api/v1/{space}/?cursor=*&sort={allowed}").status_code == 200


def test_a_cursor_has_no_pages(client):
    response = client.get(f"{LIST}?cursor=*&page=1")

    assert response.json()["errors"][0]["parameter"] == "cursor"


def test_an_empty_cursor_counts_as_absent(client):
    make_publication("A")

    assert client.get(f"{LIST}?cursor=&page=1").json()["count"] == 1


def test_a_page_that_is_too_deep_points_to_the_cursor(client):
    response = client.get(f"{LIST}?page=1000")

    assert "cursor=*" in response.json()["detail"]


def test_a_hidden_row_is_no_step_of_a_walk(client):
    for number in range(3):
        make_publication(f"Shown {number}", issued="2020")
        make_publication("Hidden", issued="2020", visibility="private")

    pages = list(walk(client, f"{LIST}?cursor=*&per_page=1"))

    assert titles(pages) == ["Shown 2", "Shown 1", "Shown 0"]


def test_a_step_deep_down_costs_what_the_first_one_does(
    client, django_assert_num_queries
):
    for number in range(3):
        make_publication(f"W{number}")
    address = f"{LIST}?cursor=*&per_page=1"

    for _ in range(3):
        with django_assert_num_queries(7):
            address = client.get(address).json()["next"]
