"""Reads a CV from its lines to drafts: the one way in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from curation.cv.checks import Source, support, told, unused
from curation.cv.grammars.headings import Kind
from curation.cv.grammars.names import Owner
from curation.cv.lines import Document
from curation.cv.lists.awards import read_awards, read_grants
from curation.cv.lists.careers import are_engagements
from curation.cv.lists.degrees import read_degrees
from curation.cv.lists.drafts import Draft, Issue
from curation.cv.lists.mentees import read_mentees
from curation.cv.lists.positions import read_positions
from curation.cv.lists.projects import read_handles, read_projects, read_skills
from curation.cv.lists.publications import are_works, read_publications
from curation.cv.lists.service import read_engagements, read_service
from curation.cv.lists.talks import read_talks
from curation.cv.lists.teaching import read_teaching
from curation.cv.person import named_in_bold, read_person
from curation.cv.privacy import LeftOut, left_out
from curation.cv.progress import Progress, silent
from curation.cv.sections import Section, sections

# The value without which an entry of a list is none.
_MAIN = {
    "publications": "title",
    "awards": "title",
    "grants": "title",
    "projects": "title",
    "teaching": "course",
    "mentees": "name",
}


@dataclass
class Reading:
    """Everything read from one document; `lists` are the lists of cv/1 by name."""

    person: Draft
    lists: dict[str, list[Draft]] = field(default_factory=dict)
    skills: list[str] = field(default_factory=list)
    # Names of accounts by where they are: {"Codechef": "ada1815"}.
    handles: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    # Runs of lines that nothing was read from.
    unused: list[tuple[int, int]] = field(default_factory=list)


def read(document: Document, progress: Progress = silent) -> Reading:
    """The drafts of a document."""
    parts = sections(document.lines)
    person = read_person(document, parts)
    owner = Owner(person.values["name"] or named_in_bold(parts) or "")

    def of(kind: Kind) -> list[Section]:
        return [part for part in parts if part.kind == kind]

    works = [part for part in of(Kind.TALKS) if are_works(part, owner)]
    events = [part for part in of(Kind.PUBLICATIONS) if are_engagements(part)]
    published = [part for part in of(Kind.PUBLICATIONS) if part not in events]
    courses, seminars = read_teaching(of(Kind.TEACHING))
    readers: dict[str, Callable[[], list[Draft]]] = {
        "degrees": lambda: read_degrees(of(Kind.EDUCATION), of(Kind.POSITIONS)),
        "positions": lambda: read_positions(of(Kind.POSITIONS), of(Kind.EDUCATION)),
        "publications": lambda: read_publications([*published, *works], owner),
        "talks": lambda: read_talks(
            [part for part in of(Kind.TALKS) if part not in works], owner
        ),
        "awards": lambda: read_awards(of(Kind.AWARDS)),
        "grants": lambda: read_grants(of(Kind.GRANTS)),
        "teaching": lambda: courses,
        "mentees": lambda: read_mentees(of(Kind.MENTEES)),
        "service": lambda: [
            *seminars,
            *read_service(of(Kind.SERVICE)),
            *read_service(of(Kind.MIXED)),
            *read_engagements([*of(Kind.POSITIONS), *events]),
        ],
        "projects": lambda: read_projects(of(Kind.PROJECTS)),
    }
    lists: dict[str, list[Draft]] = {}
    for done, (name, reader) in enumerate(readers.items()):
        progress(f"Reading {name}", done, len(readers))
        lists[name] = reader()
    source = Source(document)
    drafts = [draft for found in lists.values() for draft in found]
    for draft in drafts:
        support(draft, source)
    lists = {
        key: [one for one in found if key not in _MAIN or one.values[_MAIN[key]]]
        for key, found in lists.items()
    }
    drafts = [draft for found in lists.values() for draft in found]
    skills, private = read_skills(of(Kind.SKILLS)), left_out(parts)
    taken = [
        person.lines,
        *told(drafts, person, document.lines),
        *(one.lines for one in private),
    ]
    taken += _lines_of([*(of(Kind.SKILLS) if skills else []), *of(Kind.INTERESTS)])
    taken += [(line.number, line.last) for part in parts for line in part.headings]
    return Reading(
        person,
        lists,
        skills,
        read_handles(of(Kind.SKILLS)),
        [*person.issues, *(issue for draft in drafts for issue in draft.issues)],
        private,
        unused(document.lines, taken),
    )


def _lines_of(parts: Sequence[Section]) -> list[tuple[int, int]]:
    return [(line.number, line.last) for part in parts for line in part.lines]
