"""The person of a reading as an entry of profile/1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from core.folding import fold
from curation.cv.lists.drafts import Confidence, Draft
from curation.mapping.printed import Printed
from curation.mapping.suggestions import Suggestion, said, suggestion

_NAMES = {"name": "credit_name"}


# What a profile keeps by a scheme of its own, by the name as people print it.
_SCHEMES = {"codechef", "hackerrank", "google_code_jam", "github", "wikidata"}


def person_of(draft: Draft, handles: Mapping[str, str], printed: Printed) -> Suggestion:
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
        "identifiers": _identifiers(values, handles),
        "links": [
            link
            for text in values.get("links") or []
            if (link := _link(text, *printed.link(text)))
        ],
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


def _identifiers(
    values: dict[str, Any], handles: Mapping[str, str]
) -> list[dict[str, str]]:
    orcid = values.get("orcid")
    found = [{"scheme": "orcid", "value": orcid}] if orcid else []
    for name, handle in handles.items():
        scheme = fold(name).replace(" ", "_")
        if scheme in _SCHEMES:
            found.append({"scheme": scheme, "value": handle})
    return found


def _link(address: str, printed: str, label: str) -> dict[str, str] | None:
    """A link with the scheme that a browser needs, as printed; None for what is no address."""
    url = address if "://" in address else f"https://{address}"
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        return None
    return said({"url": url, "label": label, "printed": printed})
