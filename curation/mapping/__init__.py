"""Maps what was read from a CV into entries of profile/1: every fact to its place, nothing invented."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from core.folding import fold, words
from curation.cv.lines import Document
from curation.cv.lists.drafts import Confidence, Draft
from curation.cv.reading import Reading
from curation.mapping import activities, career, works
from curation.mapping.person import person_of
from curation.mapping.printed import Printed
from curation.mapping.suggestions import Suggestion

Maker = Callable[[Draft, Printed], Suggestion]

# The lists of cv/1 and what makes entries of them, in the order of a profile.
_LISTS: tuple[tuple[str, Maker], ...] = (
    ("degrees", career.degree_of),
    ("positions", career.position_of),
    ("mentees", career.mentee_of),
    ("talks", activities.talk_of),
    ("awards", activities.award_of),
    ("grants", activities.grant_of),
    ("service", activities.service_of),
    ("teaching", activities.course_of),
    ("projects", activities.project_of),
)


def map_reading(reading: Reading, document: Document) -> list[Suggestion]:
    """The suggestions of a reading: the person first, then the sections of profile/1."""
    printed = Printed(document)
    owner = reading.person.values["name"] or ""
    made = [
        make(draft, printed)
        for name, make in _LISTS
        for draft in reading.lists.get(name, [])
    ]
    papers = reading.lists.get("publications", [])
    made += [works.publication_of(draft, printed, owner) for draft in papers]
    made += activities.skills_of(reading.skills, document)
    for one in made:
        _ask_for_what_is_missing(one)
    _link_honours(made)
    return [
        person_of(reading.person, reading.handles, printed),
        *career.organizations_of(made),
        *works.venues_of(papers),
        *made,
    ]


# What profile/1 requires of an entry.
_REQUIRED = {
    "degrees": "organization",
    "positions": "organization",
    "talks": "title",
    "publications": "title",
    "teaching": "title",
    "projects": "title",
    "awards": "title",
    "mentorships": "mentee",
}


def _ask_for_what_is_missing(one: Suggestion) -> None:
    """An entry that lacks what a profile must know is offered all the same, never as sure."""
    name = _REQUIRED.get(one.section)
    if name and not one.entry.get(name):
        one.confidence[name] = Confidence.LOOK


def _link_honours(made: list[Suggestion]) -> None:
    """An honour that stands in two places is kept in both, each pointing at the award.

    The links are by title here; they become keys once all entries have theirs.
    """
    awards = {
        fold(one.entry.get("title", "")): one for one in made if one.section == "awards"
    }
    for one in made:
        if one.section == "positions":
            _link_grants(one, awards.values())
        if one.section == "degrees":
            for honour in one.entry.get("honours", []):
                if award := awards.get(fold(honour)):
                    award.entry["degree"] = one
        for delivery in one.entry.get("deliveries", []):
            if award := awards.get(fold(delivery.get("award_printed", ""))):
                delivery["award"] = award
        if one.section == "publications":
            _link_distinctions(one.entry, awards)


def _link_grants(position: Suggestion, awards: Iterable[Suggestion]) -> None:
    """A post that an award paid for bears its name, in the same year."""
    title = set(words(position.entry.get("title", "")))
    years = {int(p["start"][:4]) for p in position.entry["periods"] if p.get("start")}
    for award in awards:
        is_named = len(title) > 3 and title <= set(words(award.entry["title"]))
        if is_named and years & set(award.entry.get("years", [])):
            award.entry["position"] = position


def _link_distinctions(work: dict[str, Any], awards: dict[str, Suggestion]) -> None:
    for distinction in work.get("distinctions", []):
        for title, award in awards.items():
            if title.startswith(fold(distinction["printed"])) and _is_same_occasion(
                work, award.entry
            ):
                distinction["award"] = award


def _is_same_occasion(work: dict[str, Any], award: dict[str, Any]) -> bool:
    """The award names the venue of the work, and its year."""
    year = work.get("issued", "")
    names = work.get("venue_printed", "").replace("(", " ").replace(")", " ").split()
    acronyms = [name for name in names if name.isupper() and len(name) > 2]
    return (
        bool(year)
        and int(year) in award.get("years", [])
        and any(name in award["title"].split() for name in acronyms)
    )
