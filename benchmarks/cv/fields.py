"""How works are cited in biology, medicine, law and physics, beside the styles of citing.py."""

from __future__ import annotations

from benchmarks.cv.citing import Cited, Citing, _inverted, _joined, _stopped, _vancouver
from benchmarks.cv.people import Name, Work

_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]


def _month(work: Work) -> str:
    return _MONTHS[len(work.title) % 12]


def _where(work: Work) -> str:
    """Volume and pages as biology prints them, as far as a work has them."""
    volume = f"{work.volume}({work.issue}):" if work.volume else ""
    return f";{volume}{work.pages}" if work.pages else ""


def pubmed(work: Work, owner: Name) -> Cited:
    names = [_vancouver(a) for a in work.authors]
    year = f"{work.year} {_month(work)} {len(work.title) % 27 + 1}"
    number = 30000000 + 977 * len(work.title)
    body = f"{_stopped(work.title)} {_stopped(work.venue)} {year}{_where(work)}. PMID: {number}"
    return Cited(f"{', '.join(names)}. {body}", tuple(names), work.venue)


def cut(work: Work, owner: Name) -> Cited:
    """The first author, the owner if another, and "et al" for the rest."""
    shown = list(dict.fromkeys([work.authors[0].full, owner.full]))
    is_cut = len(work.authors) > len(shown)
    names = shown if is_cut else [a.full for a in work.authors]
    lead = f"{', '.join(names)} et al, " if is_cut else f"{_joined(names, ' and ')}. "
    pages = f"; ({work.volume}) {work.pages}" if work.volume else ""
    text = f"{lead}{_stopped(work.title)} *{work.venue}*. {work.year} {_month(work)}{pages}."
    return Cited(text, tuple(names), work.venue)


def law(work: Work, owner: Name) -> Cited:
    """Bluebook: the volume before the venue, co-authors in brackets behind."""
    others = [a.full for a in work.authors if a != owner]
    shared = f" (with {_joined(others, ' & ')})" if others else ""
    volume = f"{work.volume} " if work.volume else ""
    first = f" {work.pages.split('–')[0].split('-')[0]}" if work.volume else ""
    text = f"*{work.title}*, {volume}{work.venue}{first} ({work.year}){shared}"
    return Cited(text, tuple(others), work.venue, order_known=False)


def physics(work: Work, owner: Name) -> Cited:
    names = [f"{a.initials} {a.family}" for a in work.authors]
    volume = f" **{work.volume}**, {work.pages}" if work.volume else ""
    text = f"{_joined(names, ', and ')}, *{work.title}*, {work.venue}{volume} ({work.year})"
    return Cited(text, tuple(names), work.venue)


def dotted(work: Work, owner: Name) -> Cited:
    names = [_inverted(a).replace(",", "") for a in work.authors]
    volume = f", {work.volume}({work.issue})" if work.volume else ""
    pages = f", {work.pages}" if work.pages else ""
    text = f"{', '.join(names)} ({work.year}). {_stopped(work.title)} *{work.venue}*{volume}{pages}."
    return Cited(text, tuple(names), work.venue)


FIELDS: dict[str, Citing] = {f.__name__: f for f in (pubmed, cut, law, physics, dotted)}
