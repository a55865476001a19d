"""Contact data and other private words: who is told them, and where they must never be."""

import json
import logging
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from directory.requests import JSONFormatter
from people.models import Contact, Person
from tests import factories as f
from tests.crawling import crawl
from tests.forms import form_data
from tests.test_privacy import STARTS, add_hidden_entries, build_public_directory

pytestmark = pytest.mark.django_db

# Each visibility has a word of its own.
WORDS = {"private": "zebrafinch", "limited": "quokka", "public": "axolotl"}


@pytest.fixture
def ada():
    person = f.make_person("Ada Example")
    for visibility, word in WORDS.items():
        f.make_contact(person, value=f"{word}@mail.example", visibility=visibility)
    f.make_coauthor(f.make_publication(), person=person)
    return person


def signed_in(role):
    """A client of the role; who edits is staff."""
    client = Client()
    if role == "visitor":
        return client
    user = f.make_user(role, is_staff=role != "reader")
    if role != "reader":
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


def admin_pages():
    """The list of each model, and of its first row the form, its history and its removal."""
    yield reverse("admin:index")
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        yield reverse(f"{name}_changelist") + "?q=mail"
        for row in model._base_manager.all()[:2]:
            for page in ("change", "history", "delete"):
                yield reverse(f"{name}_{page}", args=[row.pk])


def told(client, *starts, most=250):
    """Which of the words are in what the site, its API and its admin answer."""
    text = b"".join(crawl(client, *starts, most=most).values())
    text += b"".join(client.get(page).content for page in admin_pages())
    return {kind for kind, word in WORDS.items() if word.encode() in text}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("visitor", {"public"}),
        ("reader", {"public", "limited"}),
        ("curators", {"public", "limited"}),
        ("administrators", {"public", "limited", "private"}),
    ],
)
def test_each_role_is_told_its_contact_data_and_no_more(ada, role, expected):
    client = signed_in(role)
    page = reverse("admin:people_person_change", args=[ada.pk])
    client.post(page, form_data(client.get(page)))

    found = told(client, "/people/ada-example/", "/api/v1/people/ada-example/", "/")

    assert found == expected


def test_no_list_of_the_admin_is_narrowed_by_contact_data(ada):
    """Letter by letter, answers to such questions would spell it."""
    people = reverse("admin:people_person_changelist")
    for role in ("curators", "administrators"):
        client = signed_in(role)
        for query in (
            {"contacts__value__startswith": "zebra"},
            {"contacts__value": "zebrafinch@mail.example"},
            {"q": "zebrafinch"},
            {"o": "contacts__value"},
        ):
            right = client.get(f"{people}?{urlencode(query)}")
            wrong = client.get(f"{people}?{urlencode(query).replace('zebra', 'xxxxx')}")
            assert right.status_code == wrong.status_code
            # The question itself comes back in the search field.
            assert rows(right) == rows(wrong), query


def rows(response):
    return response.content.count(b'class="action-select"')


def test_no_list_of_the_api_is_narrowed_by_contact_data(ada):
    for role in ("visitor", "curators", "administrators"):
        client = signed_in(role)
        for query in (
            "contacts__value__startswith=zebra",
            "email=zebrafinch",
            "q=zebrafinch",
            "sort=contacts",
            "sort=email",
            "fields=contacts",
            "facets=contacts",
        ):
            found = client.get(f"/api/v1/people/?{query}")
            assert found.status_code == 400 or found.json()["count"] == 0, query


def test_no_other_table_has_contact_data(ada):
    """Histories, logs of the admin, merges: whatever is done to a person with an address."""
    client = signed_in("administrators")
    other = f.make_person("A. Example")
    page = reverse("admin:people_person_change", args=[ada.pk])
    form = form_data(client.get(page))
    assert (
        client.post(page, {**form, "contacts-0-value": "marmoset@mail.example"})
    ).status_code == 302
    client.patch(
        "/api/v1/people/ada-example/",
        {"headline": "Lecturer"},
        content_type="application/json",
        headers={"If-Match": "*"},
    )
    merge = reverse("admin:people_person_merge", args=[other.pk])
    client.post(merge, {"other": ada.pk})
    survivor = Person.objects.get()
    client.post(
        reverse("admin:people_person_delete", args=[survivor.pk]), {"post": "yes"}
    )

    kept = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model is not Contact
        and any(word in everything_in(model) for word in ("mail.example", "marmoset"))
    }

    assert kept == set()


