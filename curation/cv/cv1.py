"""A reading in the schema cv/1, as import_cv prints it."""

from __future__ import annotations

import hashlib
from typing import Any

from curation.cv.checks import share
from curation.cv.lines import Document
from curation.cv.lists.drafts import Draft
from curation.cv.reading import Reading

LISTS = (
    "degrees",
    "positions",
    "publications",
    "talks",
    "awards",
    "grants",
    "teaching",
    "mentees",
    "service",
    "projects",
)


def as_cv1(
    reading: Reading, document: Document, name: str, data: bytes
) -> dict[str, Any]:
    """The one JSON object of schema cv/1; `data` are the bytes of the file `name`."""
    return {
        "schema": "cv/1",
        "source": {
            "file": name,
            "sha256": hashlib.sha256(data).hexdigest(),
            "lines": document.text.count("\n") + 1,
            "format": document.format,
        },
        "person": _entry(reading.person),
        **{
            key: [_entry(draft) for draft in reading.lists.get(key, [])]
            for key in LISTS
        },
        "skills": reading.skills,
        "handles": reading.handles,
        "left_out": [
            {"lines": list(o.lines), "what": o.what} for o in reading.left_out
        ],
        "unused": {
            "lines": [list(run) for run in reading.unused],
            "share": round(share(reading.unused, document.lines), 3),
        },
        "issues": [
            {
                "lines": list(i.lines),
                "field": i.field,
                "code": i.code,
                "message": i.message,
            }
            for i in reading.issues
        ],
    }


def _entry(draft: Draft) -> dict[str, Any]:
    values = {**draft.values, "lines": list(draft.lines)}
    if draft.confidence:
        values["confidence"] = dict(draft.confidence)
    if draft.context:
        values["context"] = list(draft.context)
    return values
