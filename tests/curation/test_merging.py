"""Two rows become one, and two again; one person's rows become another's."""

import pytest
from django.contrib.contenttypes.models import ContentType
from reversion.models import Version

from core import history
from core.merging import CannotMerge
from core.models import SlugClaim
from curation.merging import merge, plan_merge, split, splittable, undo
from curation.models import AppliedEntry, Issue, Move, Profile
from people import models as people
from people.models import (
    Contact,
    Mentorship,
    Organization,
    OtherName,
    Person,
    PersonSearch,
    Topic,
)
from publications import models as publications
from publications.models import Coauthor, Publication, PublicationSearch, Venue
from publications.search import faults
from tests import factories as f
from tests.rows import rows_of

pytestmark = pytest.mark.django_db

THROUGH = Person.topics.through
TABLES = [
    *(getattr(people, name) for name in people.__all__),
    *(getattr(publications, name) for name in publications.__all__),
    *(Profile, AppliedEntry, Issue, SlugClaim, THROUGH),
]
# A word that was once read stays known.
TABLES = [t for t in TABLES if t not in (people.NameWord, publications.TitleWord)]


@pytest.fixture
def carla():
    return f.make_user("carla")


def make_srebros():
    """One man under two spellings, each with works, a student and more."""
    nathan = f.make_person("Nathan Srebro", headline="Professor", kind="record")
    nati = f.make_record("Nati Srebro", headline="")
    for person, title in ((nathan, "On Norms"), (nati, "On Margins")):
        f.make_coauthor(f.make_publication(title), person.credit_name, person=person)
    student = f.make_person("Ada Example")
    f.make_mentorship(student, nati, student)
    f.make_mentorship(student, nathan, student)
    f.make_other_name(nathan, "Nathan S.")
    f.make_other_name(nati, "Nathan S.")
    f.make_other_name(nati, "N. Srebro")
    f.make_identifier(nati, value="nati")
    f.make_contact(nati, value="nati@example.org")
    topic = f.make_topic()
    nathan.topics.add(topic)
    nati.topics.add(topic, f.make_topic("Learning"))
    return nathan, nati


def merge_srebros(user):
    nathan, nati = make_srebros()
    return merge(nathan, nati, user)


def make_claims(person):
    """An older address, what a document said, and a doubt."""
    SlugClaim.objects.create(space="people", slug="n-srebro", object_id=person.pk)
    profile = Profile.objects.create(key="nati", person=person)
    type_ = ContentType.objects.get_for_model(Person)
    of_row = {"content_type": type_, "object_id": person.pk}
    AppliedEntry.objects.create(
        profile=profile, section="person", key="person", digest="", **of_row
    )
    Issue.objects.create(code="doubt", message="Who?", **of_row)


def test_two_spellings_of_one_person_become_one(carla):
    nathan, nati = make_srebros()
    make_claims(nati)

    merge(nathan, nati, carla)

    assert list(Person.objects.records()) == [nathan]
    assert {c.person for c in Coauthor.objects.all()} == {nathan}
    assert {m.mentor for m in Mentorship.objects.all()} == {nathan}
    names = nathan.other_names.values_list("name", flat=True)
    assert sorted(names) == ["N. Srebro", "Nathan S.", "Nati Srebro"]
    assert sorted(map(str, nathan.topics.all())) == ["Examples", "Learning"]
    assert [i.value for i in nathan.identifiers.all()] == ["nati"]
    assert [c.value for c in nathan.contacts.all()] == ["nati@example.org"]
    assert {Profile.objects.get().person, Issue.objects.get().row} == {nathan}
    assert AppliedEntry.objects.get().row == nathan


