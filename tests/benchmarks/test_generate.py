"""The generated rows are always the same, and what the application would have written."""

import pytest
from django.db import connection

from benchmarks.generate import Sizes, chunks
from benchmarks.loading import MODELS, differences, load
from core.models import SlugClaim
from people.models import Person
from publications.models import Coauthor, Publication, PublicationTopic

NUMBER = 300


def test_the_same_number_and_seed_give_the_same_rows():
    assert list(chunks(NUMBER, seed=1)) == list(chunks(NUMBER, seed=1))


def test_another_seed_gives_other_rows():
    assert list(chunks(NUMBER, seed=1)) != list(chunks(NUMBER, seed=2))


@pytest.fixture
def loaded(db):
    load(chunks(NUMBER))


def test_each_kind_of_row_is_there(loaded):
    sizes = Sizes(NUMBER)

    assert Publication.objects.count() == sizes.publications
    assert Person.objects.count() == sizes.people
    assert Publication.objects.filter(version_of__isnull=False, title="").exists()
    assert Coauthor.objects.filter(person=None).exists()
    assert all(model._default_manager.exists() for model in MODELS)


def test_saving_a_row_changes_nothing_derived(loaded):
    assert differences(30) == []


def test_a_wrong_derived_column_is_found(loaded):
    person = Person.objects.get(pk=1)
    Person.objects.filter(pk=person.pk).update(sort_key="wrong")

    [found] = differences(5)

    assert found.startswith(f"Person {person.pk}: ")


def test_slugs_are_those_that_the_models_would_have_given(loaded):
    for row in Person.objects.order_by("pk"):
        slug = row.slug
        SlugClaim.objects.filter(space="people", object_id__gte=row.pk).delete()
        row.slug = ""
        row.save()

        assert row.slug == slug


def test_references_lead_to_rows(loaded):
    connection.check_constraints()


def test_the_next_row_gets_a_free_id(loaded):
    publication = Publication.objects.create(title="One more")

    assert publication.pk == NUMBER + 1
    assert not PublicationTopic.objects.filter(publication=publication).exists()
