"""A statement that takes too long is stopped, said to be so, and others are served meanwhile."""

import threading
import time

import pytest
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from rest_framework.response import Response

from core.api import Endpoint
from directory import urls
from tests import factories as f
from tests.pages import text

# A transaction of PostgreSQL could not go on after a statement that was stopped.
pytestmark = pytest.mark.django_db(transaction=True)

# Counts for about a minute.
_SLOW = {
    "sqlite": """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000000)
        SELECT COUNT(*) FROM n
    """,
    "postgresql": "SELECT pg_sleep(60)",
}


def _ask(number=1):
    with connection.cursor() as cursor:
        for _ in range(number):
            cursor.execute(_SLOW[connection.vendor])


def page(request):
    _ask()
    return HttpResponse("done")


class Slow(Endpoint):
    def get(self, request):
        _ask()
        return Response({})


urlpatterns = [
    path("slow/", page),
    path("api/v1/slow/", Slow.as_view()),
    path("", include("directory.urls")),
]
handler500 = urls.handler500


@pytest.fixture
def brief():
    with override_settings(ROOT_URLCONF=__name__, READING_LIMIT=0.2):
        yield
    # Its session keeps the limit, which would stop what empties the tables too.
    connection.close()


def test_a_page_that_takes_too_long_is_stopped_and_says_so(client, brief):
    start = time.monotonic()
    response = client.get("/slow/")

    assert time.monotonic() - start < 10
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "This took too long" in text(response)


def test_the_api_says_so_as_a_problem(client, brief):
    response = client.get("/api/v1/slow/")

    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 503


def test_the_connection_serves_the_next_request(client, brief):
    f.make_publication("Graph")
    client.get("/slow/")

    assert client.get("/api/v1/publications/?q=graph").json()["count"] == 1


def test_others_are_served_meanwhile(brief, settings):
    settings.READING_LIMIT = 3
    f.make_publication("Graph")
    statuses = []

    def ask():
        statuses.append(Client().get("/slow/").status_code)
        connections.close_all()

    slow = threading.Thread(target=ask)
    slow.start()
    time.sleep(0.3)
    start = time.monotonic()
    fast = Client().get("/api/v1/publications/")
    taken = time.monotonic() - start
    was_running = slow.is_alive()
    slow.join()

    assert (fast.status_code, was_running, statuses) == (200, True, [503])
    assert taken < 2.5


def test_without_a_limit_and_outside_of_requests_nothing_is_stopped(client, brief):
    client.get("/slow/")
    query = {
        "sqlite": _SLOW["sqlite"].replace("300000000", "2000000"),
        "postgresql": "SELECT pg_sleep(0.4)",
    }[connection.vendor]

    with override_settings(READING_LIMIT=0):
        assert client.get("/publications/").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute(query)
        assert cursor.fetchone() is not None


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "+".join(f"word{n}" for n in range(500)),
        "&".join(f"topic=t{n}" for n in range(50)),
        "&".join(f"year={1900 + n}" for n in range(50)),
        "q=" + "x" * 4096,
        "&".join(f"sort=title&page={n}" for n in range(60)),
    ],
)
def test_a_hostile_query_is_refused_with_a_message(client, query):
    for path_ in ("/publications/", "/api/v1/publications/"):
        response = client.get(f"{path_}?{query}")
        assert response.status_code == 400
        assert "at most" in response.content.decode() or "names nothing" in text(
            response
        )
