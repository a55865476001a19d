"""Runs an extractor in a process of its own, with limits on time and memory.

The libraries that take PDF, DOCX and the like apart are large, and the files come from
anywhere: what goes wrong in there must not take the site with it.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from signal import SIGXCPU

from pydantic import TypeAdapter

from curation.cv.lines import Document
from curation.cv.unreadable import Unreadable

ROOT = Path(__file__).parents[2]
SECONDS = 30
MEMORY = 512 * 2**20
# Characters of extracted text; the longest CVs we know have a quarter of a million.
CHARACTERS = 5_000_000

TOO_SLOW = f"The file takes longer than {SECONDS} seconds to read."
TOO_LARGE = f"The file takes more than {MEMORY // 2**20} MB of memory to read."
TOO_DEEP = "The file is nested too deeply."
# Libraries in C end the process when they get no memory.
KILLED = f"The file is damaged, or takes more than {MEMORY // 2**20} MB to read."
BROKEN = "The file is damaged: its reader gave up ({})."

_DOCUMENT = TypeAdapter(Document)


def sandboxed(module: str) -> Callable[[bytes], Document]:
    """The `extract` of a module, to be run in a child process."""

    def extract(data: bytes) -> Document:
        return run(module, data)

    return extract


def run(module: str, data: bytes, seconds: float = SECONDS) -> Document:
    """What `module.extract(data)` gives. Raises Unreadable with what it says.

    The child has a bare environment, so it knows no secret of the site.
    """
    command = [sys.executable, "-m", __name__, module, str(int(seconds) + 1)]
    try:
        child = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds, cwd=ROOT, env={}
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(TOO_SLOW) from None
    if child.returncode:
        raise Unreadable(TOO_SLOW if child.returncode == -SIGXCPU else KILLED)
    answer = json.loads(child.stdout)
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"])
    return _DOCUMENT.validate_python(answer)


def answer(extract: Callable[[bytes], Document], data: bytes) -> dict[str, object]:
    """The document as plain data, or {"unreadable": why}."""
    try:
        document = extract(data)
    except Unreadable as refusal:
        return {"unreadable": str(refusal)}
    except MemoryError:
        return {"unreadable": TOO_LARGE}
    except RecursionError:
        return {"unreadable": TOO_DEEP}
    except Exception as error:
        return {"unreadable": BROKEN.format(type(error).__name__)}
    if sum(len(line.text) for line in document.lines) > CHARACTERS:
        return {"unreadable": f"The file holds more than {CHARACTERS:,} characters."}
    return asdict(document)


def limit(seconds: int) -> None:
    """Binds this process; some systems know no limit on memory, time is always bound."""
    for kind, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, MEMORY),
    ):
        try:
            resource.setrlimit(kind, (value, value))
        except (OSError, ValueError):
            pass


def main() -> None:
    module, seconds = sys.argv[1:]
    extract = importlib.import_module(module).extract
    limit(int(seconds))
    # Libraries may print; what they say is no part of the answer.
    stdout = os.dup(1)
    os.dup2(2, 1)
    text = json.dumps(answer(extract, sys.stdin.buffer.read()))
    with os.fdopen(stdout, "w") as stream:
        stream.write(text)


if __name__ == "__main__":
    main()
