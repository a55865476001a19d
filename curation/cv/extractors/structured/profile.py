"""A whole CV as data: who it is about, then its sections, whatever they are called."""

from __future__ import annotations

from curation.cv.extractors.structured import entries
from curation.cv.extractors.structured.inline import inline
from curation.cv.extractors.structured.tree import Value
from curation.cv.lines import Line, Style
from curation.cv.runs import Run, line_of
from curation.cv.unreadable import Unreadable

# Where JSON Resume and RenderCV keep the person, and RenderCV the sections.
PERSON = ("basics", "cv", "person", "about")
SECTIONS = "sections"
# How a site or a program should show the rest.
SETTINGS = {"design", "locale", "locale_catalog", "settings", "rendercv_settings", "meta", "$schema", "layout", "permalink", "nav", "nav_order", "theme"}  # fmt: skip
# Said by itself, without the name of the field.
PLAIN = {"label", "headline", "summary", "title", "position", "tagline", "description"}
# How al-folio names a section's entries.
CONTENTS = ("contents", "content", "items", "entries", "list")
# People and pages that a profile names.
PROFILES = {"profiles", "social_networks", "social", "links", "custom_connections"}


class Profile:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.left_out: list[str] = []

    def read(self, root: Value) -> None:
        for item in root.items:
            self._part(item)
        for key, value in root.fields:
            if key.text in SETTINGS:
                self.left_out.append(
                    f"“{key.text}”, which sets how a program shows the rest"
                )
            elif key.text in PERSON and value.fields:
                self._person(value)
            elif self._is_of_person(key.text, value):
                self._fact(key, value)
            else:
                self._section(key, value, 2)
        if not self.lines:
            raise Unreadable("The data holds no sections or entries.")

    def _is_of_person(self, key: str, value: Value) -> bool:
        """Before the first section, single values speak of the person."""
        return key in PROFILES or (value.is_scalar and bool(value.text))

    def _part(self, value: Value) -> None:
        """A section that names itself: {"title": …, "contents": […]}."""
        title = value.field("title") or value.field("name")
        contents = next(filter(None, map(value.field, CONTENTS)), None)
        if title and contents:
            self._section(title, contents, 2)
        elif value.fields:
            self._entry(value)
        else:
            self.lines += entries.below(value, 0)

    def _person(self, value: Value) -> None:
        for key, inner in value.fields:
            if key.text == SECTIONS:
                for name, section in inner.fields:
                    self._section(name, section, 2)
            else:
                self._fact(key, inner)

    def _fact(self, key: Value, value: Value) -> None:
        if key.text == "name":
            self.lines.append(
                line_of([inline(value.text)], value.first, value.last, heading=1)
            )
        elif key.text in PROFILES:
            for item in value.items:
                self._profile(item)
        elif value.is_scalar and (key.text in PLAIN or not value.text):
            self.lines += entries.below(value, 0)
        elif key.text not in entries.SILENT:
            cells = [[Run(key.text)], _linked(entries.runs(value))]
            self.lines.append(line_of(cells, key.first, value.last))

    def _profile(self, value: Value) -> None:
        if value.fields:
            self.lines += entries.lines(value)
        else:
            self.lines += entries.below(value, 0)

    def _section(self, name: Value, value: Value, level: int) -> None:
        self._blank(name.first)
        title = [Run(name.text.replace("_", " "))]
        self.lines.append(line_of([title], name.first, name.last, heading=level))
        if value.is_scalar:
            self.lines += entries.below(value, 0)
        for item in value.items:
            if item.fields:
                self._entry(item)
            else:
                self.lines += entries.below(item, 0) if item.items else [_item(item)]
        for key, inner in value.fields:
            if inner.items or inner.fields:
                self._section(key, inner, level + 1)
            elif inner.text:
                self.lines.append(entries.row([("title", key), ("", inner)], None))

    def _entry(self, value: Value) -> None:
        self._blank(value.first)
        self.lines += entries.lines(value)

    def _blank(self, number: int) -> None:
        """Entries are apart, as printed ones are; headings stand with what follows."""
        if self.lines and self.lines[-1].text and not self.lines[-1].heading:
            self.lines.append(Line(number, "", last=number))


def _item(value: Value) -> Line:
    return line_of([inline(value.text)], value.first, value.last, mark="-")


def _linked(runs: list[Run]) -> list[Run]:
    return [
        Run(run.text, run.styles | {Style.LINK}, run.text)
        if run.text.startswith(("http://", "https://"))
        else run
        for run in runs
    ]
