"""Who may see which publication, and what follows for venues, topics and authors."""

import pytest

from people.models import Topic
from publications.models import (
    Coauthor,
    Distinction,
    Publication,
    PublicationLink,
    PublicationTopic,
    Relation,
    Venue,
)
from tests.factories import (
    VISITOR,
    make_coauthor,
    make_curator,
    make_distinction,
    make_publication,
    make_publication_link,
    make_publication_topic,
    make_relation,
    make_topic,
    make_user,
    make_venue,
    make_venue_alias,
    make_version,
)

pytestmark = pytest.mark.django_db


def seen(model, user):
    return list(model.objects.visible_to(user).order_by("pk"))


def test_a_publication_has_a_visibility_of_its_own():
    public, limited, private = (
        make_publication(visibility=visibility)
        for visibility in ("public", "limited", "private")
    )

    assert seen(Publication, VISITOR) == [public]
    assert seen(Publication, make_user()) == [public, limited]
    assert seen(Publication, make_curator()) == [public, limited, private]


def test_a_version_is_hidden_with_its_work():
    make_version(make_publication(visibility="private"))

    assert seen(Publication, VISITOR) == []


def test_a_version_can_be_hidden_by_itself():
    work = make_publication()
    make_version(work, visibility="private")

    assert seen(Publication, VISITOR) == [work]


def test_what_belongs_to_a_publication_is_hidden_with_it():
    work, other = make_publication(visibility="private"), make_publication("Other")
    make_coauthor(work)
    make_distinction(work)
    make_publication_link(work)
    make_publication_topic(work, make_topic())
    make_relation(work, other)

    for model in (Coauthor, Distinction, PublicationLink, PublicationTopic, Relation):
        assert seen(model, VISITOR) == []
        assert len(seen(model, make_curator(model.__name__))) == 1


def test_a_venue_of_hidden_works_is_not_there():
    make_publication(venue=make_venue("Hidden"), visibility="private")
    shown = make_venue("Shown")
    make_publication(venue=shown)

    assert seen(Venue, VISITOR) == [shown]


def test_a_venue_is_there_where_a_workshop_at_it_is():
    host = make_venue("Host")
    workshop = make_venue("Workshop", host=host)
    make_publication(venue=workshop)

    assert seen(Venue, VISITOR) == [host, workshop]


def test_a_topic_of_hidden_works_is_not_there():
    broad = make_topic("Broad")
    narrow, hidden = make_topic("Narrow", broader=broad), make_topic("Hidden")
    make_publication_topic(make_publication(), narrow)
    make_publication_topic(make_publication(visibility="private"), hidden)

    assert seen(Topic, VISITOR) == [broad, narrow]


@pytest.mark.parametrize(
    "name",
    ["exconf", "EXCONF", "Conference on Examples", "conference-on-examples", "EC"],
)
def test_a_venue_is_called_by_slug_name_acronym_or_alias(name):
    venue = make_venue(
        "Conference on Examples", acronym="ExConf", slug="conference-on-examples"
    )
    make_venue_alias(venue, "EC")
    make_venue("Another")

    assert list(Venue.objects.called(name)) == [venue]


def test_an_alias_that_two_venues_share_finds_both():
    one, other = make_venue("One"), make_venue("Other")
    make_venue_alias(one, "EC")
    make_venue_alias(other, "EC")

    assert set(Venue.objects.called("ec")) == {one, other}


def test_the_work_behind_a_version_is_the_work():
    work = make_publication()
    version = make_version(work)

    rows = Publication.objects.filter(pk=version.pk)

    assert list(Publication.objects.filter(pk__in=rows.work_ids())) == [work]
