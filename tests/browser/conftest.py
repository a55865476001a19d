"""A real Chromium for the tests in this folder, and what they may use besides."""

import os
import shutil
from pathlib import Path

import pytest

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
# Nothing that reaches for the network, and no sandbox, which root cannot have.
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Playwright's event loop runs in the thread of the test, and Django refuses plain
# queries where a loop runs. The tests' queries do not run inside that loop.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")
            # The live server listens on 127.0.0.1.
            item.add_marker("enable_socket")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if CHROMIUM is None:
        # In CI a missing browser must not pass unnoticed.
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium found")
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ARGUMENTS,
    }


@pytest.fixture(scope="session")
def base_url(live_server):
    """Lets a test say page.goto("/people/")."""
    return live_server.url


@pytest.fixture
def complaints(page, base_url):
    """What the browser complains about while the test runs: errors, blocked files, other hosts."""
    heard = []

    def hear(message):
        if message.type in {"error", "warning"}:
            heard.append(f"{message.text} ({message.location['url']})")

    page.on("console", hear)
    page.on("pageerror", lambda fault: heard.append(str(fault)))

    def watch(request):
        if not request.url.startswith(f"{base_url}/"):
            heard.append(f"another host: {request.url}")

    def note_failure(request):
        # What a page still loads when one leaves it is given up, which is no failure.
        if request.failure != "net::ERR_ABORTED":
            heard.append(f"failed: {request.url}, {request.failure}")

    page.on("request", watch)
    page.on("requestfailed", note_failure)
    return heard
