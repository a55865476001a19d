"""What was changed can be seen and taken back, with its parts, its address and its words."""

import threading
import time

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from reversion.models import Revision, Version

from core import history
from core.models import SlugClaim
from people.models import Contact, Person, PersonSearch
from publications.models import Coauthor, Publication, TopicListing
from tests import factories as f
from tests.forms import form_data
from tests.rows import rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    client.force_login(f.make_user("carla", is_staff=True, is_superuser=True))
    return client


def page_of(row, name="change", *more):
    meta = row._meta
    return reverse(
        f"admin:{meta.app_label}_{meta.model_name}_{name}", args=[row.pk, *more]
    )


def save(client, row, **changes):
    """Opens the form of a row in the admin, changes some fields and sends it."""
    data = form_data(client.get(page_of(row)))
    return client.post(page_of(row), {**data, **changes})


def versions(row):
    """Newest first."""
    return Version.objects.get_for_object(row).select_related("revision__user")


def revert(client, row, version):
    return client.post(page_of(row, "revision", version.pk))


def names(work):
    return [str(coauthor) for coauthor in work.coauthor_set.all()]


def test_history_says_who_changed_what(curator):
    person = f.make_person()

    save(curator, person, headline="Professor")

    newest = versions(person)[0]
    assert newest.revision.user.username == "carla"
    assert newest.revision.get_comment() == "Changed Headline."
    assert (
        "Changed Headline." in curator.get(page_of(person, "history")).content.decode()
    )


def test_what_was_never_kept_is_kept_before_its_first_change(curator):
    person = f.make_person(headline="Lecturer")
    save(curator, person, headline="Professor")

    answer = revert(curator, person, versions(person)[1])

    person.refresh_from_db()
    assert answer.status_code == 302
    assert person.headline == "Lecturer"


def test_a_page_says_what_a_revert_would_change_and_changes_nothing(curator):
    person = f.make_person(headline="Lecturer")
    save(curator, person, headline="Professor")

    page = curator.get(page_of(person, "revision", versions(person)[1].pk))

    person.refresh_from_db()
    assert person.headline == "Professor"
    [difference] = page.context["differences"]
    assert difference.fields == [("headline", "Professor", "Lecturer")]


def test_a_revert_can_be_reverted(curator):
    person = f.make_person(headline="Lecturer")
    save(curator, person, headline="Professor")
    revert(curator, person, versions(person)[1])

    revert(curator, person, versions(person)[1])

    person.refresh_from_db()
    assert person.headline == "Professor"


def test_the_order_of_authors_comes_back(curator):
    work = f.make_publication()
    for name in ("Ada Example", "Bo Other"):
        f.make_coauthor(work, name)
    first, second = work.coauthor_set.all()
    data = form_data(curator.get(page_of(work)))
    data |= {"coauthor_set-0-credit_name": "Bo Other", "coauthor_set-1-DELETE": "on"}
    curator.post(page_of(work), data)
    assert names(work) == ["Bo Other"]

    revert(curator, work, versions(work)[1])

    assert list(work.coauthor_set.all()) == [first, second]
    assert names(work) == ["Ada Example", "Bo Other"]


def test_a_part_that_was_added_since_goes(curator):
    person = f.make_person()
    history.keep(person)
    f.make_other_name(person, "Ada Later")

    revert(curator, person, versions(person)[0])

    assert list(person.other_names.all()) == []


def test_contact_data_is_never_kept_and_no_revert_touches_it(curator):
    person = f.make_person(headline="Lecturer")
    contact = f.make_contact(person, value="secret@example.org")
    save(curator, person, headline="Professor")
    save(curator, person, **{"contacts-0-value": "hidden@example.org"})

    revert(curator, person, versions(person).last())

    contact.refresh_from_db()
    assert contact.value == "hidden@example.org"
    kept = [
        (v.serialized_data, v.object_repr, v.revision.comment)
        for v in Version.objects.all()
    ]
    assert kept and "@example.org" not in str(kept)


