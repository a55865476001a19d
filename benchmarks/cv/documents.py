"""Styles of whole CVs, and a person rendered in one, with the truth in schema cv/1."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from benchmarks.cv import words
from benchmarks.cv.citing import CITING
from benchmarks.cv.fields import FIELDS
from benchmarks.cv.layouts import (
    AWARDS,
    LAYOUTS,
    MONTHS,
    TALKS,
    dated,
    post_item,
    study_item,
)
from benchmarks.cv.pages import Page, plain
from benchmarks.cv.people import Person, Work, invent

THESIS = {
    "en": "Thesis",
    "de": "Dissertation",
    "fr": "Thèse",
    "es": "Tesis",
    "it": "Tesi",
    "pt": "Tese",
}
ADVISOR = {
    "en": "Advisor",
    "de": "Betreuer",
    "fr": "Directeur de thèse",
    "es": "Director",
    "it": "Relatore",
    "pt": "Orientador",
}


@dataclass(frozen=True)
class Style:
    """How a CV is set. `held_out` ones are never looked at while grammars are made."""

    name: str
    citing: str
    layout: str
    language: str = "en"
    format: str = "md"
    heading: str = "hash"
    mark: str = "-"
    dates: str = "years"
    width: int = 0
    talk: str = "talk_quoted"
    award: str = "behind"
    asides: tuple[str, ...] = ()
    by_kind: bool = False
    held_out: bool = False


STYLES = (
    Style("apa", "apa", "one_line"),
    Style("apa-text", "apa", "date_first", format="txt", heading="upper", mark="", width=88, award="tab"),
    Style("chicago", "chicago", "org_head", mark="", dates="months", by_kind=True),
    Style("chicago-text", "chicago", "tab_right", format="txt", heading="underline", mark="", width=84, asides=("pages",)),
    Style("ieee", "ieee", "tab_right", mark="1.", dates="months"),
    Style("ieee-text", "ieee", "org_head", format="txt", heading="upper", mark="[1]", width=90, by_kind=True),
    Style("vancouver", "vancouver", "parenthesis", mark="1.", award="bracket"),
    Style("vancouver-text", "vancouver", "colon", format="txt", heading="upper", mark="1.", width=80, asides=("pages", "birth")),
    Style("bold-title", "bold_title", "stacked", mark="", heading="hash", dates="spaced", asides=("comment", "legend")),
    Style("title-authors", "title_authors", "what_bold", asides=("comment",), talk="talk_italic"),
    Style("title-authors-text", "title_authors", "stacked", format="txt", heading="upper", mark="", width=92),
    Style("humanities", "humanities", "date_first", mark="", heading="bold", talk="talk_year_first"),
    Style("humanities-text", "humanities", "date_first", format="txt", heading="upper", mark="year", width=86, talk="talk_year_first", asides=("birth",)),
    Style("with", "with_others", "one_line", mark="", heading="hash"),
    Style("plain-commas", "plain_commas", "parenthesis", mark="1."),
    Style("acm", "acm", "headed", mark="-", dates="months"),
    Style("german", "german", "date_first", language="de", format="txt", heading="upper", mark="", width=88, dates="since", asides=("birth",)),
    Style("german-md", "german", "table", language="de", mark="-", dates="numeric", award="before"),
    Style("spanish", "spanish", "colon", language="es", mark="-"),
    Style("italian", "italian", "date_first", language="it", format="txt", heading="upper", mark="-", width=88),
    Style("french-apa", "apa", "colon", language="fr", mark="-", award="before"),
    Style("portuguese-apa", "apa", "parenthesis", language="pt", mark="-"),
    Style("setext-nested", "title_authors", "nested", heading="setext", mark="*"),
    Style("footnotes", "apa", "at_place", asides=("footnote", "legend", "references"), mark="-"),
    Style("biology", "pubmed", "org_first", mark="1.", dates="numeric"),
    Style("biology-text", "pubmed", "date_first", format="txt", heading="upper", mark="[J1]", width=88),
    Style("medicine", "cut", "tab_right", mark="1.", award="tab"),
    Style("law", "law", "one_line", mark="-", dates="short"),
    # Held out from here on.
    Style("physics", "physics", "at_place", mark="[1]", held_out=True, award="bracket"),
    Style("physics-text", "physics", "colon", format="txt", heading="upper", mark="1.", width=86, held_out=True),
    Style("ecology-es", "dotted", "date_first", language="es", mark="", held_out=True),
    Style("medicine-text", "cut", "stacked", format="txt", heading="upper", mark="", width=92, held_out=True),
    Style("mla", "mla", "bars", held_out=True, award="before"),
    Style("nature", "nature", "org_first", mark="1.", held_out=True),
    Style("harvard-text", "harvard", "what_bold", format="txt", heading="title", mark="", width=90, held_out=True),
    Style("mathematics", "mathematics", "one_line", mark="1.", held_out=True, dates="short"),
    Style("british-text", "british", "tab_right", format="txt", heading="upper", mark="", width=84, held_out=True, asides=("pages",)),
    Style("chicago-date", "chicago_date", "at_place", mark="", heading="bold", held_out=True),
    Style("german-alone", "german_alone", "colon", language="de", mark="-", held_out=True),
    Style("french", "french", "date_first", language="fr", format="txt", heading="upper", mark="-", width=86, held_out=True),
    Style("abnt", "abnt", "one_line", language="pt", mark="-", held_out=True, award="bracket"),
    Style("three-lines", "three_lines", "org_head", mark="", held_out=True, dates="numeric"),
    Style("linked", "linked", "tab_right", mark="-", held_out=True, asides=("comment",)),
    Style("year-text", "plain_commas", "colon", format="txt", heading="upper", mark="year", width=88, held_out=True),
)  # fmt: skip


class Document:
    """A person's CV in one style, written line by line together with its truth."""

    def __init__(self, person: Person, style: Style, seed: int) -> None:
        self.person, self.style = person, style
        self.rng = random.Random(seed)
        self.page = Page(style.format == "md", style.width)
        self.headings = words.HEADINGS[person.language]
        self.truth: dict[str, Any] = {
            "schema": "cv/1", "person": {"name": person.name.full}, "degrees": [], "positions": [], "publications": [],
            "talks": [], "awards": [], "teaching": [], "mentees": [], "service": [],
        }  # fmt: skip

    # -- parts of a page

    def heading(self, key: str, level: int = 2) -> None:
        text = self.rng.choice(self.headings.get(key, key).split("|"))
        self.page.blank()
        form = self.style.heading
        if form == "hash":
            self.page.add("#" * level + " " + text)
        elif form == "bold":
            self.page.add(f"**{text}**")
        elif form in ("underline", "setext"):
            self.page.add(text)
            self.page.lines.append("=" * (len(text) if form == "underline" else 6))
        else:
            self.page.add(text.upper() if form == "upper" else text)
        self.page.blank()

    def item(self, text: str, number: int) -> tuple[int, int]:
        """Adds an entry with the style's list mark; entries without one have a blank line between."""
        mark = self.style.mark
        numbered = {"1.": f"{number}. ", "[1]": f"[{number}] ", "[J1]": f"[J{number}] "}
        lead = numbered.get(mark, f"{mark} " if mark in "-*" and mark else "")
        if text.startswith(("#", "|")):
            lead = ""
        lines = self.page.add(text, hang=4, lead=lead)
        if not lead:
            self.page.blank()
        return lines

    def write(self) -> None:
        """The whole CV in the usual order."""
        self.head()
        self.studies()
        self.posts()
        self.publications()
        self.talks()
        self.awards()
        self.unknown()
        self.teaching()
        self.mentees()
        self.service()
        if "references" in self.style.asides:
            self.heading("References")
            self.page.add(
                "Prof. Jane Whitfield, University of Northfield, 2019, jane@northfield.example"
            )
        if "pages" in self.style.asides and not self.page.is_markdown:
            self.paginate()

    def head(self) -> None:
        name = self.person.name.full
        if "comment" in self.style.asides:
            self.page.add(
                "<!-- old: Lost Paper, A. Nobody, Journal of Nothing 3 (1999), 1-20 -->"
            )
        self.page.add(f"# {name}" if self.page.is_markdown else name)
        self.page.blank()
        self.page.add("someone@northfield.example | https://northfield.example/people")
        if "birth" in self.style.asides:
            label = {"de": "Geboren am", "en": "Born"}[self.person.language]
            self.page.add(f"{label} 12.03.1980 in Lindenau")

    def dated(self, start: int, end: int | None) -> tuple[str, str, str | None]:
        date = dated(
            start, end, self.style.dates, self.headings["present"], self.person.language
        )
        return date.text, date.start, date.end

    def studies(self) -> None:
        self.heading("education")
        labels = {
            "thesis": THESIS[self.person.language],
            "advisor": ADVISOR[self.person.language],
        }
        for number, study in enumerate(self.person.studies, 1):
            text, start, end = self.dated(study.start, study.end)
            item = study_item(study, text, labels)
            lines = self.item(
                LAYOUTS[self.style.layout](item, self.page.is_markdown), number
            )
            self.truth["degrees"].append({
                "institution": study.school, "degree": study.degree, "field": study.field, "start": start, "end": end,
                "advisors": [{"name": study.advisor.full, "role": None}] if study.advisor else [],
                "thesis": study.thesis or None, "lines": list(lines),
            })  # fmt: skip

    def posts(self) -> None:
        self.heading("positions")
        for number, post in enumerate(self.person.posts, 1):
            text, start, end = self.dated(post.start, post.end)
            lines = self.item(
                LAYOUTS[self.style.layout](
                    post_item(post, text), self.page.is_markdown
                ),
                number,
            )
            period = {"start": start, "end": end, "current": post.end is None}
            self.truth["positions"].append(
                {
                    "org": post.org,
                    "title": post.title,
                    "periods": [period],
                    "lines": list(lines),
                }
            )

    def publications(self) -> None:
        self.heading("publications")
        if "legend" in self.style.asides:
            self.page.add(
                "In mathematics authors are listed in alphabetical order; * marks equal contribution."
            )
            self.page.blank()
        works = self.person.works
        if self.style.by_kind:
            self.grouped(works)
        else:
            self.listed(sorted(works, key=lambda w: -w.year))
        if "footnote" in self.style.asides:
            self.page.blank()
            self.page.add("† Supported by a grant of the Northfield Foundation.")

    def grouped(self, works: list[Work]) -> None:
        groups = (
            ("Journal Articles", ("journal",)),
            ("Conference Papers", ("conference", "workshop")),
            ("Books", ("book",)),
            ("Book Chapters", ("chapter",)),
        )
        for title, kinds in groups:
            chosen = [work for work in works if work.kind in kinds]
            if chosen:
                self.heading(title, 3)
                self.listed(chosen)

    def listed(self, works: list[Work]) -> None:
        for number, work in enumerate(works, 1):
            cited = {**CITING, **FIELDS}[self.style.citing](work, self.person.name)
            text = cited.text
            if self.style.mark == "year":
                text = (
                    f"{work.year}    {text}"
                    if self.page.is_markdown
                    else f"{work.year}   {text}"
                )
            lines = self.item(text, number)
            self.truth["publications"].append({
                "title": plain(work.title).removesuffix("."), "authors": list(cited.authors), "year": work.year,
                "venue": cited.venue, "venue_acronym": work.acronym or None, "lines": list(lines),
                "owner_implied": not cited.order_known, "order_known": cited.order_known,
            })  # fmt: skip

    def talks(self) -> None:
        self.heading("talks")
        names = MONTHS[self.person.language].split()
        for number, talk in enumerate(self.person.talks, 1):
            text = TALKS[self.style.talk](talk, names[talk.month - 1])
            lines = self.item(text, number)
            has_title = self.style.talk != "talk_event_only"
            self.truth["talks"].append(
                {
                    "title": talk.title if has_title else None,
                    "events": [
                        {"host": f"{talk.event}, {talk.host}", "year": talk.year}
                    ],
                    "lines": list(lines),
                }
            )

    def awards(self) -> None:
        self.heading("awards")
        for number, (title, org, year) in enumerate(self.person.awards, 1):
            text = AWARDS[self.style.award](title, org, year)
            if not self.page.is_markdown:
                text = text.replace("\t", "    ")
            lines = self.item(text, number)
            self.truth["awards"].append(
                {"title": title, "org": org, "years": [year], "lines": list(lines)}
            )

    def unknown(self) -> None:
        """A section that announces nothing of ours, whose lines look like entries."""
        self.heading("unknown")
        self.page.add("Ran the Northfield marathon, 2019")

    def teaching(self) -> None:
        self.heading("teaching")
        for number, (code, course, school, year) in enumerate(self.person.courses, 1):
            lines = self.item(f"{code}: {course}, {school}, {year}", number)
            self.truth["teaching"].append(
                {
                    "course": course,
                    "code": code,
                    "institution": school,
                    "lines": list(lines),
                }
            )

    def mentees(self) -> None:
        self.heading("mentees")
        for number, (name, level, after) in enumerate(self.person.mentees, 1):
            lines = self.item(f"{name.full} ({level}), now at {after}", number)
            self.truth["mentees"].append(
                {"name": name.full, "level": level, "next": after, "lines": list(lines)}
            )

    def service(self) -> None:
        self.heading("service")
        for number, (journal, years) in enumerate(self.person.service, 1):
            lines = self.item(f"{journal}, {', '.join(map(str, years))}", number)
            self.truth["service"].append(
                {"venue": journal, "years": years, "lines": list(lines)}
            )

    def paginate(self) -> None:
        """Adds a running head and a page number inside existing blank lines, so that no line moves."""
        blanks = [i for i, row in enumerate(self.page.lines) if not row and i > 15]
        for page, index in enumerate(blanks[6::14], 2):
            self.page.lines[index] = (
                f"\f{self.person.name.full} — Curriculum Vitae, page {page}"
            )


def render(style: Style, seed: int) -> tuple[str, dict[str, Any]]:
    """The text of an invented CV in a style, and its truth."""
    person = invent(seed, style.language)
    document = Document(person, style, seed)
    document.write()
    return document.page.text, document.truth