def test_a_merge_that_is_undone_leaves_every_row_as_it_was(carla):
    nathan, nati = make_srebros()
    make_claims(nati)
    before = rows_of(*TABLES)
    move = merge(nathan, nati, carla)

    undo(move, carla)

    after = rows_of(*TABLES)
    # The survivor was saved twice since.
    times = {row["id"]: row["updated_at"] for row in before[Person]}
    for row in after[Person]:
        row["updated_at"] = times[row["id"]]
    for tables in (before, after):
        # The library writes the topics of a person as a list, in rows of its own.
        topics = [(r["person_id"], r["topic_id"]) for r in tables.pop(THROUGH)]
        tables["topics"] = sorted(topics)
    assert after == before


def test_the_old_addresses_lead_to_the_survivor_and_back(carla, client):
    nathan, nati = make_srebros()
    make_claims(nati)
    move = merge(nathan, nati, carla)
    addresses = [
        "/people/nati-srebro/",
        "/people/n-srebro/",
        "/api/v1/people/nati-srebro/",
    ]

    answers = [client.get(address) for address in addresses]
    undo(move, carla)

    assert {answer.status_code for answer in answers} == {301}
    assert {"nathan-srebro" in answer["Location"] for answer in answers} == {True}
    assert client.get("/people/nati-srebro/").status_code == 200
    assert client.get("/people/n-srebro/")["Location"].endswith("/people/nati-srebro/")


def test_the_survivor_is_found_by_both_names(carla, client):
    nathan, nati = make_srebros()

    merge(nathan, nati, carla)

    assert PersonSearch.objects.get(person=nathan).names.split() == [
        "nathan", "srebro", "s", "n", "nati",
    ]  # fmt: skip


def test_the_index_of_works_follows_merge_split_and_both_undone(carla):
    works = Publication.objects.values_list("pk", flat=True)

    move = merge_srebros(carla)
    assert works and faults(works) == []
    undo(move, carla)
    assert faults(works) == []
    person = Coauthor.objects.filter(person__isnull=False)[0].person
    chosen = list(Coauthor.objects.filter(person=person))
    move = split(person, "Another", chosen, carla)
    assert faults(works) == []
    undo(move, carla)

    assert faults(works) == []


def test_a_merge_is_one_revision_under_the_name_of_who_did_it(carla):
    nathan, nati = make_srebros()

    move = merge(nathan, nati, carla)

    newest = Version.objects.get_for_object(nathan)[0].revision
    said = "Merged “Nati Srebro” (nati-srebro) into “Nathan Srebro”."
    assert (newest.user, newest.comment) == (carla, said)
    assert move.before.comment == f"Before: {said}"


def test_contact_data_of_the_merged_is_in_no_history(carla):
    merge_srebros(carla)

    kept = list(Version.objects.values_list("serialized_data", flat=True))
    assert "nati@example.org" not in str(kept)
    assert "nati@example.org" not in str(Move.objects.values().get())


def test_what_was_edited_since_stays_when_a_merge_is_undone(carla):
    nathan, nati = make_srebros()
    move = merge(nathan, nati, carla)
    Person.objects.filter(pk=nathan.pk).update(biography="Since.")
    margins = Publication.objects.get(title="On Margins")
    Publication.objects.filter(pk=margins.pk).update(publisher="Since")

    undo(move, carla)

    nathan.refresh_from_db()
    margins.refresh_from_db()
    assert (nathan.biography, margins.publisher) == ("Since.", "Since")


def test_a_merge_is_undone_once(carla):
    move = merge_srebros(carla)
    undo(move, carla)

    with pytest.raises(history.CannotRevert, match="undone before"):
        undo(move, carla)


def test_the_survivor_takes_over_what_it_lacks_and_keeps_what_it_says(carla):
    nathan = f.make_person("Nathan Srebro", headline="Professor")
    nati = f.make_person("Nati Srebro", headline="Dozent", biography="A life.")

    plan = plan_merge(nathan, nati)
    merge(nathan, nati, carla)

    nathan.refresh_from_db()
    assert (nathan.headline, nathan.biography) == ("Professor", "A life.")
    assert (plan.filled, plan.lost) == (
        ["biography"],
        [("headline", "Professor", "Dozent")],
    )


