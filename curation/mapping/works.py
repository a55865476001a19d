"""Publications of a reading as entries of profile/1, and the venues that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from core.folding import fold
from curation.cv.lists.drafts import Confidence, Draft, Issue
from curation.mapping.printed import Printed
from curation.mapping.suggestions import Suggestion, said, suggestion

_RELATIONS = (
    ("short_version", r"short|abridged|abstract"),
    ("preliminary_version", r"prelim|earl|previous|fr[uü]her|workshop|conference"),
    ("preprint", r"preprint|arxiv"),
    ("extended_version", r"extend|full|journal"),
)
_HONOURS = (
    ("honorable_mention", r"honou?rable mention"),
    ("best_student_paper", r"best student paper"),
    ("best_paper", r"best paper"),
    ("oral", r"\boral|long talk"),
    ("spotlight", r"spotlight"),
    ("award", r"award|prize|preis|prix|premio|prêmio|best|outstanding|distinguished"),
)
# Kinds whose printed venue is a series that other works are in.
_SERIES = {"conference", "workshop", "journal", "preprint", None}
_VENUE_KINDS = {"preprint": "repository"}
# What cv/1 and profile/1 call by the same name.
_NUMBERS = ("volume", "issue", "page", "publisher", "isbn")
_MARKS = ("equal_contribution", "equal_advising")
_NAMES = {"year": "issued", "marks": "authors", "alphabetical": "is_alphabetical"}


def publication_of(draft: Draft, printed: Printed, owner: str) -> Suggestion:
    values = draft.values
    status = (values["status"] or "").replace(" ", "_")
    entry = {
        "title": values["title"],
        "kind": values["kind"],
        "status": status,
        "status_date": printed.stated(draft.lines) if status == "submitted" else "",
        **_placed(values, draft.lines, printed),
        "issued": str(values["year"]) if values["year"] else "",
        **{name: values.get(name) for name in _NUMBERS},
        "links": [{"url": url} for url in values.get("links", [])],
        "doi": values.get("doi"),
        "arxiv_id": values.get("arxiv"),
        "is_alphabetical": values["marks"]["alphabetical"],
        "authors": _authors(values, owner),
        "distinctions": _distinctions(values),
        "versions": [
            _version(one, draft.lines, printed) for one in values["related"] or []
        ],
    }
    made = suggestion("publications", draft, entry, _NAMES)
    if not values["order_known"]:
        words = "The order of the authors is not printed; the person stands first here."
        made.issues.append(Issue(draft.lines, "authors", "order_unknown", words))
        made.confidence["authors"] = Confidence.LOOK
    return made


def _placed(
    values: dict[str, Any], lines: tuple[int, int], printed: Printed
) -> dict[str, Any]:
    """The venue, or what holds the work where that is no series: the title of a book."""
    name = values["venue"]
    if not name:
        return {}
    stretch = printed.venue(lines, name)
    if values["kind"] not in _SERIES:
        return {"container_title": name, "venue_printed": stretch}
    return {"venue": name, "venue_printed": stretch}


def _authors(values: dict[str, Any], owner: str) -> list[dict[str, Any]]:
    names = list(values["authors"])
    place = values["owner_position"]
    if values["owner_implied"] and (not names or not values["order_known"]):
        # The list is the person's own, and "(with X)" names only the others.
        names, place = [owner, *names], 1
    marks = values["marks"]
    return [
        said(
            {
                "name": name,
                "is_owner": i == place,
                "shared_mark": next(
                    (m for m in _MARKS if name in marks.get(m, [])), ""
                ),
                "is_corresponding": name in (marks.get("corresponding") or []),
            }
        )
        for i, name in enumerate(names, 1)
        if fold(name).strip(" .") not in ("et al", "others")
    ]


def _distinctions(values: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {"kind": _code(_HONOURS, text) or "other", "printed": text}
        for text in (values.get("award"), values.get("presentation"))
        if text
    ]


def _version(
    one: dict[str, Any], span: tuple[int, int], printed: Printed
) -> dict[str, Any]:
    name, _acronym = split_acronym(one["venue"] or "")
    lines = printed.line_of(one["venue"] or one["relation"], span)
    return said(
        {
            "lines": list(lines),
            "relation": _code(_RELATIONS, one["relation"]) or "other",
            "relation_printed": one["relation"],
            "kind": one["kind"],
            "venue": name,
            "venue_printed": _stretch(one, lines, printed),
            "issued": str(one["year"]) if one["year"] else "",
            "distinctions": _distinctions(one),
        }
    )


def _stretch(one: dict[str, Any], lines: tuple[int, int], printed: Printed) -> str:
    """Where a version appeared, as printed; of two in one sentence each has its own part."""
    text, name = printed.text(lines), one["venue"] or ""
    if not name or name not in text:
        return ""
    begin = text.index(name)
    before = re.search(
        r"(?:[A-Z][A-Za-z]+ (?:19|20)\d\d )(?:workshop: )?$", text[:begin], re.I
    )
    begin = before.start() if before else begin
    end = re.compile(
        r",? and (?:at|in) |;|\.(?=\s|$)|\n|$| \((?!\w+\))|(?<=\d) \w"
    ).search(text, text.index(name) + len(name))
    return text[begin : end.start() if end else len(text)].strip(" ,.")


def _code(table: tuple[tuple[str, str], ...], text: str) -> str:
    return next((code for code, words in table if re.search(words, text, re.I)), "")


def split_acronym(name: str) -> tuple[str, str]:
    """ "Theory and Practice of Differential Privacy (TPDP)" as name and acronym."""
    match = re.fullmatch(r"(.{4,}?)\s*\(([A-Z][\w+&/-]{1,15})\)", name)
    return (match[1], match[2]) if match else (name, "")


def venues_of(drafts: Iterable[Draft]) -> list[Suggestion]:
    """The venues that works and their versions name, each once; hosts come first."""
    made: dict[str, Suggestion] = {}
    for draft in drafts:
        values = draft.values
        if values["venue"] and values["kind"] in _SERIES:
            is_hosted = values["kind"] == "workshop"
            acronym = values["venue_acronym"] or ""
            _declare(
                made,
                draft.lines,
                name=values["venue"],
                acronym="" if is_hosted else acronym,
                kind=values["kind"] or "",
                host=acronym if is_hosted else "",
            )
        for one in values["related"] or []:
            name, acronym = split_acronym(one["venue"] or "")
            if name:
                _declare(
                    made,
                    draft.lines,
                    name=name,
                    acronym=acronym,
                    kind=one["kind"] or "",
                    host=one["at"] or "",
                )
    return sorted(made.values(), key=lambda one: "host" in one.entry)


def _declare(
    made: dict[str, Suggestion], lines: tuple[int, int], **values: str
) -> None:
    values["kind"] = _VENUE_KINDS.get(values["kind"], values["kind"])
    entry = said(values) | {"lines": list(lines)}
    known = made.setdefault(fold(values["name"]), Suggestion("venues", entry))
    known.entry = entry | known.entry
