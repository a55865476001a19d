"""Starts gunicorn as production does, with one worker of one thread, and asks it."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

# Seconds until a server must answer.
_PATIENCE = 60
# Seconds that an answer may take.
_LONGEST = 600
# What production sets; the answer needs no secret that anybody keeps.
ENVIRONMENT = {
    "SECRET_KEY": "for-benchmarks-only-0123456789-abcdefghijklm",
    "DEBUG": "no",
    "HTTPS": "no",
    "BEHIND_PROXY": "no",
    "ALLOWED_HOSTS": "127.0.0.1",
    "CONN_MAX_AGE": "600",
    # Requests are counted as they are in production, and none is refused.
    "API_LIMIT_ANONYMOUS": "1000000000",
    "LOG_LEVEL": "INFO",
}


# The server at a port.
_running: dict[int, subprocess.Popen[bytes]] = {}


def memory(port: int) -> float:
    """MB that the workers of a server hold by themselves and share, as Linux counts; else 0."""
    process = _running[port]
    try:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        sizes = [Path(f"/proc/{pid}/status").read_text() for pid in children.split()]
    except OSError:
        return 0.0
    found = (re.search(r"VmRSS:\s+(\d+)", status) for status in sizes)
    return sum(int(match[1]) for match in found if match) / 1024


@contextlib.contextmanager
def datasette(file: Path) -> Iterator[int | None]:
    """The port of a Datasette over a SQLite file as "bench", None where it is not installed.

    Datasette wants other versions of libraries, so it has an environment of its own:
    python3 -m venv var/datasette && var/datasette/bin/pip install datasette
    """
    program = Path("var/datasette/bin/datasette")
    if not program.exists():
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder) / "bench.sqlite3"
        link.symlink_to(file.resolve())
        port = _free_port()
        limits = ("--setting", "sql_time_limit_ms", "60000")
        process = subprocess.Popen(
            [str(program), str(link), "--port", str(port), *limits],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(port, process)
            yield port
        finally:
            process.terminate()
            process.wait()


@contextlib.contextmanager
def gunicorn(
    application: str, *, workers: int = 1, **environment: str
) -> Iterator[int]:
    """The port of a server of the application; it is stopped at the end."""
    port = _free_port()
    # The connection must outlive the rounds of the others.
    options = [
        *("--workers", str(workers), "--threads", "1", "--keep-alive", "300"),
    ]
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"),
            *(*options, application),
        ],
        env={**os.environ, **ENVIRONMENT, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        _running[port] = process
        yield port
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", port)),
        ):
            return
        time.sleep(0.1)
    raise RuntimeError("gunicorn does not answer.")


class Client:
    """One connection that is kept open."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(
            "127.0.0.1", port, timeout=_LONGEST
        )

    def get(self, path: str) -> bytes:
        try:
            response, body = self._asked(path)
        except http.client.RemoteDisconnected:
            # Other servers close a connection that was idle for some seconds.
            self._connection.close()
            response, body = self._asked(path)
        if response.status != 200:
            raise RuntimeError(f"{path} answers {response.status}.")
        return body

    def _asked(self, path: str) -> tuple[http.client.HTTPResponse, bytes]:
        self._connection.request("GET", path)
        response = self._connection.getresponse()
        return response, response.read()
