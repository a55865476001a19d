"""A CV under review whose every text is an attack: as handed in, and as read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from curation.models import CVImport
from curation.review.storing import store

_CV = Path(__file__).parent / "samples" / "review" / "2025.md"


def make_import(payload: str = "<x-evil evil=1>") -> CVImport:
    """A sample CV with an attack behind each line, handed in as a curator does."""
    lines = _CV.read_text().splitlines()
    text = "\n".join(
        line if line.startswith("#") or not line.strip() else f"{line} {payload}"
        for line in lines
    )
    cv, _ = store(f"{payload}.md", text.encode())
    return cv


def attack_import(cv: CVImport, payload: str) -> None:
    """Puts it into what was read, wherever a text of a document may come to stand."""
    for column in ("lines", "left_out", "unused"):
        setattr(cv, column, poisoned(getattr(cv, column), payload))
    cv.save()
    for draft in cv.drafts.all():
        for column in ("read", "entry", "changes", "issues", "candidates"):
            setattr(draft, column, poisoned(getattr(draft, column), payload))
        draft.save()


def poisoned(value: Any, payload: str) -> Any:
    """The same JSON with the payload behind every text that is no code, date or key."""
    if isinstance(value, dict):
        return {key: poisoned(each, payload) for key, each in value.items()}
    if isinstance(value, list):
        return [poisoned(each, payload) for each in value]
    is_text = isinstance(value, str) and (" " in value or value.istitle())
    return f"{value} {payload}" if is_text else value
