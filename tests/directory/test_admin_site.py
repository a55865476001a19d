"""The admin's front page: what wants doing, what was done, and every list in its group."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from curation.models import Issue
from tests import factories as f
from tests.forms import form_data
from tests.pages import links, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    user = f.make_curator()
    user.is_staff = True
    user.save()
    client.force_login(user)
    return client


def test_what_waits_stands_on_the_front_page(curator):
    draft = f.make_person("Dora Draft", status="draft")
    work = f.make_publication("On Norms")
    f.make_coauthor(work, "N. Srebro", person=draft, link_state="suggested")
    Issue.objects.create(
        content_type=ContentType.objects.get_for_model(work),
        object_id=work.pk,
        message="Two years are printed.",
    )

    page = curator.get("/admin/")

    assert links(page)["Dora Draft"] == f"/admin/people/person/{draft.pk}/change/"
    assert "Two years are printed." in links(page)
    assert "“N. Srebro”, perhaps Dora Draft On Norms" in text(page)


def test_the_numbers_lead_to_lists_of_just_those(curator):
    f.make_person("Dora Draft", status="draft")
    f.make_person("Published Peter")

    listed = text(curator.get(links(curator.get("/admin/"))["Drafts"]))

    assert "Draft, Dora" in listed
    assert "Peter, Published" not in listed


def test_what_was_changed_stands_there_with_who_did_it(curator):
    person = f.make_person("Ada Example")
    address = reverse("admin:people_person_change", args=[person.pk])
    data = form_data(curator.get(address)) | {"headline": "Professor"}
    curator.post(address, data)

    page = curator.get("/admin/")

    history = reverse("admin:people_person_history", args=[person.pk])
    assert f'href="{history}"' in page.content.decode()
    assert "person, by curator" in text(page)


def test_nothing_waits_for_who_may_change_nothing(client):
    client.force_login(f.make_user("guest", is_staff=True))
    f.make_person("Dora Draft", status="draft")

    said = text(client.get("/admin/"))

    assert "Dora" not in said
    assert "There is nothing that you may see or edit here." in said


def test_every_list_stands_in_one_group(client):
    client.force_login(f.make_user("root", is_staff=True, is_superuser=True))
    request = client.get("/admin/").wsgi_request

    listed = [
        m["model"] for app in admin.site.get_app_list(request) for m in app["models"]
    ]

    assert sorted(map(str, listed)) == sorted(map(str, admin.site._registry))


def test_the_front_page_takes_as_many_queries_for_much_as_for_little(
    curator, django_assert_max_num_queries
):
    for i in range(5):
        work = f.make_publication(f"Work {i}")
        person = f.make_person(f"Dora {i}", status="draft")
        f.make_coauthor(work, "N. S.", person=person, link_state="suggested")
        Issue.objects.create(
            content_type=ContentType.objects.get_for_model(work),
            object_id=work.pk,
            message=f"Doubt {i}",
        )

    with django_assert_max_num_queries(20):
        curator.get("/admin/")
