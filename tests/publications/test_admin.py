"""Authors in the admin: pasted as a text, and put in order by their numbers."""

import pytest
from django.urls import reverse
from reversion.models import Version

from core import history
from people.models import Person
from tests import factories as f
from tests.forms import form_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    client.force_login(f.make_user("carla", is_staff=True, is_superuser=True))
    return client


def save(client, work, **changes):
    address = reverse("admin:publications_publication_change", args=[work.pk])
    return client.post(address, {**form_data(client.get(address)), **changes})


def authors(work):
    return [(c.position, str(c)) for c in work.coauthor_set.filter(role="author")]


def make_work(*names):
    work = f.make_publication()
    for name in names:
        f.make_coauthor(work, name)
    return work


def test_a_pasted_list_becomes_the_authors(curator):
    work, hamm = f.make_publication(), f.make_record("Jihun Hamm")

    save(
        curator,
        work,
        author_list="A. Mehra* and Jihun Hamm*",
        star_means="equal_contribution",
    )

    first, second = work.coauthor_set.all()
    assert authors(work) == [(1, "A. Mehra"), (2, "Jihun Hamm")]
    assert {first.shared_mark, second.shared_mark} == {"equal_contribution"}
    assert first.person == Person.objects.get(credit_name="A. Mehra")
    assert (second.person, second.link_state) == (hamm, "confirmed")
    assert "mehra" in work.search.words


def test_a_pasted_list_replaces_authors_and_leaves_what_was_decided(curator):
    work = make_work("Ada Lee", "Bo Other")
    f.make_coauthor(work, "Ed Itor", role="editor", position=1)
    work.coauthor_set.filter(credit_name="Ada Lee").update(
        person=f.make_record("Another"), link_state="rejected", raw_affiliation="Here"
    )

    save(curator, work, author_list="Cy Third; Lee, Ada†", dagger_means="corresponding")

    ada = work.coauthor_set.get(credit_name="Ada Lee")
    assert authors(work) == [(1, "Cy Third"), (2, "Ada Lee")]
    assert (ada.link_state, ada.raw_affiliation) == ("rejected", "Here")
    assert ada.is_corresponding
    assert str(work.coauthor_set.get(role="editor")) == "Ed Itor"


def test_a_pasted_list_is_in_the_history(curator):
    work = make_work("Ada Lee")
    save(curator, work, author_list="Bo Other, Cy Third")
    newest, before = Version.objects.get_for_object(work)

    history.revert(before.revision, None)
    then = authors(work)
    history.revert(newest.revision, None)

    assert then == [(1, "Ada Lee")]
    assert authors(work) == [(1, "Bo Other"), (2, "Cy Third")]


@pytest.mark.parametrize("text", ["A. Mehra et al.", "x" * 600])
def test_a_list_that_cannot_be_kept_is_refused_and_stays_in_the_form(curator, text):
    work = make_work("Ada Lee")

    answer = save(curator, work, author_list=text)

    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors.keys() == {"author_list"}
    assert text in answer.content.decode()
    assert authors(work) == [(1, "Ada Lee")]


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ({0: 2, 1: 1}, "BACD"),
        ({3: 1}, "DABC"),
        ({0: 4}, "BCDA"),
        ({1: 3}, "ACBD"),
        ({0: ""}, "BCDA"),
        ({0: 9, 1: 9}, "CDAB"),
    ],
)
def test_a_number_moves_an_author_and_the_others_make_room(curator, typed, order):
    work = make_work(*"ABCD")
    ids = {c.credit_name: c.pk for c in work.coauthor_set.all()}

    answer = save(
        curator, work, **{f"coauthor_set-{i}-position": n for i, n in typed.items()}
    )

    assert answer.status_code == 302, answer.context["errors"]
    assert authors(work) == list(enumerate(order, 1))
    assert {c.credit_name: c.pk for c in work.coauthor_set.all()} == ids


def test_removing_an_author_closes_the_gap(curator):
    work = make_work(*"ABC")

    save(curator, work, **{"coauthor_set-0-DELETE": "on"})

    assert authors(work) == [(1, "B"), (2, "C")]


def test_a_new_name_without_a_number_is_the_last(curator):
    work = make_work(*"AB")
    new = {"role": "author", "credit_name": "C", "shared_group": "1", "position": ""}
    changes = {f"coauthor_set-2-{name}": value for name, value in new.items()}

    answer = save(
        curator,
        work,
        **changes,
        **{"coauthor_set-TOTAL_FORMS": 3, "coauthor_set-2-publication": work.pk},
    )

    assert answer.status_code == 302, answer.context["errors"]
    assert authors(work) == [(1, "A"), (2, "B"), (3, "C")]
