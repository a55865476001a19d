"""The HTML of publications in lists, made in Python.

A profile has hundreds of rows with thousands of names; the language of templates takes a
millisecond for a row, this takes a fiftieth of that. Every text goes through `escape`;
slugs are letters, digits and hyphens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core import marking
from core.addresses import slug_address
from core.charts import STACK
from core.querying import Part
from core.templatetags.charts import swatch
from core.templatetags.pages import icon
from publications.coauthor_counts import CoauthorCount
from publications.kinds import Kind
from publications.models import Coauthor, Publication, Venue
from publications.work_rows import Author, WorkRow

Work = Publication | WorkRow
Name = Coauthor | Author

# One sign for each meaning, so that a sign means the same all over a page; a second
# group of authors with the same mark doubles it.
SIGNS: dict[str, str] = {
    Coauthor.SharedMark.EQUAL_CONTRIBUTION: "*",
    Coauthor.SharedMark.EQUAL_ADVISING: "†",
    Coauthor.SharedMark.EQUAL_SENIOR: "‡",
    Coauthor.SharedMark.OTHER: "§",
}
# Names that a row of a list shows of a longer list; the publication's page shows all.
SHOWN_IN_ROW = 30
# Letters of a venue without an acronym that fit beside a title.
SHORT_VENUE = 24


def row(
    work: WorkRow,
    *,
    own_slug: str = "",
    show_year: bool = True,
    here: Venue | None = None,
    tells_kind: bool = False,
    why: str = "",
    parts: Sequence[Part] = (),
) -> str:
    """One publication as an <li class="pub"> for <ul class="pubs">.

    own_slug: of the person whose profile this is; here: the venue whose page this is, and
    tells_kind whether it says the kinds; why: what the work has to do with the page;
    parts: what was searched for, to be marked.
    """
    address, title = work.get_absolute_url(), escape(work.shown_title)
    shown = marking.marked(work.shown_title, parts) if parts else title
    cite = slug_address("publications:cite", work.slug)
    kind = f' data-kind="{swatch_kind(work)}"' if own_slug else ""
    return f"""<li class="pub" id="work-{work.slug}"{kind}>
  <div class="pub__main">
    <p class="pub__title"><a href="{address}">{shown}</a></p>
    <p class="pub__by">{_by(work, own_slug)}</p>
    {_versions(work)}
    {_remark(why)}
    {_remark(_found(work, parts), is_safe=True)}
  </div>
  <div class="pub__side">
    {place(work, show_year=show_year, here=here, tells_kind=tells_kind)}
    <a class="pub__cite" href="{address}#cite" data-hx-get="{cite}" data-hx-target="#cite-{work.slug}" aria-label="Cite {title}">Cite</a>
    {" ".join(map(honour, work.distinctions))}
  </div>
  <div class="pub__slot" id="cite-{work.slug}"></div>
