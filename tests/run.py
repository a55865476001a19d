"""The whole test run: on SQLite, in a browser, then on a real PostgreSQL.

python -m tests.run [part …] runs the parts that are named: sqlite, browser, postgres.
"""

import contextlib
import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from tests import postgres
from tests.summary import RESULTS, summary

# The browser tests share one browser and one server, so they run one by one. They
# are about pages, not queries, so one engine is enough for them.
PARTS = {
    "sqlite": ["-m", "not browser", "-rs", "-n", "auto"],
    "browser": ["-m", "browser", "-rs", "tests/browser", "--output=var/browser"],
    "postgres": ["-m", "not browser", "-rs", "-n", "auto", "--database-only"],
}


def main() -> int:
    # Ends like Ctrl-C, so that the server is stopped and its folder removed.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], metavar="part")
    parser.add_argument("--programs", type=Path, help="folder with initdb and pg_ctl")
    options = parser.parse_args()
    parts = options.parts or list(PARTS)
    # A second PostgreSQL has a report of its own beside the first one's.
    suffix = "-system" if options.programs else ""
    reports = [RESULTS / f"{part}{suffix}.xml" for part in parts]
    codes = [
        _run(part, report, options.programs)
        for part, report in zip(parts, reports, strict=True)
    ]
    text, is_good = summary(reports)
    print(text)
    return 0 if is_good and not any(codes) else 1


def _run(part: str, report: Path, programs: Path | None) -> int:
    """Runs one part, writes its report and gives pytest's exit code."""
    report.unlink(missing_ok=True)
    try:
        with _database_url(part, programs) as url:
            print(f"Tests: {part}", flush=True)
            return subprocess.run(
                [sys.executable, "-m", "pytest", *PARTS[part], f"--junit-xml={report}"],
                env={**os.environ, "DATABASE_URL": url},
            ).returncode
    except postgres.NoServerError as fault:
        print(fault, file=sys.stderr)
        return 1


@contextlib.contextmanager
def _database_url(part: str, programs: Path | None) -> Iterator[str]:
    """The database of a part; pytest makes its own test database beside it."""
    named = os.environ.get("DATABASE_URL", "")
    if part != "postgres":
        yield "sqlite:///unused.sqlite3"
    elif named.startswith("postgres") and programs is None:
        yield named
    else:
        with postgres.server(programs) as url:
            yield url


if __name__ == "__main__":
    sys.exit(main())
