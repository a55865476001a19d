import pytest

from tests import factories as f
from tests.pages import links, text, titles

pytestmark = pytest.mark.django_db


def make_work(title, person, topic, venue, **fields):
    work = f.make_publication(title, venue=venue, **fields)
    f.make_coauthor(work, person.credit_name, person=person)
    f.make_publication_topic(work, topic)
    return work


@pytest.fixture
def directory():
    ada, bo = f.make_person("Ada Example"), f.make_record("Bo Other")
    topic, venue = f.make_topic("Topology"), f.make_venue("Examplia", acronym="EX")
    f.make_version(make_work("One", ada, topic, venue), venue=venue)
    make_work("Two", ada, topic, venue, issued="2022")
    make_work("Waiting", bo, topic, None, issued="", status="submitted")


def test_the_home_page_counts_what_there_is(client, directory):
    words = text(client.get("/"))

    assert "1 full profile 2 people in all 3 publications 1 venue" in words


def test_every_number_leads_to_the_list_behind_it(client, directory):
    found = links(client.get("/"))

    assert found["Topology"] == "/topics/topology/"
    assert found["EX"] == "/venues/ex/"
    assert found["Ada Example"] == "/people/ada-example/"
    assert found["E"] == "/people/?letter=E"


def test_works_per_year_are_those_of_the_lists(client, directory):
    columns = client.get("/").context["overview"].columns

    shown = {c.label: titles(client.get(c.address)) for c in columns if c.total}
    assert shown == {"2020": ["One"], "2022": ["Two"], "Under review": ["Waiting"]}
    assert all(c.total == len(shown[c.label]) for c in columns if c.total)


def test_the_examples_find_something(client, directory):
    tries = client.get("/").context["overview"].tries

    assert [t.label for t in tries] == ["EX 2022", "Bo Other"]
    assert titles(client.get(tries[0].address)) == ["Two"]


def test_new_profiles_are_named_with_what_they_are(client):
    position = f.make_position(f.make_person("Ada Example"), title="Lecturer")
    f.make_period(position, start="2020", is_current=True)

    words = text(client.get("/"))

    assert "Ada Example . No publications yet. Lecturer at Example University" in words


def test_an_empty_directory_has_a_home_page(client):
    words = text(client.get("/"))

    assert "0 full profiles 0 people in all 0 publications 0 venues" in words
    assert "Recently added" not in words


def test_nothing_hidden_is_on_the_home_page(client, directory):
    record = f.make_record("Secretperson")
    topic, venue = f.make_topic("Secrettopic"), f.make_venue("Secretvenue")
    make_work("Secretwork", record, topic, venue, visibility="private")
    f.make_person("Secretdraft", status="draft")

    response = client.get("/")

    assert "ecret" not in response.content.decode()
    assert "3 publications" in text(response)


def test_the_home_page_takes_a_constant_number_of_queries(
    client, django_assert_max_num_queries
):
    for n in range(7):
        person = f.make_person(f"Person {n}")
        f.make_period(f.make_position(person), is_current=True)
        topic, venue = f.make_topic(f"Topic {n}"), f.make_venue(f"Venue {n}")
        make_work(f"Work {n}", person, topic, venue)

    with django_assert_max_num_queries(20):
        client.get("/")


# Every page


def test_the_page_one_is_on_is_marked_in_the_navigation(client):
    page = client.get("/venues/").content.decode()

    assert '<a href="/venues/" aria-current="page">Venues</a>' in page


def test_the_theme_is_remembered_and_leads_back(client):
    response = client.post(
        "/theme/",
        {"theme": "dark"},
        headers={"referer": "http://testserver/venues/?q=a"},
    )

    assert response["Location"] == "http://testserver/venues/?q=a"
    assert '<html lang="en-GB" data-theme="dark">' in client.get("/").content.decode()


def test_the_theme_never_leads_elsewhere(client):
    response = client.post(
        "/theme/", {"theme": "dark"}, headers={"referer": "https://example.org/"}
    )

    assert response["Location"] == "/"


def test_an_unknown_theme_changes_nothing(client):
    assert "theme" not in client.post("/theme/", {"theme": '"><script>'}).cookies


def test_a_theme_is_not_changed_by_a_link(client):
    assert client.get("/theme/?theme=dark").status_code == 405


@pytest.mark.parametrize(
    "address", ["/", "/publications/", "/venues/", "/topics/", "/search/"]
)
def test_a_page_sets_no_cookie_for_a_visitor(client, address):
    assert not client.get(address).cookies


@pytest.mark.parametrize("address", ["/", "/publications/?q=a", "/nothing/"])
def test_a_page_has_neither_inline_style_nor_inline_script(client, address):
    page = client.get(address).content.decode()

    assert " style=" not in page
    assert "<style" not in page
    assert " onclick" not in page
    assert "<script>" not in page


def test_the_picture_of_the_site_is_found_where_browsers_look_for_it(client):
    assert client.get("/favicon.ico")["Location"] == "/static/favicon.svg"
