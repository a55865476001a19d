"""A process that is killed while it applies a CV: all of it is there or nothing, and it goes on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from reversion.models import Revision

from curation.models import AppliedEntry, Evidence
from curation.review.applying import apply_import
from people.models import Person, PersonSearch
from publications.models import Publication, PublicationSearch
from tests.curation.review.conftest import accept_all
from tests.curation.review.killed_process import BEGIN, STEPS
from tests.directory.test_gunicorn import database_url

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parents[3]
WRITTEN = (
    AppliedEntry, Evidence, Person, PersonSearch, Publication, PublicationSearch, Revision,
)  # fmt: skip


def kill_at(step, cv):
    """Applies the import in another process and kills it (SIGKILL) at the step."""
    connection.close()
    process = subprocess.Popen(
        [
            *(sys.executable, "-W", "ignore:No directory at:UserWarning"),
            *("-c", BEGIN, str(cv.pk), step),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "directory.settings",
            "LOG_LEVEL": "ERROR",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "here\n", process.stderr.read()
    finally:
        process.kill()
        process.communicate()


def counts():
    return {model: model.objects.count() for model in WRITTEN}


@pytest.mark.parametrize("step", STEPS)
def test_what_is_killed_in_the_middle_has_written_nothing_and_can_be_resumed(cv, step):
    accept_all(cv)
    before = counts()

    kill_at(step, cv)

    cv.refresh_from_db()
    assert counts() == before
    assert cv.applied_at is None
    assert apply_import(cv, None, publish=True).person.status == "published"


def test_what_is_killed_after_the_end_is_applied_and_stays_as_it_is(cv):
    accept_all(cv)

    kill_at("at the end", cv)

    cv.refresh_from_db()
    after = counts()
    report = apply_import(cv, None, publish=True)
    assert cv.applied_at is not None
    assert (report.created, report.updated) == ([], [])
    assert report.person.status == "published"
    assert counts() == after