</li>
"""


def _by(work: WorkRow, own_slug: str) -> str:
    names = work.shown_coauthors
    line = by_line(work, own_slug=own_slug, is_cut=True)
    if any(name.role == Coauthor.Role.EDITOR for name in names):
        editors = by_line(work, Coauthor.Role.EDITOR, own_slug=own_slug, is_cut=True)
        line += f" edited by {editors}"
    if work.is_alphabetical:
        line += f" {_alphabetical()}"
    for mark, meaning in mark_key(names):
        line += f' <span class="pub__key">{mark} {meaning}</span>'
    return line


def by_line(
    work: Work,
    role: str = Coauthor.Role.AUTHOR,
    *,
    own_slug: str = "",
    is_cut: bool = False,
) -> str:
    """The names of one role in order, as links where they lead to somebody.

    A long list is cut for a row, but never in front of one's own name.
    """
    names = [name for name in work.shown_coauthors if name.role == role]
    shown = names
    if is_cut and len(names) > SHOWN_IN_ROW:
        behind = names[SHOWN_IN_ROW:]
        own = [name for name in behind if own_slug and name.person_slug == own_slug]
        shown = [*names[:SHOWN_IN_ROW], *own]
    line = ", ".join([_name(name, own_slug) for name in shown])
    if more := len(names) - len(shown):
        line += f' and <a href="{work.get_absolute_url()}">{more} more</a>'
    return line


def _name(name: Name, own_slug: str) -> str:
    slug = name.person_slug
    is_own = slug and slug == own_slug
    text = (
        f"<b>{escape(name.credit_name)}</b>"
        if is_own
        else _linked(name.credit_name, slug)
    )
    return f'{text}<sup class="mark">{sign(name)}</sup>' if name.shared_mark else text


def _linked(name: str, slug: str) -> str:
    """The name, as a link where there is a page."""
    text = escape(name)
    return (
        f'<a href="{slug_address("people:detail", slug)}">{text}</a>' if slug else text
    )


def coauthor_name(coauthor: CoauthorCount) -> SafeString:
    return SafeString(_linked(coauthor.name, coauthor.slug))


def coauthor_list(coauthors: Iterable[CoauthorCount]) -> SafeString:
    """Each as an <li>, with the number of joint works where it is more than one."""
    return SafeString(
        "".join(
            f"<li>{_linked(c.name, c.slug)}{f' ({c.count})' if c.count > 1 else ''}</li>"
            for c in coauthors
        )
    )


def sign(name: Name) -> str:
    return SIGNS[name.shared_mark] * name.shared_group if name.shared_mark else ""


def mark_key(names: Iterable[Name]) -> list[tuple[str, str]]:
    """The signs among the names with their meaning: [("*", "equal contribution")]."""
    marks = {(sign(name), name.shared_mark) for name in names if name.shared_mark}
    return sorted((found, _meaning(mark)) for found, mark in marks)


def _meaning(mark: str) -> str:
    if mark == Coauthor.SharedMark.OTHER:
        return "marked alike in the source"
    return str(Coauthor.SharedMark(mark).label).lower()


@cache
def _alphabetical() -> str:
    return render_to_string("includes/_az.html")


def _versions(work: WorkRow) -> str:
    if not work.versions:
        return ""
    items = (
        f"<li>{escape(version.relation_text)}"
        f"{': ' * bool(version.venue_line)}{escape(version.venue_line)}"
        f"{''.join(f' {honour(text)}' for text in version.distinctions)}</li>"
        for version in work.versions
    )
    return f'<ul class="pub__versions">{"".join(items)}</ul>'


def _remark(text: str, *, is_safe: bool = False) -> str:
    shown = text if is_safe else escape(text)
    return f'<p class="pub__why">{shown}</p>' if text else ""


def _found(work: WorkRow, parts: Sequence[Part]) -> str:
    """Words of the abstract around what was found there and not in the title, else ""."""
    missing = [part for part in parts if not marking.hits(work.shown_title, [part])]
    return marking.snippet(work.abstract, missing) if missing else ""


def place(
    work: Work,
    *,
    show_year: bool = True,
    here: Venue | None = None,
    tells_kind: bool = False,
) -> str:
    """Where a publication appeared, with the drawing of its kind, and when.

    On the page of that venue itself it is the kind, if that tells works apart.
    """
    is_here = bool(here and work.venue and work.venue.slug == here.slug)
    if is_here and not tells_kind:
        return ""
    has_acronym = work.venue and work.venue.acronym
    is_long = not has_acronym and len(work.venue_line) > SHORT_VENUE
    return (
        f'<span class="venue{" venue--long" * is_long}">{swatch(swatch_kind(work))}'
        f"<span>{_where(work, is_here, show_year)}</span></span>"
    )


def _where(work: Work, is_here: bool, show_year: bool) -> str:
    kind = str(Kind(work.kind).label) if work.kind else ""
    year = f"&nbsp;{work.year}" if show_year and work.year else ""
    if is_here:
        return _soft(kind)
    if work.venue:
        return f"{_venue(work)}{year}"
    if work.venue_printed:
        return escape(work.venue_printed)
    if work.container_title:
        return f"{escape(work.container_title)}{year}"
    if work.status == Publication.Status.SUBMITTED:
        return _soft("Under review")
    if work.publisher:
        return f"{escape(work.publisher)}{year}"
    return _soft(f"{kind or 'Venue not stated'}{year}")


def _venue(work: Work) -> str:
    venue = work.venue
    assert venue is not None
    title = f' title="{escape(venue.name)}"' if venue.acronym else ""
    host = f" at {escape(str(venue.host))}" if venue.host else ""
    address = venue.get_absolute_url()
    return f'<a href="{address}"{title}>{escape(str(venue))}</a>{host}'


def _soft(words: str) -> str:
    return f'<span class="venue__soft">{words}</span>'


def swatch_kind(work: Work) -> str:
    """Which key drawing stands for the kind; kinds without a drawing share one."""
    return work.kind if work.kind in STACK else "other"


def honour(printed: object) -> SafeString:
    """A distinction as a badge."""
    text = escape(str(printed))
    return SafeString(f'<span class="badge badge--honour">{icon("star")}{text}</span>')
