"""The page on which an account makes and revokes its API tokens."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from directory.accounts.forms import MOST_TOKENS
from directory.accounts.models import APIToken
from tests.directory.accounts.test_authentication import bearing, make_token
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PAGE = "/account/tokens/"


@pytest.fixture
def owner(client):
    user = make_user("owner")
    client.force_login(user)
    return user


@pytest.mark.parametrize("address", ["/account/", PAGE])
def test_the_pages_are_for_who_is_signed_in(client, address):
    response = client.get(address)

    assert response.status_code == 302
    assert response.url.endswith(f"?next={address}")


@pytest.mark.parametrize("days", [30, 90, 365])
def test_a_token_is_made_for_the_time_that_was_chosen(client, owner, days):
    client.post(PAGE, {"name": "Backup", "days": days})

    row = APIToken.objects.get()
    assert (row.user, row.name) == (owner, "Backup")
    assert abs(row.expiry - timezone.now() - timedelta(days=days)).total_seconds() < 60


def test_a_token_is_shown_once_and_works(client, owner):
    made = client.post(PAGE, {"name": "Backup", "days": 30}).content.decode()
    later = client.get(PAGE).content.decode()

    token = made.partition('<code id="token">')[2].partition("<")[0]
    assert bearing(token).get("/api/v1/").status_code == 200
    assert token not in later
    assert "Backup" in later


@pytest.mark.parametrize(
    "values", [{"name": "", "days": 30}, {"name": "Backup", "days": 100_000}, {}]
)
def test_a_token_needs_a_purpose_and_one_of_the_lifetimes(client, owner, values):
    response = client.post(PAGE, values)

    assert response.context["form"].errors
    assert not APIToken.objects.exists()


def test_an_account_has_so_many_tokens_and_no_more(client, owner):
    for _ in range(MOST_TOKENS):
        make_token(owner)

    response = client.post(PAGE, {"name": "One more", "days": 30})

    assert "Revoke one first." in response.content.decode()
    assert APIToken.objects.count() == MOST_TOKENS


def test_the_list_holds_ones_own_tokens_only(client, owner):
    make_token(owner, name="Mine")
    make_token(make_user("other"), name="Theirs")

    page = client.get(PAGE).content.decode()

    assert "Mine" in page
    assert "Theirs" not in page


def test_a_revoked_token_works_no_more(client, owner):
    row, token = make_token(owner)

    response = client.post(f"{PAGE}revoke/", {"token_key": row.token_key}, follow=True)

    assert "Revoked: Backup." in response.content.decode()
    assert bearing(token).get("/api/v1/").status_code == 401


def test_nobody_revokes_anothers_token(client, owner):
    row, _ = make_token(make_user("other"))

    client.post(f"{PAGE}revoke/", {"token_key": row.token_key})

    assert APIToken.objects.get() == row


def test_revoking_is_not_done_by_a_link(client, owner):
    assert client.get(f"{PAGE}revoke/").status_code == 405


def test_the_admin_lists_and_revokes_tokens_and_shows_no_digest(admin_client):
    row, _ = make_token(make_user("owner"))
    address = "/admin/accounts/apitoken/"

    listed = admin_client.get(address).content.decode()
    shown = admin_client.get(f"{address}{row.pk}/change/").content.decode()
    admin_client.post(f"{address}{row.pk}/delete/", {"post": "yes"})

    assert row.token_key in listed
    assert row.digest not in re.sub(r'(href|value|action)="[^"]*"', "", listed + shown)
    assert admin_client.get(f"{address}add/").status_code == 403
    assert not APIToken.objects.exists()
