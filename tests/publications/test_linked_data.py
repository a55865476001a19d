"""What programs read off the page of a publication: `citation_*` and schema.org."""

import json
from html.parser import HTMLParser

import pytest

from tests import factories as f

pytestmark = pytest.mark.django_db


class Head(HTMLParser):
    """The meta elements of a page by name or property, and its data."""

    def __init__(self, response):
        super().__init__()
        self.meta, self.canonical, self._data, self._is_data = [], "", "", False
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "meta":
            self.meta.append(
                (values.get("name") or values.get("property"), values.get("content"))
            )
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        self._is_data = values.get("type") == "application/ld+json"

    def handle_endtag(self, tag):
        self._is_data = False

    def handle_data(self, data):
        self._data += data if self._is_data else ""

    def all(self, name):
        return [content for found, content in self.meta if found == name]

    @property
    def data(self):
        return json.loads(self._data)


@pytest.fixture
def work():
    work = f.make_publication(
        "On <i>Knots & Braids</i>", kind="journal", container_title="Journal of Examples",
        issued="2019-08-20", volume="3", issue="2", page="7–21", doi="10.1000/182",
        arxiv_id="1901.00001", language="en",
    )  # fmt: skip
    f.make_coauthor(work, "Ada Example", person=f.make_person("Ada Example"))
    f.make_coauthor(work, "Bo Draft", person=f.make_person("Bo Draft", status="draft"))
    f.make_coauthor(work, "Ed Itor", role="editor", position=1)
    f.make_publication_link(work, url="https://example.org/paper.pdf")
    return work


def head_of(client, row):
    return Head(client.get(row.get_absolute_url()))


def test_the_page_has_what_scholar_reads_in_order(client, work):
    head = head_of(client, work)

    tags = [
        (name, text) for name, text in head.meta if str(name).startswith("citation_")
    ]
    assert tags == [
        ("citation_title", "On <i>Knots & Braids</i>"),
        ("citation_author", "Ada Example"),
        ("citation_author", "Bo Draft"),
        ("citation_publication_date", "2019/08/20"),
        ("citation_journal_title", "Journal of Examples"),
        ("citation_volume", "3"),
        ("citation_issue", "2"),
        ("citation_firstpage", "7"),
        ("citation_lastpage", "21"),
        ("citation_doi", "10.1000/182"),
        ("citation_arxiv_id", "1901.00001"),
        ("citation_language", "en"),
        ("citation_abstract_html_url", f"http://testserver{work.get_absolute_url()}"),
        ("citation_pdf_url", "https://example.org/paper.pdf"),
    ]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("conference", "citation_conference_title"),
        ("workshop", "citation_conference_title"),
        ("chapter", "citation_inbook_title"),
        ("journal", "citation_journal_title"),
        ("", "citation_journal_title"),
    ],
)
def test_what_it_appeared_in_has_the_name_of_its_kind(client, kind, name):
    work = f.make_publication(kind=kind, venue=f.make_venue("Examplia"))
    f.make_coauthor(work)

    assert head_of(client, work).all(name) == ["Examplia"]


@pytest.mark.parametrize(
    "fields", [{"issued": ""}, {"issued": "2020", "status": "submitted"}]
)
def test_what_has_no_date_of_publication_has_no_tags(client, fields):
    work = f.make_publication(**fields)
    f.make_coauthor(work)

    assert head_of(client, work).all("citation_title") == []
    assert "datePublished" not in head_of(client, work).data


def test_a_season_is_given_by_its_year(client):
    work = f.make_publication(issued="2018-23")
    f.make_coauthor(work)

    assert head_of(client, work).all("citation_publication_date") == ["2018"]


def test_the_page_is_an_article_of_schema_org(client, work):
    f.make_publication_topic(work, f.make_topic("Topology"))
    f.make_distinction(work, printed="Best paper")

    data = head_of(client, work).data

    address = f"http://testserver{work.get_absolute_url()}"
    assert data == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": address,
        "url": address,
        "name": "On <i>Knots & Braids</i>",
        "headline": "On <i>Knots & Braids</i>",
        "author": [
            {
                "@type": "Person",
                "name": "Ada Example",
                "url": "http://testserver/people/ada-example/",
            },
            {"@type": "Person", "name": "Bo Draft"},
        ],
        "editor": {"@type": "Person", "name": "Ed Itor"},
        "datePublished": "2019-08-20",
        "isPartOf": {"@type": "CreativeWork", "name": "Journal of Examples"},
        "volumeNumber": "3",
        "issueNumber": "2",
        "pagination": "7–21",
        "about": "Topology",
        "inLanguage": "en",
        "award": "Best paper",
        "sameAs": [
            "https://doi.org/10.1000/182",
            "https://arxiv.org/abs/1901.00001",
            "https://example.org/paper.pdf",
        ],
    }


def test_open_graph_says_what_the_page_says(client, work):
    head = head_of(client, work)

    assert head.all("og:title") == ["On <i>Knots & Braids</i>"]
    assert head.all("og:type") == ["article"]
    assert (
        head.all("og:url")
        == [head.canonical]
        == [f"http://testserver{work.get_absolute_url()}"]
    )
    assert head.all("og:description") == head.all("description") != [""]


def test_a_narrowed_list_is_not_for_search_engines_and_its_pages_are(client, work):
    whole, second, narrowed = (
        Head(client.get(f"/publications/{query}"))
        for query in ("", "?page=1", "?year=2019")
    )

    assert whole.all("robots") == second.all("robots") == []
    assert narrowed.all("robots") == ["noindex"]
    assert narrowed.canonical == "http://testserver/publications/?year=2019"
