"""The lock files: complete, hashed, and without an address of where packages come from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def locked(name):
    """Package names and versions of a lock file."""
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_packages_and_hashes_and_nothing_else(name):
    allowed = re.compile(
        r"[a-z0-9-]+==[\w.]+( ; [^\\]+)? \\"
        r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
        r"|    # via( [a-z0-9-]+( \(pyproject\.toml(:dev)?\))?)?"
        r"|    #   [a-z0-9-]+( \(pyproject\.toml(:dev)?\))?"
    )

    lines = (ROOT / name).read_text("utf-8").splitlines()

    assert [line for line in lines if not allowed.fullmatch(line)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_each_dependency(name):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"]
    if name == "requirements-dev.lock":
        wanted = wanted + project["dependency-groups"]["dev"]

    names = {re.split(r"[\[~;]", line)[0].lower() for line in wanted}

    assert names <= set(locked(name))


def test_development_runs_the_versions_that_production_runs():
    runtime, development = map(locked, LOCKS)

    assert runtime == {name: development.get(name) for name in runtime}
