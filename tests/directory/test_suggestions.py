"""The suggestions under a search field say where each leads, and mark what was typed."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as f
from tests.pages import links, text

pytestmark = pytest.mark.django_db

ADDRESS = "/search/suggest/"


@pytest.fixture(autouse=True)
def knots():
    topic, venue = f.make_topic("Knot theory"), f.make_venue("Knots & Links")
    ada = f.make_person("Ada Knotts")
    f.make_position(
        ada, title="Professor", organization_printed="Example College", is_current=True
    )
    work = f.make_publication("On a <Knot>", venue=venue, issued="2021")
    f.make_coauthor(work, "Ada Knotts", person=ada)
    f.make_publication_topic(work, topic)


def suggested(client, query):
    answer = client.get(ADDRESS, QUERY_STRING=query)
    assert answer.status_code == 200
    return answer


def addresses(client, query):
    return list(links(suggested(client, query)).values())


def headings(client, query):
    page = suggested(client, query).content.decode()
    return re.findall(r'role="group" aria-label="([^"]*)"', page)


def test_the_field_of_the_whole_directory_leads_to_pages(client):
    assert addresses(client, "of=everywhere&q=kno") == [
        "/people/ada-knotts/",
        "/venues/knots-links/",
        "/topics/knot-theory/",
        "/publications/on-a-knot/",
        "/search/?q=kno",
    ]
    assert headings(client, "of=everywhere&q=kno") == [
        "People",
        "Venues",
        "Topics",
        "Publications",
    ]


def test_the_field_of_publications_narrows_their_list_and_keeps_its_filters(client):
    assert addresses(client, "of=publications&q=kno&year=2021&sort=relevance") == [
        "/publications/?year=2021&person=ada-knotts",
        "/publications/?venue=knots-links&year=2021",
        "/publications/?year=2021&topic=knot-theory",
    ]


def test_the_field_of_people_leads_to_people_and_to_who_works_on_a_topic(client):
    assert addresses(client, "of=people&q=kno&kind=profile") == [
        "/people/ada-knotts/",
        "/people/?kind=profile&topic=knot-theory",
    ]


def test_matched_letters_are_marked_and_markup_is_not_taken_for_such(client):
    page = suggested(client, "of=everywhere&q=kno").content.decode()

    assert "Ada <mark>Kno</mark>tts" in page
    assert "On a &lt;<mark>Kno</mark>t&gt;" in page


def test_namesakes_are_told_apart(client):
    assert "Professor, Example College" in text(suggested(client, "q=ada"))


@pytest.mark.parametrize("query", ["of=everywhere&q=", "of=people&q=zzz", "q=-", ""])
def test_what_finds_nothing_suggests_nothing(client, query):
    assert suggested(client, query).content.strip() == b""


def test_suggestions_are_not_for_search_engines(client):
    assert suggested(client, "q=kno")["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("of", ["everywhere", "people", "publications"])
def test_more_rows_cost_no_more_queries(client, of):
    def count():
        with CaptureQueriesContext(connection) as queries:
            suggested(client, f"of={of}&q=kno")
        return len(queries)

    f.make_coauthor(f.make_publication("Knots"), person=f.make_record("Bo Knott"))
    few = count()
    for number in range(4):
        person = f.make_person(f"Cy Knott{number}")
        f.make_position(person)
        venue = f.make_venue(f"Knot {number}")
        work = f.make_publication(f"Knots {number}", venue=venue)
        f.make_coauthor(work, f"Cy Knott{number}", person=person)

    assert count() == few
