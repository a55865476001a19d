"""What the index finds, beside a plain reading of the rows; the same on both engines."""

import unicodedata

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import querying, search
from publications import finding
from publications.filters import PublicationFilter
from publications.indexes import WORDS
from publications.models import Publication
from publications.search import faults
from tests import factories as f

pytestmark = pytest.mark.django_db


def filters(query, user=f.VISITOR, **more):
    data = QueryDict(mutable=True)
    data.update({"q": query, **more})
    return PublicationFilter(data, user=user)


def listed(query, user=f.VISITOR, **more):
    """The titles of the list as the API reads it."""
    ids = [row[-1] for row in filters(query, user, **more).ids[0:200]]
    titles = Publication.objects.in_bulk(ids)
    return [titles[pk].title for pk in ids]


# Words that share beginnings, that other searches take for operators, or that fold.
_WORDS = st.sampled_from(
    [
        "graph",
        "graphs",
        "gra",
        "g",
        "and",
        "or",
        "not",
        "near",
        "title",
        "x",
        "é",
        "ß",
        "ss",
    ]
    + ["学習", "1", "v", "12", "Ñandú", "o’neil", "a-b", "𝔘nicode", "x_public", "|"]
)
_SIGNS = st.sampled_from(
    list("\"'*():^-+|&!<>%_\\ \t")
    + ["NEAR(", "title:", "\u0327", "“", "«", "--", "'';"]
)
_QUERIES = st.lists(
    st.one_of(_WORDS, _SIGNS, _WORDS.map(lambda w: f"-{w}"), st.text(max_size=5)),
    min_size=1,
    max_size=8,
).map(" ".join)
_TITLES = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)


def has(part, title):
    """Whether a title has a part of a query, by reading it."""
    words = querying.indexed_words(title)
    if part.is_phrase:
        size = len(part.words)
        starts = range(len(words) - size + 1)
        return any(tuple(words[n : n + size]) == part.words for n in starts)
    return any(word.startswith(part.words[0]) for word in words)


def meant(query, title):
    parts = querying.parts(query)
    return bool(parts) and all(has(part, title) != part.is_negated for part in parts)


def is_control(character):
    return unicodedata.category(character) in {"Cc", "Cs"}


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(titles=st.lists(_TITLES, min_size=1, max_size=6), query=_QUERIES)
def test_a_list_has_the_rows_that_reading_them_one_by_one_finds(db, titles, query):
    query = "".join(c for c in query if not is_control(c)).strip()
    Publication.objects.all().delete()
    for number, title in enumerate(titles):
        f.make_publication(f"{title} t{number}")
    if not query:
        return

    for sort in ("-year", "relevance", "title"):
        found = listed(query, sort=sort)
        expected = [p.title for p in Publication.objects.all() if meant(query, p.title)]
        assert sorted(found) == sorted(expected)
    assert filters(query).ids.count() == filters(query).qs.count()


@pytest.mark.parametrize(
    "query",
    [
        "AND", "OR NOT", "NEAR(a b)", "title:graph", "gra*", '"', '"graph', "(", "^graph",
        "graph;--", "' OR 1=1", "%", "_", "\\", "x" * 4000, '"' * 300, "-", "- -", "|",
        "graph | tree", "_v1", "_xpublic", "_zversion", "\u200bgraph", "a\u0300" * 50,
    ],
)  # fmt: skip
def test_whatever_is_typed_is_literal_and_never_an_error(client, query):
    f.make_publication("Graph and tree or not", issued="2024")

    for path in ("/publications/", "/api/v1/publications/", "/search/"):
        for sort in ("", "relevance"):
            asked = {"q": query, "sort": sort} if sort else {"q": query}
            assert client.get(path, asked).status_code == 200


def test_tokens_of_the_index_cannot_be_searched_for():
    f.make_publication("Something", venue=f.make_venue("Place"))

    for query in ("_v1", "_xpublic", "_k", "v", "x", "y0", "k", "z"):
        assert listed(query) == []


@pytest.fixture
def ranked_works():
    f.make_publication("Other things", issued="2025", abstract="Of graph cuts.")
    by = f.make_publication("Named so", issued="2024")
    f.make_coauthor(by, "Ada Graph")
    f.make_publication("Graphs of cuts", issued="2020")
    f.make_publication("A graph that cuts", issued="2019")
    f.make_publication("Graph cuts", issued="2010")


def test_the_best_come_first_and_equals_by_year(ranked_works):
    assert listed("graph", sort="relevance") == [
        "A graph that cuts",
        "Graph cuts",
        "Graphs of cuts",
        "Named so",
        "Other things",
    ]
    assert listed("graph cuts", sort="relevance")[0] == "Graph cuts"


