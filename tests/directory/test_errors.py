import pytest
from django.test import Client, override_settings
from django.urls import path

from tests import factories as f
from tests.pages import links, text

pytestmark = pytest.mark.django_db


def test_a_bad_value_says_which_and_what_is_allowed(client):
    response = client.get("/publications/?kind=conferense")

    assert response.status_code == 400
    words = text(response)
    assert "kind “conferense” is not one of the values: conference, workshop" in words


def test_the_nearest_value_is_one_link_away(client):
    f.make_publication("A work", venue=f.make_venue("Examplia"))

    response = client.get("/publications/?venue=!exampla&year=2020")

    assert response.status_code == 400
    assert links(response)["examplia"] == "?venue=!examplia&year=2020"


def test_every_bad_value_is_named(client):
    words = text(client.get("/publications/?kind=x&year=y&sort=year"))

    assert "“x”" in words
    assert "“y”" in words


@pytest.mark.parametrize(
    "address",
    [
        "/publications/?page=2",
        "/publications/?page=x",
        "/publications/?per_page=9999",
        "/publications/?sort=colour",
        "/venues/?kind=x",
        "/venues/?host=nothing",
        "/topics/?broader=nothing",
        "/topics/?page=7",
        "/search/?q=" + "a" * 5000,
    ],
)
def test_a_value_that_cannot_be_answered_is_a_bad_request(client, address):
    response = client.get(address)

    assert response.status_code == 400
    assert "does not exist" in text(response)


def test_a_page_of_a_venue_beyond_the_last_is_a_bad_request(client):
    f.make_publication(venue=f.make_venue("Examplia"))

    assert client.get("/venues/examplia/?page=2").status_code == 400


def test_a_slip_in_an_address_gets_the_closest_one(client):
    f.make_person("Ayush Example")

    response = client.get("/people/ayush-exampel/")

    assert response.status_code == 404
    assert links(response)["/people/ayush-example/"] == "/people/ayush-example/"
    assert 'value="ayush exampel"' in response.content.decode()


def test_the_closest_address_is_never_a_hidden_one(client):
    f.make_person("Ayush Secret", status="draft")

    page = client.get("/people/ayush-secre/").content.decode()

    assert "ayush-secret" not in page


def test_a_slip_in_the_first_part_leads_to_the_list(client):
    assert links(client.get("/publication/"))["/publications/"] == "/publications/"


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/people/--/",
        "/people/%00/",
        "/people/a%00b/",
        "/venues/%FF/",
        "/x/y/z/",
        "/people/a/b/c/",
    ],
)
def test_an_address_of_nothing_is_not_found(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "There is no page at this address" in text(response)


def test_the_address_asked_for_is_shown_as_text(client):
    page = client.get("/<script>alert(1)<%2Fscript>/").content.decode()

    assert "<script>alert" not in page


def test_a_request_for_another_host_is_refused_with_a_page(client):
    response = client.get("/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "The request could not be read." in text(response)


def test_the_page_of_a_removed_person_is_gone(client):
    person = f.make_person("Ada Example")
    person.delete()

    response = client.get("/people/ada-example/")

    assert response.status_code == 410
    assert "This page was removed" in text(response)


def fail(request):
    raise RuntimeError("secret detail")


urlpatterns = [path("fail/", fail)]
handler500 = "directory.errors.server_error"


@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_gives_a_reference_and_no_detail(django_assert_num_queries):
    client = Client(
        raise_request_exception=False, headers={"X-Request-ID": "reference-1"}
    )

    with django_assert_num_queries(0):
        response = client.get("/fail/")

    assert response.status_code == 500
    assert "Reference reference-1 , for the administrator" in text(response)
    assert "secret" not in text(response)


def test_a_form_without_its_token_is_refused_with_a_page():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/admin/login/", {"username": "a", "password": "b"})

    assert response.status_code == 403
    assert "The form could not be accepted" in text(response)