def everything_in(model):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
        return str(cursor.fetchall())


# The log.


@pytest.fixture
def log(caplog):
    """All lines as they would be written, whatever level a logger has."""
    caplog.set_level(logging.DEBUG)
    caplog.handler.setFormatter(JSONFormatter())
    return lambda: caplog.text


def test_the_log_has_no_word_of_a_query_a_form_or_a_hidden_entry(ada, client, log):
    public = build_public_directory()
    add_hidden_entries(public, "private")
    client.raise_request_exception = False

    for address in STARTS[::3]:
        client.get(address)
    client.get("/search/?q=capybara")
    client.get("/api/v1/people/?email=capybara@mail.example")
    client.post("/account/login/", {"login": "capybara@mail.example", "password": "c"})
    client.post("/account/password/reset/", {"email": "capybara@mail.example"})
    client.get("/people/ada-example/", headers={"Referer": "/?q=capybara"})
    client.get("/nowhere/?q=capybara", headers={"User-Agent": "capybara"})

    lines = log()
    assert '"path": "/search/"' in lines
    for word in ("capybara", "mail.example", *WORDS.values(), "?q"):
        assert word not in lines


def test_a_failure_is_logged_without_the_row_that_broke_the_rule(ada, log):
    twin = Contact.objects.filter(visibility="private").values().get()
    del twin["id"]
    try:
        with transaction.atomic():
            Contact.objects.create(**twin)
    except IntegrityError:
        logging.getLogger("django.request").exception("It failed.")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT COUNT(*) FROM people_person WHERE id = CAST(%s AS integer)",
                ["zebrafinch"],
            )
    except DatabaseError:
        logging.getLogger("django.request").exception("It failed too.")

    lines = log()
    assert "IntegrityError" in lines
    # What was executed is logged nowhere; the parameters of SQL are values of people.
    assert "zebrafinch" not in lines


# Answers as a whole: status, headers, and every parameter of every list.


# They say where in a list to begin.
_PLACES = {"cursor", "page", "per_page"}


def probes(client):
    """Each list and row with each of its parameters, asked for what hidden entries have."""
    schema = json.loads(client.get("/api/v1/schema/?format=json").content)
    values = (
        *("null", "!null", "secret1", "secret5", "true", "1999"),
        *("book", "doctorate", "10.1000/secret", "-year", "s"),
    )
    for path, methods in schema["paths"].items():
        if "{" in path:  # One row: the first that a visitor is told of.
            rows = client.get(path.partition("{")[0]).json()["results"]
            path = rows[0]["url"].removeprefix("http://testserver")
        for parameter in methods["get"].get("parameters", []):
            if shared := parameter.get("$ref"):
                name = shared.rpartition("/")[2]
                parameter = schema["components"]["parameters"][name]
            name = parameter["name"]
            allowed = parameter["schema"].get("enum", ())
            for value in (*values, *allowed):
                if name not in _PLACES:
                    yield f"{path}?{urlencode({name: value})}"


_VARYING = {"X-Request-ID", "RateLimit", "Date", "Set-Cookie", "Server-Timing"}


def whole(client, address):
    response = client.get(address)
    headers = {k: v for k, v in response.headers.items() if k not in _VARYING}
    return response.status_code, headers, response.getvalue()


def test_no_parameter_of_the_api_tells_that_something_is_hidden(client):
    public = build_public_directory()
    addresses = sorted(set(probes(client)))
    before = {address: whole(client, address) for address in addresses}

    add_hidden_entries(public, "private")

    differing = [a for a in addresses if whole(client, a) != before[a]]
    assert differing == []
    assert len(addresses) > 300
    assert {status for status, *_ in before.values()} == {200, 400}
