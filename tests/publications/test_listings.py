"""The listings of publications under topics follow every edit."""

import pytest
from django.apps import apps
from django.contrib.admin.sites import site
from django.test import RequestFactory

from people.models import Topic
from publications.models import Publication, TopicListing
from tests.factories import (
    make_curator,
    make_publication,
    make_publication_topic,
    make_topic,
    make_venue,
    make_version,
)

pytestmark = pytest.mark.django_db


def listed(*names):
    """What stands under the topics of these names, in the order of the publications."""
    rows = TopicListing.objects.filter(topic__name__in=names).order_by("publication_id")
    return [row.publication for row in rows]


@pytest.fixture
def chain():
    """Three topics, each below the one before."""
    broadest = make_topic("Learning")
    middle = make_topic("Bandits", broader=broadest)
    return [broadest, middle, make_topic("Dueling bandits", broader=middle)]


@pytest.fixture
def work(chain):
    """A work on the narrowest topic."""
    work = make_publication(issued="2019", venue=make_venue())
    make_publication_topic(work, chain[-1])
    return work


def test_a_work_stands_under_its_topic_and_those_above_it(work):
    for name in ("Learning", "Bandits", "Dueling bandits"):
        assert listed(name) == [work]


def test_a_listing_follows_the_year_venue_and_visibility_of_its_publication(work):
    work.issued, work.venue, work.visibility = "2021", None, "limited"
    work.save()

    for row in TopicListing.objects.all():
        assert (row.sort_year, row.venue, row.visibility) == (2021, None, "limited")


def test_a_version_without_topics_stands_under_those_of_its_work(work):
    version = make_version(work, issued="2018")

    assert listed("Bandits") == [work, version]
    row = TopicListing.objects.get(publication=version, topic__name="Bandits")
    assert (row.sort_year, row.work, row.work_year) == (2018, work.pk, 2019)


def test_a_version_follows_a_change_of_its_work(work):
    version = make_version(work)
    make_publication_topic(work, make_topic("Privacy"))

    work.issued = "2022"
    work.save()

    assert listed("Privacy") == [work, version]
    assert set(TopicListing.objects.values_list("work_year", flat=True)) == {2022}


def test_a_version_with_a_topic_of_its_own_stands_under_that_alone(work):
    version = make_version(work)

    link = make_publication_topic(version, make_topic("Privacy"))

    assert (listed("Privacy"), listed("Learning")) == ([version], [work])

    link.delete()

    assert (listed("Privacy"), listed("Learning")) == ([], [work, version])


@pytest.mark.parametrize(
    ("of_work", "of_version", "of_listing"),
    [
        ("public", "public", "public"),
        ("public", "limited", "limited"),
        ("limited", "public", "limited"),
        ("limited", "private", "private"),
        ("private", "limited", "private"),
    ],
)
def test_a_version_is_listed_for_those_who_may_see_it_and_its_work(
    work, of_work, of_version, of_listing
):
    version = make_version(work, visibility=of_version)

    work.visibility = of_work
    work.save()

    rows = TopicListing.objects.filter(publication=version)
    assert set(rows.values_list("visibility", flat=True)) == {of_listing}


def test_a_version_that_becomes_a_work_is_listed_as_one(work):
    version = make_version(work, title="On its own", issued="2020")
    make_publication_topic(version, make_topic("Privacy"))

    version.version_of, version.version_relation = None, ""
    version.save()

    row = TopicListing.objects.get(publication=version)
    assert (row.work, row.work_year) == (version.pk, 2020)


def test_a_topic_that_moves_takes_the_publications_below_it_along(work, chain):
    other = make_topic("Decisions")

    chain[1].broader = other
    chain[1].save()

    assert (listed("Learning"), listed("Decisions")) == ([], [work])


def test_a_removed_topic_leaves_nothing_under_those_above_it(work, chain):
    chain[1].delete()

    assert (listed("Learning"), listed("Dueling bandits")) == ([], [work])


def test_topics_that_are_removed_together_leave_nothing_under_those_above(work):
    Topic.objects.exclude(name="Learning").delete()

    assert listed("Learning") == []


def test_a_removed_venue_leaves_the_listing(work):
    work.venue.delete()

    assert set(TopicListing.objects.values_list("venue", flat=True)) == {None}


def test_topics_that_are_added_at_once_are_listed(chain):
    work, other = make_publication("One"), make_publication("Other")

    work.topics.add(chain[2])
    chain[2].publications.add(other)

    assert listed("Learning") == [work, other]

    chain[2].publications.remove(work)

    assert listed("Learning") == [other]

    chain[2].publications.clear()
    work.topics.set([chain[1]])

    assert listed("Learning") == [work]

    work.topics.clear()

    assert listed("Learning") == []


@pytest.mark.django_db(transaction=True)
def test_a_removed_work_takes_its_listings_and_those_of_its_versions_along(work):
    make_version(work)

    work.delete()

    assert not TopicListing.objects.exists()


@pytest.mark.parametrize(
    ("action", "visibility"), [("make_private", "private"), ("make_public", "public")]
)
def test_the_admin_actions_change_the_listings_too(
    work, action, visibility, monkeypatch
):
    make_version(work)
    work.visibility = "limited"
    work.save()
    admin = site.get_model_admin(Publication)
    monkeypatch.setattr(admin, "message_user", lambda *args: None)

    request = RequestFactory().post("/")
    request.user = make_curator()

    getattr(admin, action)(request, Publication.objects.all())

    rows = TopicListing.objects.values_list("visibility", flat=True)
    assert set(rows) == {visibility}


def test_the_migration_lists_what_was_there_before(work):
    make_version(work, issued="2018", visibility="limited")
    make_publication_topic(make_version(work), make_topic("Privacy"))
    columns = ("publication", "topic", "sort_year", "venue", "visibility", "work")
    before = set(TopicListing.objects.values_list(*columns, "work_year"))
    TopicListing.objects.all().delete()
    migration = __import__(
        "publications.migrations.0004_list_topics", fromlist=["list_publications"]
    )

    migration.list_publications(apps, None)

    assert set(TopicListing.objects.values_list(*columns, "work_year")) == before
