"""API tokens as requests carry them."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from rest_framework.response import Response
from rest_framework.test import APIClient, APIRequestFactory
from rest_framework.views import APIView

from directory.accounts.models import APIToken
from tests.factories import make_award, make_curator, make_person, make_user

pytestmark = pytest.mark.django_db

AWARDS = "/api/v1/awards/"


class Writing(APIView):
    """A view that writes, under the settings of the API."""

    permission_classes = []

    def post(self, request):
        return Response({"user": request.user.get_username()})


def make_token(user, **fields):
    return APIToken.objects.create(
        user, **{"expiry": timedelta(days=30), "name": "Backup", **fields}
    )


def bearing(token):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client


def test_a_token_sees_what_its_owner_sees():
    make_award(make_person(), title="For members", visibility="limited")
    _, token = make_token(make_user())

    titles = [row["title"] for row in bearing(token).get(AWARDS).json()["results"]]

    assert titles == ["For members"]
    assert APIClient().get(AWARDS).json()["results"] == []


def test_of_a_token_only_beginning_and_digest_are_kept():
    row, token = make_token(make_user())

    kept = [str(getattr(row, field.attname)) for field in APIToken._meta.fields]

    assert token.startswith(row.token_key)
    assert len(token) - len(row.token_key) >= 48
    assert not any(token in value for value in kept)


@pytest.mark.parametrize(
    ("header", "detail"),
    [
        (
            "Bearer pp_0123456789abcdef",
            "This token is not known here; it may be revoked.",
        ),
        ("Bearer \xff\xfe", "This token is not known here; it may be revoked."),
        ("Bearer", "Invalid token header. No credentials provided."),
        ("Bearer a b", "Invalid token header. Token string should not contain spaces."),
    ],
)
def test_a_bad_token_is_refused_as_a_problem_that_says_how_to_sign_in(header, detail):
    response = APIClient().get(AWARDS, HTTP_AUTHORIZATION=header)

    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.json()["detail"] == detail


def test_an_expired_token_is_refused_and_stays_in_its_owners_list():
    row, token = make_token(make_user(), expiry=timedelta(days=-1))

    response = bearing(token).get(AWARDS)

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.json()["detail"] == "This token has expired."
    assert [*APIToken.objects.all()] == [row]


def test_a_token_of_a_closed_account_is_refused():
    _, token = make_token(make_user(is_active=False))

    response = bearing(token).get(AWARDS)

    assert response.status_code == 401
    assert response.json()["detail"] == "The account of this token is closed."


def test_writing_needs_no_csrf_token_with_a_token():
    _, token = make_token(make_curator())
    request = APIRequestFactory(enforce_csrf_checks=True).post(
        "/", {}, format="json", HTTP_AUTHORIZATION=f"Bearer {token}"
    )

    response = Writing.as_view()(request)

    assert response.data == {"user": "curator"}


def test_writing_needs_a_csrf_token_with_a_session():
    request = APIRequestFactory(enforce_csrf_checks=True).post("/", {}, format="json")
    request.user = make_curator()

    response = Writing.as_view()(request)

    assert response.status_code == 403
    assert b"CSRF" in response.content


def test_the_first_use_in_a_day_is_noted_and_costs_one_write(
    django_assert_num_queries,
):
    row, token = make_token(make_user())
    client = bearing(token)
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False):
        APIToken.objects.update(expiry=timezone.now() + timedelta(days=30))
        with django_assert_num_queries(2):
            client.get("/api/v1/")
        with django_assert_num_queries(1):
            client.get("/api/v1/")

    row.refresh_from_db()
    assert str(row.last_used_on) == "2026-11-21"
