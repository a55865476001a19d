"""About, privacy, accessibility, and the way to say what is wrong."""

import pytest

from tests import factories as f
from tests.pages import links, text

pytestmark = pytest.mark.django_db

PAGES = ["/about/", "/privacy/", "/accessibility/"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_leads_to_the_words_about_the_site(client, path):
    found = links(client.get("/"))

    assert path in found.values()
    assert client.get(path).status_code == 200


def test_about_counts_what_a_visitor_may_see(client):
    f.make_publication()
    f.make_publication("Secret", visibility="private")

    assert "0 full profiles, 0 people in all, 1 publication." in text(
        client.get("/about/")
    )


def test_without_a_contact_no_page_offers_one(client):
    ada = f.make_person()

    for path in (*PAGES, ada.get_absolute_url()):
        assert "orrection" not in text(client.get(path))


def test_a_correction_goes_to_the_contact_and_names_the_page(client, settings):
    settings.CONTACT = "curators@example.org"
    ada = f.make_person("Ada Example")

    found = links(client.get(ada.get_absolute_url()))

    assert found["Suggest a correction"] == (
        "mailto:curators@example.org?subject=Correction"
        "&body=http%3A%2F%2Ftestserver%2Fpeople%2Fada-example%2F"
    )


def test_a_contact_can_be_a_page(client, settings):
    settings.CONTACT = "https://example.org/contact"
    work = f.make_publication()

    found = links(client.get(work.get_absolute_url()))

    assert found["Suggest a correction"] == "https://example.org/contact"
    assert found["Correct or remove a record"] == "https://example.org/contact"
