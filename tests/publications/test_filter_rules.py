"""What the filters of publications find in special cases, and what they keep to themselves."""

import pytest
from django.http import QueryDict

from core.audience import audience_of
from core.problems import ParameterProblem
from people.models import Person
from publications.filters import PublicationFilter
from publications.models import Coauthor
from tests.factories import (
    VISITOR,
    make_coauthor,
    make_curator,
    make_person,
    make_publication,
    make_publication_topic,
    make_record,
    make_topic,
    make_user,
    make_venue,
    make_venue_alias,
    make_version,
)

pytestmark = pytest.mark.django_db


def found(query, user=VISITOR, **options):
    """The titles that a query string finds, in order."""
    rows = PublicationFilter(QueryDict(query), user=user, **options).qs
    return [row.shown_title for row in rows]


def faults(query):
    with pytest.raises(ParameterProblem) as caught:
        found(query)
    return caught.value.faults


def test_a_version_without_authors_has_the_alphabetical_mark_of_its_work():
    work = make_publication("Sorted", is_alphabetical=True)
    make_coauthor(work, "Ada Lee")
    make_version(work)

    assert found("alphabetical=false") == []
    assert found("versions=all&alphabetical=true") == ["Sorted", "Sorted"]


def test_a_work_without_authors_keeps_its_own_alphabetical_mark():
    make_publication("Bare")

    assert found("versions=all&alphabetical=false") == ["Bare"]


def test_an_alias_that_two_venues_share_finds_both():
    for name in ("Games of Europe", "Games of Asia"):
        venue = make_venue(name)
        make_venue_alias(venue, "Games")
        make_publication(f"At {name}", venue=venue)

    assert found("venue=games&sort=title") == ["At Games of Asia", "At Games of Europe"]


@pytest.mark.parametrize("state", ["suggested", "rejected"])
def test_only_a_confirmed_link_finds_a_person(state):
    ada = make_person("Ada Lee")
    make_coauthor(
        make_publication("Maybe hers"), "A. Lee", person=ada, link_state=state
    )

    assert found("person=ada-lee") == []
    assert found("person=null") == ["Maybe hers"]


def test_an_old_slug_still_names_its_venue():
    venue = make_venue("New Name", slug="old-name")
    make_publication("On slugs", venue=venue)
    venue.slug = "new-name"
    venue.save()

    assert found("venue=old-name") == ["On slugs"]


def test_titles_sort_alike_on_every_engine():
    for title in ("Zoo", "apple", "Éclair", "banana", "ecla", "Apple pie", "“Cherry”"):
        make_publication(title)

    assert found("sort=title") == [
        "apple", "Apple pie", "banana", "“Cherry”", "ecla", "Éclair", "Zoo"
    ]  # fmt: skip


def test_rows_that_tie_come_by_id_in_the_direction_of_the_first_word():
    for title in ("First", "Second", "Third"):
        make_publication(title)

    assert found("sort=-year") == ["Third", "Second", "First"]
    assert found("sort=year") == ["First", "Second", "Third"]


def test_relevance_puts_words_of_the_title_first_and_then_the_newest():
    make_publication("Bandits now", issued="2015")
    make_publication("Games", issued="2024", abstract="On bandits.")
    make_publication("The bandit problem", issued="2020")

    assert found("q=bandit&sort=relevance") == [
        "The bandit problem",
        "Bandits now",
        "Games",
    ]


def test_relevance_of_words_that_are_none_is_no_error():
    make_publication("Games")

    assert found("q=!!!&sort=relevance") == []


@pytest.fixture
def hidden():
    """A public work with a private version; a private and a limited work; each with words of its own."""
    shown = make_publication("Shown", venue=make_venue("Open Venue"))
    secret = make_venue("Zyzzyva Secret Venue", acronym="ZSV")
    person, topic = make_record("Quentin Quokka"), make_topic("Xylophones")
    version = make_version(
        shown, venue=secret, issued="1999", kind="workshop", abstract="wombat"
    )
    version.visibility = "private"
    version.save()
    make_coauthor(version, "Quentin Quokka", person=person)
    make_publication_topic(version, topic)
    make_publication("Withheld", visibility="private", venue=secret)
    make_publication("Members only", visibility="limited", venue=secret)


@pytest.mark.parametrize(
    "query", ["q=wombat", "q=withheld", "q=members", "q=zyzzyva", "q=quokka"]
)
def test_hidden_words_find_nothing_for_a_visitor(hidden, query):
    assert found(query) == []
    assert found(f"{query}&versions=all") == []


@pytest.mark.parametrize("query", ["year=1999", "kind=workshop"])
def test_a_hidden_version_does_not_make_its_work_findable(hidden, query):
    assert found(query) == []
    assert found(query, make_curator()) == ["Shown"]


@pytest.mark.parametrize(
    "query", ["year=!1999", "kind=!workshop", "kind=!workshop&versions=all"]
)
def test_a_hidden_version_does_not_take_its_work_out_of_a_negation(hidden, query):
    assert "Shown" in found(query)


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("venue=zsv", "venue=zsx"),
        ("venue=Zyzzyva+Secret+Venue", "venue=Zyzzyva+Secret+Menue"),
        ("topic=xylophones", "topic=xylophonez"),
        ("person=quentin-quokka", "person=quentin-quokky"),
    ],
)
def test_a_hidden_name_behaves_exactly_like_an_unknown_one(hidden, value, near):
    [of_hidden], [of_unknown] = faults(value), faults(near)

    assert of_hidden.nearest is of_unknown.nearest is None
    assert of_hidden.message == of_unknown.message.replace(near[-1], value[-1]).replace(
        "Menue", "Venue"
    )


def test_a_reader_sees_more_with_each_step(hidden):
    curator = make_curator()

    assert found("sort=title") == ["Shown"]
    assert found("sort=title", make_user()) == ["Members only", "Shown"]
    assert found("sort=title", curator) == ["Members only", "Shown", "Withheld"]
    assert found("venue=zsv&sort=title", curator) == [
        "Members only",
        "Shown",
        "Withheld",
    ]


def test_a_link_to_a_hidden_person_is_no_link_for_a_visitor():
    draft = make_person("Dee Draft", status="draft")
    make_coauthor(make_publication("Hers"), "Dee Draft", person=draft)

    assert found("person=null") == ["Hers"]
    assert found("person=null", make_curator()) == []
    assert [fault.parameter for fault in faults("person=dee-draft")] == ["person"]


def test_a_name_leads_to_a_person_exactly_where_the_person_is_visible():
    for kind in ("profile", "record"):
        for status in ("draft", "published", "hidden"):
            person = make_person(f"{kind} {status}", kind=kind, status=status)
            make_coauthor(make_publication(), str(person), person=person)

    for user in (VISITOR, make_user(), make_curator()):
        leading = Coauthor.objects.leading_to_people(audience_of(user))
        visible = Coauthor.objects.filter(person__in=Person.objects.visible_to(user))

        assert list(leading.order_by("pk")) == list(visible.order_by("pk"))
