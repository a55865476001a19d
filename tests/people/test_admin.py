"""Entries of a profile in the admin: their order, and who sees them, several at once."""

import pytest
from django.urls import reverse

from people.models import Award, Topic
from publications.models import Coauthor
from tests import factories as f
from tests.forms import form_data
from tests.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    client.force_login(f.make_user("carla", is_staff=True, is_superuser=True))
    return client


def make_position(*starts):
    position = f.make_position(f.make_person())
    for order, start in enumerate(starts):
        f.make_period(position, start=start, order=order)
    return position


def save(client, row, **changes):
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    address = reverse(name, args=[row.pk])
    return client.post(address, {**form_data(client.get(address)), **changes})


def starts(position):
    return list(position.periods.values_list("order", "start"))


def test_periods_are_counted_from_1_on_the_form(curator):
    position = make_position("2015", "2018")
    address = reverse("admin:people_position_change", args=[position.pk])

    sent = form_data(curator.get(address))

    assert [sent[f"periods-{i}-order"] for i in range(2)] == [["1"], ["2"]]


@pytest.mark.parametrize(
    ("typed", "order"),
    [({1: 1}, ["2018", "2015", "2020"]), ({0: ""}, ["2018", "2020", "2015"]),
     ({0: 2}, ["2018", "2015", "2020"]), ({}, ["2015", "2018", "2020"])],
)  # fmt: skip
def test_a_number_moves_a_period_and_the_others_make_room(curator, typed, order):
    position = make_position("2015", "2018", "2020")

    answer = save(
        curator, position, **{f"periods-{i}-order": n for i, n in typed.items()}
    )

    assert answer.status_code == 302, answer.context["errors"]
    assert starts(position) == list(enumerate(order))


def test_a_new_period_without_a_number_is_the_last(curator):
    position = make_position("2015", "2018")
    new = {"start": "2022", "order": "", "position": position.pk}

    answer = save(
        curator,
        position,
        **{f"periods-2-{name}": value for name, value in new.items()},
        **{"periods-TOTAL_FORMS": 3},
    )

    assert answer.status_code == 302, answer.context["errors"]
    assert starts(position) == [(0, "2015"), (1, "2018"), (2, "2022")]


def test_deliveries_are_put_in_order_too(curator):
    talk = f.make_talk(f.make_person())
    for order, host in enumerate(["First", "Second"]):
        f.make_delivery(talk, host, order=order)

    save(curator, talk, **{"deliveries-1-order": 1})

    assert [d.host for d in talk.deliveries.all()] == ["Second", "First"]


@pytest.mark.parametrize("visibility", ["public", "limited", "private"])
def test_entries_are_shown_and_hidden_several_at_once(curator, visibility):
    before = "private" if visibility == "public" else "public"
    awards = [f.make_award(f.make_person(), visibility=before) for _ in range(2)]
    data = {"action": f"make_{visibility}", "_selected_action": [a.pk for a in awards]}

    page = curator.post(reverse("admin:people_award_changelist"), data, follow=True)

    assert {award.visibility for award in Award.objects.all()} == {visibility}
    assert f"2 made {visibility}." in text(page)


@pytest.mark.parametrize(
    ("action", "state"), [("confirm", "confirmed"), ("reject", "rejected")]
)
def test_suggested_links_are_decided_in_a_list(curator, action, state):
    work, person = f.make_publication(), f.make_person()
    f.make_coauthor(work, "A. Example", person=person, link_state="suggested")
    f.make_coauthor(work, "Nobody")
    chosen = {"_selected_action": [c.pk for c in Coauthor.objects.all()]}

    curator.post(
        reverse("admin:publications_coauthor_changelist"), {"action": action, **chosen}
    )

    assert [c.link_state for c in work.coauthor_set.all()] == [state, ""]


def test_a_work_is_deleted_with_its_authors(curator):
    work = f.make_publication()
    f.make_coauthor(work)

    curator.post(
        reverse("admin:publications_publication_delete", args=[work.pk]),
        {"post": "yes"},
    )

    assert not Coauthor.objects.exists()


def test_a_filter_with_very_many_choices_is_left_out(curator):
    person = f.make_person()
    person.topics.add(f.make_topic("First of many"))
    address = reverse("admin:people_person_changelist")
    few = text(curator.get(address))
    Topic.objects.bulk_create(
        Topic(name=f"T {i}", name_key=f"t {i}", slug=f"t-{i}") for i in range(41)
    )

    many = text(curator.get(address))

    assert "First of many" in few
    assert "First of many" not in many
