"""The person of a reading as an entry of profile/1."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from curation.cv.lists.drafts import Confidence, Draft
from curation.mapping.suggestions import Suggestion, suggestion

_NAMES = {"name": "credit_name"}


def person_of(draft: Draft) -> Suggestion:
    """Names, links and identifiers; e-mail and phone numbers are private contacts."""
    values = draft.values
    name = values["name"] or ""
    given, family = _parts(name)
    entry = {
        "credit_name": name,
        "given_name": given,
        "family_name": family,
        "other_names": _other_names(name, values.get("name_as_printed") or ""),
        "headline": values.get("headline"),
        "research_interests": values.get("research_interests"),
        "identifiers": _identifiers(values),
        "links": [link for text in values.get("links") or [] if (link := _link(text))],
        "contacts": [
            {"kind": kind, "value": value}
            for kind, many in (("email", "emails"), ("phone", "phones"))
            for value in values.get(many) or []
        ],
    }
    made = suggestion("person", draft, entry, _NAMES)
    if given:
        made.confidence |= {
            "given_name": Confidence.LOOK,
            "family_name": Confidence.LOOK,
        }
    return made


def _parts(name: str) -> tuple[str, str]:
    """Given and family name of a name of two words, for the curator to look at."""
    words = name.split()
    return (words[0], words[1]) if len(words) == 2 else ("", "")


def _other_names(name: str, printed: str) -> list[dict[str, Any]]:
    return [{"name": printed, "kind": "printed"}] if printed not in ("", name) else []


def _identifiers(values: dict[str, Any]) -> list[dict[str, str]]:
    orcid = values.get("orcid")
    return [{"scheme": "orcid", "value": orcid}] if orcid else []


def _link(printed: str) -> dict[str, str] | None:
    """A link as printed, with the scheme that a browser needs; None for what is no address."""
    url = printed if "://" in printed else f"https://{printed}"
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        return None
    return {"url": url} | ({"printed": printed} if printed != url else {})