def test_the_name_of_a_draft_is_not_shown(carla):
    nathan = f.make_person("Nathan Srebro")
    nati = f.make_person("Nati Srebro", status="draft")

    merge(nathan, nati, carla)

    assert OtherName.objects.get().is_hidden


# What stands in the way.


def conflicts(survivor, merged):
    before = rows_of(*TABLES)
    with pytest.raises(CannotMerge) as refused:
        merge(survivor, merged, None)
    assert rows_of(*TABLES) == before
    assert refused.value.conflicts == plan_merge(survivor, merged).conflicts
    return refused.value.conflicts


def test_two_names_on_one_work_are_not_one_person():
    nathan, nati = f.make_record("Nathan"), f.make_record("Nati")
    work = f.make_publication()
    for person in (nathan, nati):
        f.make_coauthor(work, person.credit_name, person=person)

    assert conflicts(nathan, nati) == [
        "Both are on the list of “On Examples”, as number 1 and number 2."
    ]


def test_two_orcid_ids_are_not_one_person():
    nathan, nati = f.make_record("Nathan"), f.make_record("Nati")
    f.make_identifier(nathan, scheme="orcid", value="0000-0002-1825-0097")
    f.make_identifier(nati, scheme="orcid", value="0000-0001-5109-3700")

    [conflict] = conflicts(nathan, nati)

    assert "different ORCID identifiers" in conflict


def test_a_mentor_is_not_the_mentee():
    nathan, nati = f.make_person("Nathan"), f.make_record("Nati")
    f.make_mentorship(nathan, nati, nathan)

    assert conflicts(nathan, nati) == [
        "One is the mentor of the other: “Nati → Nathan”."
    ]


def test_a_profile_does_not_vanish_into_a_record():
    nathan, nati = f.make_record("Nathan"), f.make_person("Nati")

    [conflict] = conflicts(nathan, nati)

    assert conflict.startswith("“Nati” has a profile")


def test_the_same_contact_is_settled_first():
    nathan, nati = f.make_person("Nathan"), f.make_person("Nati")
    for person in (nathan, nati):
        f.make_contact(person, value="same@example.org")

    [conflict] = conflicts(nathan, nati)

    assert conflict.startswith("Both have the contact")
    assert "same@example.org" not in conflict


def test_nobody_is_merged_with_themselves(carla):
    nathan = f.make_person("Nathan")

    with pytest.raises(CannotMerge, match="two different"):
        merge(nathan, nathan, carla)


# Venues and organizations.


def make_venues():
    neurips = f.make_venue("Neural Information Processing Systems", acronym="NeurIPS")
    nips = f.make_venue("Advances in NIPS", acronym="NIPS", issn="1049-5258")
    f.make_venue_alias(nips, "Snowbird")
    f.make_venue("A workshop", host=nips)
    work = f.make_publication(venue=nips)
    f.make_publication_topic(work, f.make_topic())
    return neurips, nips


def test_a_merged_venue_gives_its_works_workshops_and_names(carla, client):
    neurips, nips = make_venues()

    merge(neurips, nips, carla)

    neurips.refresh_from_db()
    assert sorted(map(str, neurips.aliases.all())) == [
        "Advances in NIPS", "NIPS", "Snowbird",
    ]  # fmt: skip
    assert (neurips.issn, Publication.objects.get().venue) == ("1049-5258", neurips)
    assert str(Venue.objects.get(host=neurips)) == "A workshop"
    assert "snowbird" in PublicationSearch.objects.get().words
    assert client.get("/venues/nips/")["Location"].endswith("/venues/neurips/")


@pytest.mark.parametrize("make", ["venues", "organizations"])
def test_a_merge_of_vocabulary_that_is_undone_leaves_every_row_as_it_was(carla, make):
    survivor, merged = make_venues() if make == "venues" else make_organizations()
    before = rows_of(*TABLES)

    undo(merge(survivor, merged, carla), carla)

    after = rows_of(*TABLES)
    for tables in (before, after):
        for listing in tables[publications.TopicListing]:
            del listing["id"]
    assert after == before


