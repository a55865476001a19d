"""What may be there once: entered twice in the admin or the API, it is refused in words."""

import pytest
from django.contrib import admin
from django.urls import reverse

from people.models import Topic
from publications.models import Coauthor, Publication
from tests import factories as f
from tests.forms import form_data

pytestmark = pytest.mark.django_db

IRI = "https://orcid.org/0000-0002-1825-0097"
WEB = "https://example.org/a"
# Model of the form, the prefix of its parts, and two of them that are one.
TWINS = {
    "people.TopicAlias": ("topic", "aliases", {"name": "A b"}, {"name": "Á-B"}),
    "people.OrganizationAlias": (
        *("organization", "aliases"),
        *({"name": "Cafe"}, {"name": "CAFÉ"}),
    ),
    "publications.VenueAlias": (
        *("venue", "aliases"),
        *({"name": "Strasse"}, {"name": "straße"}),
    ),
    "people.OtherName": ("person", "other_names", {"name": "Ada"}, {"name": " Ada "}),
    "people.ExternalIdentifier": (
        *("person", "identifiers"),
        {"scheme": "orcid", "value": IRI},
        {"scheme": "orcid", "value": "0000-0002-1825-0097"},
    ),
    "people.Link": ("person", "links", {"url": WEB}, {"url": f"{WEB} "}),
    "people.Contact": (
        *("person", "contacts"),
        {"kind": "phone", "value": "+44 1"},
        {"kind": "phone", "value": "+44 1 "},
    ),
    "publications.PublicationLink": (
        *("publication", "links"),
        *({"url": WEB}, {"url": WEB}),
    ),
    "publications.Distinction": (
        *("publication", "distinctions"),
        {"kind": "oral", "printed": "Oral"},
        {"kind": "award", "printed": "Oral"},
    ),
    "publications.PublicationTopic": (
        *("publication", "topic_links"),
        *({"topic": "topic"}, {"topic": "topic"}),
    ),
    "publications.Relation": (
        *("publication", "relations"),
        {"kind": "extends", "target": "other"},
        {"kind": "extends", "target": "other", "printed": "x"},
    ),
}
MAKERS = {
    "topic": f.make_topic,
    "organization": f.make_organization,
    "venue": f.make_venue,
    "person": f.make_person,
    "publication": f.make_publication,
}


@pytest.fixture
def curator(client):
    client.force_login(f.make_user("admin", is_staff=True, is_superuser=True))
    return client


def address_of(row):
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])


def submit(client, row, prefix, *entered):
    """The row's form with these parts, all of them new."""
    page = client.get(address_of(row))
    # The prefix is the related name, but for what has a hidden one.
    formset = next(
        inline.formset
        for inline in page.context["inline_admin_formsets"]
        if inline.formset.prefix == prefix
    )
    present, blank = formset.initial_form_count(), formset.empty_form
    data = form_data(page)
    for number, values in enumerate(entered, present):
        fields = {name: blank[name].initial or "" for name in blank.fields}
        for name, value in {**fields, **values, formset.fk.name: row.pk}.items():
            data[f"{prefix}-{number}-{name}"] = value
    data[f"{prefix}-TOTAL_FORMS"] = present + len(entered)
    return client.post(address_of(row), data)


def keys_for(values):
    """The values with the key of a row in place of its name."""
    known = {"topic": Topic, "other": Publication}
    return {
        name: known[value]._default_manager.get(slug=value).pk
        if value in known
        else value
        for name, value in values.items()
    }


@pytest.mark.parametrize("label", TWINS)
def test_two_new_parts_that_are_one_are_refused(curator, label):
    form, prefix, first, second = TWINS[label]
    f.make_topic("topic")
    f.make_publication("other")
    row = MAKERS[form]()

    answer = submit(curator, row, prefix, keys_for(first), keys_for(second))

    assert answer.status_code == 200
    assert answer.context["errors"]
    assert not getattr(row, prefix).exists()


