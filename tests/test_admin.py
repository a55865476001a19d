"""The admin opens on every model, with the demo in it."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse

from curation.models import CVImport, Evidence, Move
from people.models import Contact, Person
from publications.models import Publication
from tests.factories import (
    make_contact,
    make_degree,
    make_person,
    make_publication,
    make_topic,
    make_user,
    make_venue,
)
from tests.forms import form_data

pytestmark = pytest.mark.django_db

MODELS = sorted(
    (
        model
        for model in admin.site._registry
        if model._meta.app_label in {"people", "publications", "curation"}
        # The demo has no merge and no CV under review: their own tests make some.
        and model not in (Move, CVImport, Evidence)
    ),
    key=lambda model: model._meta.label,
)


EDITABLE = [
    model
    for model in MODELS
    if model._meta.label not in {"curation.SourceDocument", "curation.AppliedEntry"}
]


@pytest.fixture
def curator_client(client):
    client.force_login(make_user("admin", is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_list_search_and_form_of_every_model_open(demo, curator_client, model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    row = model._default_manager.first()

    pages = [
        reverse(f"{name}_changelist"),
        reverse(f"{name}_changelist") + "?q=a",
        reverse(f"{name}_change", args=[row.pk]),
    ]

    assert [curator_client.get(page).status_code for page in pages] == [200, 200, 200]


@pytest.mark.parametrize("model", EDITABLE, ids=lambda model: model._meta.label)
def test_a_form_that_is_saved_as_it_was_opened_changes_nothing(
    demo, curator_client, model
):
    row = model._default_manager.latest("pk")
    before = model._default_manager.filter(pk=row.pk).values().get()
    address = reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[row.pk]
    )

    answer = curator_client.post(address, form_data(curator_client.get(address)))

    assert answer.status_code == 302, answer.context["errors"]
    after = model._default_manager.filter(pk=row.pk).values().get()
    assert {**after, "updated_at": None} == {**before, "updated_at": None}


def test_the_longest_profile_and_its_longest_work_can_be_saved(demo, curator_client):
    person = Person.objects.get(slug="ayush-sekhari")
    work = Publication.objects.get(
        coauthor__shared_mark="equal_advising", coauthor__person=person
    )
    addresses = [
        reverse("admin:people_person_change", args=[person.pk]),
        reverse("admin:publications_publication_change", args=[work.pk]),
    ]

    pages = [curator_client.get(address) for address in addresses]
    answers = [
        curator_client.post(address, form_data(page))
        for address, page in zip(addresses, pages, strict=True)
    ]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert max(len(page.content) for page in pages) < 200_000


def test_a_person_can_be_added_by_name_alone(curator_client):
    address = reverse("admin:people_person_add")
    data: dict[str, object] = {
        "credit_name": "Ada Example",
        "kind": "profile",
        "status": "published",
    }
    for inline in curator_client.get(address).context["inline_admin_formsets"]:
        prefix = inline.formset.prefix
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}

    answer = curator_client.post(address, data)

    assert answer.status_code == 302, answer.context["errors"]
    assert Person.objects.get(credit_name="Ada Example").slug == "ada-example"


def test_contact_data_is_not_on_the_form_of_who_may_not_see_it(client):
    curator = make_user("curator", is_staff=True)
    curator.user_permissions.set(
        Permission.objects.filter(codename__in=["change_person", "view_person"])
    )
    client.force_login(curator)
    person = make_person()
    make_contact(person, value="secret@example.org")

    page = client.get(
        reverse("admin:people_person_change", args=[person.pk])
    ).content.decode()

    assert Contact.objects.exists()
    assert "secret@example.org" not in page


@pytest.mark.parametrize(
    "make", [make_person, make_publication, make_venue, make_topic]
)
def test_pages_lead_curators_to_the_form_and_forms_lead_to_the_page(
    curator_client, make
):
    row = make()
    meta = row._meta
    name = f"admin:{meta.app_label}_{meta.model_name}"
    edit, history = (
        reverse(f"{name}_{p}", args=[row.pk]) for p in ("change", "history")
    )

    page = curator_client.get(row.get_absolute_url()).content.decode()
    form = curator_client.get(edit).content.decode()

    assert f'href="{edit}"' in page and f'href="{history}"' in page
    assert "View on site" in form


def test_an_entry_leads_to_the_page_of_its_person(curator_client):
    degree = make_degree(make_person())
    form = reverse("admin:people_degree_change", args=[degree.pk])

    assert 'href="/people/ada-example/"' in curator_client.get(form).content.decode()


def test_visitors_and_readers_see_no_way_to_the_forms(client):
    person = make_person()

    as_visitor = client.get(person.get_absolute_url()).content.decode()
    client.force_login(make_user())
    as_reader = client.get(person.get_absolute_url()).content.decode()

    assert "/admin/" not in as_visitor + as_reader


def test_what_an_import_wrote_about_a_person_does_not_keep_it_from_deletion(
    demo, curator_client
):
    person = Person.objects.get(slug="akshay-mehra")
    address = reverse("admin:people_person_delete", args=[person.pk])

    asked = curator_client.get(address).content.decode()
    curator_client.post(address, {"post": "yes"})

    assert "Are you sure" in asked
    assert not Person.objects.filter(pk=person.pk).exists()
