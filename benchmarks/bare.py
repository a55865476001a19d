"""A WSGI application that only sends finished bytes, as a limit for any that makes them.

BENCH_ANSWERS names a JSON file of paths and bodies.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_ANSWERS = {
    path: body.encode()
    for path, body in json.loads(Path(os.environ["BENCH_ANSWERS"]).read_text()).items()
}


def application(
    environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    query = environ["QUERY_STRING"]
    body = _ANSWERS[environ["PATH_INFO"] + (f"?{query}" if query else "")]
    headers = [
        ("Content-Type", "application/json"),
        ("Content-Length", str(len(body))),
    ]
    start_response("200 OK", headers)
    return [body]
