"""Whatever one asks of the API or sends to it, the answer is one that the OpenAPI document describes."""

import os

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection

from directory.accounts.models import APIToken
from directory.openapi import document
from tests import factories as f

pytestmark = pytest.mark.django_db

# Requests of each kind that are made up, beside those at the edges of the schema.
EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "3"))

schema = schemathesis.openapi.from_dict(document())
schema.app = WSGIHandler()
schema.config.generation.update(max_examples=EXAMPLES)
# A schema cannot say which names exist, which page is the last, or what goes with
# what: there the problem answer of a 400 says it.
checks = schema.config.checks
checks.missing_required_header.expected_statuses = ["401", "403", "428"]
checks.positive_data_acceptance.expected_statuses = [
    *("2xx", "3xx", "400", "401", "403", "404", "409"),
]


@pytest.fixture(autouse=True)
def _one_connection():
    """The handler would close the connection whose transaction the test rolls back."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(case, **headers):
    """One request; what it writes is forgotten, so that each meets the same rows."""
    with transaction.atomic():
        response = case.call(headers=headers)
        transaction.set_rollback(True)
    is_fit = any(map(_is_fit_when_sent, (case.query or {}).values()))
    excluded = [negative_data_rejection] if is_fit else []
    case.validate_response(response, headers=headers, excluded_checks=excluded)


def _is_fit_when_sent(value):
    """What is no text is one in a query: a number is a word, null our word for no value; "" is nothing."""
    values = value if isinstance(value, list) else [value]
    return not all(isinstance(each, str) and each for each in values)


WITHOUT_PATIENCE = settings(
    deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@schema.parametrize()
@WITHOUT_PATIENCE
def test_a_visitor_is_answered_as_described(case, demo):
    ask(case)


@pytest.fixture
def token(demo):
    _, token = APIToken.objects.create(user=f.make_curator(), name="contract")
    return token


@schema.parametrize()
@WITHOUT_PATIENCE
def test_a_curator_is_answered_as_described(case, token):
    ask(case, Authorization=f"Bearer {token}")
