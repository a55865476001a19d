import pytest

from tests import factories as f
from tests.pages import links, text, titles

pytestmark = pytest.mark.django_db


def test_a_search_finds_people_works_venues_and_topics(client):
    topic, venue = f.make_topic("Knot theory"), f.make_venue("Journal of Knots")
    work = f.make_publication("On a knot", venue=venue)
    f.make_publication_topic(work, topic)
    f.make_person("Kai Knot")

    response = client.get("/search/?q=knot")

    found = links(response)
    assert "1 person , 1 publication , 1 topic , 1 venue" in text(response)
    assert titles(response) == ["On a knot"]
    assert found["Kai Knot"] == "/people/kai-knot/"
    assert found["Knot theory"] == "/topics/knot-theory/"
    assert found["Journal of Knots"] == "/venues/journal-of-knots/"


def test_works_with_the_words_in_their_title_come_first(client):
    f.make_publication("Other title", issued="2024", abstract="A knot.")
    f.make_publication("On a knot", issued="2001")

    assert titles(client.get("/search/?q=knot")) == ["On a knot", "Other title"]


def test_accents_and_case_do_not_matter(client):
    f.make_person("Álvaro Muñoz")

    assert "Álvaro Muñoz" in links(client.get("/search/?q=MUNOZ"))


def test_a_search_that_finds_nothing_says_what_each_word_finds(client):
    f.make_publication("On a knot")

    words = text(client.get("/search/?q=sekari+knot"))

    assert "Nothing matches “sekari knot”" in words
    assert "sekari no match knot 1 publication" in words


def test_a_long_list_is_one_link_away(client):
    for n in range(12):
        f.make_publication(f"Knot {n}")

    response = client.get("/search/?q=knot")

    assert len(titles(response)) == 10
    assert links(response)["all"] == "/publications/?q=knot&sort=relevance"


def test_without_a_query_there_is_a_form(client):
    response = client.get("/search/")

    assert response.status_code == 200
    assert 'name="q"' in response.content.decode()


def test_the_query_is_shown_as_text(client):
    page = client.get("/search/", {"q": "<b>&\"'"}).content.decode()

    assert "<b>&" not in page
    assert "&lt;b&gt;&amp;" in page


@pytest.mark.parametrize("query", ["q=%00", "q=" + "a+" * 60, "q=a&q=b"])
def test_what_cannot_be_searched_for_is_a_bad_request(client, query):
    assert client.get(f"/search/?{query}").status_code == 400


@pytest.mark.parametrize("query", ["%25", "_", "-", "'", "𝔘", "!", "null", "a,b", "*"])
def test_signs_mean_nothing_to_a_search(client, query):
    f.make_publication("On Examples")

    response = client.get(f"/search/?q={query}")

    assert response.status_code == 200
    assert titles(response) == []


def test_hidden_entries_are_not_found(client):
    venue, topic = f.make_venue("Secretvenue"), f.make_topic("Secrettopic")
    work = f.make_publication("Secretwork", venue=venue, visibility="private")
    f.make_publication_topic(work, topic)
    f.make_coauthor(work, "Secretperson", person=f.make_record("Secretperson"))
    f.make_person("Secretdraft", status="draft")

    assert "Nothing matches “secret”" in text(client.get("/search/?q=secret"))


def test_a_search_takes_a_constant_number_of_queries(
    client, django_assert_max_num_queries
):
    for n in range(6):
        person = f.make_person(f"Knot Number{n}")
        venue, topic = f.make_venue(f"Knot venue {n}"), f.make_topic(f"Knot topic {n}")
        work = f.make_publication(f"Knot {n}", venue=venue)
        f.make_coauthor(work, person=person)
        f.make_publication_topic(work, topic)

    with django_assert_max_num_queries(21):
        client.get("/search/?q=knot")
