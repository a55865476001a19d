"""People are found by their names alike, whether few or many have them."""

import pytest

from core.audience import Audience
from people import finding
from people.finding import Named
from people.models import Person
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[1, 1_000])
def most(request, monkeypatch):
    """People up to whom the ids are read from the index."""
    monkeypatch.setattr(finding, "_MOST", request.param)


@pytest.fixture
def people():
    f.make_person("Mira Zander")
    f.make_person("Mira Adler")
    f.make_person("Mira Draft", status="draft")
    record = f.make_record("Mira Aal")
    f.make_coauthor(f.make_publication("Work"), "Mira Aal", person=record)
    f.make_record("Mira Unnamed")
    lee = f.make_person("Ada Lee")
    f.make_other_name(lee, name="Miranda", kind="former", is_hidden=True)


def first(groups, audience=Audience.PUBLIC, number=10):
    ids = Named(groups, audience).first(number)
    names = dict(Person.objects.values_list("pk", "credit_name"))
    return [names[pk] for pk in ids]


def test_visible_people_are_found_profiles_first(most, people):
    assert first([("mira",)]) == ["Mira Adler", "Mira Zander", "Mira Aal"]
    assert first([("mira",)], number=1) == ["Mira Adler"]


def test_each_group_is_met_by_any_of_its_words(most, people):
    assert first([("mira",), ("zan", "aal")]) == ["Mira Zander", "Mira Aal"]
    assert first([("mira",), ("lee",)]) == []


def test_curators_find_everybody_by_hidden_names_too(most, people):
    assert "Mira Draft" in first([("mira",)], Audience.CURATOR)
    assert first([("lee",), ("mir",)], Audience.CURATOR) == ["Ada Lee"]
    assert first([("miranda",)], Audience.SIGNED_IN) == []


@pytest.mark.parametrize("word", ["draft", "unnamed", "miranda", "zzz"])
def test_who_may_not_be_seen_does_not_exist(most, people, word):
    assert not Named([(word,)], Audience.PUBLIC).exist()
    assert Named([("mira",)], Audience.PUBLIC).exist()


def test_a_text_without_words_finds_nobody(most, people):
    assert first([]) == []
    assert not Named([], Audience.PUBLIC).exist()
