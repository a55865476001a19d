"""Facets beside the rows of a list, and groups in their place."""

import pytest

from tests import factories as f
from tests.problems import problem

pytestmark = pytest.mark.django_db

PUBLICATIONS = "/api/v1/publications/"
PEOPLE = "/api/v1/people/"


def facets(client, query, path=PUBLICATIONS):
    return client.get(f"{path}?{query}").json()["facets"]


def grouped(client, query, path=PUBLICATIONS):
    """The groups as pairs of key and number, in their order."""
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200, answer.json()
    return [(group["key"], group["count"]) for group in answer.json()["groups"]]


def count(client, path, query):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200, answer.json()
    return answer.json()["count"]


@pytest.fixture
def works():
    """Works with versions elsewhere, authors of their own and of their work, honours."""
    a, b = f.make_venue("Aa"), f.make_venue("Bb")
    broad = f.make_topic("Broad")
    narrow = f.make_topic("Narrow", broader=broad)
    ada, ben = f.make_person("Ada Lee"), f.make_record("Ben Poe")
    one = f.make_publication("One", venue=a, kind="conference", issued="2020")
    f.make_publication_topic(one, narrow)
    f.make_coauthor(one, "Ada Lee", person=ada)
    short = f.make_version(one, venue=b, kind="workshop", issued="2019")
    f.make_distinction(short, kind="oral")
    f.make_version(one, kind="preprint")
    two = f.make_publication("Two", venue=b, kind="journal", issued="2019")
    f.make_publication_topic(two, broad)
    f.make_coauthor(two, "Ada Lee", person=ada)
    f.make_coauthor(two, "Ben Poe", person=ben)
    f.make_distinction(two, kind="spotlight")
    own = f.make_version(two, venue=a, kind="preprint", issued="2018")
    f.make_coauthor(own, "Ben Poe", person=ben)
    f.make_publication("Three", issued="", kind="", status="submitted")
    secret = f.make_person("Secret Person", status="draft")
    hidden = f.make_publication(
        "Hidden", venue=f.make_venue("Secret"), visibility="private", kind="book"
    )
    f.make_coauthor(hidden, "Secret Person", person=secret)


