"""The second step of signing in: who needs it, how it is set up, what it withstands."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from directory.accounts.roles import CURATORS
from tests.directory.accounts.test_authentication import bearing, make_token
from tests.factories import make_user

pytestmark = pytest.mark.django_db

SIGN_IN = "/account/login/"
SET_UP = "/account/second-step/totp/activate/"
CODE = "/account/second-step/authenticate/"
PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _required(settings):
    settings.REQUIRE_MFA = True


@pytest.fixture
def ed():
    return make_user("ed", is_staff=True, is_superuser=True, password=PASSWORD)


def sign_in(client, user):
    return client.post(SIGN_IN, {"login": user.username, "password": PASSWORD})


def code_of(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def give_second_step(user):
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


@pytest.mark.parametrize("address", ["/admin/", "/", "/account/", "/account/tokens/"])
def test_an_editor_without_a_second_step_sets_it_up_before_anything_else(
    client, ed, address
):
    sign_in(client, ed)

    response = client.get(address)

    assert response.url == SET_UP
    assert client.get(SET_UP).status_code == 200


def test_the_api_refuses_an_editor_without_a_second_step_in_its_own_words(client, ed):
    sign_in(client, ed)

    response = client.get("/api/v1/people/")

    assert response.status_code == 403
    assert response["Content-Type"] == "application/problem+json"


def test_a_curator_who_is_not_staff_needs_it_too(client):
    user = make_user("cy", password=PASSWORD)
    user.groups.add(Group.objects.get(name=CURATORS))
    sign_in(client, user)

    assert client.get("/").url == SET_UP


def test_a_reader_needs_no_second_step(client):
    user = make_user("rae", password=PASSWORD)
    sign_in(client, user)

    assert client.get("/account/").status_code == 200


def test_an_editor_signs_out_without_setting_it_up(client, ed):
    sign_in(client, ed)

    assert client.post("/account/logout/").url == "/"


def test_nobody_needs_it_where_the_site_does_not_ask(client, ed, settings):
    settings.REQUIRE_MFA = False
    sign_in(client, ed)

    assert client.get("/admin/").status_code == 200


def test_set_up_it_opens_the_admin_and_gives_recovery_codes(client, ed):
    sign_in(client, ed)
    page = client.get(SET_UP).content.decode()
    [secret] = re.findall(r'key__text">(\w+)<', page)

    response = client.post(SET_UP, {"code": code_of(secret)}, follow=True)

    codes = re.findall(r"<li><code>(\d+)</code>", response.content.decode())
    assert len(codes) == 10
    assert client.get("/admin/").status_code == 200


def test_the_qr_code_stands_in_the_page_itself(client, ed):
    sign_in(client, ed)

    page = client.get(SET_UP).content.decode()

    assert re.search(r'<figure class="qr"[^>]*><svg [^>]*xmlns', page)
    assert "style=" not in page
    assert "data:" not in page


def test_the_password_alone_does_not_sign_in(client, ed):
    give_second_step(ed)

    response = sign_in(client, ed)

    assert response.url == CODE
    assert client.get("/account/").status_code == 302


def test_password_and_code_sign_in(client, ed):
    secret = give_second_step(ed)
    sign_in(client, ed)

    client.post(CODE, {"code": code_of(secret)})

    assert client.get("/admin/").status_code == 200


def test_a_code_works_once(ed):
    secret = give_second_step(ed)
    code = code_of(secret)
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, ed)
        client.post(CODE, {"code": code})

    assert first.get("/account/").status_code == 200
    assert second.get("/account/").status_code == 302


def test_a_recovery_code_signs_in_once(ed):
    give_second_step(ed)
    row = Authenticator.objects.get(user=ed, type="recovery_codes")
    code = row.wrap().get_unused_codes()[0]
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, ed)
        client.post(CODE, {"code": code})

    assert first.get("/account/").status_code == 200
    assert second.get("/account/").status_code == 302


def test_after_some_wrong_codes_the_right_one_is_refused(client, ed):
    secret = give_second_step(ed)
    sign_in(client, ed)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})

    client.post(CODE, {"code": code_of(secret)})

    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("values", [{}, {"code": ""}, {"code": "x" * 1000}])
def test_a_form_without_a_code_is_no_failure_of_the_server(client, ed, values):
    give_second_step(ed)
    sign_in(client, ed)

    assert client.post(CODE, values).status_code == 200


@pytest.mark.parametrize(
    "page", ["", "tokens/", "email/", "second-step/recovery-codes/"]
)
def test_pages_of_an_account_are_kept_by_no_cache(client, ed, page):
    secret = give_second_step(ed)
    sign_in(client, ed)
    client.post(CODE, {"code": code_of(secret)})

    response = client.get(f"/account/{page}")

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_its_page_says_since_when_and_how_many_codes_are_left(client, ed):
    secret = give_second_step(ed)
    sign_in(client, ed)
    client.post(CODE, {"code": code_of(secret)})

    page = client.get("/account/second-step/").content.decode()

    assert f"since {timezone.now():%-d %b %Y}" in page
    assert "10 of 10 left" in page


def test_an_editor_does_not_take_it_away(client, ed):
    secret = give_second_step(ed)
    sign_in(client, ed)
    client.post(CODE, {"code": code_of(secret)})

    client.post("/account/second-step/totp/deactivate/")

    assert Authenticator.objects.filter(user=ed, type="totp").exists()


def test_an_administrator_takes_it_away_in_the_admin_and_sees_no_secret(client, ed):
    secret = give_second_step(ed)
    row = Authenticator.objects.get(user=ed, type="totp")
    boss = make_user("boss", is_staff=True, is_superuser=True)
    give_second_step(boss)
    client.force_login(boss)
    address = f"/admin/mfa/authenticator/{row.pk}/"

    shown = client.get(f"{address}change/").content.decode()
    client.post(f"{address}delete/", {"post": "yes"})

    assert secret not in shown
    assert not Authenticator.objects.filter(user=ed, type="totp").exists()


def test_a_token_acts_without_a_second_step(ed):
    _, token = make_token(ed)

    assert bearing(token).get("/api/v1/people/").status_code == 200


def test_who_keeps_the_server_takes_it_away_by_a_command(client, ed, capsys):
    give_second_step(ed)

    call_command("remove_second_step", "ed")
    sign_in(client, ed)

    assert "ed signs in with the password alone now." in capsys.readouterr().out
    assert client.get("/admin/").url == SET_UP


def test_the_command_names_an_account_that_it_does_not_know():
    with pytest.raises(CommandError, match="There is no account nobody."):
        call_command("remove_second_step", "nobody")
