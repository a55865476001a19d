"""Very many rows are written as saving one by one would have written them."""

from typing import Any

import pytest

from core.saving import insert_rows
from people.models import NameWord, Person, Topic
from publications.models import Publication

pytestmark = pytest.mark.django_db


def test_rows_are_written_with_their_defaults(django_assert_num_queries):
    topics = [Topic(name=f"50% {n}", slug=f"t{n}", name_key=f"50 {n}") for n in "ab"]

    with django_assert_num_queries(1):
        insert_rows(topics)

    stored = Topic.objects.order_by("slug").values_list("name", "broader")
    assert list(stored) == [("50% a", None), ("50% b", None)]


def test_lists_dates_and_given_ids_are_kept():
    lines: Any = ["a", "b"]
    person = Person(id=7, slug="ada", credit_name="Ada", research_interests=lines)
    work = Publication(id=9, slug="work", title="Work", issued="2019-05")

    insert_rows([person])
    insert_rows([work])

    assert Person.objects.get(pk=7).research_interests == ["a", "b"]
    stored = Publication.objects.get(pk=9)
    assert stored.issued == "2019-05"
    assert stored.created_at


def test_rows_that_exist_stay_where_they_may():
    insert_rows([NameWord(word="ada")])
    insert_rows([NameWord(word="ada"), NameWord(word="bo")], may_exist=True)

    assert sorted(NameWord.objects.values_list("pk", flat=True)) == ["ada", "bo"]


def test_no_rows_cost_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_rows([])
