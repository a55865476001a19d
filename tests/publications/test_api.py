"""Publications and venues under /api/v1/: what a row says, and to whom."""

import csv
import io

import pytest

from tests.factories import (
    make_coauthor,
    make_curator,
    make_degree,
    make_distinction,
    make_person,
    make_publication,
    make_publication_link,
    make_publication_topic,
    make_record,
    make_relation,
    make_topic,
    make_venue,
    make_venue_alias,
    make_version,
)

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
LIST = "/api/v1/publications/"


@pytest.fixture
def get(client):
    """The JSON of an address under /api/v1/, for a visitor or a user who signs in."""

    def answer(path, user=None):
        if user:
            client.force_login(user)
        return client.get(f"/api/v1/{path}").json()

    return answer


def make_full_publication(title="On Examples", **fields):
    """A conference paper of two authors with a topic, an honour and a workshop version."""
    venue = make_venue(f"Conference on {title}", acronym=f"C{title[-1]}", **fields)
    work = make_publication(
        title, kind="conference", status="published", venue=venue, is_alphabetical=True
    )
    ada = make_person(f"Ada {title}")
    make_coauthor(
        work,
        "A. Lee",
        person=ada,
        shared_mark="equal_contribution",
        is_corresponding=True,
    )
    make_coauthor(work, "Bo Ray")
    make_publication_topic(work, make_topic(f"Topic of {title}"))
    make_distinction(work)
    version = make_version(work, issued="2019", relation_printed="Short version")
    make_distinction(version, kind="oral", printed="Oral")
    return work


def test_a_row_says_everything_about_a_work(get):
    make_full_publication("On Examples")

    [row] = get("publications/")["results"]

    assert row.pop("id") > 0
    assert row.pop("versions")[0].pop("id") > 0
    assert row == {
        "url": f"{SITE}/api/v1/publications/on-examples/",
        "html_url": f"{SITE}/publications/on-examples/",
        "slug": "on-examples",
        "title": "On Examples",
        "year": 2020,
        "issued": "2020",
        "kind": "conference",
        "type": "paper-conference",
        "status": "published",
        "venue": {"slug": "cs", "acronym": "Cs", "name": "Conference on On Examples"},
        "topics": [{"slug": "topic-of-on-examples", "name": "Topic of On Examples"}],
        "authors": [
            {
                "position": 1,
                "role": "author",
                "name": "A. Lee",
                "person": {"slug": "ada-on-examples", "name": "Ada On Examples"},
                "shared_mark": "equal_contribution",
                "shared_group": 1,
                "corresponding": True,
                "raw_affiliation": None,
            },
            {
                "position": 2,
                "role": "author",
                "name": "Bo Ray",
                "person": None,
                "shared_mark": None,
                "shared_group": None,
                "corresponding": False,
                "raw_affiliation": None,
            },
        ],
        "alphabetical": True,
        "distinctions": [{"kind": "spotlight", "printed": "Spotlight"}],
        "doi": None,
        "arxiv_id": None,
        "version_of": None,
    }


def test_a_row_lists_the_versions_of_a_work(get):
    make_full_publication()

    [version] = get("publications/")["results"][0]["versions"]

    assert version.pop("id") > 0
    assert version == {
        "slug": "on-examples-short-version",
        "relation": "short_version",
        "relation_printed": "Short version",
        "kind": "workshop",
        "venue": None,
        "year": 2019,
        "issued": "2019",
        "distinctions": [{"kind": "oral", "printed": "Oral"}],
    }


def test_what_is_not_known_is_null(get):
    make_publication("Bare", issued="")

    [row] = get("publications/")["results"]

    unknown = ["year", "issued", "kind", "status", "venue", "doi", "arxiv_id"]
    assert [row[name] for name in unknown] == [None] * 7
    assert row["type"] == "document"
    assert row["topics"] == row["authors"] == row["versions"] == []


def test_a_version_has_what_it_lacks_from_its_work_and_says_so(get):
    make_full_publication()

    [version] = get("publications/?versions=all&kind=workshop")["results"]

    assert version["title"] == "On Examples"
    assert [author["name"] for author in version["authors"]] == ["A. Lee", "Bo Ray"]
    assert [topic["name"] for topic in version["topics"]] == ["Topic of On Examples"]
    assert version["alphabetical"] is True
    assert version["version_of"]["slug"] == "on-examples"
    assert version["version_of"]["inherited"] == ["title", "authors", "topics"]


