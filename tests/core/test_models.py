"""Slugs that are given once, and dates that order rows; shown on the models that have them."""

import pytest
from django.core.exceptions import ValidationError

from core.models import Gone, resolve_slug
from core.saving import save_row
from people.models import Degree, Person, Topic
from tests.factories import make_degree, make_person, make_topic

pytestmark = pytest.mark.django_db


def test_a_slug_is_made_from_the_folded_name():
    assert make_person("José Muñoz-Łukasz").slug == "jose-munoz-lukasz"


def test_namesakes_get_numbered_slugs():
    assert [make_person("Wei Li").slug for _ in range(3)] == [
        "wei-li",
        "wei-li-2",
        "wei-li-3",
    ]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Null", "null-2"), ("2024", "2024-2"), ("李伟", "people"), ("!!!", "people")],
)
def test_a_slug_is_never_a_word_of_the_grammar_a_number_or_empty(name, slug):
    assert make_person(name).slug == slug


def test_a_renamed_person_keeps_the_slug():
    person = make_person("Ada Before")

    person.credit_name = "Ada After"
    person.save()

    assert person.slug == "ada-before"


def test_an_old_slug_leads_to_the_present_one():
    person = make_person("Ada Example")
    person.slug = "ada"
    person.save()

    assert resolve_slug(Person, "ada-example") == "ada"


def test_a_removed_slug_is_gone_and_never_given_again():
    make_person("Ada Example").delete()

    with pytest.raises(Gone):
        resolve_slug(Person, "ada-example")
    assert make_person("Ada Example").slug == "ada-example-2"


def test_a_slug_removed_in_bulk_is_not_given_again_either():
    make_person("Ada Example")
    Person.objects.all().delete()

    assert make_person("Ada Example").slug == "ada-example-2"


def test_a_slug_that_was_never_given_leads_nowhere():
    assert resolve_slug(Person, "nobody") is None


def test_the_same_slug_is_given_once_in_each_space():
    assert (make_person("Examples").slug, make_topic("Examples").slug) == (
        "examples",
        "examples",
    )


def test_a_curator_cannot_type_another_entrys_old_slug():
    make_person("Ada Example").delete()
    person = make_person("Bo Other")

    person.slug = "ada-example"

    with pytest.raises(ValidationError, match="belonged to another entry"):
        person.full_clean()
    with pytest.raises(ValidationError, match="belonged to another entry"):
        person.save()
    assert Person.objects.get().slug == "bo-other"


def test_a_row_keeps_the_first_and_last_day_of_its_dates():
    degree = make_degree(make_person(), start="2017-24", end="2022")

    assert (str(degree.earliest), str(degree.latest)) == ("2017-12-01", "2022-12-31")


def test_an_end_before_the_start_is_told_before_it_is_saved():
    degree = make_degree(make_person(), start="2017")

    degree.end = "2016"

    with pytest.raises(
        ValidationError, match="The entry ends \\(2016\\) before it starts \\(2017\\)"
    ):
        degree.full_clean()


def test_a_current_entry_has_no_end():
    degree = make_degree(make_person(), start="2017")
    degree.end, degree.is_current = "2018", True

    with pytest.raises(ValidationError) as caught:
        degree.full_clean()

    assert list(caught.value.message_dict) == ["end"]


def test_topics_nest_three_deep_and_never_in_a_circle():
    top = make_topic("Top")
    middle = make_topic("Middle", broader=top)
    bottom = make_topic("Bottom", broader=middle)

    bottom.full_clean()
    with pytest.raises(ValidationError, match="nest 3 deep"):
        Topic(name="Lower", broader=bottom).full_clean(exclude=["slug"])
    top.broader = bottom
    with pytest.raises(ValidationError, match="broader than itself"):
        top.full_clean()


def test_a_row_is_checked_without_asking_whether_what_it_leads_to_is_there(
    django_assert_num_queries,
):
    person = make_person("Ada Lee")

    with django_assert_num_queries(1):
        save_row(Degree(person=person), {"organization_printed": "Northfield"})


def test_all_faults_of_a_row_are_told_at_once():
    with pytest.raises(ValidationError) as caught:
        save_row(Degree(), {"level": "none", "start": "2020", "end": "2019"})

    assert {"person", "level", "organization_printed"} <= set(caught.value.message_dict)