def make_organizations():
    one = f.make_organization("Example University")
    other = f.make_organization("University of Examples", ror="042nb2s44")
    f.make_organization("Its institute", parent=other)
    f.make_degree(f.make_person(), organization=other)
    return one, other


def test_a_merged_organization_gives_its_units_and_entries(carla):
    one, other = make_organizations()

    merge(one, other, carla)

    one.refresh_from_db()
    assert one.ror == "042nb2s44"
    assert str(one.aliases.get()) == "University of Examples"
    assert Organization.objects.get(name="Its institute").parent == one
    assert people.Degree.objects.get().organization == one


def test_a_unit_does_not_swallow_what_it_is_a_part_of():
    university = f.make_organization("University")
    school = f.make_organization("School", parent=university)
    institute = f.make_organization("Institute", parent=school)

    [conflict] = conflicts(institute, university)

    assert conflict == "“Institute” is a part of “University”: keep that one instead."


def test_a_workshop_is_not_its_host():
    host = f.make_venue("NeurIPS")
    workshop = f.make_venue("A workshop", host=host)

    assert conflicts(host, workshop) == conflicts(workshop, host)


def test_a_workshop_that_both_venues_hold_is_settled_first():
    one, other = f.make_venue("One"), f.make_venue("Other")
    for host in (one, other):
        f.make_venue("A workshop", host=host)

    assert conflicts(one, other) == [
        "Both have the venue “A workshop”: remove one first."
    ]


# Splits.


def test_works_of_a_namesake_go_to_a_new_record(carla):
    wei = f.make_record("Wei Zhang")
    for title in ("On Norms", "On Genes"):
        f.make_coauthor(f.make_publication(title), "Wei Zhang", person=wei)
    genes = Coauthor.objects.get(publication__title="On Genes")

    move = split(wei, "Wei Zhang (biologist)", [genes], carla)

    other = Person.objects.get(pk=move.other_id)
    assert (other.kind, list(other.coauthor_set.all())) == ("record", [genes])
    assert [str(c.publication) for c in wei.coauthor_set.all()] == ["On Norms"]


def test_entries_of_a_profile_make_a_draft_and_take_their_advisors_along(carla):
    wei, advisor = f.make_person("Wei Zhang"), f.make_record("Bo Other")
    degree = f.make_degree(wei)
    f.make_mentorship(wei, advisor, wei, degree=degree)

    move = split(wei, "Wei Zhang", [degree], carla)

    other = Person.objects.get(pk=move.other_id)
    mentorship = Mentorship.objects.get()
    assert (other.kind, other.status) == ("profile", "draft")
    assert {mentorship.person, mentorship.mentee} == {other}
    mentorship.full_clean()


def test_a_split_that_is_undone_leaves_every_row_as_it_was(carla):
    nathan, nati = make_srebros()
    tables = [table for table in TABLES if table is not SlugClaim]
    before = rows_of(*tables)

    undo(split(nati, "Somebody Else", splittable(nati), carla), carla)

    assert rows_of(*tables) == before


def test_a_split_is_not_undone_over_what_came_since(carla):
    wei = f.make_record("Wei Zhang")
    coauthor = f.make_coauthor(f.make_publication(), "Wei Zhang", person=wei)
    move = split(wei, "Wei Zhang", [coauthor], carla)
    other = Person.objects.get(pk=move.other_id)
    f.make_coauthor(f.make_publication("Since"), person=other)

    with pytest.raises(history.CannotRevert, match="merge the two instead"):
        undo(move, carla)

    assert Person.objects.filter(pk=other.pk).exists()
    assert not Contact.objects.exists()


# Topics.


