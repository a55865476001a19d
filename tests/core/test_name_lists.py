"""Names that are kept are found by the beginning of any word, in their order."""

import pytest

from core.name_lists import NameList, first_of
from people.models import Topic
from tests import factories as f

TOPICS = NameList(Topic, "name_key", "aliases__name_key")


def begun(*words):
    names = dict(Topic.objects.values_list("pk", "name"))
    return [names[pk] for pk in TOPICS.beginning(words)]


@pytest.fixture
def topics(db):
    f.make_topic_alias(f.make_topic("Theory of Knots"), "Tangles")
    f.make_topic("Knot Theory")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["knot"], ["Knot Theory", "Theory of Knots"]),
        (["knots"], ["Theory of Knots"]),
        (["kno", "theory"], ["Knot Theory", "Theory of Knots"]),
        (["tangle"], ["Theory of Knots"]),
        (["tangle", "of"], ["Theory of Knots"]),
        (["not"], []),
        (["knot", "zzz"], []),
    ],
)
def test_each_word_begins_a_word_of_a_name(topics, words, names):
    assert begun(*words) == names


@pytest.mark.django_db(transaction=True)
def test_names_are_read_again_only_when_something_was_written(
    django_assert_num_queries,
):
    topic = f.make_topic("Knots")
    assert begun("kno") == ["Knots"]

    with django_assert_num_queries(0):
        assert TOPICS.beginning(["kno"]) == [topic.pk]

    Topic.objects.filter(pk=topic.pk).update(name="Graphs", name_key="graphs")
    assert begun("kno") == []
    assert begun("gra") == ["Graphs"]


def test_hidden_rows_are_passed_over_until_there_are_enough():
    ids = range(1_000)

    def shown(some):
        return [pk for pk in some if pk % 100 == 99]

    def found(number):
        return first_of(lambda start, size: ids[start : start + size], shown, number)

    assert found(3) == [99, 199, 299]
    assert len(found(20)) == 10
