"""Signing in and out, passwords and addresses; the limits on guessing."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.factories import make_user

pytestmark = pytest.mark.django_db

SIGN_IN = "/account/login/"
PASSWORD = "correct horse battery"
WRONG = {"login": "ada", "password": "wrong"}
RIGHT = {"login": "ada", "password": PASSWORD}


@pytest.fixture
def ada():
    return make_user("ada", email="ada@example.org", password=PASSWORD)


def link_in(letter):
    """The path of the one link of a mail."""
    [path] = re.findall(r"http://testserver(/\S+)", str(letter.body))
    return path


def is_signed_in(client):
    return client.get("/account/").status_code == 200


@pytest.mark.parametrize("name", ["ada", "ada@example.org"])
def test_name_or_address_and_password_sign_in(client, ada, name):
    response = client.post(f"{SIGN_IN}?next=/venues/", {**RIGHT, "login": name})

    assert response.url == "/venues/"
    assert is_signed_in(client)


def test_sign_in_leads_to_no_other_site(client, ada):
    response = client.post(f"{SIGN_IN}?next=https://evil.example/", RIGHT)

    assert response.url == "/account/"


def test_a_wrong_password_and_an_unknown_account_get_the_same_answer(client, ada):
    known = client.post(SIGN_IN, WRONG)
    unknown = client.post(SIGN_IN, {"login": "nobody", "password": "wrong"})

    assert known.context["form"].errors == unknown.context["form"].errors
    assert not is_signed_in(client)


def test_after_five_wrong_passwords_the_right_one_is_refused_from_everywhere(ada):
    for number in range(5):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(SIGN_IN, WRONG)

    client = Client(REMOTE_ADDR="198.51.100.7")
    response = client.post(SIGN_IN, RIGHT)

    assert "Too many" in response.content.decode()
    assert not is_signed_in(client)


def test_many_names_from_one_address_are_refused():
    answers = [
        Client().post(SIGN_IN, {"login": f"name{number}", "password": "wrong"})
        for number in range(12)
    ]

    assert "Too many" not in answers[9].content.decode()
    assert "Too many" in answers[11].content.decode()


def test_the_limits_count_in_the_database_where_all_processes_see_them(ada):
    Client().post(SIGN_IN, WRONG)

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        keys = "".join(key for (key,) in cursor.fetchall())
    assert "login_failed" in keys


def test_the_admin_has_no_sign_in_of_its_own(client, ada):
    response = client.get("/admin/people/person/", follow=True)

    assert response.redirect_chain[-1][0] == (
        f"{SIGN_IN}?next=%2Fadmin%2Fpeople%2Fperson%2F"
    )
    assert client.post("/admin/login/", RIGHT).status_code == 302
    assert not is_signed_in(client)


def test_who_is_not_staff_is_told_so_instead_of_asked_again(client, ada):
    client.force_login(ada)

    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize("address", ["/account/logout/", "/admin/logout/"])
def test_signing_out_takes_a_form(client, ada, address):
    client.force_login(ada)
    client.get(address)
    assert is_signed_in(client)

    response = client.post(address)

    assert response.url == "/"
    assert not is_signed_in(client)


def test_the_admins_page_for_passwords_leads_to_the_one_there_is(client):
    assert client.get("/admin/password_change/").url == "/account/password/change/"


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(client, ada):
    client.post("/account/password/reset/", {"email": "ada@example.org"})
    [letter] = mail.outbox
    link = link_in(letter)

    page = client.get(link, follow=True)
    changed = client.post(
        page.request["PATH_INFO"],
        {"password1": "a new staple 42", "password2": "a new staple 42"},
        follow=True,
    )

    assert letter.to == ["ada@example.org"]
    assert "The new password holds" in changed.content.decode()
    ada.refresh_from_db()
    assert ada.check_password("a new staple 42")
    assert "too old" in Client().get(link, follow=True).content.decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client, ada):
    known = client.post("/account/password/reset/", {"email": "ada@example.org"})
    unknown = client.post("/account/password/reset/", {"email": "x@example.org"})

    assert known.url == unknown.url
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]


def test_a_new_password_is_mailed_about(client, ada):
    client.post(SIGN_IN, RIGHT)

    client.post(
        "/account/password/change/",
        {
            "oldpassword": PASSWORD,
            "password1": "a new staple 42",
            "password2": "a new staple 42",
        },
    )

    assert mail.outbox[0].to == ["ada@example.org"]
    ada.refresh_from_db()
    assert ada.check_password("a new staple 42")


def test_an_address_holds_once_its_link_was_followed(client, ada):
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    client.post(SIGN_IN, RIGHT)
    client.post("/account/email/", {"action_add": "", "email": "new@example.org"})
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"

    link = link_in(mail.outbox[-1])
    client.post(link)

    ada.refresh_from_db()
    assert ada.email == "new@example.org"


def test_the_password_is_asked_for_again_before_an_address_changes(client, ada):
    with time_machine.travel(timezone.now() - timedelta(hours=1)):
        client.post(SIGN_IN, RIGHT)

    response = client.post(
        "/account/email/", {"action_add": "", "email": "new@example.org"}
    )

    assert response.url.startswith("/account/reauthenticate/")
    assert mail.outbox == []


def test_nobody_makes_an_account_unless_the_site_is_open(client):
    values = {"username": "eve", "email": "eve@example.org", "password1": PASSWORD}

    response = client.post("/account/signup/", values)

    assert "Accounts are made by the administrators" in response.content.decode()
    assert (
        client.post(SIGN_IN, {"login": "eve", "password": PASSWORD}).status_code == 200
    )


def test_on_an_open_site_an_account_is_used_once_its_address_is_confirmed(
    client, settings
):
    settings.SIGN_UP = "open"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    values = {"username": "eve", "email": "eve@example.org", "password1": PASSWORD}

    client.post("/account/signup/", values)
    assert not is_signed_in(client)
    client.post(link_in(mail.outbox[0]))
    client.post(SIGN_IN, {"login": "eve", "password": PASSWORD})

    assert is_signed_in(client)


def test_an_account_without_an_address_signs_in_on_an_open_site(client, settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    make_user("admin", password=PASSWORD)

    client.post(SIGN_IN, {"login": "admin", "password": PASSWORD})

    assert is_signed_in(client)


@pytest.mark.parametrize(
    "address", ["/", "/people/", "/search/?q=x", "/account/signup/", SIGN_IN]
)
def test_a_visitor_gets_no_session(client, address):
    response = client.get(address)

    assert "sessionid" not in response.cookies
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("address", ["/", "/people/", "/publications/", "/search/?q=x"])
def test_a_page_for_reading_gives_a_visitor_no_cookie_at_all(client, address):
    assert not client.get(address).cookies