@pytest.mark.parametrize("label", TWINS)
def test_a_part_that_is_there_already_is_refused(curator, label):
    form, prefix, first, second = TWINS[label]
    f.make_topic("topic")
    f.make_publication("other")
    row = MAKERS[form]()
    assert submit(curator, row, prefix, keys_for(first)).status_code == 302

    answer = submit(curator, row, prefix, keys_for(second))

    assert answer.status_code == 200
    assert answer.context["errors"]
    assert getattr(row, prefix).count() == 1


def test_a_part_that_another_row_has_is_refused(curator):
    f.make_topic_alias(f.make_topic("One"), "Shared")
    f.make_identifier(f.make_person("Bo"), scheme="orcid", value="0000-0002-1825-0097")
    topic, person = f.make_topic("Two"), f.make_person("Cy")

    answers = [
        submit(curator, topic, "aliases", {"name": "sháred"}),
        submit(curator, person, "identifiers", {"scheme": "orcid", "value": IRI}),
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert topic.aliases.count() == person.identifiers.count() == 0


def test_no_part_of_a_form_is_left_out_of_these_tests():
    """Coauthors are numbered by their own form set; tests/publications/test_admin.py."""
    parts = {
        inline.model
        for registered in admin.site._registry.values()
        for inline in registered.inlines
        if inline.model._meta.total_unique_constraints
        and inline.model._meta.app_label in {"people", "publications", "curation"}
    }

    assert {model._meta.label for model in parts - {Coauthor}} == TWINS.keys()


@pytest.mark.parametrize(
    ("maker", "field", "first", "second"),
    [
        (f.make_venue, "name", "Cafe", "CAFÉ"),
        (f.make_venue, "issn", "0378-5955", "03785955"),
        (f.make_organization, "name", "Cafe", "CAFÉ"),
        (f.make_organization, "ror", "05dxps055", "https://ror.org/05dxps055"),
        (f.make_topic, "name", "Cafe", "CAFÉ"),
        (f.make_publication, "doi", "10.1000/182", "https://doi.org/10.1000/182"),
        (f.make_publication, "slug", "taken", "taken"),
        (f.make_person, "slug", "taken", "taken"),
    ],
)
def test_a_row_that_is_there_already_is_refused(curator, maker, field, first, second):
    maker(**{field: first})
    row = maker("Other")

    page = curator.get(address_of(row))
    answer = curator.post(address_of(row), {**form_data(page), field: second})

    assert answer.status_code == 200
    assert answer.context["errors"]


@pytest.mark.parametrize(
    ("maker", "space", "member", "twins"),
    [
        (f.make_topic, "topics", "aliases", ["A b", "Á-B"]),
        (f.make_organization, "organizations", "aliases", ["Cafe", "CAFÉ"]),
        (f.make_venue, "venues", "aliases", ["Strasse", "straße"]),
        (
            *(f.make_person, "people", "identifiers"),
            [
                {"scheme": "orcid", "value": IRI},
                {"scheme": "orcid", "value": "0000-0002-1825-0097"},
            ],
        ),
        (f.make_person, "people", "links", [{"url": WEB}, {"url": WEB}]),
        (f.make_publication, "publications", "links", [{"url": WEB}, {"url": WEB}]),
    ],
)
def test_the_api_refuses_twins_in_one_list(client, maker, space, member, twins):
    client.force_login(f.make_curator())
    row = maker()

    answer = client.patch(
        f"/api/v1/{space}/{row.slug}/",
        {member: twins},
        content_type="application/json",
        headers={"If-Match": "*"},
    )

    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    [error] = answer.json()["errors"]
    assert error["pointer"].startswith(f"/{member}")


def test_rows_without_a_value_do_not_collide(curator):
    """An empty ROR id, ISSN or DOI is none."""
    for maker in (f.make_organization, f.make_venue, f.make_publication):
        maker("One")
        row = maker("Two")
        form = form_data(curator.get(address_of(row)))
        assert curator.post(address_of(row), form).status_code == 302
