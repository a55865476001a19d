import pytest
from django.test import Client

from tests import factories as f
from tests.pages import links, text, titles

pytestmark = pytest.mark.django_db


def make_work(title, person=None, topic=None, **fields):
    work = f.make_publication(title, **fields)
    f.make_coauthor(
        work, person.credit_name if person else "Nobody Known", person=person
    )
    if topic:
        f.make_publication_topic(work, topic)
    return work


def sign_in(user):
    client = Client()
    client.force_login(user)
    return client


# The list


def test_works_without_a_year_stand_last(client):
    make_work("Undated", issued="")
    make_work("Old", issued="2001")
    make_work("New", issued="2020")

    assert titles(client.get("/publications/")) == ["New", "Old", "Undated"]


def test_a_version_is_shown_with_its_work_and_not_as_a_row(client):
    work = make_work("The work")
    workshop = f.make_venue("Workshop on Examples", host=f.make_venue("Examplia"))
    f.make_version(work, venue=workshop, issued="2019")

    response = client.get("/publications/")

    assert titles(response) == ["The work"]
    assert "Short version: Workshop on Examples at Examplia 2019" in text(response)


def test_an_author_with_a_visible_page_is_linked_and_a_draft_is_not(client):
    work = make_work("A work", person=f.make_person("Ada Shown"))
    f.make_coauthor(work, "Bo Draft", person=f.make_person("Bo Draft", status="draft"))

    response = client.get("/publications/")

    assert links(response)["Ada Shown"] == "/people/ada-shown/"
    assert "Bo Draft" in text(response)
    assert "Bo Draft" not in links(response)


def test_a_suggested_link_is_not_shown(client):
    work = f.make_publication()
    ada = f.make_person("Ada Guess")
    f.make_coauthor(work, "Ada Guess", person=ada, link_state="suggested")

    assert "Ada Guess" not in links(client.get("/publications/"))


def test_a_page_ignores_parameters_that_it_does_not_know(client):
    make_work("A work")

    response = client.get("/publications/?utm_source=mail&year=2020")

    assert titles(response) == ["A work"]
    assert str(response.context["list_address"]) == "/publications/?year=2020"


def test_the_api_strip_has_the_address_of_the_same_list(client):
    make_work("A work", venue=f.make_venue("Examplia"))

    response = client.get("/publications/?venue=examplia&year=2018-2022&sort=year&x=1")

    address = "/api/v1/publications/?venue=examplia&year=2018-2022&sort=year"
    assert links(response)[address] == address
    data = client.get(address).json()
    assert [row["title"] for row in data["results"]] == titles(response)


def test_the_export_menu_offers_files_that_exist(client):
    make_work("A work")

    found = links(client.get("/publications/?year=2020"))

    assert found["CSV .csv"] == "/api/v1/publications/?year=2020&format=csv"
    assert client.get(found["CSV .csv"])["Content-Type"].startswith("text/csv")
    assert client.get(found["JSON .json"])["Content-Type"].startswith(
        "application/json"
    )


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("q=&from=2018&to=2022", "year=2018-2022"),
        ("from=2018&to=", "year=2018-"),
        ("from=&to=2022&q=x", "q=x&year=-2022"),
        ("from=2020&to=2020", "year=2020"),
        ("q=&sort=", ""),
        ("venue=a&from=1999&utm_source=mail", "venue=a&year=1999-"),
    ],
)
def test_the_fields_of_a_form_are_redirected_to_the_address_that_links_have(
    client, sent, expected
):
    response = client.get(f"/publications/?{sent}")

    assert response.status_code == 302
    assert response["Location"] == "/publications/" + (
        f"?{expected}" if expected else ""
    )


def test_a_list_page_takes_a_constant_number_of_queries(
    client, django_assert_num_queries
):
    topic, venue = f.make_topic(), f.make_venue()
    for n in range(2):
        make_full_work(n, topic, venue)
    with django_assert_num_queries(17):
        client.get("/publications/")

    for n in range(2, 8):
        make_full_work(n, topic, venue)
    with django_assert_num_queries(17):
        client.get("/publications/")
    # The name of the venue, and which kinds, statuses and distinctions there are at all.
    with django_assert_num_queries(21):
        client.get(f"/publications/?venue={venue.slug}")


