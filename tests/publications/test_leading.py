"""Every number of a chart leads to exactly the works that it counts, or nowhere."""

import pytest

from tests import factories as f
from tests.pages import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def works():
    ada, topic, venue = f.make_person(), f.make_topic("Knots"), f.make_venue("Examplia")
    for n, kind in enumerate(("conference", "conference", "journal", "book", "")):
        work = f.make_publication(f"Work {n}", venue=venue, issued="2020", kind=kind)
        f.make_coauthor(work, person=ada)
        f.make_publication_topic(work, topic)
    workshop = f.make_venue("Workshop on Knots", host=venue)
    f.make_version(work, venue=workshop, kind="workshop", issued="2019")


def legend(client, page):
    context = client.get(page).context
    return context["overview"].key if page == "/" else context["key"]


@pytest.mark.parametrize(
    "page", ["/", "/people/ada-example/", "/venues/examplia/", "/topics/knots/"]
)
def test_each_kind_of_a_legend_leads_to_as_many_works_as_it_counts(client, works, page):
    key = legend(client, page)

    assert [(entry.kind, entry.number) for entry in key] == [
        ("conference", 2),
        ("journal", 1),
        ("other", 2),
    ]
    shown = [len(titles(client.get(entry.address))) for entry in key]
    assert shown == [entry.number for entry in key]


def test_works_that_a_venue_has_by_a_version_lead_to_their_heading(client, works):
    page = client.get("/venues/workshop-on-knots/")

    columns = {c.label: (c.total, c.address) for c in page.context["columns"]}
    assert columns == {"2020": (1, "#y2020")}
    assert [(e.kind, e.number, e.address) for e in page.context["key"]] == [
        ("other", 1, "")
    ]
    assert 'id="y2020"' in page.content.decode()


def test_the_page_of_a_venue_does_not_repeat_its_name_in_every_row(client, works):
    page = client.get("/venues/examplia/").content.decode()
    other = client.get("/topics/knots/").content.decode()

    link = '<span class="venue"><svg'
    assert page.count(link) == other.count(link) == 5
    assert page.count('<a href="/venues/examplia/">') == 0
    assert other.count('<a href="/venues/examplia/">') == 5
