"""What follows a citation: short and preliminary versions, and honours."""

from __future__ import annotations

import re
from typing import Any

from curation.cv.flow import Flow, plain
from curation.cv.grammars.venues import read_venue
from curation.cv.lines import Style

_BEGIN = re.compile(
    r"(?:(?<=[\n\t(])|(?<=[.;] )|^)(?:(?:A |An )?(?:Short(?:er)?|Preliminary|Earlier|Early|Previous|Extended|Full|Conference|Workshop|Journal|Preprint|Abridged) "
    r"(?:version|abstract|versions)\b|Also (?:at|in|appeared|presented|accepted)|Awarded\b|Winner of|Selected (?:for|as)|Received\b|Abstract:|Frühere Fassung|Version préliminaire)",
)
_RELATED = re.compile(
    r"^(?P<relation>.*?\b(?:version|versions|abstract|presented|appeared|accepted|also))\b[^A-Z\d]*?\b(?:at|in|of|to|as)\b:?\s+(?P<venues>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_AWARD = re.compile(
    r"\b(?:(?:best|outstanding|distinguished|test of time|notable)\b[\w /-]*?\b(?:awards?|paper|prize|runner[ -]up|finalist|nomination|nominee)\b(?:,? (?:honou?rable mention|runner[ -]up|finalist|award))*"
    r"|[\w ]*\b(?:award|prize|preis|prix|premio|pr[eê]mio)\b(?:,? (?:honou?rable mention|finalist|runner[ -]up))?|honou?rable mention)",
    re.IGNORECASE,
)
_PRESENTATION = re.compile(
    r"\b(?:(?:long |full |contributed |selected for )?(?:oral|spotlight|plenary)(?: presentation| talk| paper)?s?|long talk|highlight(?:ed)?(?: paper)?)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\s+(?:at|@)\s+(?=(?:the )?[A-Z\d])")


def begin(flow: Flow) -> int:
    """Where the citation itself ends: the beginning of what is said about other versions or honours."""
    match = _BEGIN.search(flow.text, 15)
    return match.start() if match else len(flow.text)


def is_honour(text: str) -> bool:
    """Whether a text is an award or a kind of presentation."""
    return bool(
        _PRESENTATION.fullmatch(text)
        or _AWARD.search(text)
        or re.search(r"finalist|nominee|runner", text, re.IGNORECASE)
    )


def split_honours(
    flow: Flow, stretch: tuple[int, int]
) -> tuple[str, str | None, str | None]:
    """The text of a venue without award and kind of presentation, and these two as printed."""
    start, end = stretch
    text = flow.text[start:end]
    award = presentation = None
    for begin_, stop in reversed(flow.styled(Style.BOLD)):
        if start < begin_ < end and begin_ > start + 2:
            honour = plain(flow.text[begin_:stop]).strip(" .,;()")
            if _PRESENTATION.fullmatch(honour):
                presentation = honour
            elif _AWARD.search(honour) or re.search(
                r"finalist|nominee|runner", honour, re.IGNORECASE
            ):
                award = honour
            else:
                continue
            text = (
                text[: begin_ - start]
                + " " * (min(stop, end) - begin_)
                + text[stop - start :]
            )
    return _by_words(text, award, presentation)


def _by_words(
    text: str, award: str | None, presentation: str | None
) -> tuple[str, str | None, str | None]:
    """Honours that are not set apart stand in brackets, behind a full stop, or last."""
    for part in re.split(r"(?<=[.;,(\[\n–—])|(?=[)\]])", text)[1:]:
        bare = plain(part).strip(" .,;()[]*–—")
        if not presentation and _PRESENTATION.fullmatch(bare):
            presentation = bare
        elif (
            not award
            and re.match(
                r"best|outstanding|distinguished|honou?rable", bare, re.IGNORECASE
            )
            and _AWARD.fullmatch(bare)
        ):
            award = bare
        else:
            continue
        text = text.replace(part, " ", 1)
    return text, award, presentation


def read(tail: str) -> tuple[list[dict[str, Any]], str | None, str | None]:
    """The other versions that a tail names, and the award and presentation of the work itself.

    "Oral Presentation" behind a version is the version's.
    """
    related: list[dict[str, Any]] = []
    award = presentation = None
    for sentence in re.split(r"\n(?=[A-Z(])|(?<=[a-z\d)])\.\s+(?=[A-Z])", tail):
        text = plain(sentence).strip(" .")
        found_award, found_talk = _honours(text)
        if match := _RELATED.match(text):
            related += _versions(match["relation"], match["venues"])
            if related and (found_award or found_talk):
                related[-1] |= {"award": found_award, "presentation": found_talk}
        elif related:
            related[-1]["award"] = related[-1]["award"] or found_award
            related[-1]["presentation"] = related[-1]["presentation"] or found_talk
        else:
            award, presentation = award or found_award, presentation or found_talk
    return related, award, presentation


def _honours(text: str) -> tuple[str | None, str | None]:
    talk = _PRESENTATION.search(text)
    award = _AWARD.search(
        re.sub(r"^(?:Awarded|Received|Winner of)(?: the| a)?\s+", "", text)
    )
    return award[0].strip() if award else None, talk[0] if talk else None


def _versions(relation: str, text: str) -> list[dict[str, Any]]:
    """Each venue of "A Workshop, and at B Workshop at NeurIPS 2022"; the last host and year hold for all."""
    parts = re.split(r",?\s+and\s+(?:at|in)\s+|;\s+(?:at|in\s+)?", text)
    found = [_version(relation, part) for part in parts]
    for earlier, later in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        earlier["at"] = earlier["at"] or later["at"]
        earlier["year"] = earlier["year"] or later["year"]
    return found


def _version(relation: str, text: str) -> dict[str, Any]:
    text = _PRESENTATION.sub("", text).strip(" .,")
    name, *host = _AT.split(text, maxsplit=1)
    at = read_venue(host[0]) if host else None
    own = read_venue(name)
    printed = own.name
    if own.acronym and f"({own.acronym})" in name and printed:
        printed = f"{printed} ({own.acronym})"
    is_workshop = "workshop" in text.lower() or at
    if not host and (
        match := re.match(r"([A-Z][A-Za-z]*[A-Z]\w*)\s+(?:19|20)\d\d\s+(.+)$", text)
    ):
        printed, at = match[2], read_venue(match[1])
    years = (at.years if at else ()) or own.years
    return {
        "relation": plain(relation),
        "kind": "workshop" if is_workshop else own.kind,
        "venue": printed,
        "at": (at.acronym or at.name) if at else None,
        "year": years[0] if years else None,
        "award": None,
        "presentation": None,
    }
