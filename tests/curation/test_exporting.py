"""Rows read back as entries say what was written."""

import pytest

from curation import demo
from curation.exporting import entry_of
from curation.models import AppliedEntry

pytestmark = pytest.mark.django_db

# Names within a document, private data, and what belongs to the review.
APART = {
    "key", "lines", "award", "degree", "position", "thesis_of", "is_owner", "status",
    "contacts", "is_featured",
}  # fmt: skip
VENUES = {
    name: venue.name
    for document in demo.documents()
    for venue in document.venues
    for name in (venue.name, venue.acronym)
}


def bare(value):
    if isinstance(value, dict):
        return {
            name: VENUES.get(part, part) if name == "venue" else bare(part)
            for name, part in value.items()
            if name not in APART
        }
    if isinstance(value, list):
        return [bare(part) for part in value]
    return value


@pytest.mark.parametrize("document", demo.documents(), ids=lambda one: one.key)
def test_a_demo_profile_is_read_back_as_it_was_applied(demo, document):
    said = document.model_dump(exclude_defaults=True, by_alias=True)
    entries = AppliedEntry.objects.filter(profile__key=document.key)

    wrong = []
    for applied in entries.exclude(section__in=["issues", "deliveries", "versions"]):
        entry = (
            said["person"]
            if applied.section == "person"
            else next(e for e in said[applied.section] if e["key"] == applied.key)
        )
        kept, read = bare(entry), entry_of(applied.section, applied.row)
        if applied.section in ("person", "publications"):
            kept["topics"] = sorted(kept.get("topics", []))
            read["topics"] = sorted(read.get("topics", []))
        if applied.section == "publications":
            kept.pop("topics"), read.pop("topics")
        if bare(read) != kept:
            wrong.append((str(applied), kept, bare(read)))

    assert wrong == []
