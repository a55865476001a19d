"""The search words of people follow every edit."""

import pytest

from core import search
from people.models import PersonSearch
from tests.factories import make_other_name, make_person

pytestmark = pytest.mark.django_db


def words_of(person):
    return PersonSearch.objects.get(person=person).names.split()


def test_a_new_person_is_found_by_each_name():
    assert words_of(make_person("José Muñoz", native_name="ホセ")) == [
        "jose",
        "munoz",
        "ホセ",
    ]


def test_a_renamed_person_is_found_by_the_new_name_only():
    person = make_person("Ada Before")

    person.credit_name = "Ada After"
    person.save()

    assert words_of(person) == ["ada", "after"]


def test_another_name_counts_from_the_moment_it_is_added_to_its_removal():
    person = make_person("Ada Example")

    name = make_other_name(person, "Countess")
    assert "countess" in words_of(person)
    name.delete()
    assert "countess" not in words_of(person)


def test_a_hidden_name_stands_apart():
    person = make_person("Ada Example")

    make_other_name(person, "Countess", is_hidden=True)

    assert "countess" not in words_of(person)
    assert PersonSearch.objects.get(person=person).hidden_names == " countess"


@pytest.mark.django_db(transaction=True)
def test_a_removed_person_leaves_no_words_behind():
    person = make_person("Ada Example")
    make_other_name(person, "Countess")

    person.delete()

    assert not PersonSearch.objects.exists()


def test_what_is_written_together_is_indexed_once_at_the_end():
    with search.together():
        ada = make_person("Ada Before")
        ada.credit_name = "Ada After"
        ada.save()
        assert not PersonSearch.objects.exists()

    assert words_of(ada) == ["ada", "after"]


def test_nothing_waits_after_a_failure():
    with pytest.raises(ValueError), search.together():
        make_person("Ada Before")
        raise ValueError

    assert words_of(make_person("Ada After")) == ["ada", "after"]
    assert PersonSearch.objects.count() == 1
