"""Signing in at an identity provider, which is played here: no test reaches the network."""

import importlib
import json
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.urls import clear_url_caches

import directory.accounts.urls
import directory.urls
from directory.accounts.adapters import ProviderAdapter
from tests.directory.accounts.test_second_step import give_second_step
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ISSUER = "https://id.example"
ANSWERS = {
    f"{ISSUER}/.well-known/openid-configuration": {
        "issuer": ISSUER,
        "authorization_endpoint": f"{ISSUER}/authorize",
        "token_endpoint": f"{ISSUER}/token",
        "userinfo_endpoint": f"{ISSUER}/userinfo",
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
    },
    f"{ISSUER}/token": {"access_token": "abc", "token_type": "bearer"},
    f"{ISSUER}/userinfo": {"sub": "0000-0001", "email": "ada@example.org"},
}


class _Session(requests.Session):
    """Answers what the provider would."""

    def request(self, method, url, *args, **kwargs):
        answer = requests.Response()
        answer.status_code = 200
        answer.headers["Content-Type"] = "application/json"
        answer._content = json.dumps(ANSWERS[url]).encode()
        return answer


def _read_addresses_again():
    importlib.reload(directory.accounts.urls)
    importlib.reload(directory.urls)
    clear_url_caches()


@pytest.fixture
def provider(settings, monkeypatch):
    settings.OIDC_ISSUER = ISSUER
    app = {
        "provider_id": "provider",
        "name": "Example University",
        "client_id": "us",
        "secret": "s",
        "settings": {"server_url": ISSUER},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}
    }
    monkeypatch.setattr(
        ProviderAdapter, "get_requests_session", lambda self: _Session()
    )
    _read_addresses_again()
    yield
    settings.OIDC_ISSUER = ""
    _read_addresses_again()


def go_there_and_back(client, process="login"):
    """Presses the button, and comes back as the provider would send one."""
    there = client.post(f"/account/oidc/provider/login/?process={process}")
    query = parse_qs(urlsplit(there.url).query)
    assert there.url.startswith(f"{ISSUER}/authorize?")
    assert query["code_challenge"]
    back = urlsplit(query["redirect_uri"][0]).path
    return client.get(back, {"code": "xyz", "state": query["state"][0]}, follow=True)


def is_signed_in(client):
    return client.get("/account/").status_code == 200


def test_without_a_provider_there_is_nothing_of_it(client):
    page = client.get("/account/login/").content.decode()

    assert "/account/oidc/" not in page
    assert client.post("/account/oidc/provider/login/").status_code == 404


def test_a_stranger_gets_no_account_where_sign_up_is_closed(client, provider):
    response = go_there_and_back(client)

    assert "Accounts are made by the administrators" in response.content.decode()
    assert not User.objects.exists()


def test_whom_the_provider_knows_gets_an_account_where_the_site_says_so(
    client, provider, settings
):
    settings.SIGN_UP = "provider"

    go_there_and_back(client)

    assert is_signed_in(client)


def test_there_the_form_for_an_account_leads_to_the_provider(
    client, provider, settings
):
    settings.SIGN_UP = "provider"

    page = client.get("/account/signup/").content.decode()

    assert "Your account comes from where you sign in" in page


def test_an_address_that_the_provider_names_opens_no_account_of_another(
    client, provider, settings
):
    settings.SIGN_UP = "provider"
    make_user("ada", email="ada@example.org")

    go_there_and_back(client)

    assert not SocialAccount.objects.filter(user__username="ada").exists()


def test_an_account_that_was_connected_signs_in(client, provider):
    ada = make_user("ada", password="correct horse battery")
    client.post(
        "/account/login/", {"login": "ada", "password": "correct horse battery"}
    )

    page = go_there_and_back(client, "connect").content.decode()
    client.post("/account/logout/")
    go_there_and_back(client)

    assert "Example University" in page
    assert SocialAccount.objects.get().user == ada
    assert is_signed_in(client)


def test_the_button_is_a_form(client, provider):
    page = client.get("/account/login/").content.decode()

    assert "Sign in with Example University" in page
    assert 'method="post" action="/account/oidc/provider/login/?process=login' in page


def test_the_second_step_is_asked_for_after_the_provider_too(client, provider):
    ada = make_user("ada")
    SocialAccount.objects.create(user=ada, provider="provider", uid="0000-0001")
    give_second_step(ada)

    response = go_there_and_back(client)

    assert response.redirect_chain[-1][0] == "/account/second-step/authenticate/"
    assert not is_signed_in(client)