WORDS = ("venue", "year", "topic", "person", "kind", "type", "status", "distinction")
QUERIES = [
    "",
    "venue=aa",
    "venue=!aa",
    "year=2019-",
    "kind=workshop,preprint",
    "person=ben-poe",
    "q=two",
    "versions=all",
    "versions=all&venue=aa",
    "versions=none",
    "topic=broad&distinction=!oral",
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_group_counts_what_its_value_would_find_besides(client, works, query):
    for word in WORDS:
        asked = word if word == "type" else f"{word}:null"
        for key, number in grouped(client, f"{query}&group_by={asked}"):
            assert number == count(client, PUBLICATIONS, f"{query}&{word}={key}"), word


@pytest.mark.parametrize("query", QUERIES)
def test_a_facet_counts_what_its_value_would_find_instead(client, works, query):
    words = [word if word == "type" else f"{word}:null" for word in WORDS]
    found = facets(client, f"{query}&facets={','.join(words)}")

    assert list(found) == list(WORDS)
    for word, choices in found.items():
        others = "&".join(p for p in query.split("&") if not p.startswith(f"{word}="))
        for choice in choices:
            value = f"{others}&{word}={choice['key']}"
            assert choice["count"] == count(client, PUBLICATIONS, value), word


def test_a_facet_leaves_out_what_its_own_filter_asks(client, works):
    assert facets(client, "facets=venue,kind&venue=aa&kind=conference") == {
        "venue": [{"key": "aa", "label": "Aa", "count": 1}],
        "kind": [
            {"key": "conference", "label": "Conference paper", "count": 1},
            {"key": "preprint", "label": "Preprint", "count": 1},
        ],
    }


def test_works_are_grouped_once_whatever_their_versions(client, works):
    assert grouped(client, "group_by=venue") == [("aa", 2), ("bb", 2)]
    assert grouped(client, "group_by=topic") == [("broad", 2), ("narrow", 1)]


def test_a_version_without_authors_counts_for_those_of_its_work(client, works):
    assert grouped(client, "group_by=person&kind=workshop") == [("ada-lee", 1)]
    assert grouped(client, "group_by=person&versions=all") == [
        ("ada-lee", 4),
        ("ben-poe", 2),
    ]


def test_rows_without_a_value_are_a_group_only_where_they_are_asked_for(client, works):
    assert grouped(client, "group_by=year") == [("2019", 2), ("2018", 1), ("2020", 1)]
    assert grouped(client, "group_by=year:null")[-1] == ("null", 2)


@pytest.mark.parametrize(
    ("sort", "keys"),
    [
        ("-count", ["2019", "2018", "2020", "null"]),
        ("count", ["2018", "2020", "2019", "null"]),
        ("key", ["2018", "2019", "2020", "null"]),
        ("-key", ["2020", "2019", "2018", "null"]),
    ],
)
def test_groups_have_orders_of_their_own(client, works, sort, keys):
    found = grouped(client, f"group_by=year:null&sort={sort}")

    assert [key for key, _ in found] == keys


def test_groups_come_a_page_at_a_time(client, works):
    first = client.get(f"{PUBLICATIONS}?group_by=year&per_page=2").json()
    second = client.get(first["next"]).json()

    keys = [[group["key"] for group in page["groups"]] for page in (first, second)]
    assert keys == [["2019", "2018"], ["2020"]]
    assert (first["count"], second["next"]) == (3, None)


def test_a_table_has_all_groups(client, works):
    answer = client.get(f"{PUBLICATIONS}?group_by=venue&format=csv&per_page=1")

    assert b"".join(answer.streaming_content) == (
        b"key,label,count\r\naa,Aa,2\r\nbb,Bb,2\r\n"
    )


def test_a_facet_has_its_first_fifty_values(client):
    for year in range(1950, 2010):
        f.make_publication(f"Work of {year}", issued=str(year))

    found = facets(client, "facets=year&per_page=1")["year"]

    assert [value["key"] for value in found] == [str(y) for y in range(1950, 2000)]


def test_nothing_is_counted_unless_asked_for(client, works):
    assert list(client.get(PUBLICATIONS).json()) == [
        *("count", "count_exact", "next", "previous", "results")
    ]


@pytest.fixture
def people():
    university = f.make_organization("University")
    unit = f.make_organization("Department", parent=university)
    broad = f.make_topic("Wide")
    narrow = f.make_topic("Small", broader=broad)
    ada, ben = f.make_person("Ada Lee"), f.make_person("Ben Poe")
    ada.topics.add(narrow)
    ben.topics.add(broad)
    f.make_degree(ada, organization=unit, level="doctorate")
    f.make_degree(ada, organization=university, level="master")
    f.make_position(ada, organization=unit, kind="postdoc")
    f.make_position(ben, organization=university, kind="faculty")
    f.make_position(ben, kind="postdoc", visibility="private")
    record = f.make_record("Cy Roe")
    f.make_mentorship(ben, mentor=record, mentee=ben, organization=unit)
    f.make_degree(f.make_person("Draft", status="draft"), organization=unit)


@pytest.mark.parametrize(
    "query",
    ["", "kind=profile", "organization=department", "topic=!small", "q=ada"],
)
def test_a_group_of_people_counts_what_its_value_would_find_besides(
    client, people, query
):
    for word in ("kind", "topic", "organization", "position_kind", "degree_level"):
        asked = word if word == "kind" else f"{word}:null"
        groups = grouped(client, f"{query}&group_by={asked}", PEOPLE)
        assert groups or query
        for key, number in groups:
            assert number == count(client, PEOPLE, f"{query}&{word}={key}"), word


def test_an_organization_counts_the_people_of_its_units(client, people):
    found = facets(client, "facets=organization", PEOPLE)["organization"]

    assert [(value["key"], value["count"]) for value in found] == [
        ("university", 3),
        ("department", 2),
    ]


def test_what_a_reader_may_not_see_is_counted_for_curators_alone(client, works, people):
    queries = [f"group_by={word}" for word in ("venue", "kind", "person")]
    told = [grouped(client, query) for query in queries]
    kinds = grouped(client, "group_by=position_kind", PEOPLE)

    client.force_login(f.make_curator())
    curators = [grouped(client, query) for query in queries]

    names = "secret", "book", "secret-person"
    for name, groups, every in zip(names, told, curators, strict=True):
        assert name not in dict(groups)
        assert dict(every)[name] == 1
    assert kinds == [("faculty", 1), ("postdoc", 1)]
    assert dict(grouped(client, "group_by=position_kind", PEOPLE))["postdoc"] == 2


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        ("facets=vneue", "facets", "venue"),
        ("facets=type:null", "facets", "year:null"),
        ("group_by=vneue", "group_by", "venue"),
        ("group_by=venue,year", "group_by", "venue"),
        ("group_by=venue&group_by=year", "group_by", None),
        ("group_by=venue&sort=title", "sort", None),
        ("group_by=venue&sort=cuont", "sort", "count"),
        ("group_by=venue&facets=year", "facets", None),
        ("group_by=venue&fields=title", "fields", None),
        ("group_by=venue&cursor=*", "cursor", None),
        ("group_by=venue&page=9", "page", None),
        ("group_by=venue&format=bib", "group_by", None),
        ("facets=venue&cursor=*", "cursor", None),
        ("facets=venue&format=csv", "facets", None),
        ("facets=venue&format=csl", "facets", None),
        ("sort=count", "sort", None),
    ],
)
def test_what_cannot_be_counted_is_refused(client, query, parameter, nearest):
    told = problem(client.get(f"{PUBLICATIONS}?{query}"), 400)

    [fault] = told["errors"]
    assert (fault["parameter"], fault["nearest"]) == (parameter, nearest)


def test_a_list_that_counts_nothing_does_not_know_the_parameters(client):
    told = problem(client.get("/api/v1/awards/?group_by=year"), 400)

    assert told["errors"][0]["parameter"] == "group_by"
