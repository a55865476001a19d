"""Curators merge, split and undo in the admin, and see before what it will do."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from curation.models import Move
from people.models import Person
from publications.models import Coauthor
from tests import factories as f
from tests.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    user = f.make_curator("carla")
    user.is_staff = True
    user.save()
    client.force_login(user)
    return client


@pytest.fixture
def srebros():
    nathan, nati = f.make_record("Nathan Srebro"), f.make_record("Nati Srebro")
    f.make_coauthor(f.make_publication(), "Nati Srebro", person=nati)
    return nathan, nati


def page_of(name, row):
    return reverse(f"admin:people_person_{name}", args=[row.pk])


def test_namesakes_are_offered(curator, srebros):
    nathan, nati = srebros
    f.make_person("Ada Example")

    page = curator.get(page_of("merge", nathan))

    assert list(page.context["offered"]["rows"]) == [nati]
    assert (
        page_of("merge", nathan)
        in curator.get(page_of("change", nathan)).content.decode()
    )


def test_the_preview_says_what_moves_and_writes_nothing(curator, srebros):
    nathan, nati = srebros

    page = curator.get(page_of("merge", nathan), {"other": nati.pk})

    assert "Coauthor 1 On Examples (2020), as Nati Srebro" in text(page)
    assert "Other name, new 1 Nati Srebro" in text(page)
    assert set(Person.objects.all()) == {nathan, nati}


def test_a_merge_is_done_and_undone(curator, srebros):
    nathan, nati = srebros
    done = curator.post(page_of("merge", nathan), {"other": nati.pk}, follow=True)
    assert list(Person.objects.all()) == [nathan]

    undo = reverse("admin:curation_move_undo", args=[Move.objects.get().pk])
    assert undo in done.content.decode()
    curator.post(undo)

    assert Coauthor.objects.get().person == nati
    assert Move.objects.get().undone_by.username == "carla"


def test_what_stands_in_the_way_is_said_and_there_is_no_button(curator, srebros):
    nathan, nati = srebros
    f.make_coauthor(nati.coauthor_set.get().publication, person=nathan)

    page = curator.get(page_of("merge", nathan), {"other": nati.pk})
    curator.post(page_of("merge", nathan), {"other": nati.pk})

    assert "Both are on the list of “On Examples”" in text(page)
    assert 'type="submit" class="default"' not in page.content.decode()
    assert set(Person.objects.all()) == {nathan, nati}


@pytest.mark.parametrize("number", [1, 2])
def test_two_rows_of_a_list_can_be_merged(curator, srebros, number):
    nathan, nati = srebros
    data = {
        "action": "merge_selected",
        "_selected_action": [row.pk for row in srebros[:number]],
    }

    answer = curator.post(reverse("admin:people_person_changelist"), data)

    preview = f"{page_of('merge', nathan)}?other={nati.pk}"
    assert answer["Location"].endswith(preview) == (number == 2)


def test_a_person_is_split(curator, srebros):
    _, nati = srebros
    coauthor = nati.coauthor_set.get()
    assert "On Examples (2020), as Nati Srebro" in text(
        curator.get(page_of("split", nati))
    )

    row = f"publications.coauthor-{coauthor.pk}"
    curator.post(page_of("split", nati), {"name": "Another", "row": [row]})

    coauthor.refresh_from_db()
    assert coauthor.person.credit_name == "Another"


@pytest.mark.parametrize(
    "data",
    [
        {"name": "Another"},
        {"row": ["publications.coauthor-1"]},
        {"name": "A", "row": ["x"]},
    ],
)
def test_a_split_needs_rows_and_a_name(curator, srebros, data):
    page = curator.post(page_of("split", srebros[1]), data)

    assert "Choose what belongs to the other person" in text(page)
    assert set(Person.objects.all()) == set(srebros)


@pytest.mark.parametrize("name", ["merge", "split"])
def test_who_may_not_remove_may_not_merge(client, srebros, name):
    user = f.make_user("helper", is_staff=True)
    may = Permission.objects.filter(codename__in=["change_person", "view_person"])
    user.user_permissions.set(may)
    client.force_login(user)
    nathan, nati = srebros

    answer = client.post(page_of(name, nathan), {"other": nati.pk})

    assert answer.status_code == 403
    assert set(Person.objects.all()) == {nathan, nati}


@pytest.mark.parametrize("path", ["publications_venue", "people_organization"])
def test_venues_and_organizations_have_the_page_too(curator, path):
    make = f.make_venue if "venue" in path else f.make_organization
    one, other = make("One"), make("Other")

    page = curator.get(
        reverse(f"admin:{path}_merge", args=[one.pk]), {"other": other.pk}
    )

    assert page.status_code == 200
    assert page.context["plan"].names[0].name == "Other"
