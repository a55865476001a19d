"""Who may see which person and entry, and who is found by a name."""

import pytest
from django.contrib.auth.models import Permission, User

from core.audience import Audience
from people.models import (
    Award,
    Contact,
    Degree,
    Delivery,
    ExternalIdentifier,
    Link,
    Mentorship,
    Organization,
    OtherName,
    Period,
    Person,
    Position,
    Project,
    Service,
    Skill,
    Talk,
    Teaching,
    Topic,
)
from tests.factories import (
    VISITOR,
    make_award,
    make_coauthor,
    make_contact,
    make_curator,
    make_degree,
    make_delivery,
    make_identifier,
    make_link,
    make_mentorship,
    make_organization,
    make_other_name,
    make_period,
    make_person,
    make_position,
    make_project,
    make_publication,
    make_record,
    make_service,
    make_skill,
    make_talk,
    make_teaching,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db

ENTRIES = [
    (Degree, make_degree),
    (Position, make_position),
    (Talk, make_talk),
    (Award, make_award),
    (Service, make_service),
    (Teaching, make_teaching),
    (Project, make_project),
    (Skill, make_skill),
]


def seen(model, user):
    return list(model.objects.visible_to(user))


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_an_unpublished_profile_is_there_for_curators_only(status):
    person = make_person(status=status)

    assert (
        seen(Person, VISITOR) == seen(Person, None) == seen(Person, make_user()) == []
    )
    assert seen(Person, make_curator()) == [person]


@pytest.mark.parametrize(("model", "make"), ENTRIES)
def test_an_entry_has_a_visibility_of_its_own(model, make):
    person = make_person()
    public, limited, private = (
        make(person, visibility=visibility)
        for visibility in ("public", "limited", "private")
    )

    assert seen(model, VISITOR) == [public]
    assert seen(model, make_user()) == [public, limited]
    assert seen(model, make_curator()) == [public, limited, private]


@pytest.mark.parametrize(("model", "make"), ENTRIES)
def test_an_entry_of_a_draft_is_hidden_with_its_person(model, make):
    entry = make(make_person(status="draft"))

    assert seen(model, make_user()) == []
    assert seen(model, make_curator()) == [entry]


@pytest.mark.parametrize(
    ("model", "make"),
    [
        (OtherName, make_other_name),
        (ExternalIdentifier, make_identifier),
        (Link, make_link),
    ],
)
def test_names_identifiers_and_links_are_seen_with_the_person(model, make):
    make(make_person(status="draft"))
    assert seen(model, VISITOR) == []

    Person.objects.update(status="published")

    assert seen(model, VISITOR) == list(model.objects.all())


def test_a_hidden_name_is_seen_by_curators_only():
    name = make_other_name(make_person(), is_hidden=True)

    assert seen(OtherName, make_user()) == []
    assert seen(OtherName, make_curator()) == [name]


def test_contact_data_is_seen_by_nobody_until_it_is_opened():
    contact = make_contact(make_person())
    assert seen(Contact, make_user()) == []

    contact.visibility = "public"
    contact.save()

    assert seen(Contact, VISITOR) == [contact]


def test_private_contact_data_takes_a_permission_of_its_own():
    contact = make_contact(make_person())
    curator = make_curator()
    assert seen(Contact, curator) == []

    curator.user_permissions.add(Permission.objects.get(codename="view_contact"))

    assert seen(Contact, User.objects.get(pk=curator.pk)) == [contact]


def test_a_delivery_and_a_period_are_hidden_with_what_they_belong_to():
    person = make_person()
    make_delivery(make_talk(person, visibility="private"))
    make_period(make_position(person, visibility="private"))

    assert seen(Delivery, VISITOR) == seen(Period, VISITOR) == []


def test_a_delivery_has_a_visibility_of_its_own():
    talk = make_talk(make_person())
    public = make_delivery(talk)
    make_delivery(talk, visibility="private")

    assert seen(Delivery, VISITOR) == [public]


def test_a_mentorship_is_hidden_with_the_degree_it_belongs_to():
    ada, guide = make_person(), make_record("Cy Guide")
    degree = make_degree(ada, visibility="private")
    make_mentorship(ada, mentor=guide, mentee=ada, degree=degree)

    assert seen(Mentorship, VISITOR) == []


def test_a_record_is_there_where_a_visible_mentorship_names_it():
    ada, guide = make_person(), make_record("Cy Guide")
    mentorship = make_mentorship(ada, mentor=guide, mentee=ada, visibility="private")
    assert guide not in seen(Person, VISITOR)

    mentorship.visibility = "public"
    mentorship.save()

    assert guide in seen(Person, VISITOR)


def test_a_record_named_by_a_draft_only_is_not_there():
    draft, guide = make_person(status="draft"), make_record("Cy Guide")
    make_mentorship(draft, mentor=guide, mentee=draft)

    assert seen(Person, make_user()) == []


@pytest.mark.parametrize(
    ("visibility", "visitor_sees", "reader_sees"),
    [("public", True, True), ("limited", False, True), ("private", False, False)],
)
def test_a_record_is_there_where_a_visible_publication_names_it(
    visibility, visitor_sees, reader_sees
):
    record = make_record()
    make_coauthor(make_publication(visibility=visibility), person=record)

    assert (record in seen(Person, VISITOR)) is visitor_sees
    assert (record in seen(Person, make_user())) is reader_sees


@pytest.mark.parametrize("state", ["suggested", "rejected"])
def test_a_link_that_nobody_confirmed_names_nobody(state):
    make_coauthor(make_publication(), person=make_record(), link_state=state)

    assert seen(Person, VISITOR) == []


def test_a_hidden_record_is_gone_whoever_names_it():
    make_coauthor(make_publication(), person=make_record(status="hidden"))

    assert seen(Person, VISITOR) == []


def test_an_organization_is_there_where_a_visible_entry_names_it():
    person = make_person()
    hidden, shown = make_organization("Hidden"), make_organization("Shown")
    make_degree(person, organization=hidden, visibility="private")
    make_position(person, organization=shown)

    assert seen(Organization, VISITOR) == [shown]


def test_a_topic_is_there_where_a_published_profile_has_it_or_a_narrower_one():
    broad = make_topic("Broad")
    narrow, other = make_topic("Narrow", broader=broad), make_topic("Other")
    make_person().topics.add(narrow)
    make_person("Draft", status="draft").topics.add(other)

    assert seen(Topic, VISITOR) == [broad, narrow]


@pytest.mark.parametrize(
    "query", ["munoz", "MUÑOZ", "jose m", "muñoz, josé", "jo mu", "pepe"]
)
def test_a_person_is_found_by_the_beginning_of_any_word_of_any_name(query):
    person = make_person("José Muñoz")
    make_other_name(person, "Pepe")
    make_person("Josephine Miller")

    assert person in Person.objects.matching(query, Audience.PUBLIC)


@pytest.mark.parametrize("query", ["unoz", "jose garcia", "jos%oz", "j_se"])
def test_a_person_is_not_found_by_less(query):
    make_person("José Muñoz")

    assert list(Person.objects.matching(query, Audience.PUBLIC)) == []


def test_a_hidden_former_name_finds_the_person_for_curators_only():
    person = make_person()
    make_other_name(person, "Zelda", kind="former", is_hidden=True)

    assert list(Person.objects.matching("zelda", Audience.SIGNED_IN)) == []
    assert list(Person.objects.matching("zelda", Audience.CURATOR)) == [person]
