"""What search engines are told to look at, and what not."""

import re

import pytest

from tests import factories as f

pytestmark = pytest.mark.django_db


def addresses(client, path):
    found = re.findall(
        r"<loc>http://testserver(.*?)</loc>", client.get(path).content.decode()
    )
    return set(found)


def test_the_index_leads_to_every_page_worth_finding(client):
    ada = f.make_person("Ada Example")
    f.make_degree(ada, organization=f.make_organization("Example University"))
    work = f.make_publication("On Knots", venue=f.make_venue("Examplia"))
    f.make_publication_topic(work, f.make_topic("Topology"))

    found = set().union(
        *(addresses(client, path) for path in addresses(client, "/sitemap.xml"))
    )

    assert found == {
        *("/", "/about/", "/privacy/", "/accessibility/"),
        *("/people/", "/publications/", "/venues/", "/topics/", "/organizations/"),
        *("/people/ada-example/", "/publications/on-knots/", "/venues/examplia/"),
        *("/topics/topology/", "/organizations/example-university/"),
    }
    assert {client.get(path).status_code for path in found} == {200}


def test_records_versions_and_what_is_hidden_are_left_out(client):
    ada = f.make_person("Ada Example")
    f.make_mentorship(ada, mentor=f.make_record("Bo Other"), mentee=ada)
    f.make_person("Cy Draft", status="draft")
    f.make_version(f.make_publication("On Knots"))
    f.make_publication("Secret", visibility="limited", venue=f.make_venue("Hidden"))

    assert addresses(client, "/sitemap-people.xml") == {"/people/ada-example/"}
    assert addresses(client, "/sitemap-publications.xml") == {"/publications/on-knots/"}
    assert addresses(client, "/sitemap-venues.xml") == set()


def test_a_curator_is_told_no_more_than_everybody(client):
    client.force_login(f.make_curator())
    f.make_publication("Secret", visibility="private")

    assert addresses(client, "/sitemap-publications.xml") == set()


def test_robots_are_shown_the_sitemap_and_kept_from_searching(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain"
    assert "Disallow: /search/\n" in response.text
    assert response.text.endswith("Sitemap: http://testserver/sitemap.xml\n")