def test_an_author_list_is_never_cut(get):
    work = make_publication()
    names = [f"Author {n:03}" for n in range(1, 251)]
    for name in names:
        make_coauthor(work, name)

    [row] = get("publications/")["results"]

    assert [author["name"] for author in row["authors"]] == names


def test_a_list_costs_the_same_for_one_row_and_for_many(
    client, django_assert_num_queries
):
    make_full_publication("Paper A")
    with django_assert_num_queries(7):
        client.get(LIST)

    for letter in "BCDE":
        make_full_publication(f"Paper {letter}")
    with django_assert_num_queries(7):
        client.get(LIST)


def test_the_rows_keep_the_order_of_the_list(get):
    for title, issued in (
        ("Old", "1999"),
        ("New", "2024"),
        ("None", ""),
        ("Mid", "2010"),
    ):
        make_publication(title, issued=issued)

    titles = [row["title"] for row in get("publications/")["results"]]

    assert titles == ["New", "Mid", "Old", "None"]


def test_pages_lead_to_each_other_and_keep_the_query(get):
    for title in ("One", "Two", "Three"):
        make_publication(title)

    page = get("publications/?year=2018-2022&per_page=1&page=2")

    assert page["count"] == 3
    assert page["count_exact"] is True
    assert page["next"] == f"{SITE}{LIST}?year=2018-2022&per_page=1&page=3"
    assert page["previous"] == f"{SITE}{LIST}?year=2018-2022&per_page=1&page=1"


def test_links_between_pages_keep_repeated_parameters_and_their_marks(get):
    work = make_publication("One", venue=make_venue("Venue", acronym="V"))
    other = make_publication("Two")
    for name in ("Alpha", "Beta"):
        topic = make_topic(name)
        make_publication_topic(work, topic)
        make_publication_topic(other, topic)

    page = get("publications?topic=alpha&topic=beta&kind=!journal,book&per_page=1")

    assert page["next"] == (
        f"{SITE}/api/v1/publications?topic=alpha&topic=beta"
        "&kind=!journal,book&per_page=1&page=2"
    )


def test_the_details_hold_what_a_row_leaves_out(get):
    ada = make_person("Ada Lee")
    work = make_publication(
        "Whole", abstract="Short.", volume="7", thesis_of=make_degree(ada)
    )
    make_publication_link(work, label="Code")
    make_relation(work, make_publication("Before"), printed="extends")
    make_relation(make_publication("After"), work, kind="corrects")

    detail = get("publications/whole/")

    assert (detail["abstract"], detail["volume"], detail["issue"]) == (
        "Short.",
        "7",
        None,
    )
    assert detail["thesis_of"]["person"] == {"slug": "ada-lee", "name": "Ada Lee"}
    assert detail["links"] == [{"url": "https://example.org/paper", "label": "Code"}]
    assert [r["publication"]["title"] for r in detail["relations"]] == ["Before"]
    assert [r["publication"]["title"] for r in detail["referred_to_by"]] == ["After"]


def table(response):
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("ask", [{"query": "&format=csv"}, {"accept": "text/csv"}])
def test_a_table_holds_all_rows_and_not_one_page(client, ask):
    for n in range(30):
        make_publication(f"Paper {n:02}")

    response = client.get(
        f"{LIST}?sort=title&per_page=1{ask.get('query', '')}",
        headers={"accept": ask.get("accept", "*/*")},
    )

    assert [row["title"] for row in table(response)] == [
        f"Paper {n:02}" for n in range(30)
    ]
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "publications.csv" in response.headers["Content-Disposition"]


def test_a_table_shows_a_work_on_one_line(client):
    make_full_publication()

    [row] = table(client.get(f"{LIST}?format=csv"))

    assert row["authors"] == "A. Lee; Bo Ray"
    assert row["venue"] == "Cs"
    assert row["topics"] == "Topic of On Examples"
    assert row["alphabetical"] == "true"
    assert row["doi"] == ""


def test_a_title_cannot_become_a_formula_in_a_table(client):
    make_publication('=HYPERLINK("http://evil.example")')

    [row] = table(client.get(f"{LIST}?format=csv"))

    assert row["title"] == '\'=HYPERLINK("http://evil.example")'


