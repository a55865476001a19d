"""Readings of a publication entry: every order of authors, title and venue that fits is scored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from core.folding import fold
from curation.cv.flow import Flow, plain
from curation.cv.grammars import titles, venues
from curation.cv.grammars.authors import NOBODY, Authors, read_authors
from curation.cv.grammars.names import PARTICLES, Owner, is_initials
from curation.cv.grammars.periods import find_periods
from curation.cv.grammars.readings import CitationStyle, Reading, Stretch
from curation.cv.grammars.tables import words_of
from curation.cv.lines import Style

_QUOTES = re.compile(
    r"“([^“”]+)”|“([^“”\"]+)\"|„([^„“”]+)[“”]|«\s*([^«»]+?)\s*»|»(?=\S)([^«»]+?)«|\"([^\"]+)\"|(?<!\w)‘(.+?)’(?!\w)|(?<!\w)'([^']{8,}?)'(?!\w)|``(.+?)''"
)
_YEAR = r"((?:19[3-9]|20[0-4])\d)[a-z]?"
_LEAD_YEAR = re.compile(rf"\s*[(\[]?{_YEAR}[)\]]?(?:\s*[.:,\t–—-]+\s*|\s+)")
_YEAR_BEHIND = re.compile(
    rf"[\s,.]*[(\[]\s*{_YEAR}(?:,[^)]*)?\s*[)\]]\s*[.,:]?\s*|[\s,.]*\b{_YEAR}\s*[.:]\s+"
)
_YEAR_END = re.compile(rf"\(\s*{_YEAR}\s*\)\W*$")
_STATUS = (
    r"(?:in press|forthcoming|accepted|submitted|under review|im Druck|to appear|n\.d\.|in preparation|eingereicht|"
    r"im Erscheinen|à paraître|en prensa|in corso di stampa|no prelo)"
)
_STATUS_BEHIND = re.compile(
    rf"[\s,.]*[(\[]\s*{_STATUS}\.?\s*[)\]]\s*[.,:]?\s*|(?:\s*[.,])?\s+{_STATUS}(?: \([^()]{{4,14}}\))?\s*[.:]\s*",
    re.IGNORECASE,
)
_ET_AL = re.compile(r"\bet\.?\s?al\b\.?")
# "(ed., with A. Lee) Harbours in History"
EDITED = re.compile(
    r"\s*\((?:co-?)?(?:eds?|editors?|hrsg|hgg?|dirs?|coords?|orgs?|a cura di)\b[^()]*\)[,:]?\s*",
    re.IGNORECASE,
)
# "Lanuza J." before "B.": the initials have not ended.
_INITIAL_NEXT = re.compile(r"\s?[A-ZÀ-Þ]\.(?=[\s,;:&])")
_WITH_INITIAL = re.compile(
    r"(?:[A-ZÀ-Þ]\.[ -]?)+ ?[\w'’ -]+$|[\w'’-]+,? (?:[A-ZÀ-Þ]\.? ?)+$"
)
_IN = re.compile(r"\W*(?:In|in|dans|En|Em)\b")
_IN_INSIDE = re.compile(r"[,.] (?:in|In|dans|en|En)(?:: | (?=[A-ZÀ-Þ«“\"]))")
# A given name and a middle initial: the family name is still to come.
_MIDDLE = re.compile(r"^[^,]*\s[^\W\d_]\.$")
_IN_LISTS = PARTICLES | words_of("and und et with mit avec con com al ed")
_WITH_BEHIND = re.compile(r"\((?:with|mit|avec|con|com)\s[^()]+\)(?=\W*$)")
_AND_FIRST = re.compile(r"(?:and|und|et|y|e|&)\s")
_AND_NEXT = re.compile(r",?\s+(?:and|und|et|&)\s+[A-ZÀ-Þ]")
_LOWER = re.compile(r"(?<![\w'’.-])[a-zß-öø-ÿ][\w'’-]*")
# What a title gains by what delimits it.
_DELIMITERS = {
    "quotes": 0.6, "link": 0.5, "bold": 0.5, "italic": 0.3, "small_caps": 0.3, "line": 0.35,
    "tab": 0.3, "stop": 0.25, "wrap": 0.0, "comma": 0.0, "bracket": 0.0,
}  # fmt: skip
_CELL = re.compile(r"[^\t\n]*[^\s][^\t\n]*")
_MOST_CELLS = 6
_LONGEST_LIST, _LONGEST_TITLE = 2500, 500  # characters
_MANY_BREAKS = 40
# A usual entry asks of a hundred stretches whether they are lists of names.
_MOST_LISTS = 600
_NAME_NEXT = re.compile(
    r"[,;.\s]*(?:(?:and|&|und|et|y|e) )?[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}[.,;]?\s*"
)


@dataclass(frozen=True)
class _Title:
    """A stretch that may be a title, what delimits it, and where the rest begins."""

    stretch: Stretch
    rest: int
    delimiter: str


class Reader:
    """All readings of the first `end` characters of a flow."""

    def __init__(self, flow: Flow, end: int, owner: Owner | None) -> None:
        self.flow = flow
        self.text = flow.text[:end]
        self.owner = owner
        self._authors: dict[Stretch, Authors] = {}
        self._scores: dict[tuple[str, Stretch], float] = {}

    def readings(self) -> list[Reading]:
        """The readings in all orders; none for a text that is no citation."""
        start, year = self._lead()
        if lead := EDITED.match(self.text, start):
            start = lead.end()
        return [
            *self._authors_first(start, year),
            *self._title_first(start, year),
            *self._title_last(start, year),
        ]

    def _lead(self) -> tuple[int, int | None]:
        """Where the entry begins behind a date in front, and its year."""
        if match := _LEAD_YEAR.match(self.text):
            return match.end(), int(match[1])
        for found in find_periods(self.text.split("\t")[0] + "\t")[:1]:
            if not found.begin and self.text[found.finish : found.finish + 1] == "\t":
                return found.finish + 1, int(found.period.start[:4])
        return 0, None

    # -- orders

    def _authors_first(self, start: int, year: int | None) -> Iterator[Reading]:
        for stop, begin in self._author_ends(start):
            order, printed = "ATV", year
            if match := _YEAR_BEHIND.match(self.text, stop):
                begin, printed, order = match.end(), int(match[1] or match[2]), "AYTV"
            elif match := _STATUS_BEHIND.match(self.text, stop):
                begin, order = match.end(), "AYTV"
            authors = self._names(start, stop)
            for title in self._titles_from(self._skipped(begin)):
                yield self._reading(order, authors, title, title.rest, printed)

    def _title_first(self, start: int, year: int | None) -> Iterator[Reading]:
        for title in self._titles_from(self._skipped(start)):
            if self._score("title", title.stretch) < 0:
                continue
            yield self._reading("TV", NOBODY, title, title.rest, year)
            yield from self._with_behind(title, year)
            if _AND_FIRST.match(self.text, title.rest):
                continue  # No list begins so: the title ended inside one.
            for stop, begin in self._author_ends(title.rest):
                if match := _YEAR_BEHIND.match(self.text, stop):
                    begin = match.start()
                authors = self._names(title.rest, stop)
                yield self._reading("TAV", authors, title, begin, year)

    def _title_last(self, start: int, year: int | None) -> Iterator[Reading]:
        """In a row of cells the venue may stand between authors and title."""
        cells = [match.span() for match in _CELL.finditer(self.text, start)]
        if "\t" not in self.text[start:] or not 3 <= len(cells) <= _MOST_CELLS:
            return
        authors = self._names(*cells[0])
        if not authors.names or authors.quality < 0.7 or not self._is_whole(authors):
            return
        title = _Title(cells[-1], len(self.text), "tab")
        venue = cells[1][0], cells[-2][1]
        reading = self._reading("AVT", authors, title, cells[-1][0], year)
        worth = 1.2 * (self._score("venue", venue) - self._score("venue", cells[-1]))
        yield replace(reading, venue=venue, score=reading.score + worth)

    def _with_behind(self, title: _Title, year: int | None) -> Iterator[Reading]:
        """Co-authors in the last brackets: "Title, 12 Law Review 45 (2019) (with A. Lee)"."""
        match = _WITH_BEHIND.search(self.text, title.rest)
        if match and match.start() > title.rest:
            authors = self._names(*match.span())
            reading = self._reading("TVA", authors, title, title.rest, year)
            yield replace(reading, venue=(title.rest, match.start()))

    def _reading(
        self, order: str, authors: Authors, title: _Title, rest: int, year: int | None
    ) -> Reading:
        venue = rest, len(self.text)
        style = CitationStyle(
            order, title.delimiter, authors.form if authors.names else ""
        )
        score = 2.0 * self._worth(title) + 1.2 * self._score("venue", venue)
        score += _DELIMITERS[title.delimiter] + self._fit(order, authors, title, rest)
        return Reading(style, authors, title.stretch, venue, year, score)

    def _fit(self, order: str, authors: Authors, title: _Title, rest: int) -> float:
        """What the author list adds: names, the owner among them, a clear end."""
        if not authors.names:
            return -0.8 if self.owner and self.owner.is_in(self.text) else 0.0
        owned = self.owner is not None and any(map(self.owner.matches, authors.names))
        ends = (
            0.5
            if order == "AYTV"
            else 0.3
            if order == "TVA"
            else self._author_end(rest if order == "TAV" else title.stretch[0])
        )
        return 2.0 * authors.quality - 0.6 + 0.8 * owned + ends

    def _author_end(self, following: int) -> float:
        """How clearly the author list ends where `following` begins."""
        gap = self.text[max(0, following - 3) : following]
        if "\n" in gap or "\t" in gap or following >= len(self.text):
            return 0.4
        if gap[-1:] in tuple("“„«»\"'‘"):
            return 0.3
        before = self.text[:following].rstrip()[-1:]
        if _ET_AL.fullmatch(self.text[:following].rstrip(" ,.:")[-6:].strip()):
            return 0.3
        return {",": -0.2, ".": 0.25, ":": 0.2, ")": 0.2}.get(before, 0.0)

    # -- boundaries

    @cached_property
    def _breaks(self) -> list[int]:
        """Where a part may end: line breaks, stops, quotes, brackets, changes of style, the end."""
        found = {len(self.text), *self.flow.wraps}
        found |= {match.end() for match in titles.STOP.finditer(self.text)}
        found |= {match.end() for match in _ET_AL.finditer(self.text)}
        for pattern in (r"[\n\t]", r"[,:;]\s|\s[|–—(\[]", _QUOTES):
            found |= {match.start() for match in re.finditer(pattern, self.text)}
        for style in (Style.BOLD, Style.ITALIC, Style.LINK):
            found |= {place for stretch in self.flow.styled(style) for place in stretch}
        return sorted(place for place in found if place <= len(self.text))

    def _skipped(self, at: int) -> int:
        """The first place from `at` that is neither blank nor a separator."""
        while at < len(self.text) and (
            self.text[at].isspace() or self.text[at] in ",.:;–—-|"
        ):
            at += 1
        return at

    def _author_ends(self, start: int) -> Iterator[Stretch]:
        """Ends of an author list that begins at `start`, and where what follows begins."""
        for stop in self._list_breaks(start):
            if _is_prose(self.text[start:stop]):
                return  # What is longer is no list either.
            if _YEAR_END.search(self.text[start:stop]):
                continue  # The year behind a list is no part of it.
            if _AND_NEXT.match(self.text, stop):
                continue
            authors = self._names(start, stop)
            is_list = authors.names and authors.quality >= 0.7
            is_list = is_list and not self._is_between_initials(stop)
            if is_list and self._is_whole(authors) and not self._is_inside(stop):
                yield stop, self._skipped(stop)

    def _is_between_initials(self, place: int) -> bool:
        before = self.text[max(0, place - 3) : place]
        is_initial = re.search(r"(?<!\w)[A-ZÀ-Þ]\.$", before)
        return bool(is_initial and _INITIAL_NEXT.match(self.text, place))

    def _list_breaks(self, start: int) -> list[int]:
        """Where a list that begins at `start` may end; in long ones not before another name."""
        if (
            self.text[start : start + 1] == "("
            and (closed := self.text.find(")", start)) > 0
        ):
            return [closed + 1]
        breaks = [b for b in self._breaks if start < b <= start + _LONGEST_LIST]
        if len(breaks) <= _MANY_BREAKS:
            return breaks
        following = zip(breaks, [*breaks[1:], len(self.text)], strict=True)
        return [
            b for b, after in following if not _NAME_NEXT.fullmatch(self.text, b, after)
        ]

    def _is_whole(self, authors: Authors) -> bool:
        """Whether a list ends with a whole name: "Lee, A., B." and "Ada Lee, Ben C." do not."""
        if authors.form == "initials" or authors.is_cut:
            return True
        is_short = [bool(_MIDDLE.search(name)) for name in authors.names]
        is_cut = is_initials(authors.names[-1]) or is_short[-1] and not all(is_short)
        return not is_cut and (len(authors.names) > 1 or self._is_alone(authors))

    def _is_alone(self, authors: Authors) -> bool:
        """Whether one name is a list: the owner's, one turned round, or one behind "with"."""
        name = authors.names[0]
        is_owner = self.owner is not None and self.owner.matches(name)
        return (
            is_owner
            or "," in name
            or not authors.order_known
            or authors.form == "initials"
        )

    def _is_inside(self, place: int) -> bool:
        """Whether a place lies inside several words that are set apart as one."""
        return any(begin < place < end for begin, end in self._apart)

    def _is_inside_title(self, place: int) -> bool:
        """Whether a place lies inside words in italics that are a part of the entry."""
        return any(
            begin < place < end and end - begin <= 0.75 * len(self.text)
            for begin, end in self.flow.styled(Style.ITALIC)
        )

    @cached_property
    def _apart(self) -> list[Stretch]:
        stretches = [*self.flow.styled(Style.ITALIC), *self.flow.styled(Style.LINK)]
        return [(a, b) for a, b in stretches if " " in self.text[a:b]]

    def _titles_from(self, start: int) -> Iterator[_Title]:
        """The titles that may begin at `start`."""
        if match := _QUOTES.match(self.text, start):
            group = next(i for i in range(1, 10) if match[i])
            yield _Title(match.span(group), self._skipped(match.end()), "quotes")
            return
        for stop in self._breaks:
            if self._is_inside_title(stop):
                continue
            if 3 < stop - start <= _LONGEST_TITLE and (
                delimiter := self._delimiter(start, stop)
            ):
                yield _Title((start, stop), self._skipped(stop), delimiter)

    def _delimiter(self, start: int, stop: int) -> str:
        """What ends a title at `stop`, "" if nothing can."""
        before, after = self.text[start:stop], self.text[stop : stop + 1]
        core = start + len(before.rstrip(" .,;:"))
        for style in (Style.LINK, Style.BOLD, Style.ITALIC, Style.SMALL_CAPS):
            is_set = self.flow.share(style, start, core) > 0.97
            if is_set and not self.flow.share(style, stop + 1, stop + 3):
                return str(style)
        if stop in self.flow.wraps and before[-1] not in ",.;:":
            return "wrap"
        if before[-1] in '.?!"”’»' and after not in ("\n", "\t", ""):
            is_short = titles.is_cut_short(self.text[start:], stop - start)
            return "" if is_short or titles.is_abbreviated(before) else "stop"
        return {
            "\n": "line",
            "": "line",
            "\t": "tab",
            ",": "comma",
            " ": "bracket",
        }.get(after, "")

    # -- how well parts fit

    def _names(self, start: int, stop: int) -> Authors:
        if (start, stop) not in self._authors:
            text = self.text[start:stop]
            is_list = len(self._authors) < _MOST_LISTS and not _is_prose(text)
            found = read_authors(text, self.owner) if is_list else NOBODY
            self._authors[start, stop] = found
        return self._authors[start, stop]

    def _score(self, part: str, stretch: Stretch) -> float:
        """The likeness of a stretch to a title or a venue, computed once."""
        if (part, stretch) not in self._scores:
            judge = self._title if part == "title" else self._venue
            self._scores[part, stretch] = judge(*stretch)
        return self._scores[part, stretch]

    def _worth(self, title: _Title) -> float:
        """How well a title fits; what quotes or a link delimit is one, whatever stands in it."""
        value = self._score("title", title.stretch)
        text = self.text[slice(*title.stretch)]
        # The link may be on the venue instead.
        is_venue = title.delimiter == "link" and venues.has_numbers(text)
        is_sure = title.delimiter in ("quotes", "link") and " " in text and not is_venue
        return max(value, 0.7) if is_sure else value

    def _title(self, start: int, stop: int) -> float:
        text, names = (
            plain(self.text[start:stop]).strip(" .,;"),
            self._names(start, stop),
        )
        score = titles.likeness(text)
        score -= 0.9 * self._is_list(names)
        if len(names.names) == 1:
            score -= bool(self._is_alone(names) or _WITH_INITIAL.match(text))
        score -= 0.5 * self._ends_in_venue(start, stop)
        score -= 0.6 * self._goes_on(start, stop)
        score -= 0.5 * self._outruns_italics(start, stop)
        return (
            score
            - 0.12 * self.text[start:stop].count("\n")
            - 0.3 * self.text[start:stop].count("\t")
        )

    def _outruns_italics(self, start: int, stop: int) -> bool:
        """Whether a title goes on behind its italics, where punctuation ended it."""
        return any(
            begin == start and end < stop - 3 and self.text[end] in ".,;:"
            for begin, end in self.flow.styled(Style.ITALIC)
        )

    def _ends_in_venue(self, start: int, stop: int) -> bool:
        """Whether the end of a stretch is a sentence of its own in italics, as venues are set."""
        core = start + len(self.text[start:stop].rstrip(" .,;:"))
        return any(
            start < begin < core <= end and self.text[:begin].rstrip().endswith(".")
            for begin, end in self.flow.styled(Style.ITALIC)
        )

    def _goes_on(self, start: int, stop: int) -> bool:
        """Whether most of a stretch is set apart from its first word on, and the rest is not."""
        return any(
            begin == start
            and self.text[begin:end].count(" ") >= 2
            and 0.6 * (stop - start) <= end - begin
            and bool(self.text[end:stop].strip(" .,;:)"))
            for begin, end in self._apart
        )

    def _venue(self, start: int, stop: int) -> float:
        text = self.text[start:stop]
        score = venues.likeness(text) - 0.8 * self._is_list(self._names(start, stop))
        score += 0.15 * (
            self.flow.share(Style.ITALIC, start, min(stop, start + 25)) > 0.5
        )
        score -= 0.3 * bool(_IN_INSIDE.search(text, 5))
        if not _IN.match(text):
            # Sentences before the first number: the title ended too early.
            score += 0.3 * (text[:1] == "«") - 0.3 * titles.sentences(
                re.split(r"\d", text)[0]
            )
        return score

    def _is_list(self, names: Authors) -> bool:
        return names.quality >= 0.85 and len(names.names) > 1


def _is_prose(text: str) -> bool:
    """Whether a text has so many words in lower case that no list of names begins with it."""
    lower = [word for word in _LOWER.findall(text) if fold(word) not in _IN_LISTS]
    return len(lower) > 2 + 0.15 * len(text.split())