def make_full_work(n, topic, venue):
    work = make_work(f"Work {n}", f.make_person(f"Person {n}"), topic, venue=venue)
    f.make_distinction(work)
    f.make_distinction(f.make_version(work, venue=venue))


def test_hidden_works_are_not_in_the_list_its_counts_or_its_panels(client):
    make_work("Open work")
    venue, topic = f.make_venue("Secretvenue"), f.make_topic("Secrettopic")
    make_work(
        "Secretwork",
        f.make_record("Secretperson"),
        topic,
        venue=venue,
        visibility="private",
    )

    response = client.get("/publications/")

    assert "ecret" not in response.content.decode()
    assert "1 publication " in text(response)


def test_a_limited_work_is_shown_to_who_is_signed_in():
    make_work("Limited work", visibility="limited")

    assert titles(Client().get("/publications/")) == []
    assert titles(sign_in(f.make_user()).get("/publications/")) == ["Limited work"]


def test_pages_of_a_long_list_are_linked(client):
    for n in range(30):
        f.make_publication(f"Work {n}")

    found = links(client.get("/publications/?year=2020"))

    assert found["Next"] == "/publications/?year=2020&page=2"
    assert (
        links(client.get(found["Next"]))["Previous"]
        == "/publications/?year=2020&page=1"
    )


def test_an_empty_list_offers_ways_out(client):
    make_work("A work", venue=f.make_venue("Examplia"))

    found = links(client.get("/publications/?q=nothing&venue=examplia"))

    assert found["search “nothing” without the filters"] == "/publications/?q=nothing"
    assert found["leave out venue: Examplia"] == "/publications/?q=nothing"
    assert found["list the one publication there is"] == "/publications/"


# One publication


def test_the_marks_of_authors_are_explained_once(client):
    work = f.make_publication()
    f.make_coauthor(work, "Ada One", shared_mark="equal_contribution")
    f.make_coauthor(work, "Bo Two", shared_mark="equal_contribution")
    f.make_coauthor(work, "Cy Three", shared_mark="equal_advising")

    words = text(client.get(work.get_absolute_url()))

    assert "Ada One * , Bo Two * , Cy Three †" in words
    assert words.count("equal contribution") == 1
    assert words.count("† equal advising") == 1


def test_a_version_has_the_title_and_authors_of_its_work(client):
    work = make_work("The work", person=f.make_person("Ada Example"))
    version = f.make_version(work)

    response = client.get(version.get_absolute_url())

    assert "The work" in text(response)
    assert links(response)["Ada Example"] == "/people/ada-example/"
    assert "Authors as on the main version" in text(response)


def test_related_works_say_what_they_share(client):
    topic = f.make_topic("Topology")
    ada, bo = f.make_person("Ada Adams"), f.make_person("Bo Byron")
    work = make_work("First", ada, topic)
    f.make_coauthor(work, "Bo Byron", person=bo)
    near = make_work("Near", ada, topic)
    f.make_coauthor(near, "Bo Byron", person=bo)
    make_work("Same topic", topic=topic)
    make_work("One author in common", ada)

    response = client.get(work.get_absolute_url())

    assert titles(response) == ["Near", "Same topic"]
    assert "Shared authors: Adams, Byron. Topic: Topology." in text(response)


def test_a_relation_to_a_hidden_work_is_not_shown(client):
    work = make_work("Open work")
    f.make_relation(work, make_work("Secretwork", visibility="private"))
    f.make_relation(work, make_work("Later work"), kind="reply_to")

    words = text(client.get(work.get_absolute_url()))

    assert "Reply to Later work" in words
    assert "Secretwork" not in words


def test_an_id_leads_to_the_address(client):
    work = make_work("A work")

    response = client.get(f"/publications/{work.pk}/")

    assert (response.status_code, response["Location"]) == (
        301,
        "/publications/a-work/",
    )


def test_the_id_of_a_hidden_work_leads_nowhere(client):
    work = make_work("Secretwork", visibility="private")

    assert client.get(f"/publications/{work.pk}/").status_code == 404
    assert client.get(work.get_absolute_url()).status_code == 404


