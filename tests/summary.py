"""What test runs came to: a line for each report and a last line for all.

python -m tests.summary sqlite postgres prints it for the reports of these names; it
fails if a test failed or a report is missing.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

RESULTS = Path("var/test-results")


def counts(report: Path) -> Counter[str]:
    """Passed, failed and skipped tests of one JUnit report.

    A run that broke before it could write its report counts as one failure.
    """
    if not report.exists():
        return Counter(failed=1)
    found: Counter[str] = Counter()
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        found["failed"] += failed
        found["skipped"] += skipped
        found["passed"] += int(suite.get("tests", 0)) - failed - skipped
    return found


def summary(reports: Iterable[Path]) -> tuple[str, bool]:
    """The text to print, the total last, and whether tests passed and none failed."""
    found = {report.stem: counts(report) for report in reports}
    total = sum(found.values(), Counter[str]())
    lines = [f"{name:<16} {_sentence(number)}" for name, number in found.items()]
    is_good = total["passed"] > 0 and total["failed"] == 0
    return "\n".join([*lines, _sentence(total)]), is_good


def _sentence(found: Counter[str]) -> str:
    return ", ".join(
        f"{found[word]} {word}" for word in ("passed", "failed", "skipped")
    )


def main() -> int:
    text, is_good = summary(RESULTS / f"{name}.xml" for name in sys.argv[1:])
    print(text)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
