"""How authors, kinds, venues and dates of publications are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from core import dates
from core.querying import parts
from people.models import Person
from publications import markup
from publications.kinds import Kind
from publications.models import Coauthor, Publication, Venue
from publications.work_rows import WorkRow

register = template.Library()


@register.simple_tag(takes_context=True)
def work_list(
    context: Context,
    rows: Iterable[WorkRow],
    self_person: Person | None = None,
    show_year: bool = True,
    here_venue: Venue | None = None,
    key: Sequence[object] = (),
) -> SafeString:
    """The <li> of these publications, with marks on pages of a search.

    self_person: whose profile this is; show_year: False where the list hangs its years;
    here_venue and key: the venue whose page this is, and the legend of its kinds.
    """
    searched = parts(context.get("query") or "")
    return SafeString(
        "".join(
            markup.row(
                work,
                own_slug=self_person.slug if self_person else "",
                show_year=show_year,
                here=here_venue or None,
                tells_kind=len(key) > 1,
                parts=searched,
            )
            for work in rows
        )
    )


@register.simple_tag
def related_work(work: WorkRow, why: str) -> SafeString:
    """The <li> of a publication, with a line that says what it has to do with the page."""
    return SafeString(markup.row(work, why=why))


@register.simple_tag
def by_line(publication: Publication, role: str = Coauthor.Role.AUTHOR) -> SafeString:
    """All names of one role; `with_page_parts` must have loaded them."""
    return SafeString(markup.by_line(publication, role))


@register.simple_tag
def place(publication: Publication) -> SafeString:
    """Where the publication appeared, with the drawing of its kind."""
    return SafeString(markup.place(publication))


register.simple_tag(markup.honour)
register.simple_tag(markup.coauthor_name)
register.simple_tag(markup.coauthor_list)
register.filter(markup.swatch_kind)


@register.filter
def mark_key(publication: Publication) -> list[tuple[str, str]]:
    """The signs among the authors with their meaning: [("*", "equal contribution")]."""
    return markup.mark_key(publication.shown_coauthors)


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