@pytest.mark.parametrize("more", [{"has_doi": "false"}, {"kind": "null"}])
def test_ranks_are_the_same_beside_filters_that_the_index_does_not_know(
    ranked_works, more
):
    assert listed("graph", sort="relevance", **more) == listed(
        "graph", sort="relevance"
    )


@pytest.fixture
def many(monkeypatch):
    """Bounds so low that a few rows pass them."""
    monkeypatch.setattr(finding, "RANKED", 3)
    monkeypatch.setattr(finding, "MAX_ROWS", 5)


def test_beyond_its_bound_a_ranking_is_of_the_newest_and_says_so(many, client):
    for year in range(2000, 2005):
        f.make_publication(f"Tree {year} graph", issued=str(year))
    f.make_publication("Graph", issued="1999")

    assert listed("graph", sort="relevance")[:3] == [
        "Tree 2004 graph", "Tree 2003 graph", "Tree 2002 graph"
    ]  # fmt: skip
    answer = client.get("/api/v1/publications/?q=graph&sort=relevance").json()
    assert (answer["count"], answer["count_exact"]) == (5, False)
    assert answer["ranked_among"] == 3


def test_a_list_below_its_bounds_says_nothing_of_them(many, client):
    f.make_publication("Graph")

    answer = client.get("/api/v1/publications/?q=graph&sort=relevance").json()
    assert (answer["count"], answer["count_exact"]) == (1, True)
    assert "ranked_among" not in answer


def test_pages_behind_the_ranked_ones_lose_no_work(many):
    for year in range(2000, 2005):
        f.make_publication(f"Graph {year}", issued=str(year))
    rows = filters("graph", sort="relevance").ids

    assert len({*rows[0:2], *rows[2:4], *rows[4:6]}) == 5


@pytest.mark.parametrize("audience", ["visitor", "member", "curator"])
def test_the_index_finds_for_each_reader_what_they_may_see(audience):
    readers = {
        "visitor": f.VISITOR,
        "member": f.make_user(),
        "curator": f.make_curator(),
    }
    for visibility in ("public", "limited", "private"):
        work = f.make_publication(f"Graph {visibility}", visibility=visibility)
        f.make_version(work, title=f"Graph tree {visibility}")
    open_work = f.make_publication("Open")
    f.make_version(open_work, title="Graph leaf", visibility="private")
    user = readers[audience]

    for query in ("graph", "tree", "leaf"):
        expected = {p.title for p in filters(query, user).qs}
        assert set(listed(query, user)) == expected
        assert set(listed(query, user, sort="relevance")) == expected


def test_a_version_finds_its_work_in_the_place_of_the_work():
    old = f.make_publication("Old work", issued="2001")
    f.make_version(old, title="Graph note", issued="2015")
    f.make_publication("Graph", issued="2010")
    f.make_publication("Graph paper", issued="1999")

    assert listed("graph") == ["Graph", "Old work", "Graph paper"]


@pytest.mark.parametrize(
    "more",
    [
        {}, {"venue": "neurips"}, {"year": "2019"}, {"year": "2018-"}, {"year": "-2019"},
        {"kind": "journal"}, {"type": "article-journal"}, {"status": "published"},
        {"topic": "graphs"}, {"person": "ada-lee"}, {"venue": "neurips", "year": "2019-2020"},
        {"person": "ada-lee", "venue": "neurips"}, {"topic": "graphs", "kind": "journal"},
        {"kind": "journal,conference", "type": "article-journal"}, {"year": "2018,2020"},
        {"venue": "!neurips"}, {"venue": "null"}, {"topic": "graphs", "person": "ada-lee"},
        {"person": "!ada-lee"}, {"person": "null"}, {"kind": "!journal,null"}, {"status": "null"},
        {"first_author": "ada-lee"}, {"first_author": "!ada-lee", "year": "2018-"},
        {"equal_contribution": "true"}, {"equal_contribution": "ada-lee,false"},
        {"has_doi": "true"}, {"has_doi": "!true", "venue": "!null"}, {"alphabetical": "true"},
        {"alphabetical": "false", "topic": "!graphs"}, {"distinction": "best_paper"},
        {"distinction": "null"}, {"distinction": "!best_paper"}, {"year": "!2018,2020"},
        {"year": "null"}, {"year": "!-2018"}, {"topic": "null"}, {"type": "!article-journal"},
    ],
)  # fmt: skip
def test_lists_off_the_search_table_are_those_of_the_publications(more):
    _make_works_that_differ_in_everything()
    for query in (
        "",
        "paper",
        "paper -second",
        '"paper second"',
        "paper -third -first",
    ):
        data = QueryDict(mutable=True)
        data.update({**more, **({"q": query} if query else {})})
        found = PublicationFilter(data, user=f.VISITOR)

        assert [row[-1] for row in found.ids[0:200]] == [p.pk for p in found.qs]
        assert found.ids.count() == found.qs.count()
        data["sort"] = "relevance"
        if query:
            ranked = PublicationFilter(data, user=f.VISITOR)
            assert {row[-1] for row in ranked.ids[0:200]} == {p.pk for p in found.qs}
        if (rows := found.search_rows()) is not None:
            matches = found.matches().values_list("pk", flat=True)
            assert set(rows.values_list("publication", flat=True)) == set(matches)


