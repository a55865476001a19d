"""Who may do what: every address of the API, with every method, for every role, on rows open and hidden."""

import itertools
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import Group, User

from directory.api import v1
from people.models import Person
from tests import factories as f

pytestmark = pytest.mark.django_db

ROLES = ("visitor", "reader", "self", "curator", "administrator")


def outcomes(visitor, reader, itself, curator, administrator):
    return dict(
        zip(ROLES, (visitor, reader, itself, curator, administrator), strict=True)
    )


READ = outcomes(200, 200, 200, 200, 200)
READ_HIDDEN = outcomes(404, 404, 404, 200, 200)
MAKE = outcomes(401, 403, 403, 201, 201)
CHANGE = outcomes(401, 403, 403, 200, 200)
REMOVE = outcomes(401, 403, 403, 204, 204)


@dataclass(frozen=True)
class Address:
    """What becomes of each method; `hidden` for a row of another that is not open."""

    open: dict
    hidden: dict


LIST = {"get": READ, "post": MAKE}
ROW = Address(
    open={"get": READ, "patch": CHANGE, "delete": REMOVE},
    hidden={"get": READ_HIDDEN, "patch": CHANGE, "delete": REMOVE},
)

MATRIX: dict[str, Any] = {
    "root": {"get": READ},
    "schema": {"get": READ},
    "docs": {"get": READ},
    "autocomplete": {"get": READ},
    "people": LIST,
    "people-detail": ROW,
    "degrees": LIST,
    "degrees-detail": ROW,
    "positions": LIST,
    "positions-detail": ROW,
    "talks": LIST,
    "talks-detail": ROW,
    "awards": LIST,
    "awards-detail": ROW,
    "organizations": LIST,
    "organizations-detail": ROW,
    "topics": LIST,
    "topics-detail": ROW,
    "publications": LIST,
    "publications-detail": ROW,
    "venues": LIST,
    "venues-detail": ROW,
    "coauthors": {"get": READ},
    "coauthors-detail": Address(open={"get": READ}, hidden={"get": READ_HIDDEN}),
}

BODIES = {
    "people": {"name": "New"},
    "degrees": {"person": "ada-lee", "organization_printed": "New"},
    "positions": {"person": "ada-lee", "organization_printed": "New"},
    "talks": {"person": "ada-lee", "title": "New"},
    "awards": {"person": "ada-lee", "title": "New"},
    "organizations": {"name": "New"},
    "topics": {"name": "New"},
    "publications": {"title": "New"},
    "venues": {"name": "New"},
}


def methods(view):
    handlers = ("get", "post", "put", "patch", "delete")
    return {name for name in handlers if hasattr(view, name)}


def view_class(route):
    view: Any = route.callback
    return view.view_class


def test_every_address_and_method_has_its_place_in_the_matrix():
    found = {route.name: methods(view_class(route)) for route in v1 if route.name}

    stated = {
        name: set(row.open if isinstance(row, Address) else row)
        for name, row in MATRIX.items()
    }
    assert stated == found
    for row in MATRIX.values():
        if isinstance(row, Address):
            assert row.open.keys() == row.hidden.keys()


def test_an_address_without_a_final_slash_is_the_same_view():
    named = {str(route.pattern): view_class(route) for route in v1 if route.name}

    for route in v1:
        if not route.name:
            twin = f"{route.pattern}/".replace("v1/", "")
            assert named[twin] is view_class(route)


def make_rows(**hidden):
    """One row of each kind, of somebody else; `hidden` says how it is kept from readers."""
    person = f.make_person("Ben Poe")
    secret = hidden.get("visibility", "public")
    topic, venue = f.make_topic("Learning"), f.make_venue("Conference")
    organization = f.make_organization("Institute")
    work = f.make_publication("Work", venue=venue, visibility=secret)
    f.make_publication_topic(work, topic)
    draft = f.make_person("Cy Roe", status="draft" if hidden else "published")
    return {
        "people": draft.slug,
        "degrees": f.make_degree(
            person, organization=organization, visibility=secret
        ).pk,
        "positions": f.make_position(person, visibility=secret).pk,
        "talks": f.make_talk(person, visibility=secret).pk,
        "awards": f.make_award(person, visibility=secret).pk,
        "organizations": organization.slug,
        "topics": topic.slug,
        "venues": venue.slug,
        "publications": work.slug,
        "coauthors": f.make_coauthor(work, "Ben Poe").pk,
    }


def sign_in(client, role):
    """As who has this role; "self" has a profile here, under the same e-mail address."""
    ada = f.make_person("Ada Lee")
    f.make_contact(ada, value="ada@example.org")
    if role == "reader":
        client.force_login(f.make_user())
    elif role == "self":
        client.force_login(f.make_user("ada", email="ada@example.org"))
    elif role == "curator":
        client.force_login(f.make_curator())
    elif role == "administrator":
        user = User.objects.create_user("administrator")
        user.groups.add(Group.objects.get(name="administrators"))
        client.force_login(user)


def ask(client, method, name, row):
    space, _, is_row = name.partition("-")
    path = {"root": "", "schema": "schema/", "docs": "docs/"}.get(name, f"{space}/")
    if is_row:
        path += f"{row}/"
    more = {}
    if method in ("post", "patch"):
        body = {} if method == "patch" else BODIES[space]
        more = {"data": body, "content_type": "application/json"}
    if method in ("patch", "delete"):
        more["headers"] = {"If-Match": "*"}
    return getattr(client, method)(f"/api/v1/{path}", **more)


CASES = [
    (role, name, method, is_hidden)
    for role, (name, row) in itertools.product(ROLES, MATRIX.items())
    for is_hidden in ((False, True) if isinstance(row, Address) else (False,))
    for method in (row.open if isinstance(row, Address) else row)
]


@pytest.mark.parametrize(("role", "name", "method", "is_hidden"), CASES)
def test_the_matrix(client, role, name, method, is_hidden):
    row = MATRIX[name]
    if isinstance(row, Address):
        row = row.hidden if is_hidden else row.open
    rows = make_rows(visibility="private") if is_hidden else make_rows()
    sign_in(client, role)
    before = Person.objects.count()

    answer = ask(client, method, name, rows.get(name.removesuffix("-detail")))

    assert answer.status_code == row[method][role]
    if answer.status_code in (401, 403):
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert Person.objects.count() == before
    if answer.status_code == 401:
        assert answer.headers["WWW-Authenticate"] == "Bearer"
