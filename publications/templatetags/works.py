"""How authors, kinds, venues and dates of publications are shown."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils.html import escape
from django.utils.safestring import SafeString

from core import dates, marking
from core.charts import STACK
from core.querying import parts
from people.models import Person
from publications.kinds import Kind
from publications.models import Coauthor, Publication, Venue
from publications.profiles import group_works

register = template.Library()

# One sign for each meaning, so that a sign means the same all over a page; a second
# group of authors with the same mark doubles it.
SIGNS = {
    Coauthor.SharedMark.EQUAL_CONTRIBUTION: "*",
    Coauthor.SharedMark.EQUAL_ADVISING: "†",
    Coauthor.SharedMark.EQUAL_SENIOR: "‡",
    Coauthor.SharedMark.OTHER: "§",
}
# Names that a row of a list shows of a longer list; the publication's page shows all.
SHOWN_IN_ROW = 30


@dataclass(frozen=True)
class Name:
    """One printed name: who it is, if the reader may know, and its sign."""

    text: str
    person: Person | None
    is_self: bool
    sign: str


@dataclass(frozen=True)
class AuthorLine:
    names: list[Name]
    more: int
    """How many further names the publication has."""


def sign(coauthor: Coauthor) -> str:
    if not coauthor.shared_mark:
        return ""
    mark = Coauthor.SharedMark(coauthor.shared_mark)
    return SIGNS[mark] * coauthor.shared_group


@register.simple_tag(takes_context=True)
def found_title(context: Context, title: str) -> SafeString:
    """The title, on pages of a search with marks."""
    return marked(title, context.get("query") or "")


def marked(title: str, query: str) -> SafeString:
    """The title with a mark around each word that the query finds."""
    return marking.marked(title, parts(query)) if query else escape(title)


@register.simple_tag(takes_context=True)
def found_abstract(context: Context, publication: Publication) -> SafeString:
    """Words of the abstract around what was found there and not in the title, else ""."""
    query = context.get("query") or ""
    if not query or not publication.abstract:
        return SafeString("")
    title = publication.shown_title
    missing = [part for part in parts(query) if not marking.hits(title, [part])]
    return marking.snippet(publication.abstract, missing)


@register.simple_tag
def is_at(publication: Publication, venue: Venue | None | str) -> bool:
    """Whether the work appeared at the venue whose page this is; "" on other pages."""
    return bool(venue) and publication.venue == venue


@register.simple_tag
def author_line(
    publication: Publication,
    role: str = "author",
    self_person: Person | None = None,
    is_cut: bool = False,
) -> AuthorLine:
    """The names of one role in order; `with_row_parts` must have loaded them.

    A long list is cut for a row, but never in front of one's own name.
    """
    coauthors = [c for c in publication.shown_coauthors if c.role == role]
    names = [_name(coauthor, self_person) for coauthor in coauthors]
    if not is_cut or len(names) <= SHOWN_IN_ROW:
        return AuthorLine(names, more=0)
    shown = names[:SHOWN_IN_ROW] + [
        name for name in names[SHOWN_IN_ROW:] if name.is_self
    ]
    return AuthorLine(shown, more=len(names) - len(shown))


def _name(coauthor: Coauthor, self_person: Person | None) -> Name:
    person = coauthor.linked_person
    is_self = person is not None and person == self_person
    return Name(coauthor.credit_name, person, is_self, sign(coauthor))


@register.filter
def mark_key(publication: Publication) -> list[tuple[str, str]]:
    """The signs among the authors with their meaning: [("*", "equal contribution")]."""
    marks = {
        (sign(c), c.shared_mark) for c in publication.shown_coauthors if c.shared_mark
    }
    return sorted((found, _meaning(mark)) for found, mark in marks)


def _meaning(mark: str) -> str:
    if mark == Coauthor.SharedMark.OTHER:
        return "marked alike in the source"
    return str(Coauthor.SharedMark(mark).label).lower()


@register.filter
def swatch_kind(publication: Publication) -> str:
    """Which key drawing stands for the kind; kinds without a drawing share one."""
    return publication.kind if publication.kind in STACK else "other"


@register.filter
def kind_name(kind: str) -> str:
    """A code of a kind in words, for the legend of a chart."""
    return str(Kind(kind).label) if kind != "other" else "Other or not stated"


@register.filter
def has_role(publication: Publication, role: str) -> bool:
    return any(c.role == role for c in publication.shown_coauthors)


@register.filter
def corresponding(publication: Publication) -> list[Coauthor]:
    return [c for c in publication.shown_coauthors if c.is_corresponding]


@register.filter
def partial_date(value: str) -> str:
    """ "2024-10" is "Oct 2024"; "" stays empty."""
    return dates.display(value) if value else ""


@register.filter
def long_date(value: str) -> str:
    """ "2024-10" is "October 2024"; "" stays empty."""
    return dates.display(value, is_long=True) if value else ""


# The publications of a page under their years.
register.filter("by_year", group_works)
