"""What kind of work an entry is and how far it has come, by its words and those of its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curation.cv.grammars.venues import Venue

_KINDS = (
    ("workshop", r"\bworkshop"),
    ("chapter", r"\bchapter|\bbuchbeitr|\bbuchkapitel|\bchapitre|\bcap[ií]tulo|\bcapitol|sammelb[aä]nd|collective volumes"),
    ("review", r"\bbook reviews?\b|\brezension|\bcomptes? rendus?\b|\brese[nñ]as?\b|\brecensioni|\bresenhas"),
    ("edited", r"\bedited\b|\bherausgeb|\bdirection d.ouvrages|\bcuratele|\bediciones\b"),
    ("translation", r"\btranslations?\b|\b[uü]bersetzungen|\btraductions|\btraduccion|\btraduzion|\btradu[cç][oõ]"),
    ("conference", r"\bconference|\bproceedings|\bkonferenz|\bcongr|\bactes\b|\bconferenc|\batti di|\banais\b"),
    ("journal", r"\bjournal|\barticles?\b|\bzeitschrift|\baufs[aä]tze|\brevues?\b|\bart[ií]culos?|\barticoli|\bartigos?|\brevistas?\b|\briviste?\b"),
    ("preprint", r"\bpreprint|\bunder (?:review|submission)|\bsubmitted|\bsubmission|\beingereicht"),
    ("report", r"\breports?\b|\bberichte?\b|\brapports?\b"),
    ("book", r"\bbooks?\b|\bmonogra|\bb[uü]cher\b|\blivres\b|\blibros\b|\blibri\b|\blivros\b|\bouvrages\b"),
)  # fmt: skip
_STATUSES = (
    ("in preparation", r"\b(?:in prep(?:aration)?|in progress|in vorbereitung|en pr[eé]paration|en preparaci[oó]n|in preparazione|em prepara[cç][aã]o)\b"),
    ("forthcoming", r"\b(?:forthcoming|in press|to appear|im druck|im erscheinen|erscheint|sous presse|[aà] para[iî]tre|en prensa|in corso di (?:stampa|pubblicazione)|no prelo)\b"),
    ("submitted", r"\b(?:submitted|under (?:review|submission)|in review|eingereicht|in begutachtung|soumis|en revisi[oó]n|enviado|sottomess[oa]|submetido|em avalia[cç][aã]o)\b"),
    ("accepted", r"\b(?:accepted|angenommen|accept[eé]|aceptado|accettato|aceito)\b"),
    ("working paper", r"\b(?:working papers?|arbeitspapier|documento de trabajo|document de travail)\b"),
)  # fmt: skip
_REVIEW = re.compile(
    r"(?:Book )?Review (?:of|essay)|Rezension|Compte rendu|Rese[nñ]a|Recensione|Resenha",
    re.IGNORECASE,
)


def is_review(title: str) -> bool:
    """Whether a title says that a book is reviewed."""
    return bool(_REVIEW.match(title))


def is_unpublished(text: str) -> bool:
    """Whether a text says that a work is still to appear, where others have a year."""
    return _status(text) is not None


def kind_of_work(
    title: str, headings: Sequence[str], venue: Venue, status: str | None
) -> str | None:
    """The kind that the nearest heading that says one does, or else the venue's words; None if neither does."""
    if is_review(title):
        return "review"
    said = next(filter(None, map(_kinds_in, reversed(headings))), [])
    if venue.kind == "workshop" and said == ["conference"]:
        return "workshop"
    if len(said) == 1:
        return said[0]
    if venue.kind:
        return venue.kind
    return "preprint" if status == "submitted" else None


def _kinds_in(heading: str) -> list[str]:
    return [kind for kind, pattern in _KINDS if _says(pattern, heading)]


def status_of_work(around: str, headings: str, venue: Venue) -> str | None:
    """The status that the words around a title say, else its venue or the headings."""
    if said := _status(around):
        return said
    if venue.kind == "preprint":
        return "preprint"
    is_out = bool(venue.years and venue.name)
    if not is_out and (said := _status(headings)):
        return said
    return "published" if venue.name else None


def _status(text: str) -> str | None:
    return next((s for s, pattern in _STATUSES if _says(pattern, text)), None)


def _says(pattern: str, text: str) -> bool:
    return bool(re.search(pattern, text, re.IGNORECASE))
