"""The pages with all choices of a panel: searched, counted under the other filters, leading to the list."""

import re

import pytest

from core.facets import LONG, SHOWN
from core.views import MOST_CHOICES
from tests import factories as f

pytestmark = pytest.mark.django_db

ALL = "/publications/choices/venue/"


def works_at(*names, **fields):
    for name in names:
        f.make_publication(f"At {name}", venue=f.make_venue(name), **fields)


def options(response):
    """Label, number and address of each choice on the page."""
    found = re.findall(
        r'<a class="opt[^>]*href="([^"]*)"[^>]*>.*?<span>(.*?)(?:<span|</span>).*?opt__n">(\d+)',
        response.content.decode(),
    )
    return [
        (label.strip(), int(n), href.replace("&amp;", "&")) for href, label, n in found
    ]


def test_choices_are_found_by_the_beginnings_of_their_words(client):
    works_at("Annals of Examples", "Example Letters", "Journal of Tests")

    found = options(client.get(ALL, {"find": "exam"}))

    assert sorted(label for label, *_ in found) == [
        "Annals of Examples",
        "Example Letters",
    ]
    assert options(client.get(ALL, {"find": "exam ann"}))[0][0] == "Annals of Examples"
    assert (
        "Nothing is called so" in client.get(ALL, {"find": "nowhere"}).content.decode()
    )


def test_a_choice_leads_to_the_list_under_the_filters_that_were_given(client):
    works_at("First", issued="2020")
    works_at("Second", issued="2021")

    [(label, number, address)] = options(client.get(ALL, {"year": "2021", "find": ""}))

    assert (label, number) == ("Second", 1)
    assert address == "/publications/?venue=second&year=2021"
    assert "At Second" in client.get(address).content.decode()


def test_what_is_chosen_can_be_taken_back_where_it_is_found(client):
    works_at("First", "Second")

    found = options(client.get(ALL, {"venue": "first", "find": "first"}))

    assert found == [("First", 1, "/publications/")]


def test_a_long_panel_has_a_search_and_a_short_one_has_none(client):
    works_at(*(f"Venue {n}" for n in range(LONG)))
    assert ALL not in client.get("/publications/").content.decode()

    works_at("One more")
    page = client.get("/publications/", {"q": "at"}).content.decode()

    assert f'action="{ALL}"' in page
    assert f"{LONG + 1 - SHOWN} more" in page
    assert re.search(
        r'<form[^>]*choices/venue/[^>]*>\s*<input type="hidden" name="q" value="at">',
        page,
    )


def test_a_page_says_how_many_choices_it_leaves_out(client, monkeypatch):
    monkeypatch.setattr("core.views.MOST_CHOICES", 2)
    works_at("First", "Second", "Third")
    assert MOST_CHOICES > 2

    page = client.get(ALL)

    assert len(options(page)) == 2
    assert "The first 2 of 3" in page.content.decode()


def test_hidden_works_are_in_no_choice(client):
    works_at("Open", visibility="public")
    works_at("Secret", visibility="private")

    assert [label for label, *_ in options(client.get(ALL))] == ["Open"]


@pytest.mark.parametrize(
    "path",
    [
        "/publications/choices/doi/",
        "/publications/choices/q/",
        "/publications/choices/nothing/",
        "/people/choices/letter/",
    ],
)
def test_what_is_no_panel_has_no_page(client, path):
    assert client.get(path).status_code == 404


def test_a_bad_filter_is_told_as_on_the_list(client):
    assert client.get(ALL, {"year": "never"}).status_code == 400


@pytest.mark.parametrize("name", ["kind", "organization", "topic", "position_kind"])
def test_people_have_such_pages_too(client, name):
    person = f.make_person("Ada Lee", kind="profile")
    f.make_position(
        person, kind="industry", organization=f.make_organization("Example Institute")
    )
    person.topics.add(f.make_topic("Graphs"))

    page = client.get(f"/people/choices/{name}/")

    assert len(options(page)) == 1
    assert "Ada Lee" in client.get(options(page)[0][2]).content.decode()
