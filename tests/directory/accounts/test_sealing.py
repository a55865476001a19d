"""Secrets of second steps in the database, and what becomes of them when SECRET_KEY changes."""

import io
import json

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client

from directory.accounts import sealing
from tests.directory.accounts.test_second_step import (
    CODE,
    PASSWORD,
    code_of,
    give_second_step,
    sign_in,
)
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ANOTHER = "another-one-0123456789-abcdefghijklmnop"


@pytest.fixture
def ed(settings):
    settings.REQUIRE_MFA = True
    return make_user("ed", is_staff=True, password=PASSWORD)


def enters(user, code):
    client = Client()
    sign_in(client, user)
    client.post(CODE, {"code": code})
    return client.get("/account/").status_code == 200


def reseal():
    call_command("reseal_second_steps", stdout=(said := io.StringIO()), stderr=said)
    return said.getvalue()


def test_the_database_holds_no_secret_that_works(ed):
    secret = give_second_step(ed)

    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))

    assert secret not in kept
    assert kept.count("sealed:") == 2
    assert enters(ed, code_of(secret))


def test_the_same_secret_never_looks_the_same():
    assert sealing.seal("word") != sealing.seal("word")
    assert sealing.unseal(sealing.seal("word")) == "word"


def test_a_second_step_from_before_goes_on_and_is_sealed(ed):
    secret = give_second_step(ed)
    row = Authenticator.objects.get(user=ed, type="totp")
    row.data = {"secret": secret}
    row.save()

    said = reseal()

    row.refresh_from_db()
    assert said == "1 encrypted anew.\n"
    assert row.data["secret"].startswith("sealed:")
    assert enters(ed, code_of(secret))


def test_a_plain_secret_works_until_then(ed):
    secret = give_second_step(ed)
    Authenticator.objects.filter(user=ed, type="totp").update(data={"secret": secret})

    assert enters(ed, code_of(secret))


def test_the_secret_key_is_replaced_without_setting_up_anything_again(ed, settings):
    secret = give_second_step(ed)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = ANOTHER

    said = reseal()
    settings.SECRET_KEY_FALLBACKS = []

    assert said == "2 encrypted anew.\n"
    assert reseal() == "0 encrypted anew.\n"
    assert enters(ed, code_of(secret))


def test_without_its_key_no_code_fits_and_the_command_says_whose(ed, settings, caplog):
    secret = give_second_step(ed)
    settings.SECRET_KEY = ANOTHER

    entered = [enters(ed, code) for code in (code_of(secret), "000000", "")]

    assert entered == [False, False, False]
    assert "under another SECRET_KEY" in caplog.text
    assert reseal() == "0 encrypted anew.\nNo known key opens those of: ed\n"


def test_a_value_that_was_tampered_with_is_as_good_as_lost(ed):
    give_second_step(ed)
    Authenticator.objects.filter(user=ed, type="totp").update(
        data={"secret": "sealed:x"}
    )

    assert not enters(ed, code_of("A" * 32))
    assert sealing.is_lost("sealed:x")
