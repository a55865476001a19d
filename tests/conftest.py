"""Settings and selection that hold for every test."""

import io
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command


def pytest_addoption(parser):
    parser.addoption(
        "--database-only",
        action="store_true",
        help="run only the tests that touch the database",
    )


def pytest_configure(config):
    # One round: the tests sign in often, and nothing here guards a real account.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # The manifest exists only after collectstatic.
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        },
    }
    # Static files come from where they are written, not from a collected folder.
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith(".sqlite3"):
        # A file, as in production: an in-memory database is one connection that all
        # threads of a live server share, without WAL and without locks.
        folder = tempfile.mkdtemp(prefix="directory-tests-")
        config.add_cleanup(lambda: _remove(Path(folder)))
        database["TEST"]["NAME"] = f"{folder}/test.sqlite3"
        database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"


def _remove(folder):
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def pytest_collection_modifyitems(config, items):
    if config.getoption("--database-only"):
        kept = [item for item in items if _touches_database(item)]
        config.hook.pytest_deselected(items=[i for i in items if i not in kept])
        items[:] = kept


def _touches_database(item):
    return bool(
        item.get_closest_marker("django_db")
        or {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    )


@pytest.fixture(scope="module")
def _demo_database(django_db_setup, django_db_blocker):
    """Loading takes seconds, so a module that only reads the demo loads it once."""
    with django_db_blocker.unblock():
        call_command("load_demo", stdout=io.StringIO())
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def demo(_demo_database, db):
    """The demo directory; what a test writes is rolled back after it."""


@pytest.fixture
def shared_samples():
    """The folder of real-world samples that some checkouts have beside them."""
    folder = Path(__file__).parents[2] / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("no samples beside this checkout (../shared/samples)")
    return folder
