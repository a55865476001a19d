"""Makes the directory ready on this machine and serves it: what `make run` starts."""

import os
import secrets
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connections

from people.models import Person


class Command(BaseCommand):
    help = "Migrate, load the demo into an empty directory, serve on 127.0.0.1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-demo", action="store_true", help="start empty")

    def handle(self, *, port: int, no_demo: bool, **options: Any) -> None:
        _refuse_busy(port)
        call_command("migrate", verbosity=0)
        if not no_demo and not Person.objects.exists():
            self.stdout.write("Loading the demo")
            call_command("load_demo")
        if password := _new_admin_password():
            self.stdout.write(
                "Sign in at /admin/ as admin with the password "
                f"{password} (shown only this once)"
            )
        self.stdout.write(
            f"{settings.SITE_NAME}: http://127.0.0.1:{port}/ (Ctrl-C stops it)"
        )
        self.stdout.flush()
        _become(_gunicorn(port))


def _refuse_busy(port: int) -> None:
    with socket.socket() as probe:
        # Without it a port counts as busy for a minute after the last run.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as fault:
            raise CommandError(
                f"Port {port} cannot be used ({fault.strerror}). "
                f"Another one: make run PORT={port + 1}"
            ) from None


def _new_admin_password() -> str:
    """The password of a new account "admin"; empty if there is a superuser already."""
    accounts = get_user_model()._default_manager
    if accounts.filter(is_superuser=True).exists():
        return ""
    password = secrets.token_urlsafe(12)
    accounts.create_superuser("admin", password=password)
    return password


def _gunicorn(port: int) -> list[str]:
    address = f"127.0.0.1:{port}"
    return [sys.executable, "-m", "gunicorn", "directory.wsgi", "--bind", address]


def _become(line: list[str]) -> None:
    """Replaces this process, so that a signal reaches gunicorn directly."""
    # Closing writes SQLite's log into the database file.
    connections.close_all()
    # gunicorn.conf.py is found there.
    os.chdir(settings.BASE_DIR)
    os.execv(line[0], line)
