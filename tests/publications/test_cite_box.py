"""The cite box: on the page of a publication, and alone for the row of a list."""

from html import unescape

import pytest

from publications.cite_box import citation_panels
from publications.formats import FORMATS
from tests import factories as f
from tests.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    work = f.make_publication("On Examples", kind="journal", container_title="Journal")
    f.make_coauthor(work, "Ada Example")
    return work


def test_the_style_comes_first_and_then_every_format(work):
    panels = citation_panels(work, f.VISITOR)

    assert [panel.name for panel in panels] == ["apa", *FORMATS]
    assert panels[0].text.startswith("Example, A. (2020). On Examples. <i>Journal</i>")


def test_a_format_is_what_its_file_holds(client, work):
    panels = {panel.name: panel.text for panel in citation_panels(work, f.VISITOR)}

    file = client.get(f"/api/v1/publications/{work.slug}/?format=bib")

    assert panels["bib"] == file.getvalue().decode().strip()


def test_the_page_has_the_box_and_the_files(client, work):
    response = client.get(work.get_absolute_url())

    assert "Example, A. (2020). On Examples. Journal" in text(response)
    for name in FORMATS:
        address = f"/api/v1/publications/{work.slug}/?format={name}"
        assert f'href="{address}"' in response.content.decode()
        assert client.get(address).status_code == 200


def test_a_row_of_a_list_leads_to_the_box(client, work):
    html = client.get("/publications/").content.decode()

    assert f'href="{work.get_absolute_url()}#cite"' in html
    assert 'data-hx-get="/publications/on-examples/cite/"' in html
    assert '<div class="pub__slot" id="cite-on-examples"></div>' in html


def test_the_box_comes_alone_and_is_not_for_search_engines(client, work):
    response = client.get("/publications/on-examples/cite/")

    html = response.content.decode()
    assert html.startswith('<div class="cite">')
    assert "@article{" in unescape(html)
    assert response["X-Robots-Tag"] == "noindex"


def test_the_box_of_a_hidden_work_is_not_there(client):
    f.make_publication("Secret", visibility="private")

    assert client.get("/publications/secret/cite/").status_code == 404


def test_a_version_is_cited_with_the_authors_of_its_work(work):
    version = f.make_version(work, venue_printed="A workshop")

    [apa, *_] = citation_panels(version, f.VISITOR)

    assert apa.text.startswith("Example, A. (n.d.). On Examples.")


def test_the_box_takes_a_constant_number_of_queries(
    client, work, django_assert_num_queries
):
    for n in range(5):
        f.make_coauthor(work, f"Bo {n}")

    with django_assert_num_queries(5):
        client.get("/publications/on-examples/cite/")