_VALUES = {
    "q": ["paper", "paper -second", "-third", "first ada", '"paper second"', "pa -bo"],
    "venue": ["neurips", "!neurips", "null", "!null", "neurips,null"],
    "topic": ["graphs", "!graphs", "null", "graphs,null"],
    "person": ["ada-lee", "!ada-lee", "null"],
    "first_author": ["ada-lee", "!ada-lee"],
    "equal_contribution": ["true", "false", "ada-lee", "!ada-lee", "false,ada-lee"],
    "year": ["2018", "2018-2019", "!2018", "-2018", "2018-", "null", "!null", "2017,2020"],
    "kind": ["journal", "!journal", "null,conference"],
    "type": ["article-journal", "!article-journal"],
    "status": ["published", "null", "!published"],
    "distinction": ["best_paper", "null", "!best_paper", "oral"],
    "has_doi": ["true", "false", "!true", "true,false"],
    "alphabetical": ["true", "!true"],
    "versions": ["all", "none"],
}  # fmt: skip
_PAIRS = st.sampled_from(sorted(_VALUES)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(_VALUES[name]))
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(pairs=st.lists(_PAIRS, max_size=4), is_visitor=st.booleans())
def test_any_filters_beside_a_query_list_what_they_say_of_the_publications(
    works_that_differ, pairs, is_visitor
):
    data = QueryDict(mutable=True)
    for name, value in [("q", "paper"), *pairs]:
        if name != "versions" or name not in data:
            data.appendlist(name, value)
    user = f.VISITOR if is_visitor else works_that_differ

    found = PublicationFilter(data, user=user)

    assert [row[-1] for row in found.ids[0:200]] == [p.pk for p in found.qs]
    assert found.ids.count() == found.qs.count()
    data["sort"] = "relevance"
    ranked = PublicationFilter(data, user=user)
    assert {row[-1] for row in ranked.ids[0:200]} == {p.pk for p in found.qs}


@pytest.fixture
def works_that_differ():
    """Somebody who sees all of them."""
    _make_works_that_differ_in_everything()
    return f.make_curator()


def _make_works_that_differ_in_everything():
    venue = f.make_venue("NeurIPS")
    topic = f.make_topic("Graphs")
    ada = f.make_person("Ada Lee", slug="ada-lee")
    for number in range(12):
        work = f.make_publication(
            f"Paper {'second' if number % 2 else 'first'} {number}",
            issued=str(2017 + number % 4) if number % 5 else "",
            venue=venue if number % 3 else None,
            kind="journal" if number % 2 else "conference",
            status="published" if number % 4 else "",
            doi=f"10.5555/{number}" if number % 3 == 2 else "",
            is_alphabetical=number % 4 == 3,
        )
        if number % 2:
            f.make_publication_topic(work, topic)
        is_marked = {"shared_mark": "equal_contribution"} if number % 5 == 1 else {}
        f.make_coauthor(
            work, "Ada Lee", person=ada if number % 3 == 1 else None, **is_marked
        )
        f.make_coauthor(
            work, "Bo", person=ada if number % 6 == 5 else None, **is_marked
        )
        if number % 4 == 0:
            version = f.make_version(
                work,
                venue=venue,
                issued="2020",
                kind="journal",
                title="Paper third" if number % 8 else "",
                visibility="private" if number == 8 else "public",
            )
            f.make_distinction(version, kind="best_paper")
            if number == 4:
                f.make_coauthor(version, "Ada Lee", person=ada)


def test_the_index_agrees_with_its_table_and_says_when_not():
    work = f.make_publication("Graph")
    assert search.check(WORDS) == []
    assert faults([work.pk]) == []

    Publication.objects.filter(pk=work.pk).update(title="Tree")

    assert faults([work.pk]) == [f"publication {work.pk}: other words"]