def test_a_deleted_person_comes_back_with_entries_and_links_but_no_contact_data(
    curator,
):
    person, work = f.make_person(), f.make_publication()
    f.make_degree(person)
    f.make_other_name(person)
    f.make_contact(person)
    f.make_coauthor(work, person=person)
    tables = (Person, Coauthor, PersonSearch, type(person.degree_set.get()))
    before = rows_of(*tables)
    curator.post(page_of(person, "delete"), {"post": "yes"})
    assert list(Coauthor.objects.filter(person=None)) != []

    [version] = Version.objects.get_deleted(Person)
    curator.post(reverse("admin:people_person_recover", args=[version.pk]))

    assert rows_of(*tables) == before
    assert not Contact.objects.exists()
    assert version.revision.user.username == "carla"


def test_search_finds_what_a_revert_brought_back_and_nothing_else(curator):
    person = f.make_person("Ada Example")
    work = f.make_publication("On Examples")
    save(curator, person, credit_name="Ada Muster")
    save(curator, work, title="On Patterns")

    revert(curator, person, versions(person)[1])
    revert(curator, work, versions(work)[1])

    assert person.search.names == " ada example"
    assert work.search.words.split(" |")[0] == " on examples"


def test_listings_under_topics_follow_a_revert(curator):
    topic, work = f.make_topic(), f.make_publication()
    f.make_publication_topic(work, topic)
    before = rows_of(TopicListing)
    save(curator, work, **{"topic_links-0-DELETE": "on"})
    assert rows_of(TopicListing) == {TopicListing: []}

    revert(curator, work, versions(work)[1])

    after = [{**row, "id": None} for row in rows_of(TopicListing)[TopicListing]]
    assert after == [{**row, "id": None} for row in before[TopicListing]]


def test_a_deleted_venue_comes_back_in_the_words_of_its_works(curator):
    venue = f.make_venue("Examplia")
    work = f.make_publication(venue=venue)
    words = work.search.words
    curator.post(page_of(venue, "delete"), {"post": "yes"})

    [version] = Version.objects.get_deleted(type(venue))
    curator.post(reverse("admin:publications_venue_recover", args=[version.pk]))

    work = Publication.objects.get()
    assert (work.venue_id, work.search.words) == (venue.pk, words)


def test_an_address_that_comes_back_leads_to_its_row(curator):
    person = f.make_person("Ada Example")
    save(curator, person, slug="ada-lee")
    SlugClaim.objects.filter(slug="ada-example").update(object_id=0)

    revert(curator, person, versions(person)[1])

    claims = SlugClaim.objects.filter(space="people").values_list("slug", "object_id")
    assert set(claims) == {("ada-example", person.pk), ("ada-lee", person.pk)}
    assert save(curator, Person.objects.get(), headline="Still fine").status_code == 302


def test_a_row_that_comes_back_does_not_name_what_was_deleted_since(curator):
    venue = f.make_venue()
    work = f.make_publication(venue=venue)
    save(curator, work, title="On Patterns")
    venue.delete()

    revert(curator, work, versions(work)[1])

    work = Publication.objects.get()
    assert (work.title, work.venue) == ("On Examples", None)


def test_an_entry_of_a_deleted_person_waits_for_the_person(curator):
    degree = f.make_degree(f.make_person())
    history.keep(degree)
    degree.person.delete()

    [version] = Version.objects.get_deleted(type(degree))
    curator.post(reverse("admin:people_degree_recover", args=[version.pk]))

    assert not type(degree).objects.exists()


def test_bulk_actions_are_kept_and_found(curator):
    people = [f.make_person(name, status="draft") for name in ("Ada", "Bo")]
    data = {"action": "publish", "_selected_action": [p.pk for p in people]}

    curator.post(reverse("admin:people_person_changelist"), data)

    assert {p.status for p in Person.objects.all()} == {"published"}
    revision = Revision.objects.first()
    assert revision.get_comment() == "Set for 2 at once: status is published."
    assert {v.object for v in revision.version_set.all()} == set(people)


