"""Which fields the card of a draft has, by section: their labels, kinds and colours."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from people import entries as people
from publications import entries as publications

ENTRIES: dict[str, type[BaseModel]] = {
    "person": people.PersonEntry,
    "degrees": people.DegreeEntry,
    "positions": people.PositionEntry,
    "mentorships": people.MentorshipEntry,
    "publications": publications.PublicationEntry,
    "talks": people.TalkEntry,
    "awards": people.AwardEntry,
    "service": people.ServiceEntry,
    "teaching": people.TeachingEntry,
    "projects": people.ProjectEntry,
    "skills": people.SkillEntry,
    "venues": publications.VenueEntry,
    "organizations": people.OrganizationEntry,
}


@dataclass(frozen=True)
class Spec:
    """One field of an entry. `kind`: line, long, choice, flag, number, lines, numbers, rows."""

    name: str
    label: str
    kind: str = "line"
    # How the document pane underlines what it says.
    span: str = ""
    columns: tuple[Spec, ...] = ()
    # A row of its own, or a column beside others.
    is_wide: bool = False


def _kind() -> Spec:
    return Spec("kind", "Kind", "choice")


_DATES = (
    Spec("start", "Start", span="venue"),
    Spec("end", "End", span="venue"),
    Spec("is_current", "Goes on", "flag"),
)
_PRINTED = Spec("dates_printed", "Dates as printed")
_PLACE = Spec("place", "Place")
_MENTORS = (
    Spec("name", "Name"),
    Spec("role", "Role", "choice"),
    Spec("honorific", "Title"),
)
_LINKS = Spec(
    "links", "Links", "rows", "", (Spec("url", "Address"), Spec("label", "Label"))
)
_NOTE = Spec("note", "Note", "long", is_wide=True)
_VENUE = Spec("venue", "Venue", span="venue")
_ISSUED = Spec("issued", "Date", span="venue")
_DISTINCTIONS = Spec(
    "distinctions",
    "Honours",
    "rows",
    "mark",
    (Spec("printed", "As printed"), _kind()),
)

SPECS: dict[str, tuple[Spec, ...]] = {
    "person": (
        Spec("credit_name", "Name", span="title", is_wide=True),
        Spec("given_name", "Given name"),
        Spec("family_name", "Family name"),
        Spec("headline", "Headline", is_wide=True),
        Spec("research_interests", "Research interests", "lines", is_wide=True),
        _LINKS,
        Spec(
            "identifiers",
            "Identifiers",
            "rows",
            "",
            (Spec("scheme", "Scheme", "choice"), Spec("value", "Value")),
        ),
    ),
    "degrees": (
        Spec("title", "Degree", span="title"),
        Spec("level", "Level", "choice"),
        Spec("field", "Field", span="by"),
        Spec("specialisation", "Specialisation", span="by"),
        Spec("organization", "Organization", span="venue", is_wide=True),
        _PLACE,
        *_DATES,
        Spec("is_expected", "Expected", "flag"),
        Spec("grade", "Grade", span="mark"),
        Spec("thesis_title", "Thesis", "long", "version", is_wide=True),
        Spec("honours", "Honours", "lines", "mark", is_wide=True),
        Spec("courses", "Courses", "lines", is_wide=True),
        Spec("advisors", "Advisors", "rows", "by", _MENTORS),
    ),
    "positions": (
        Spec("title", "Title", span="title", is_wide=True),
        Spec("organization", "Organization", span="venue", is_wide=True),
        Spec("organization_note", "Note on the organization"),
        Spec("unit", "Unit"),
        _kind(),
        _PLACE,
        Spec("periods", "Periods", "rows", "version", _DATES),
        Spec("mentors", "Mentors", "rows", "by", _MENTORS),
        Spec("highlights", "What was done", "lines", is_wide=True),
    ),
    "mentorships": (
        Spec("mentee", "Mentee", span="title"),
        Spec("role", "Role of the person", "choice"),
        Spec("level", "Level", span="mark"),
        Spec("organization", "Organization", span="venue", is_wide=True),
        Spec("class_of", "Class of", "number"),
        Spec("outcome", "What came next", span="version", is_wide=True),
    ),
    "publications": (
        Spec("title", "Title", "long", "title", is_wide=True),
        Spec(
            "authors",
            "Authors",
            "rows",
            "by",
            (
                Spec("name", "Name"),
                Spec("shared_mark", "Mark", "choice"),
                Spec("is_owner", "The person", "flag"),
            ),
        ),
        Spec("venue", "Venue", span="venue", is_wide=True),
        _ISSUED,
        _kind(),
        Spec("status", "Status", "choice"),
        Spec("container_title", "Title of the book", span="venue", is_wide=True),
        Spec("volume", "Volume"),
        Spec("issue", "Issue"),
        Spec("page", "Pages"),
        Spec("publisher", "Publisher"),
        Spec("isbn", "ISBN"),
        Spec("is_alphabetical", "Alphabetical order", "flag", "mark"),
        Spec("doi", "DOI"),
        Spec("arxiv_id", "arXiv id"),
        _LINKS,
        _DISTINCTIONS,
        Spec(
            "versions",
            "Other versions",
            "rows",
            "version",
            (_VENUE, _ISSUED, Spec("relation", "Relation", "choice")),
        ),
    ),
    "talks": (
        Spec("title", "Title", "long", "title", is_wide=True),
        Spec(
            "deliveries",
            "Given at",
            "rows",
            "venue",
            (
                Spec("host", "Event or host"),
                _PLACE,
                Spec("date", "Date"),
                Spec("is_invited", "Invited", "flag"),
            ),
        ),
    ),
    "awards": (
        Spec("title", "Title", "long", "title", is_wide=True),
        Spec("issuer", "Given by", span="venue", is_wide=True),
        Spec("years", "Years", "numbers", "by"),
        Spec("month", "Month", "number"),
        Spec("is_declined", "Declined", "flag"),
    ),
    "service": (
        Spec("venue", "For", span="venue", is_wide=True),
        Spec("role", "Role", span="title"),
        _kind(),
        Spec("years", "Years", "numbers", "by"),
        *_DATES,
        Spec("at", "At", is_wide=True),
        Spec("co_organizers", "With", "lines", "by", is_wide=True),
        Spec("url", "Link", is_wide=True),
        _NOTE,
    ),
    "teaching": (
        Spec("title", "Course", span="title", is_wide=True),
        Spec("code", "Code", span="mark"),
        Spec("institution", "Institution", span="venue"),
        Spec("role", "Role", span="version"),
        Spec("instructor", "Instructor", span="by"),
        Spec("terms", "Terms", "lines"),
        _NOTE,
    ),
    "projects": (Spec("title", "Title", "long", "title", is_wide=True), *_DATES),
    "skills": (
        Spec("name", "Skill", span="title"),
        Spec("group", "Heading", span="mark"),
    ),
    "venues": (
        Spec("name", "Name", span="venue", is_wide=True),
        Spec("acronym", "Acronym"),
        _kind(),
        Spec("host", "Held at"),
    ),
    "organizations": (
        Spec("name", "Name", span="venue", is_wide=True),
        Spec("acronym", "Acronym"),
        _PLACE,
    ),
    "names": (),
}
# Fields that a card shows only where they say something.
SELDOM = {
    "unit", "is_expected", "grade", "honours", "headline", "identifiers", "doi", "arxiv_id",
    "at", "co_organizers", "url", "is_declined", "host", "class_of", "outcome", "distinctions",
    "versions", "thesis_title", "specialisation", "courses", "organization_note",
    "links", "container_title", "volume", "issue", "page", "publisher", "isbn", "note", "month",
}  # fmt: skip
