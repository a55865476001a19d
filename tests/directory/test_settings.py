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


def test_a_password_in_a_bad_mail_address_is_not_repeated(settings_of):
    result = settings_of(SECRET_KEY=SECRET, EMAIL_URL="smtp://u:hidden-word@h:notaport")

    assert "EMAIL_URL: Not a valid mail server address." in result.stderr
    assert "hidden-word" not in result.stderr


@pytest.mark.parametrize(
    ("environment", "fault"),
    [
        ({"SECRET_KEY_FALLBACKS": f"{SECRET},x"}, "SECRET_KEY_FALLBACKS: Must be at"),
        ({"ALLOWED_HOSTS": "a.example,*"}, "ALLOWED_HOSTS: Must name the hosts"),
        ({"DEBUG": "yes"}, "DEBUG: Must be no where HTTPS is yes."),
        ({"EMAIL_URL": "gopher://x"}, "EMAIL_URL: Must start with smtp:"),
        ({"SIGN_UP": "perhaps"}, "SIGN_UP: Must be one of: closed, provider, open."),
        (
            {"SIGN_UP": "provider"},
            "OIDC_ISSUER: Must be set where SIGN_UP is provider.",
        ),
        (
            {"OIDC_ISSUER": "http://id.example"},
            "OIDC_ISSUER: Must be an https: address.",
        ),
        ({"OIDC_ISSUER": "https://id.example"}, "OIDC_CLIENT_ID: Must be set"),
        ({"OIDC_ISSUER": "https://id.example"}, "OIDC_CLIENT_SECRET: Must be set"),
    ],
)
def test_what_would_be_unsafe_or_half_is_refused(settings_of, environment, fault):
    result = settings_of(SECRET_KEY=SECRET, **environment)

    assert result.returncode == 1
    assert fault in result.stderr


@pytest.mark.parametrize(("https", "expected"), [("yes", "True"), ("no", "False")])
def test_a_second_step_is_asked_for_in_production(settings_of, https, expected):
    result = settings_of("s.REQUIRE_MFA", SECRET_KEY=SECRET, HTTPS=https)

    assert result.stdout.strip() == expected


def test_a_mail_server_is_one_address(settings_of):
    expression = "s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_PASSWORD, s.EMAIL_USE_TLS"

    result = settings_of(
        expression, SECRET_KEY=SECRET, EMAIL_URL="submission://u:p%40w@mail.example"
    )

    assert result.stdout.strip() == "('mail.example', 587, 'p@w', True)"


def test_forms_may_lead_to_the_identity_provider_and_nowhere_else(settings_of):
    expression = "s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action']"
    provider = {
        "OIDC_ISSUER": "https://id.example/realm",
        "OIDC_CLIENT_ID": "us",
        "OIDC_CLIENT_SECRET": "secret",
    }

    without = settings_of(expression, SECRET_KEY=SECRET).stdout.strip()
    with_one = settings_of(expression, SECRET_KEY=SECRET, **provider).stdout.strip()

    assert without == """["'self'"]"""
    assert with_one == """["'self'", 'https://id.example']"""


def test_addresses_of_visitors_come_from_a_proxy_that_is_ours_alone(settings_of):
    expression = "s.ALLAUTH_TRUSTED_PROXY_COUNT"

    behind = settings_of(expression, SECRET_KEY=SECRET, BEHIND_PROXY="yes")

    assert settings_of(expression, SECRET_KEY=SECRET).stdout.strip() == "0"
    assert behind.stdout.strip() == "1"


def checked(**environment):
    """What `manage.py check --deploy` says with this environment and no other."""
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "B9w-0cJ2q_7RzVt4LkXn8MhPs5YdGf3UeAo6TiCj1NbQ-vKx2Sy",
            "DATABASE_URL": "sqlite:///unused.sqlite3",
            **environment,
        },
        capture_output=True,
        text=True,
    )


def test_production_settings_pass_djangos_own_check():
    result = checked(
        ALLOWED_HOSTS="people.example.org", EMAIL_URL="submission://mail.example.org"
    )

    assert "no issues" in result.stdout, result.stderr
    assert result.returncode == 0


def test_the_check_names_what_a_public_site_lacks():
    result = checked(HTTPS="no")

    assert result.returncode == 1
    for id_ in ("accounts.W001", "accounts.W002", "security.W008"):
        assert id_ in result.stderr


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
    options = (
        "[s.DATABASES['default']['OPTIONS'][k] for k in ('sslmode', 'connect_timeout')]"
    )

    result = settings_of(
        f"(s.DATABASES['default']['CONN_MAX_AGE'], {options})",
        SECRET_KEY=SECRET,
        DATABASE_URL="postgres://u:p@db.example:5432/papers?sslmode=require",
    )

    assert result.stdout.strip() == "(600, ['require', 5])"


def test_options_in_the_address_win_over_ours(settings_of):
    """PgBouncer may need statements that are not prepared; the driver reads text too."""
    result = settings_of(
        "s.DATABASES['default']['OPTIONS']['connect_timeout']",
        SECRET_KEY=SECRET,
        DATABASE_URL="postgres://u:p@db.example:5432/papers?connect_timeout=9",
    )

    assert result.stdout.strip() == "9"


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