def make_topics():
    """One subject under two names, on works and people, one work stating both."""
    learning = f.make_topic("Machine learning")
    statistical = f.make_topic("Statistical learning", description="With proofs.")
    f.make_topic("Boosting", broader=statistical)
    f.make_topic_alias(statistical, "Stat ML")
    both = f.make_publication("Both")
    for topic in (learning, statistical):
        f.make_publication_topic(both, topic)
    f.make_publication_topic(f.make_publication("One"), statistical)
    ada, bo = f.make_person("Ada Example"), f.make_person("Bo Example")
    ada.topics.add(learning, statistical)
    bo.topics.add(statistical)
    return learning, statistical


def test_two_names_of_one_topic_become_one(carla):
    learning, statistical = make_topics()

    merge(learning, statistical, carla)

    learning.refresh_from_db()
    assert [str(t) for t in Topic.objects.all()] == ["Boosting", "Machine learning"]
    assert Topic.objects.get(name="Boosting").broader == learning
    assert sorted(map(str, learning.aliases.all())) == [
        "Stat ML",
        "Statistical learning",
    ]
    assert learning.description == "With proofs."
    assert {str(p) for p in Publication.objects.filter(topics=learning)} == {
        "Both",
        "One",
    }
    assert {str(p) for p in learning.people.all()} == {"Ada Example", "Bo Example"}


def test_the_address_of_a_merged_topic_leads_to_the_other(carla, client):
    learning, statistical = make_topics()
    old = statistical.get_absolute_url()

    merge(learning, statistical, carla)

    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (
        301,
        learning.get_absolute_url(),
    )
    listed = client.get("/api/v1/publications/?topic=stat-ml&sort=title").json()
    assert [row["title"] for row in listed["results"]] == ["Both", "One"]


def test_a_merge_of_topics_that_is_undone_leaves_every_row_as_it_was(carla):
    learning, statistical = make_topics()
    before = rows_of(*TABLES)

    undo(merge(learning, statistical, carla), carla)

    after = rows_of(*TABLES)
    for tables in (before, after):
        # A list that said both says both again, and listings are written anew.
        stated = [(row["person_id"], row["topic_id"]) for row in tables[THROUGH]]
        tables[THROUGH] = sorted(stated)
        rows = tables[publications.TopicListing]
        tables[publications.TopicListing] = sorted(
            (row["topic_id"], row["publication_id"], row["visibility"]) for row in rows
        )
    assert after == before


def test_topics_above_and_below_each_other_do_not_close_a_circle(carla):
    top = f.make_topic("Top")
    middle = f.make_topic("Middle", broader=top)
    low = f.make_topic("Low", broader=middle)

    assert plan_merge(low, top).conflicts
    merge(top, low, carla)

    top.refresh_from_db()
    assert top.broader is None
    assert Topic.objects.get(name="Middle").broader == top


def test_organizations_above_and_below_each_other_do_not_close_a_circle(carla):
    top = f.make_organization("Top")
    low = f.make_organization(
        "Low", parent=f.make_organization("Middle", parent=top), place="Here"
    )

    merge(top, low, carla)

    top.refresh_from_db()
    assert (top.parent, top.place) == (None, "Here")


def test_topics_that_would_nest_too_deep_are_not_merged():
    top = f.make_topic("Top")
    low = f.make_topic("Low", broader=f.make_topic("Middle", broader=top))
    other = f.make_topic("Other")
    f.make_topic("Under other", broader=other)

    assert "deep" in plan_merge(low, other).conflicts[0]
    assert plan_merge(top, other).conflicts == []


def test_an_alias_of_a_third_topic_stays_there(carla):
    learning, statistical = make_topics()
    third = f.make_topic("Third")
    f.make_topic_alias(third, "Statistical learning")

    merge(learning, statistical, carla)

    assert [str(a) for a in third.aliases.all()] == ["Statistical learning"]
    assert [str(a) for a in learning.aliases.all()] == ["Stat ML"]
