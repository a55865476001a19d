"""The settings: where values come from, and what is refused."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "directory" / "settings.py"
SECRET = "abcdefghijklmnopqrstuvwxyz0123456789"


@pytest.fixture
def settings_of(tmp_path):
    """Reads settings in a process of its own, away from this checkout's var/."""
    (tmp_path / "directory").mkdir()
    (tmp_path / "directory" / "__init__.py").touch()
    shutil.copy(SETTINGS, tmp_path / "directory")

    def read(expression="None", **environment):
        program = f"import directory.settings as s; print(({expression}))"
        return subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], **environment},
            capture_output=True,
            text=True,
        )

    return read


def names_read():
    """The names that settings.py reads from the environment."""
    tree = ast.parse(SETTINGS.read_text())
    calls = [ast.unparse(n) for n in ast.walk(tree) if isinstance(n, ast.Call)]
    return set(re.findall(r"^env\.\w+\('([A-Z_]+)'", "\n".join(calls), re.MULTILINE))


def test_there_is_no_start_without_a_secret(settings_of):
    result = settings_of()

    assert result.returncode == 1
    assert "SECRET_KEY: Environment variable not set." in result.stderr


@pytest.mark.parametrize("secret", ["", "too-short", "x" * 50])
def test_a_weak_secret_is_refused(settings_of, secret):
    result = settings_of(SECRET_KEY=secret)

    assert "SECRET_KEY: Must be at least 32 random characters." in result.stderr


def test_all_faults_are_listed_at_once(settings_of):
    result = settings_of(
        DEBUG="perhaps",
        DATABASE_URL="mysql://localhost/x",
        CONN_MAX_AGE="-1",
        LOG_LEVEL="LOUD",
    )

    lines = result.stderr.splitlines()
    named = [line.split(":")[0].strip() for line in lines if line.startswith("  ")]
    assert named[-5:] == [
        "CONN_MAX_AGE",
        "DATABASE_URL",
        "DEBUG",
        "LOG_LEVEL",
        "SECRET_KEY",
    ]


def test_a_password_in_a_bad_database_address_is_not_repeated(settings_of):
    result = settings_of(
        SECRET_KEY=SECRET, DATABASE_URL="postgres://u:hidden-word@h:notaport/x"
    )

    assert "DATABASE_URL: Not a valid database address." in result.stderr
    assert "hidden-word" not in result.stderr


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("s.DEBUG", "False"),
        ("s.SITE_NAME", "People & Papers"),
        ("s.SECURE_SSL_REDIRECT", "True"),
        ("s.SECURE_HSTS_SECONDS", "31536000"),
        ("s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE", "(True, True)"),
        ("s.SECURE_PROXY_SSL_HEADER", "None"),
        ("s.ALLOWED_HOSTS", "['localhost', '127.0.0.1', '[::1]']"),
        ("s.DATABASES['default']['ENGINE']", "django.db.backends.sqlite3"),
        ("s.DATABASES['default']['OPTIONS']['transaction_mode']", "IMMEDIATE"),
    ],
)
def test_settings_are_safe_when_only_the_secret_is_given(
    settings_of, expression, value
):
    assert settings_of(expression, SECRET_KEY=SECRET).stdout.strip() == value


def test_plain_http_is_a_choice(settings_of):
    expression = "s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.SESSION_COOKIE_SECURE"

    result = settings_of(expression, SECRET_KEY=SECRET, HTTPS="no")

    assert result.stdout.strip() == "(False, 0, False)"


def test_the_file_that_make_run_writes_gives_what_the_environment_does_not(
    settings_of, tmp_path
):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "settings.env").write_text(
        f"SECRET_KEY={SECRET}\nSITE_NAME=From the file\n"
    )

    result = settings_of("s.SECRET_KEY, s.SITE_NAME", SITE_NAME="Set by hand")

    assert result.stdout.strip() == str((SECRET, "Set by hand"))


def test_a_postgres_connection_is_kept_and_checked(settings_of):
    expression = "[s.DATABASES['default'][k] for k in ('CONN_MAX_AGE', 'OPTIONS')]"

    result = settings_of(
        expression,
        SECRET_KEY=SECRET,
        DATABASE_URL="postgres://u:p@db.example:5432/papers?sslmode=require",
    )

    assert (
        result.stdout.strip() == "[600, {'sslmode': 'require', 'connect_timeout': 5}]"
    )


def test_readme_has_a_row_for_each_variable_and_no_other():
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme.split("## Configuration")[1].split("\n## ")[0]

    assert set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE)) == names_read()


def test_only_the_settings_read_the_environment():
    packages = ("core", "people", "publications", "curation", "directory")
    # They tell Django where the settings are, which the settings cannot do.
    exempt = {SETTINGS, ROOT / "directory" / "wsgi.py"}
    files = {p for name in packages for p in (ROOT / name).rglob("*.py")} - exempt

    reading = [p for p in files if re.search(r"os\.environ|getenv", p.read_text())]

    assert reading == []
