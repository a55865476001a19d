"""Starts gunicorn as production does, with one worker of one thread, and asks it."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

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
        self._connection.request("GET", path)
        response = self._connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} answers {response.status}.")
        return body
