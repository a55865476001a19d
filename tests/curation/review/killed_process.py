"""A process that applies a CV and is killed in the middle; tests/curation/review/test_killed.py.

BEGIN starts one; its arguments are the import and the step at which it stops, says so
and waits to be killed.
"""

from __future__ import annotations

import sys
import time

from curation import importing
from curation.models import CVImport
from curation.review import applying

BEGIN = (
    "import django; django.setup(); "
    "from tests.curation.review.killed_process import main; main()"
)
# Steps by name: where the function is after which the process stops.
STEPS = {
    "after the works": (importing._Application, "_publications"),
    "after the evidence": (applying, "_give_evidence"),
}


def main():
    pk, step = sys.argv[1:]
    if step in STEPS:
        _stop_at(*STEPS[step])
    applying.apply_import(CVImport.objects.get(pk=pk), None, publish=True)
    _wait()


def _stop_at(owner, name):
    act = getattr(owner, name)

    def stopping(*args, **options):
        act(*args, **options)
        _wait()

    setattr(owner, name, stopping)


def _wait():
    sys.stdout.write("here\n")
    sys.stdout.flush()
    time.sleep(600)
