"""Small profile documents to apply in tests, written for them."""

from __future__ import annotations

from curation.importing import apply_profile
from curation.profile import check_profile


def document(**sections):
    """A profile document of Ada Example; the sections replace or add."""
    return check_profile(
        {
            "schema": "profile/1",
            "key": "ada-example",
            "person": {"credit_name": "Ada Example", "status": "published"},
            **sections,
        }
    )


def apply(**sections):
    return apply_profile(document(**sections))


def work(key="first", title="On Examples", **fields):
    authors = [{"name": "Ada Example", "is_owner": True}, {"name": "Bo Other"}]
    return {"key": key, "title": title, "authors": authors, **fields}
