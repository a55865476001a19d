"""A new password, or a closed account, ends the tokens that act for it."""

import io
import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from directory.accounts.models import APIToken
from tests.directory.accounts.test_authentication import bearing, make_token
from tests.factories import make_user
from tests.forms import form_data

pytestmark = pytest.mark.django_db

OLD, NEW = "correct horse battery", "staple of another kind"


@pytest.fixture
def owner():
    return make_user("owner", email="owner@example.org", password=OLD)


@pytest.fixture
def token(owner):
    make_token(make_user("other"), name="Theirs")
    return make_token(owner)[1]


def works(token):
    return bearing(token).get("/api/v1/").status_code == 200


def left():
    return list(APIToken.objects.values_list("name", flat=True))


def test_a_change_of_the_password_ends_ones_own_tokens(client, owner, token):
    assert works(token)
    client.post("/account/login/", {"login": "owner", "password": OLD})

    client.post(
        "/account/password/change/",
        {"oldpassword": OLD, "password1": NEW, "password2": NEW},
    )

    assert client.login(username="owner", password=NEW)
    assert not works(token)
    assert left() == ["Theirs"]


def test_a_reset_by_mail_ends_them(client, owner, token):
    client.post("/account/password/reset/", {"email": "owner@example.org"})
    [address] = re.findall(r"http://testserver(\S+)", str(mail.outbox[0].body))
    page = client.get(address, follow=True)

    client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

    owner.refresh_from_db()
    assert owner.check_password(NEW)
    assert not works(token)
    assert left() == ["Theirs"]


def test_a_password_that_an_administrator_sets_ends_them(admin_client, owner, token):
    address = reverse("admin:auth_user_password_change", args=[owner.pk])

    admin_client.post(
        address, {"password1": NEW, "password2": NEW, "usable_password": "true"}
    )

    owner.refresh_from_db()
    assert owner.check_password(NEW)
    assert left() == ["Theirs"]


def test_a_closed_account_does_not_get_them_back(admin_client, owner, token):
    address = reverse("admin:auth_user_change", args=[owner.pk])
    form = form_data(admin_client.get(address))
    closed = {name: value for name, value in form.items() if name != "is_active"}

    admin_client.post(address, closed)
    owner.refresh_from_db()
    is_closed = not owner.is_active
    admin_client.post(address, form)

    owner.refresh_from_db()
    assert (is_closed, owner.is_active) == (True, True)
    assert not works(token)
    assert left() == ["Theirs"]


def test_an_account_that_is_edited_otherwise_keeps_them(admin_client, owner, token):
    address = reverse("admin:auth_user_change", args=[owner.pk])
    form = form_data(admin_client.get(address))

    admin_client.post(address, {**form, "first_name": "Olive"})

    owner.refresh_from_db()
    assert owner.first_name == "Olive"
    assert works(token)


def test_signing_in_ends_none_although_the_password_is_hashed_anew(
    client, owner, token, settings
):
    before = owner.password
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]

    client.post("/account/login/", {"login": "owner", "password": OLD})

    owner.refresh_from_db()
    assert owner.password != before
    assert works(token)


def test_the_page_says_so_beforehand(client, owner):
    client.force_login(owner)

    page = client.get("/account/password/change/", follow=True).content.decode()

    assert "A new password ends the API tokens of the account." in page


def test_the_command_line_ends_them_too(owner, token, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: NEW)

    call_command("changepassword", "owner", stdout=io.StringIO())

    assert left() == ["Theirs"]
