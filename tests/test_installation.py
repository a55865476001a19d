"""The files that make containers, as far as they can be checked without an engine for them."""

import ast
import fnmatch
import re
import shlex
from pathlib import Path

import pytest
import yaml

from tests.directory.test_settings import names_read

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
# Set in the image, or of no use on a public site.
NOT_IN_COMPOSE = {"DEBUG", "API_LIMITS_FILE"}
VARIABLE = re.compile(r"\$\{(\w+)(:[-?])?([^}]*)\}")


@pytest.fixture(scope="module")
def compose():
    """The file as compose reads it: anchors and merges are resolved by the parser."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))


def instructions():
    """Instruction and argument of each line of the Dockerfile; continued lines are one."""
    whole = re.sub(r"\\\n\s*", "", DOCKERFILE)
    lines = [line for line in whole.splitlines() if line and line[0] != "#"]
    return [tuple(line.split(None, 1)) for line in lines]


def arguments(instruction):
    return [argument for name, argument in instructions() if name == instruction]


# compose


@pytest.mark.parametrize("service", ["migrate", "web"])
def test_every_setting_can_be_given_to_the_containers(compose, service):
    given = set(compose["services"][service]["environment"])

    assert names_read() - NOT_IN_COMPOSE == given - {"GUNICORN_CMD_ARGS"}


def test_no_secret_has_a_default(compose):
    text = (ROOT / "docker-compose.yml").read_text("utf-8")
    found = {name: kind for name, kind, _ in VARIABLE.findall(text)}

    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "ALLOWED_HOSTS"):
        assert found[name] == ":?"
    assert found["OIDC_CLIENT_SECRET"] == ":-"
    assert None not in found.values()


# The shape has a proxy in front, and a database of its own.
OF_THE_SHAPE = {"SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "BEHIND_PROXY"}


@pytest.mark.parametrize("name", sorted(names_read() - NOT_IN_COMPOSE - OF_THE_SHAPE))
def test_a_default_is_that_of_the_settings(compose, name):
    """What is not set in the environment means the same in a container and without."""
    value = compose["services"]["web"]["environment"][name]

    documented = in_the_readme(name)
    if name == "REQUIRE_MFA":  # As HTTPS.
        documented = "${HTTPS:-yes}"
    assert value == f"${{{name}:-{documented}}}"


def in_the_readme(name):
    """The default in the table of settings, as one would write it into the environment."""
    text = (ROOT / "README.md").read_text("utf-8")
    [cell] = re.findall(rf"^\| `{name}` \| (.*?) \|", text, re.MULTILINE)
    found = re.match(r"`([^`]*)`", cell)
    return found[1] if found else ""


def test_the_site_and_its_database_are_reached_from_this_machine_only(compose):
    services = compose["services"]

    assert services["web"]["ports"] == ["127.0.0.1:8000:8000"]
    assert [name for name in services if "ports" in services[name]] == ["web"]


def test_migrations_come_between_the_database_and_the_site(compose):
    web, migrate = compose["services"]["web"], compose["services"]["migrate"]

    assert migrate["command"] == ["python", "manage.py", "migrate", "--noinput"]
    assert migrate["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert web["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert "restart" not in migrate


def test_containers_can_do_little_and_the_database_outlives_its_own(compose):
    for name in ("web", "migrate"):
        service = compose["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["tmpfs"] == ["/tmp"]
    volumes = compose["services"]["database"]["volumes"]
    assert [volume.split(":")[0] for volume in volumes] == list(compose["volumes"])


def test_the_server_is_given_longer_to_stop_than_it_takes(compose):
    text = (ROOT / "gunicorn.conf.py").read_text("utf-8")
    [graceful] = re.findall(r"^graceful_timeout = (\d+)", text, re.MULTILINE)

    given = compose["services"]["web"]["stop_grace_period"]
    assert int(given.removesuffix("s")) > int(graceful)


# The image


def test_everything_that_is_copied_is_there():
    for argument in arguments("COPY"):
        for source in shlex.split(argument)[:-1]:
            assert (ROOT / source).exists()


def test_the_application_runs_as_a_user_without_rights():
    names = [name for name, _ in instructions()]

    assert arguments("USER") == ["app"]
    assert names.index("USER") > max(i for i, n in enumerate(names) if n == "RUN")
    assert "--uid 10001" in DOCKERFILE


def test_packages_are_those_of_the_lock_file_with_their_hashes():
    [install] = [line for line in arguments("RUN") if "pip install" in line]

    assert "--require-hashes -r requirements.lock" in install
    assert "--no-deps" in install
    assert "pip check" in install


def test_the_image_has_the_python_that_the_lock_file_is_for():
    [base] = arguments("FROM")

    assert base == "python:3.11-slim-bookworm"
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_no_secret_stays_in_the_image():
    """One is needed to collect static files; it is no setting of the image."""
    assert "SECRET_KEY" not in "".join(arguments("ENV"))
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    for private in (".env", ".git", "var"):
        assert any(fnmatch.fnmatch(private, pattern) for pattern in ignored)


def test_the_health_check_is_a_program_that_asks_the_port_that_is_served():
    [check] = arguments("HEALTHCHECK")
    line = ast.literal_eval(check.partition("CMD ")[2])
    command = ast.literal_eval(arguments("CMD")[0])

    compile(line[2], "health", "exec")
    assert line[:2] == ["python", "-c"]
    port = command[command.index("--bind") + 1].rpartition(":")[2]
    assert f":{port}/readyz" in line[2]
    assert arguments("EXPOSE") == [port]
