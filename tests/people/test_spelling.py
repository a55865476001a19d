"""Names that are spelt nearly right find their people; hidden names help nobody."""

import pytest
from django.http import QueryDict

from core.spelling import near
from people.filters import PersonFilter
from people.models import NameWord
from tests.factories import (
    VISITOR,
    make_curator,
    make_other_name,
    make_person,
    make_record,
)
from tests.pages import text

pytestmark = pytest.mark.django_db


def people(query, user=VISITOR):
    filters = PersonFilter(QueryDict(f"q={query}"), user=user)
    return [person.credit_name for person in filters.qs]


@pytest.fixture
def names():
    make_person("Ayush Sekhari")
    make_person("Karthik Sridharan")
    make_person("José Muñoz")
    make_person("Wen Sun")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Sekari", "Ayush Sekhari"),
        ("sehkari", "Ayush Sekhari"),
        ("SEKHARRI", "Ayush Sekhari"),
        ("aiush sekari", "Ayush Sekhari"),
        ("ayu sekari", "Ayush Sekhari"),
        ("sridaran", "Karthik Sridharan"),
        ("munioz", "José Muñoz"),
        ("unoz", "José Muñoz"),
    ],
)
def test_a_name_with_a_slip_finds_its_person(names, query, name):
    assert people(query) == [name]


@pytest.mark.parametrize("query", ["wan", "sum", "skhr", "sekari sun", "%", "j_se"])
def test_short_words_and_distant_ones_find_nobody(names, query):
    assert people(query) == []


def test_a_word_that_begins_a_name_is_taken_as_it_is(names):
    make_person("Ada Sekari")

    assert people("sekari") == ["Ada Sekari"]
    assert people("sekar") == ["Ada Sekari"]


def test_the_nearest_names_are_found_alone():
    make_person("Ada Martins")
    make_person("Ben Martinez")

    assert people("martinz") == ["Ben Martinez", "Ada Martins"]
    assert people("martinss") == ["Ada Martins"]


def test_names_of_hidden_people_neither_answer_nor_stand_in_the_way():
    make_person("Ayush Sekhari")
    make_person("Draft Sekari", status="draft")
    make_record("Unnamed Sekarri")

    assert people("sekari") == ["Ayush Sekhari"]
    assert people("sekarri") == ["Ayush Sekhari"]
    assert people("sekari", make_curator()) == ["Draft Sekari"]


def test_a_hidden_former_name_with_a_slip_finds_the_person_for_curators_alone():
    make_other_name(make_person("Ada Lee"), "Zelmira", kind="former", is_hidden=True)

    assert people("zelmyra") == []
    assert people("zelmyra", make_curator()) == ["Ada Lee"]


def test_a_name_that_has_gone_finds_nobody_any_more():
    person = make_person("Ayush Sekhari")
    person.credit_name = person.sort_name = "Ayush Other"
    person.save()

    assert people("sekari") == []
    assert people("othr") == ["Ayush Other"]


def test_nearer_words_come_first():
    for word in ("sekhari", "sekari", "zzz"):
        NameWord.objects.get_or_create(word=word)

    assert near("sekarii", NameWord) == [["sekari"], ["sekhari"]]
    assert near("sek", NameWord) == []


@pytest.mark.parametrize("path", ["/people/", "/search/"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("Sekari", "No name begins with “Sekari”; showing names like it."),
        (
            "Aiush, sekari",
            "No name begins with “Aiush” or “sekari”; showing names like them.",
        ),
        ("ayu sekari", "No name begins with “sekari”; showing names like it."),
    ],
)
def test_a_page_says_which_words_stand_for_others(client, names, path, query, said):
    assert said in text(client.get(path, {"q": query}))


@pytest.mark.parametrize("query", ["sekhari", "zzzz", "ayush karthik", "ayush zzzz"])
def test_a_page_says_nothing_of_words_that_are_taken_as_they_are(client, names, query):
    assert "No name begins" not in text(client.get("/people/", {"q": query}))


@pytest.mark.django_db(transaction=True)
def test_known_words_are_read_again_only_when_something_was_written(
    django_assert_num_queries,
):
    make_person("Ayush Sekhari")
    assert near("sekari", NameWord)[0] == ["sekhari"]

    with django_assert_num_queries(0):
        assert near("ayus", NameWord)[0] == ["ayush"]

    make_person("Bo Sekarri")
    assert near("sekari", NameWord)[0] == ["sekarri", "sekhari"]
