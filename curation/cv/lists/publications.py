"""Publication entries: the section's style, then authors, venue, status, versions and marks of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.folding import fold
from curation.cv.entries import Entry, Measure, split
from curation.cv.flow import Flow, plain, without_resources
from curation.cv.grammars import legends, versions
from curation.cv.grammars.authors import read_authors
from curation.cv.grammars.citations import EDITED, Reader
from curation.cv.grammars.headings import announced
from curation.cv.grammars.names import Owner
from curation.cv.grammars.numbers import read_numbers
from curation.cv.grammars.periods import find_periods
from curation.cv.grammars.readings import Reading
from curation.cv.grammars.standing import (
    is_review,
    is_unpublished,
    kind_of_work,
    status_of_work,
)
from curation.cv.grammars.venues import Venue, is_numbered, read_venue
from curation.cv.grammars.voting import best
from curation.cv.lines import Line, Style
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.sections import Section

# An entry that says none of these is no work, but a remark on works.
_SAID_OF_WORKS = ("authors", "year", "venue", "doi", "arxiv")
# A reading that leads by less than this is one to look at.
_SURE_MARGIN = 0.25
_MAY_BE_WORKS = re.compile(r"conferenc|congres|comunica|proceeding|tagung|convegn")
# What no citation begins with: a comma, "with", "in".
_GOES_ON = re.compile(r"[,;:)]|(?:with|mit|avec|con|com|in|and|und|et)\s")
_IN_VENUE = re.compile(r",\s+in:?\s+(?=[A-ZÀ-Þ])")
_QUOTE = re.compile(r"\s*[“„«\"]")
_LEAD = re.compile(r"^\W*(?:(?:19|20)\d\d)?\W*")
_ET_AL = re.compile(r"\bet\.?\s?al\b")
_YEAR_ALONE = re.compile(r"\W*((?:19|20)\d\d)\W*")
_LINKS = re.compile(r"https?://\S+|\bdoi:?\s*\S+|\b10\.\d{4,}/\S+", re.IGNORECASE)
_NOTES = re.compile(r"\((?:α-?β|alphabetical|equal contribution)[^)]*\)")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>,;)\]]+")
_URL = re.compile(r"https?://[^\s,;)>\]]+")
_ARXIV = re.compile(
    r"arxiv(?:\.org/(?:abs|pdf)/|:\s?|\s)(\d{4}\.\d{4,5}|[a-z-]+/\d{7})", re.IGNORECASE
)


@dataclass(frozen=True)
class _Work:
    """An entry, where its own citation ends, and its readings."""

    entry: Entry
    # Its flow without links that say nothing of the work.
    flow: Flow
    end: int
    readings: list[Reading]
    # A heading that says the year of what stands below it.
    year: Line | None = None

    @property
    def headings(self) -> str:
        return " / ".join(line.text for line in self.entry.headings)


def read_publications(sections: Sequence[Section], owner: Owner) -> list[Draft]:
    """The works of the sections. Sections vote together, as one hand wrote them."""
    # The owner's name in a running head makes no list of authors.
    rows = [line.text for s in sections for line in s.lines if line.text]
    is_owned = sum(map(owner.is_in, rows)) > 0.08 * len(rows)
    works: list[_Work] = []
    for section in sections:
        for year, lines in _by_year(section.lines):
            _, entries = split(lines, _measure(owner, is_owned), section.headings)
            works += [work for one in entries if (work := _work(one, owner, year))]
    chosen = best([work.readings for work in works])
    marks = legends.of_sections(sections)
    drafts = [
        (work, _draft(work, *choice, owner, marks))
        for work, choice in zip(works, chosen, strict=True)
        if choice
    ]
    return [draft for work, draft in drafts if _is_work(work, draft)]


def _is_work(work: _Work, draft: Draft) -> bool:
    """Whether an entry is no mere remark on works."""
    text = work.flow.text
    is_said = any(map(draft.values.get, _SAID_OF_WORKS))
    return is_said or is_unpublished(text) or bool(_QUOTE.match(text))


def are_works(section: Section, owner: Owner) -> bool:
    """Whether a section under a heading of talks lists works: "Conferencias" may be either.

    Most entries begin with several authors, and some have volume or pages.
    """
    if not _MAY_BE_WORKS.search(fold(section.title)):
        return False
    _, entries = split(section.lines, _measure(owner, True), section.headings)
    texts = [_LEAD.sub("", one.text) for one in entries]
    listed = [text for text in texts if _begins_with_authors(text, owner)]
    numbered = sum(is_numbered(text) for text in listed)
    return (
        len(listed) >= 2
        and 2 * len(listed) >= len(texts)
        and 4 * numbered >= len(texts)
    )


def _begins_with_authors(text: str, owner: Owner) -> bool:
    head = re.split(r"[“«\"\n(]|(?<=[a-zà-ÿ]{3})\. ", text)[0]
    found = read_authors(head.rstrip(" ."), owner)
    return (
        len(found.names) > 1
        and found.quality >= 0.8
        and any(map(owner.matches, found.names))
    )


def _by_year(lines: Sequence[Line]) -> list[tuple[Line | None, list[Line]]]:
    """The lines below each heading that is a year and nothing else."""
    result: list[tuple[Line | None, list[Line]]] = [(None, [])]
    for line in lines:
        if _YEAR_ALONE.fullmatch(line.text) and not line.mark:
            result.append((line, []))
        else:
            result[-1][1].append(line)
    return [(year, below) for year, below in result if any(line.text for line in below)]


def _measure(owner: Owner, is_owned: bool) -> Measure:
    """One name of the owner, one year and a usual length make an entry."""

    def measure(one: Entry) -> float:
        text = one.text
        size = 1.0 if 40 <= len(text) <= 900 else 0.4 if len(text) < 40 else 0.5
        size *= 0.4 if _GOES_ON.match(text) else 1.0
        years = {found.period.start[:4] for found in find_periods(text)}
        dated = (0.6, 1.0, 0.9, 0.6)[min(3, len(years))]
        if not years and is_unpublished(text):
            dated = 0.95
        if not is_owned:
            return size * dated
        rows = re.split(r"\n|(?<=[a-z])\. ", text)
        named = sum(owner.is_in(row) for row in rows)
        if not named and _ET_AL.search(text):
            return size * dated * 0.8
        return size * dated * (0.35, 1.0, 0.7, 0.4)[min(3, named)]

    return measure


def _work(one: Entry, owner: Owner, year: Line | None) -> _Work | None:
    text = without_resources(one.flow)
    if _is_heading(text.text):
        return None
    end = versions.begin(text)
    readings = Reader(text, end, owner).readings()
    return _Work(one, text, end, readings, year) if readings else None


def _is_heading(text: str) -> bool:
    """Whether an entry is the heading of those below it, set as they are."""
    found = announced(text) if len(text) < 40 and not find_periods(text) else None
    return found is not None and found.coverage == 1


def _draft(
    work: _Work, reading: Reading, margin: float, owner: Owner, marks: legends.Legends
) -> Draft:
    if is_review(plain(work.flow.text[slice(*reading.title)])):
        reading = _with_reviewed(work.flow, reading)
    printed, award, presentation = versions.split_honours(work.flow, reading.venue)
    venue = read_venue(
        _NOTES.sub(" ", _LINKS.sub(" ", printed)), _emphasised(work.flow, reading.venue)
    )
    found = legends.apply(reading.authors, work.flow.text, marks)
    related, tail_award, tail_presentation = versions.read(work.flow.text[work.end :])
    values = _citation(work, reading, venue, owner)
    _head, _name, behind = printed.partition(venue.name or "\0")
    values |= read_numbers(_LINKS.sub(" ", behind))
    values |= {
        "marks": found.as_values(values["authors"]),
        "award": award or tail_award,
        "presentation": presentation or tail_presentation,
        "related": related,
    }
    draft = Draft(values, work.entry.span)
    if work.year and values["year"] and not (venue.years or reading.year):
        draft.context = (work.year.number,)
    _judge(draft, margin)
    _check(draft, found, owner)
    return draft


def _with_reviewed(text: Flow, reading: Reading) -> Reading:
    """A review whose title takes in the book: of two runs in italics behind it the last is the venue."""
    start, end = reading.venue
    runs = [run for run in text.styled(Style.ITALIC) if start <= run[0] < end]
    if len(runs) < 2:
        return _with_reviewing(text, reading)
    title = reading.title[0], runs[-2][1]
    return replace(reading, title=title, venue=(runs[-1][0], end))


def _with_reviewing(text: Flow, reading: Reading) -> Reading:
    """A review whose title runs into "in Journal of X": there the venue begins."""
    start, end = reading.title
    match = _IN_VENUE.search(text.text, start, end)
    if not match:
        return reading
    venue = match.end(), max(end, reading.venue[1])
    return replace(reading, title=(start, match.start()), venue=venue)


def _citation(
    work: _Work, reading: Reading, venue: Venue, owner: Owner
) -> dict[str, Any]:
    """Title, authors, venue, year, kind and status, in the shape of cv/1."""
    text = work.flow.text
    title = plain(text[slice(*reading.title)]).strip(" ,;").removesuffix(".").strip()
    names = list(reading.authors.names)
    around = f"{text[: reading.title[0]]} {text[reading.title[1] :]}"
    status = status_of_work(around, work.headings, venue)
    values: dict[str, Any] = {
        "title": title,
        "authors": names,
        "owner_position": next(
            (i for i, n in enumerate(names, 1) if owner.matches(n)), None
        ),
        "owner_implied": not any(map(owner.matches, names)),
        "order_known": reading.authors.order_known,
        "kind": "edited"
        if EDITED.search(text[: reading.title[0]])
        else kind_of_work(title, [h.text for h in work.entry.headings], venue, status),
        "status": status,
        "venue_acronym": venue.acronym,
        "venue": venue.name,
    }
    return (
        values | _years(work, reading, venue, title) | _identifiers(work.entry, venue)
    )


def _years(work: _Work, reading: Reading, venue: Venue, title: str) -> dict[str, Any]:
    """The year, and all years where the entry contradicts itself."""
    years = [reading.year] if reading.year else list(venue.years)
    if is_review(title):
        years = years[-1:]  # The first may be that of the book.
    if not years and work.year:
        years = [int(_YEAR_ALONE.fullmatch(work.year.text)[1])]  # type: ignore[index]
    values: dict[str, Any] = {"year": years[0] if years else None}
    return values | {"year_conflict": years} if len(years) > 1 else values


def _identifiers(one: Entry, venue: Venue) -> dict[str, Any]:
    """Publisher, DOI and arXiv id where they are printed or linked."""
    links = " ".join(span.href or "" for line in one.lines for span in line.spans)
    text = f"{one.text} {links}"
    doi, arxiv = _DOI.search(text), _ARXIV.search(text)
    found = {
        "publisher": venue.publisher,
        "doi": doi and doi[0].rstrip("."),
        "arxiv": arxiv and arxiv[1],
        "links": list(_links(one)),
    }
    return {key: value for key, value in found.items() if value}


def _links(one: Entry) -> Iterator[str]:
    """The addresses of an entry that are no DOI or arXiv id, each once."""
    printed = _URL.findall(one.text)
    linked = [span.href or "" for line in one.lines for span in line.spans]
    for url in dict.fromkeys([*linked, *printed]):
        if _URL.fullmatch(url) and not _DOI.search(url) and not _ARXIV.search(url):
            yield url.rstrip(".")


def _emphasised(text: Flow, stretch: tuple[int, int]) -> str | None:
    """What is set apart in the stretch of a venue, honours and numbers aside."""
    start, end = stretch
    for style in (Style.ITALIC, Style.BOLD):
        for begin, stop in text.styled(style):
            words = plain(text.text[begin:stop]).strip(" .,;:")
            is_inside = start <= begin and stop <= end
            is_name = sum(c.isalpha() for c in words) >= 4
            if is_inside and is_name and not versions.is_honour(words):
                return words
    return None


# -- how sure it is


def _judge(draft: Draft, margin: float) -> None:
    sure = Confidence.SURE if margin >= _SURE_MARGIN else Confidence.LOOK
    for name in ("title", "authors", "venue", "year"):
        draft.confidence[name] = sure if draft.values[name] else Confidence.EMPTY


def _check(draft: Draft, found: legends.Found, owner: Owner) -> None:
    """Contradictions and doubts that a curator must look at."""
    values = draft.values
    if years := values.get("year_conflict"):
        draft.issue(
            "year", "year_conflict", f"The entry says {' and '.join(map(str, years))}."
        )
    if values["authors"] and values["owner_implied"] and values["order_known"]:
        draft.issue(
            "authors", "owner_missing", f"{owner.name} is not in the printed list."
        )
    if not values["venue"] and values["status"] in (None, "published"):
        draft.issue("venue", "venue_missing", "No venue is printed.")
    if found.alphabetical and not legends.is_sorted(values["authors"]):
        draft.issue(
            "authors",
            "not_alphabetical",
            "Marked as alphabetical, but the names are not sorted.",
        )
    for sign in found.unexplained:
        draft.issue(
            "marks",
            "mark_without_legend",
            f"{sign!r} marks names, and nothing says what it means.",
        )
    for sign in found.unused:
        draft.issue(
            "marks", "legend_without_mark", f"{sign!r} is explained, but marks no name."
        )
