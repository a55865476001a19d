"""No text becomes markup, on any page: every text of every model is an attack."""

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from reversion.models import Version

from core import history
from people.models import Person
from publications.models import Publication, Venue
from tests import factories as f
from tests.crawling import crawl
from tests.hostile import (
    PAYLOADS,
    admin_pages,
    attack,
    attacked_models,
    faults,
    make_rows,
    text_fields,
)

pytestmark = pytest.mark.django_db
# Long texts hold every attack in each turn; short ones take turns.
TURNS = range(0, len(PAYLOADS), 5)
ASKED = "%22%3E%3Cx-evil%20evil%3D1%3E'%20evil%3D1%20%3C/script%3E%3Cx-evil%3E"
QUESTIONS = [
    f"{path}{ASKED}"
    for path in (
        *("/search/?q=", "/people/?q=", "/people/?letter=", "/people/?topic="),
        *("/publications/?q=", "/publications/?venue=", "/publications/?sort="),
        *("/publications/?year=", "/publications/?nonesuch=", "/people/?page="),
        *("/nowhere/", "/people/", "/api/v1/people/?q=", "/api/v1/people/?x="),
        *("/api/v1/autocomplete/?q=", "/account/login/?next=", "/admin/?q="),
    )
]


@pytest.fixture
def curator(client):
    client.force_login(f.make_user("root", is_staff=True, is_superuser=True))
    return client


def is_html(answer):
    return answer.get("Content-Type", "").startswith("text/html")


def test_every_model_with_a_text_has_a_row_to_be_attacked():
    make_rows()

    empty = [m._meta.label for m in attacked_models() if not m._base_manager.exists()]

    assert empty == []
    assert len(attacked_models()) > 25


@pytest.mark.parametrize("turn", TURNS)
def test_no_text_becomes_markup_on_any_page(curator, turn):
    make_rows()
    attack(turn)

    bodies = crawl(curator, "/", "/sitemap.xml", "/api/v1/", *QUESTIONS)

    pages = {a: b.decode() for a, b in bodies.items() if b.lstrip()[:1] == b"<"}
    found = {address: faults(html) for address, html in pages.items()}
    assert {address: bad for address, bad in found.items() if bad} == {}
    assert len(pages) > 40
    assert any("x-evil" in html for html in pages.values())


@pytest.mark.parametrize("turn", TURNS)
def test_no_text_becomes_markup_in_the_admin(curator, turn):
    rows = make_rows()
    for row in rows.values():
        history.keep(row)
    attack(turn)
    version = Version.objects.get_for_object(rows["person"])[0]
    addresses = [
        "/admin/",
        *admin_pages(),
        f"/admin/people/person/{rows['person'].pk}/merge/?other={rows['record'].pk}",
        reverse("admin:people_person_revision", args=[rows["person"].pk, version.pk]),
    ]

    answers = {address: curator.get(address, follow=True) for address in addresses}

    # What imports write is looked at and not deleted.
    there = {a: x for a, x in answers.items() if x.status_code == 200 and is_html(x)}
    found = {address: faults(x.content.decode()) for address, x in there.items()}
    assert {address: bad for address, bad in found.items() if bad} == {}
    assert {x.status_code for x in answers.values()} <= {200, 403}
    assert len(there) > 100


def test_what_is_typed_into_the_admin_comes_back_as_text(curator):
    make_rows()
    attack(0)
    for model in (Person, Publication, Venue):
        address = reverse(
            f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        )
        rows = model._base_manager.values_list("pk", flat=True)[:2]
        data = {"action": "delete_selected", "_selected_action": list(rows)}

        asked = curator.post(address, data)
        done = curator.post(address, data | {"post": "yes"}, follow=True)

        assert faults(asked.content.decode()) == faults(done.content.decode()) == []


def test_what_suggestions_and_admin_autocompletes_answer_is_no_page(curator):
    make_rows()
    attack(1)
    fields = [
        (model, field.name)
        for model in admin.site._registry
        for field in model._meta.concrete_fields
        if field.name in admin.site._registry[model].autocomplete_fields
    ]

    answers = [
        curator.get(
            "/admin/autocomplete/",
            {"app_label": m._meta.app_label, "model_name": m._meta.model_name, "field_name": name},
        )
        for m, name in fields
    ]  # fmt: skip

    assert {a["Content-Type"] for a in answers} == {"application/json"}
    assert {a["X-Content-Type-Options"] for a in answers} == {"nosniff"}


ADDRESSES = [
    (model, field)
    for model in attacked_models()
    for field in text_fields(model)
    if isinstance(field, models.URLField)
]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
     "java\tscript:alert(1)", "data:text/html,<x-evil>", "vbscript:x"],
)  # fmt: skip
@pytest.mark.parametrize(("model", "field"), ADDRESSES, ids=str)
def test_an_address_that_acts_is_refused(model, field, address):
    with pytest.raises(ValidationError):
        field.clean(address, model())
    # Not even by what writes without asking, such as a bulk update or a revert.
    with pytest.raises(ValidationError):
        model._base_manager.filter(pk=1).update(**{field.name: address})


@pytest.mark.parametrize(
    "html",
    [
        '<p title=""><x-evil evil=1>',
        '<a href=" JaVaScRiPt:alert(1)">a</a>',
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        '<p style="color: red">',
    ],
)
def test_markup_that_got_through_is_found(html):
    assert faults(html)