def test_an_old_slug_leads_to_the_present_address(client):
    work = make_work("A work")
    work.slug = "a-better-slug"
    work.save()

    response = client.get("/publications/a-work/")

    assert (response.status_code, response["Location"]) == (
        301,
        "/publications/a-better-slug/",
    )


def test_a_removed_work_is_gone(client):
    work = make_work("A work")
    address = work.get_absolute_url()
    work.delete()

    assert client.get(address).status_code == 410


def test_a_publication_takes_a_constant_number_of_queries(
    client, django_assert_max_num_queries
):
    topic = f.make_topic()
    people = [f.make_person(f"Person {n}") for n in range(8)]
    for n in range(8):
        work = make_work(
            f"Work {n}", people[n], topic, venue=f.make_venue(f"Venue {n}")
        )
        f.make_coauthor(work, "Person 0", person=people[0])
        f.make_distinction(f.make_version(work, venue=f.make_venue(f"Workshop {n}")))

    with django_assert_max_num_queries(24):
        client.get("/publications/work-0/")


# Venues


def test_a_venue_counts_a_work_once_and_its_workshops_not_at_all(client):
    venue = f.make_venue("Examplia", acronym="EX")
    workshop = f.make_venue("Workshop on Examples", host=venue, kind="workshop")
    work = make_work("Main", venue=venue)
    f.make_version(work, venue=venue)
    f.make_version(work, venue=workshop)
    make_work("At the workshop", venue=workshop)

    response = client.get("/venues/ex/")

    assert titles(response) == ["Main"]
    assert "1 work" in text(response)
    assert "Workshop on Examples 2 works" in text(response)


def test_a_venue_shows_works_that_had_a_version_there(client):
    workshop = f.make_venue("Workshop on Examples")
    f.make_version(make_work("Main"), venue=workshop)

    assert titles(client.get("/venues/workshop-on-examples/")) == ["Main"]


def test_works_under_review_stand_under_their_own_heading(client):
    venue = f.make_venue("Examplia")
    make_work("Dated", venue=venue, issued="2020")
    make_work(
        "Waiting", venue=venue, issued="", status="submitted", status_date="2024-10"
    )
    make_work("Timeless", venue=venue, issued="")

    words = text(client.get("/venues/examplia/"))

    assert "Under review (as listed in October 2024)" in words
    assert words.index("Dated") < words.index("Waiting") < words.index("Timeless")
    assert "No year given" in words


def test_every_column_of_a_chart_leads_to_as_many_works_as_it_counts(client):
    venue = f.make_venue("Examplia")
    work = make_work("Dated", venue=venue, issued="2020")
    f.make_version(work, venue=venue, issued="2019")
    make_work("Waiting", venue=venue, issued="", status="submitted")
    make_work("Timeless", venue=venue, issued="")

    columns = client.get("/venues/examplia/").context["columns"]

    counts = {
        c.label: (c.total, len(titles(client.get(c.address))))
        for c in columns
        if c.total
    }
    assert counts == {"2020": (1, 1), "Under review": (1, 1), "No year": (1, 1)}


def test_a_venue_of_hidden_works_does_not_exist(client):
    venue = f.make_venue("Secretvenue")
    make_work("Secretwork", venue=venue, visibility="private")

    assert client.get("/venues/secretvenue/").status_code == 404
    assert "Secretvenue" not in text(client.get("/venues/"))


def test_a_venue_page_shows_nothing_hidden(client):
    venue = f.make_venue("Examplia")
    make_work("Open work", venue=venue)
    hidden = f.make_venue("Secretworkshop", host=venue)
    make_work(
        "Secretwork", f.make_record("Secretperson"), venue=hidden, visibility="private"
    )
    make_work(
        "Secrettoo", f.make_record("Secretperson2"), venue=venue, visibility="private"
    )

    response = client.get("/venues/examplia/")

    assert "ecret" not in response.content.decode()


