"""What the filters and orders of people and topics find."""

import pytest
from django.http import QueryDict

from core.problems import ParameterProblem
from people.filters import PersonFilter, TopicFilter
from tests.factories import (
    VISITOR,
    make_coauthor,
    make_curator,
    make_other_name,
    make_person,
    make_publication,
    make_publication_topic,
    make_record,
    make_topic,
    make_version,
)

pytestmark = pytest.mark.django_db


def people(query, user=VISITOR):
    return [
        person.credit_name for person in PersonFilter(QueryDict(query), user=user).qs
    ]


def topics(query, user=VISITOR):
    return [topic.name for topic in TopicFilter(QueryDict(query), user=user).qs]


@pytest.fixture
def directory(db):
    """Two profiles on topics, two records with works; a draft that visitors do not see."""
    learning = make_topic("Learning")
    bandits = make_topic("Bandits", broader=learning)
    make_person("Émile Zola").topics.add(bandits)
    lee = make_person("Ada Lee")
    lee.topics.add(learning, make_topic("Privacy"))
    make_person("Dee Draft", status="draft").topics.add(make_topic("Secrecy"))
    for title in ("First", "Second"):
        work = make_publication(title)
        make_coauthor(
            work,
            "Bo Adams",
            person=make_record("Bo Adams") if title == "First" else None,
        )
        make_coauthor(work, "Ada Lee", person=lee)
        make_publication_topic(work, bandits)
    make_coauthor(work, "陳大文", person=make_record("陳大文"))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Ada Lee", "Émile Zola", "Bo Adams", "陳大文"]),
        ("sort=name", ["Bo Adams", "Ada Lee", "Émile Zola", "陳大文"]),
        ("sort=-name", ["陳大文", "Émile Zola", "Ada Lee", "Bo Adams"]),
        ("sort=id", ["Émile Zola", "Ada Lee", "Bo Adams", "陳大文"]),
        ("sort=-works,name", ["Ada Lee", "Bo Adams", "陳大文", "Émile Zola"]),
        ("kind=profile", ["Ada Lee", "Émile Zola"]),
        ("kind=!profile", ["Bo Adams", "陳大文"]),
        ("letter=A", ["Bo Adams"]),
        ("letter=z", ["Émile Zola"]),
        ("letter=a,L", ["Ada Lee", "Bo Adams"]),
        ("letter=%23", ["陳大文"]),
        ("letter=!a,%23", ["Ada Lee", "Émile Zola"]),
        ("letter=Q", []),
        ("topic=learning", ["Ada Lee", "Émile Zola"]),
        ("topic=bandits", ["Émile Zola"]),
        ("topic=learning&topic=privacy", ["Ada Lee"]),
        ("topic=!bandits&kind=profile", ["Ada Lee"]),
        ("topic=null", ["Bo Adams", "陳大文"]),
        ("q=ad", ["Ada Lee", "Bo Adams"]),
        ("q=emile", ["Émile Zola"]),
        ("q=lee+ada", ["Ada Lee"]),
        ("q=ee", []),
        ("q=?", []),
    ],
)  # fmt: skip
def test_a_query_finds_people(directory, query, names):
    assert people(query) == names


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        ("letter=AB", "letter", None),
        ("letter=null", "letter", None),
        ("kind=null", "kind", None),
        ("kind=profil", "kind", "profile"),
        ("topic=bandit", "topic", "bandits"),
        ("topic=secrecy", "topic", None),
        ("sort=works_", "sort", "works"),
        ("email__startswith=a", "email__startswith", None),
    ],
)
def test_a_bad_value_is_a_fault(directory, query, parameter, nearest):
    with pytest.raises(ParameterProblem) as caught:
        people(query)

    [fault] = caught.value.faults
    assert fault.parameter == parameter
    assert fault.nearest == nearest


def test_a_draft_is_found_by_curators_only(directory):
    assert people("q=dee") == []
    assert people("q=dee", make_curator()) == ["Dee Draft"]


def test_a_hidden_former_name_finds_the_person_for_curators_only():
    make_other_name(make_person("Ada Lee"), "Ada Quagga", kind="former", is_hidden=True)

    assert people("q=quagga") == []
    assert people("q=quagga", make_curator()) == ["Ada Lee"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Bandits", "Learning", "Privacy"]),
        ("sort=-name", ["Privacy", "Learning", "Bandits"]),
        ("sort=-works,name", ["Bandits", "Learning", "Privacy"]),
        ("broader=learning", ["Bandits"]),
        ("broader=null", ["Learning", "Privacy"]),
        ("broader=!learning", ["Learning", "Privacy"]),
        ("q=priv", ["Privacy"]),
        ("q=secrecy", []),
    ],
)
def test_a_query_finds_topics(directory, query, names):
    assert topics(query) == names


def test_works_are_counted_once_whatever_their_versions():
    ada = make_person("Ada Lee")
    work = make_publication()
    make_coauthor(work, "Ada Lee", person=ada)
    make_coauthor(make_version(work), "Ada Lee", person=ada)

    assert [
        person.work_count for person in PersonFilter(QueryDict("sort=works")).qs
    ] == [1]


def test_a_private_work_counts_for_curators_only():
    ada = make_person("Ada Lee")
    make_coauthor(make_publication(visibility="private"), "Ada Lee", person=ada)
    by_works = QueryDict("sort=works")

    assert [p.work_count for p in PersonFilter(by_works, user=VISITOR).qs] == [0]
    assert [p.work_count for p in PersonFilter(by_works, user=make_curator()).qs] == [1]