def test_a_table_costs_the_same_queries_for_every_row(
    client, django_assert_max_num_queries
):
    for letter in "ABCDE":
        make_full_publication(f"Paper {letter}")

    with django_assert_max_num_queries(6):
        assert len(table(client.get(f"{LIST}?format=csv"))) == 5


def test_a_venue_says_how_many_works_its_list_holds(get):
    venue = make_venue("Neural Systems", acronym="NS")
    make_venue_alias(venue, "NIPS")
    make_publication("One", venue=venue)
    make_version(make_publication("Two", venue=venue), venue=venue)

    [row] = get("venues/")["results"]

    assert row["works"] == get("publications/?venue=ns")["count"] == 2
    assert (row["slug"], row["acronym"], row["aliases"]) == ("ns", "NS", ["NIPS"])
    assert row["host"] is row["issn"] is None


def test_the_details_of_a_venue_hold_its_workshops(get):
    host = make_venue("Conference", acronym="C")
    make_publication(venue=make_venue("Open Workshop", host=host, kind="workshop"))
    make_venue("Empty Workshop", host=host, kind="workshop")

    [workshop] = get("venues/c/")["workshops"]

    assert workshop == {
        "slug": "open-workshop",
        "acronym": None,
        "name": "Open Workshop",
    }
    assert get("venues/open-workshop/")["host"]["slug"] == "c"


def test_a_list_of_venues_costs_the_same_for_many(client, django_assert_num_queries):
    for letter in "ABCDE":
        make_full_publication(f"Paper {letter}")

    with django_assert_num_queries(4):
        client.get("/api/v1/venues/")


SECRETS = ["zyzzyva", "wombat", "quokka", "xylophone", "aardvark", "vicuna"]


@pytest.fixture
def hidden():
    """A public work among hidden things, each with a word that nothing else has."""
    shown = make_publication("Shown", venue=make_venue("Open Venue"))
    make_coauthor(shown, "Dee Draft", person=make_person("Dee Vicuna", status="draft"))
    secret = make_venue("Zyzzyva Venue")
    version = make_version(shown, title="Wombat", visibility="private", venue=secret)
    make_coauthor(version, "Quokka", person=make_record("Quentin Quokka"))
    make_publication_topic(version, make_topic("Xylophones"))
    make_distinction(version, printed="Best Wombat")
    private = make_publication("Aardvark", visibility="private", venue=secret)
    make_relation(shown, private)
    make_relation(private, shown)


ADDRESSES = [
    *("publications/", "publications/?versions=all", "publications/?format=csv"),
    *("publications/shown/", "venues/", "venues/open-venue/", "topics/", "people/"),
    *("publications/?q=zyzzyva", "publications/?versions=all&q=wombat"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_hidden_words_appear_in_no_answer_for_a_visitor(client, hidden, address):
    response = client.get(f"/api/v1/{address}")
    text = (
        b"".join(response.streaming_content) if response.streaming else response.content
    )

    assert response.status_code == 200
    assert [word for word in SECRETS if word in text.decode().lower()] == []


@pytest.mark.parametrize(
    "address",
    ["aardvark/", "shown-short-version/", "wombat-short-version/"],
)
def test_a_hidden_publication_is_not_there_for_a_visitor(client, hidden, address):
    assert client.get(f"{LIST}{address}").status_code == 404


@pytest.mark.parametrize(
    ("near", "word"),
    [("venue=zyzzyva-venu", "zyzzyva-venue"), ("topic=xylophone", "xylophones")],
)
def test_no_suggestion_names_what_is_hidden(client, hidden, near, word):
    visitor = client.get(f"{LIST}?{near}").json()["errors"][0]
    client.force_login(make_curator())
    curator = client.get(f"{LIST}?{near}").json()["errors"][0]

    assert visitor["nearest"] is None
    assert curator["nearest"] == word


def test_a_curator_sees_what_is_hidden(get, hidden):
    curator = make_curator()

    rows = get("publications/?sort=title", curator)["results"]

    assert [row["title"] for row in rows] == ["Aardvark", "Shown"]
    assert rows[1]["versions"][0]["venue"]["name"] == "Zyzzyva Venue"
    assert rows[1]["authors"][0]["person"]["slug"] == "dee-vicuna"


def test_the_printed_name_of_a_hidden_person_stays(get, hidden):
    [row] = get("publications/")["results"]

    assert [(a["name"], a["person"]) for a in row["authors"]] == [("Dee Draft", None)]