def test_selected_rows_that_are_deleted_come_back_together(curator):
    works = [f.make_publication(title) for title in ("One", "Two")]
    data = {
        "action": "delete_selected",
        "_selected_action": [work.pk for work in works],
        "post": "yes",
    }
    curator.post(reverse("admin:publications_publication_changelist"), data)

    version = Version.objects.get_deleted(Publication).first()
    curator.post(reverse("admin:publications_publication_recover", args=[version.pk]))

    assert set(Publication.objects.all()) == set(works)


def test_what_the_api_writes_has_a_history_with_all_its_authors(client):
    client.force_login(f.make_curator("carla"))
    work = f.make_publication()
    f.make_coauthor(work, "Ada Example")
    address = f"/api/v1/publications/{work.slug}/"
    for authors in ([{"name": "Bo"}, {"name": "Cy"}], [{"name": "Cy"}]):
        client.patch(
            address, {"authors": authors}, content_type="application/json",
            headers={"If-Match": "*"},
        )  # fmt: skip
    newest, before, first = versions(work)

    history.revert(before.revision, None)
    then = names(work)
    history.revert(first.revision, None)

    assert (then, names(work)) == (["Bo", "Cy"], ["Ada Example"])
    assert newest.revision.user.username == "carla"
    assert newest.revision.get_comment() == "Changed by API."


def test_what_the_api_deletes_can_be_brought_back(client):
    client.force_login(f.make_curator())
    venue = f.make_venue()
    client.delete(f"/api/v1/venues/{venue.slug}/", headers={"If-Match": "*"})

    [version] = Version.objects.get_deleted(type(venue))
    history.revert(version.revision, None)

    venue.refresh_from_db()


# Two curators.


def test_the_second_of_two_curators_is_told_and_loses_nothing(curator):
    person = f.make_person(headline="Lecturer")
    form = form_data(curator.get(page_of(person)))
    save(curator, person, biography="From the first.")

    told = curator.post(page_of(person), {**form, "headline": "Professor"})

    person.refresh_from_db()
    assert person.biography == "From the first."
    assert "Somebody else has changed this entry" in told.content.decode()
    again = form_data(told)
    assert again["headline"] == ["Professor"]
    assert curator.post(page_of(person), again).status_code == 302


@pytest.mark.parametrize("change", ["author", "topic"])
def test_a_change_of_a_part_is_a_change(curator, change):
    work = f.make_publication()
    form = form_data(curator.get(page_of(work)))
    if change == "author":
        f.make_coauthor(work)
    else:
        f.make_publication_topic(work, f.make_topic())

    told = curator.post(page_of(work), {**form, "title": "On Patterns"})

    assert "Somebody else has changed this entry" in told.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_new", [True, False])
def test_the_second_of_two_who_take_one_name_at_once_is_told(is_new):
    """On PostgreSQL the form is right when it is checked and wrong when it is saved."""
    client = Client()
    client.force_login(f.make_user("boss", is_staff=True, is_superuser=True))
    address = page_of(f.make_topic("Examples"))
    if is_new:
        address = reverse("admin:people_topic_add")
    form = {**form_data(client.get(address)), "name": "Proofs"}
    taking, answers = threading.Event(), []
    second = threading.Thread(
        target=_post_when, args=(taking, client, address, form, answers)
    )
    second.start()

    with transaction.atomic():
        f.make_topic("Proofs")
        taking.set()
        # Until the other one waits for this transaction.
        time.sleep(1)
    second.join()

    [answer] = answers
    assert answer.status_code == 200
    assert "taken" in str(answer.context["errors"])


def _post_when(event, client, address, form, answers):
    try:
        event.wait()
        answers.append(client.post(address, form))
    finally:
        connection.close()


def test_who_may_only_look_cannot_revert(client):
    person = f.make_person()
    history.keep(person)
    client.force_login(f.make_user("viewer", is_staff=True))

    answers = [
        client.get(page_of(person, "revision", versions(person)[0].pk)),
        client.post(page_of(person, "revision", versions(person)[0].pk)),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
