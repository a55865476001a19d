"""The search words of publications follow every edit."""

import pytest
from django.apps import apps

from people.models import Topic
from publications.models import Publication, PublicationSearch
from publications.search import faults
from tests.factories import (
    make_coauthor,
    make_distinction,
    make_person,
    make_publication,
    make_publication_topic,
    make_topic,
    make_topic_alias,
    make_venue,
    make_venue_alias,
    make_version,
)

pytestmark = pytest.mark.django_db


def found(query):
    return list(Publication.objects.matching(query).order_by("pk"))


@pytest.mark.parametrize(
    "query",
    [
        "examples",
        "exam",
        "non-convex",
        "convex",
        "munoz",
        "exconf",
        "ec",
        "topology",
        "shapes",
        "lemma",
        "EXAMPLES muñoz",
    ],
)
def test_a_work_is_found_by_title_author_venue_topic_and_abstract(query):
    venue = make_venue("Conference", acronym="ExConf")
    make_venue_alias(venue, "EC")
    topic = make_topic("Topology")
    make_topic_alias(topic, "Shapes")
    work = make_publication("Non-convex Examples", venue=venue, abstract="A lemma.")
    make_coauthor(work, "José Muñoz")
    make_publication_topic(work, topic)
    make_publication("Something else")

    assert found(query) == [work]


@pytest.mark.parametrize("query", ["xamples", "examples garcia", "ex%ples", "e_amples"])
def test_a_work_is_not_found_by_less(query):
    make_publication("Non-convex Examples")

    assert found(query) == []


def test_a_version_is_found_by_what_it_has_from_its_work_and_by_its_own_venue():
    work = make_publication("On Examples")
    make_coauthor(work, "Ada Example")
    version = make_version(work, venue=make_venue("Safety Workshop"))

    assert found("examples ada") == [work, version]
    assert found("examples safety") == [version]


def test_a_versions_words_follow_its_works_title():
    work = make_publication("On Exmaples")
    version = make_version(work)

    work.title = "On Examples"
    work.save()

    assert found("examples") == [work, version]


def test_a_renamed_venue_is_found_by_the_new_name_only():
    venue = make_venue("Before")
    work = make_publication(venue=venue)

    venue.name = "After"
    venue.save()

    assert (found("after"), found("before")) == ([work], [])


def test_an_author_who_is_removed_no_longer_finds_the_work():
    work = make_publication()
    author = make_coauthor(work, "José Muñoz")
    assert found("munoz") == [work]

    author.delete()

    assert found("munoz") == []


def test_a_removed_venue_no_longer_finds_its_works():
    work = make_publication(venue=make_venue("Examplia"))
    assert found("examplia") == [work]

    work.venue.delete()

    assert found("examplia") == []


def test_a_removed_topic_no_longer_finds_its_works():
    work = make_publication()
    make_publication_topic(work, make_topic("Topology"))
    assert found("topology") == [work]

    Topic.objects.get().delete()

    assert found("topology") == []


def test_rows_follow_the_people_and_distinctions_of_a_work():
    ada, work = make_person(), make_publication()
    named = make_coauthor(work, person=ada, link_state="suggested")
    make_version(work)
    honour = make_distinction(work)
    assert faults([work.pk]) == []

    named.link_state, named.shared_mark = "confirmed", "equal_contribution"
    named.save()
    honour.delete()
    assert faults([work.pk]) == []
    ada.delete()

    assert faults([work.pk]) == []
    assert not PublicationSearch.objects.filter(tokens__contains=f"_p{ada.pk}").exists()


def test_the_migration_gives_old_rows_the_tokens_that_new_ones_have():
    topic, ada = make_topic("Topology"), make_person()
    work = make_publication(venue=make_venue(), doi="10.5555/1", is_alphabetical=True)
    make_publication_topic(work, topic)
    for name in ("Ada Example", "Bo Other"):
        make_coauthor(work, name, person=ada, shared_mark="equal_contribution")
    make_distinction(make_version(work, issued="2018"))
    ids = [work.pk, make_publication("Alone").pk]
    PublicationSearch.objects.update(tokens=" _y2020")
    assert len(faults(ids)) == 3
    migration = __import__(
        "publications.migrations.0010_more_tokens", fromlist=["fill"]
    )

    migration.fill(apps, None)

    assert faults(ids) == []


@pytest.mark.django_db(transaction=True)
def test_a_removed_publication_leaves_no_words_behind():
    work = make_publication(venue=make_venue())
    make_coauthor(work, person=make_person())
    make_publication_topic(work, make_topic())
    make_version(work)

    work.delete()

    assert not PublicationSearch.objects.exists()
