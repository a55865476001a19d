"""What a reading suggests for a profile: entries of profile/1 with their confidence and doubts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from curation.cv.lists.drafts import Confidence, Draft, Issue

# Values that say nothing; a profile document leaves them out.
_NOTHING: tuple[Any, ...] = (None, "", [], False)


@dataclass
class Suggestion:
    """One entry of a section of profile/1, as a curator will be asked about it.

    `entry` has no key yet. Confidence and issues name the fields of profile/1.
    """

    section: str
    entry: dict[str, Any]
    confidence: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    @property
    def is_sure(self) -> bool:
        """Whether nothing about it asks for a look."""
        return not self.issues and Confidence.LOOK not in self.confidence.values()


def said(values: dict[str, Any]) -> dict[str, Any]:
    """The values that say something."""
    return {name: value for name, value in values.items() if value not in _NOTHING}


def suggestion(
    section: str, draft: Draft, values: dict[str, Any], names: dict[str, str]
) -> Suggestion:
    """A suggestion from a draft; `names` says which field of profile/1 a field of cv/1 became."""
    return Suggestion(
        section,
        said(values) | {"lines": list(draft.lines)},
        {
            names.get(name, name): str(confidence)
            for name, confidence in draft.confidence.items()
        },
        [
            Issue(one.lines, names.get(one.field, one.field), one.code, one.message)
            for one in draft.issues
        ],
    )
