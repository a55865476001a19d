"""What curation keeps: which row came from which entry, what to look at, and imports under review."""

from curation.models.applied import AppliedEntry, Issue, Move, Profile, SourceDocument
from curation.models.imports import CVImport, Draft, Evidence, Step

__all__ = [
    "AppliedEntry",
    "CVImport",
    "Draft",
    "Evidence",
    "Issue",
    "Move",
    "Profile",
    "SourceDocument",
    "Step",
]
