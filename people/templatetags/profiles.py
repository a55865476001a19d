"""How names, dates, organizations and mentors of a profile are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import dates
from core import markdown as core_markdown
from core.models import Visibility, Visible
from people.models import Degree, Mentorship, Person, Position, Service
from people.profiles import Relative
from people.profiles import newest_first as _newest_first

register = template.Library()

NO_BREAK = "\N{NO-BREAK SPACE}"
# What several mentors of one entry are called together.
MENTOR_LABELS: dict[str, str] = {
    Mentorship.Role.ADVISOR: "Advisor",
    Mentorship.Role.PRIMARY: "Advisor",
    Mentorship.Role.CO_CHAIR: "Advisor",
    Mentorship.Role.COMMITTEE: "Committee",
    Mentorship.Role.SUPERVISOR: "Supervisor",
    Mentorship.Role.MENTOR: "Mentor",
    Mentorship.Role.HOST: "Host",
}
# What is said of one of them besides.
ROLE_NOTES: dict[str, str] = {
    Mentorship.Role.PRIMARY: "primary",
    Mentorship.Role.CO_CHAIR: "co-chair",
}
SERVICE_HEADINGS: dict[str, str] = {
    Service.Kind.ORGANIZATION: "Events organised",
    Service.Kind.COMMITTEE: "Committees",
    Service.Kind.EDITORIAL: "Editorial work",
    Service.Kind.REVIEWING: "Reviewing",
    Service.Kind.OUTREACH: "Outreach and community",
    Service.Kind.ADMISSIONS: "Admissions",
    Service.Kind.TRAINING: "Training",
}
_HTML_DATE = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", re.ASCII)
_OF_PHRASE = re.compile(
    r"(?:.+ )?(?:Academy|Cent(?:er|re)|College|Department|Faculty|Institute|Institution|"
    r"Laboratory|Ministry|School|University) (?:of|for) ",
    re.IGNORECASE,
)


@register.filter
def markdown(text: str) -> SafeString:
    return core_markdown.to_html(text)


@register.filter
def the(organization: str) -> str:
    """The name with its article where English wants one: "the University of Oslo".

    A name built on "of", as "Massachusetts Institute of Technology", takes it; "Cornell
    University" and "The Ohio State University" stay as they are.
    """
    return f"the {organization}" if _OF_PHRASE.match(organization) else organization


@register.filter
def when(entry: Any) -> str:
    """The dates of an entry, in words of ours or, where they could not be read, as printed.

    A date stays in one line; a range breaks after its dash.
    """
    text = (entry.dates_display or entry.dates_printed).replace(" ", NO_BREAK)
    for mark, breakable in (
        (f"–{NO_BREAK}", "– "),
        (f",{NO_BREAK}", ", "),
        (f"{NO_BREAK}(", " ("),
    ):
        text = text.replace(mark, breakable)
    return text


@register.filter
def html_date(value: str) -> str:
    """A partial date as HTML writes it; of a season or an uncertain date only the year."""
    return value if _HTML_DATE.fullmatch(value) else str(dates.parse(value).year)


@register.filter
def newest_first(rows: Iterable[Any]) -> list[Any]:
    return _newest_first(rows)


@register.filter
def mentor_groups(
    mentorships: Iterable[Mentorship],
) -> list[tuple[str, list[Mentorship]]]:
    """Mentors under what they were: [("Advisors", [Sridharan, Kleinberg]), …]."""
    groups: dict[str, list[Mentorship]] = {}
    for mentorship in mentorships:
        groups.setdefault(MENTOR_LABELS.get(mentorship.role, "With"), []).append(
            mentorship
        )
    return [(_plural(label, members), members) for label, members in groups.items()]


def _plural(label: str, members: list[Mentorship]) -> str:
    return label if len(members) == 1 or label in {"With", "Committee"} else f"{label}s"


@register.filter
def role_note(mentorship: Mentorship) -> str:
    """What sets one mentor apart: "primary", "co-chair", the printed role of none of ours."""
    note = (
        ROLE_NOTES.get(mentorship.role, "")
        if mentorship.role
        else mentorship.role_printed
    )
    return ", ".join(filter(None, [note, mentorship.organization_printed]))


@register.filter
def lineage_role(mentorship: Mentorship) -> str:
    """The role, where the heading above does not say it: "primary advisor", "supervisor"."""
    is_said = mentorship.role == (
        Mentorship.Role.ADVISOR if mentorship.degree_id else Mentorship.Role.MENTOR
    )
    return (
        ""
        if is_said
        else mentorship.get_role_display().lower() or mentorship.role_printed
    )


@register.filter
def lineage_heading(relatives: Iterable[Relative]) -> str:
    """What joins the person to them: "Advised", "Mentored", or both."""
    kinds = {relative.is_academic for relative in relatives}
    return (
        {True: "Advised", False: "Mentored"}[kinds.pop()]
        if len(kinds) == 1
        else "Advised and mentored"
    )


@register.filter
def is_stated_by(mentorship: Mentorship, person: Person) -> bool:
    return mentorship.person_id == person.pk


@register.filter
def degree_title(degree: Degree) -> str:
    """The title as printed, or else the level, with the field: "Ph.D., Computer Science"."""
    title = degree.title or degree.get_level_display()
    return ", ".join(filter(None, [title, degree.field])) or "Studies"


@register.filter
def service_heading(kind: str) -> str:
    return SERVICE_HEADINGS.get(kind, "Other service")


@register.filter
def common_role(entries: list[Service]) -> str:
    """The role that all of several entries have, "" where they differ."""
    roles = {entry.role for entry in entries}
    return roles.pop() if len(entries) > 1 and len(roles) == 1 else ""


@register.filter
def are_plain(entries: list[Service]) -> bool:
    """Whether each entry is a venue and its years, so that they can run on in a line."""
    return bool(common_role(entries)) and not any(
        e.co_organizers or e.note for e in entries
    )


@register.filter
def note_names(service: Service) -> bool:
    """Whether the note already names all who organised it together."""
    return all(name in service.note for name in service.co_organizers)


@register.filter
def names(items: list[str]) -> str:
    """ "Mohri", "Mohri and Dann", "Mohri, Dann and Gentile"."""
    *others, last = items
    return f"{', '.join(others)} and {last}" if others else last


@register.filter
def bare_address(url: str) -> str:
    """A web address as one says it."""
    return re.sub(r"^https?://", "", url).removesuffix("/")


@register.filter
def tel(number: str) -> str:
    """A phone number for a tel: link (RFC 3966): its digits and the plus in front."""
    return re.sub(r"[^\d+]", "", number)


@register.filter
def surname(person: Person) -> str:
    """The name that the person is sorted by: "De Sa" for "Chris De Sa"."""
    return person.sort_name.partition(",")[0]


@register.simple_tag
def person_link(person: Person | None, name: str) -> SafeString | str:
    """A printed name, as a link where it leads to somebody whose page the reader may see."""
    if person is None:
        return name
    return format_html('<a href="{}">{}</a>', person.get_absolute_url(), name)


@register.simple_tag
def organization_link(entry: Degree | Position) -> SafeString | str:
    """The organization as printed, as a link where it is one of ours: whoever sees the entry sees it."""
    if entry.organization is None:
        return entry.organization_printed
    address = entry.organization.get_absolute_url()
    return format_html('<a href="{}">{}</a>', address, entry.organization_printed)


@register.simple_tag
def hidden_mark(entry: Visible) -> SafeString | str:
    """A badge on what not every visitor sees, for those who do see it."""
    if entry.visibility == Visibility.PUBLIC:
        return ""
    return format_html(' <span class="badge badge--review">{}</span>', entry.visibility)