def test_a_venue_is_found_by_its_alias(client):
    venue = f.make_venue("Examplia")
    f.make_venue_alias(venue, "Konferenz für Beispiele")
    make_work("A work", venue=venue)
    make_work("Another", venue=f.make_venue("Elsewhere"))

    found = links(client.get("/venues/?q=beispiel"))

    assert "Examplia" in found
    assert "Elsewhere" not in found


def test_venues_can_be_sorted_by_works(client):
    few, many = f.make_venue("A few"), f.make_venue("Many")
    make_work("One", venue=few)
    make_work("Two", venue=many)
    make_work("Three", venue=many)

    rows = client.get("/venues/?sort=-works").context["rows"]

    assert [(venue.name, venue.work_count) for venue in rows] == [
        ("Many", 2),
        ("A few", 1),
    ]


def test_the_list_of_venues_takes_a_constant_number_of_queries(
    client, django_assert_num_queries
):
    host = f.make_venue("Host")
    for n in range(6):
        make_work(f"Work {n}", venue=f.make_venue(f"Venue {n}", host=host))

    with django_assert_num_queries(5):
        client.get("/venues/")


def test_a_venue_takes_a_constant_number_of_queries(client, django_assert_num_queries):
    venue = f.make_venue("Examplia")
    for n in range(6):
        work = make_work(f"Work {n}", f.make_person(f"Person {n}"), venue=venue)
        f.make_version(work, venue=f.make_venue(f"Workshop {n}", host=venue))

    with django_assert_num_queries(15):
        client.get("/venues/examplia/")


# Topics


def test_a_topic_has_the_works_of_narrower_ones_too(client):
    broad = f.make_topic("Mathematics")
    narrow = f.make_topic("Topology", broader=broad)
    make_work("On knots", topic=narrow)

    response = client.get("/topics/mathematics/")

    assert titles(response) == ["On knots"]
    assert "Topology 1 work" in text(response)
    assert (
        links(client.get("/topics/topology/"))["Mathematics"] == "/topics/mathematics/"
    )


def test_a_topic_names_its_profiles_and_its_authors(client):
    topic = f.make_topic("Topology")
    ada, bo = f.make_person("Ada Profile"), f.make_record("Bo Author")
    ada.topics.add(topic)
    make_work("On knots", bo, topic)

    context = client.get("/topics/topology/").context

    assert list(context["profiles"]) == [ada]
    assert context["people"] == [bo]


def test_a_topic_page_shows_nothing_hidden(client):
    topic = f.make_topic("Topology")
    make_work("Open work", topic=topic)
    secret = f.make_topic("Secrettopic", broader=topic)
    make_work("Secretwork", f.make_record("Secretperson"), secret, visibility="private")
    f.make_person("Secretdraft", status="draft").topics.add(topic)

    for address in ("/topics/", "/topics/topology/"):
        assert "ecret" not in client.get(address).content.decode()


def test_the_list_of_topics_takes_a_constant_number_of_queries(
    client, django_assert_num_queries
):
    broad = f.make_topic("Mathematics")
    for n in range(6):
        make_work(f"Work {n}", topic=f.make_topic(f"Topic {n}", broader=broad))

    with django_assert_num_queries(5):
        client.get("/topics/")


# Talks about a publication


def test_a_publication_names_the_talks_of_its_title(client):
    ada = f.make_person("Ada Example")
    work = make_work("On Knots", person=ada)
    f.make_delivery(f.make_talk(ada, "On knots!"), "A seminar", date="2021-05")
    f.make_delivery(f.make_talk(ada, "On braids"), "Elsewhere")
    stranger = f.make_person("Bo Stranger")
    f.make_delivery(f.make_talk(stranger, "On Knots"), "Nowhere")

    words = text(client.get(work.get_absolute_url()))

    assert "May 2021 A seminar, by Ada Example" in words
    assert "Elsewhere" not in words
    assert "Nowhere" not in words


def test_a_hidden_talk_is_not_named(client):
    ada = f.make_person("Ada Example")
    work = make_work("On Knots", person=ada)
    f.make_delivery(f.make_talk(ada, "On Knots", visibility="private"), "Secret1")
    f.make_delivery(f.make_talk(ada, "On Knots"), "Secret2", visibility="limited")

    words = text(client.get(work.get_absolute_url()))

    assert "Secret" not in words
