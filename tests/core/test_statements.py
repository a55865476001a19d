"""Kept SQL gives what the queryset would have given, whatever the values."""

import pytest
from django.db.models import Q, Value
from django.db.models.functions import Concat

from core.statements import Listed, Statement
from people.models import Degree, Topic
from tests.factories import make_degree, make_person, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics():
    return [make_topic(name) for name in ("Bandits", "Learning", "Privacy")]


@Statement
def names(ids, *, is_reversed=False):
    rows = Topic.objects.filter(pk__in=ids).order_by("-name" if is_reversed else "name")
    return rows.values("name")


def test_other_values_are_asked_with_the_same_sql(topics, django_assert_num_queries):
    first, second, third = (topic.pk for topic in topics)

    with django_assert_num_queries(3):
        assert names([first]) == [{"name": "Bandits"}]
        assert names([second]) == [{"name": "Learning"}]
        assert names([third, first, second]) == [
            {"name": "Bandits"},
            {"name": "Learning"},
            {"name": "Privacy"},
        ]


def test_what_is_given_by_name_decides_the_form(topics):
    ids = [topics[0].pk, topics[1].pk]

    assert names(ids, is_reversed=True) == [{"name": "Learning"}, {"name": "Bandits"}]
    assert names(ids) == [{"name": "Bandits"}, {"name": "Learning"}]


def test_no_ids_find_nothing_and_cost_nothing(topics, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert names([]) == []
        assert Listed(names, []).count() == 0
        assert Listed(names, [])[0:5] == []


def test_a_value_may_stand_twice_and_beside_others_of_its_kind(topics):
    @Statement
    def found(ids, slug, key):
        either = Q(pk__in=ids) | Q(slug=slug) | Q(name_key=key) | Q(name=slug)
        return Topic.objects.filter(either, ~Q(name="Privacy")).values("slug")

    assert found([topics[2].pk], "bandits", "learning") == [
        {"slug": "bandits"},
        {"slug": "learning"},
    ]


def test_columns_are_those_of_python(db):
    make_degree(make_person(), courses=["Logic", "Algebra"], is_expected=True)

    @Statement
    def degrees(level):
        rows = Degree.objects.filter(level=level)
        return rows.values("courses", "is_expected", "earliest")

    [expected] = Degree.objects.values("courses", "is_expected", "earliest")
    assert degrees(Degree.objects.get().level) == [expected]


def test_a_value_that_is_changed_on_the_way_is_refused(topics):
    @Statement
    def shouted(slug):
        return Topic.objects.filter(slug=slug.upper()).values("slug")

    with pytest.raises(ValueError, match="as they are"):
        shouted("bandits")


def test_a_list_is_counted_and_read_a_page_at_a_time(topics, django_assert_num_queries):
    listed = Listed(names, [topic.pk for topic in topics])

    with django_assert_num_queries(2):
        assert listed.count() == 3
        assert listed[1:3] == [("Learning",), ("Privacy",)]


def test_a_percent_sign_in_the_sql_stays_one(topics):
    @Statement
    def shares(ids):
        share = Concat("name", Value(" 5%"))
        return Topic.objects.filter(pk__in=ids).annotate(share=share).values("share")

    assert shares([topics[0].pk]) == [{"share": "Bandits 5%"}]


def test_constants_may_hold_any_sign():
    make_topic("50% o'clock %s")

    @Statement
    def called(ids):
        rows = Topic.objects.filter(pk__in=ids, name="50% o'clock %s", broader=None)
        return rows.filter(name__contains="% o'").values("name")

    [row] = called([topic.pk for topic in Topic.objects.all()])
    assert row == {"name": "50% o'clock %s"}
