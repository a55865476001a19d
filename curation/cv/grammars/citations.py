"""Readings of a publication entry: every order of authors, title and venue that fits is scored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from core.folding import fold
from curation.cv.flow import Flow, plain
from curation.cv.grammars import venues
from curation.cv.grammars.authors import NOBODY, Authors, read_authors
from curation.cv.grammars.names import PARTICLES, Owner, is_initials
from curation.cv.lines import Style

_QUOTES = re.compile(
    r"“([^“”]+)”|„([^„“”]+)[“”]|«\s*([^«»]+?)\s*»|\"([^\"]+)\"|(?<!\w)‘(.+?)’(?!\w)|(?<!\w)'([^']{8,}?)'(?!\w)|``(.+?)''"
)
_STOP = re.compile(r"[.?!]+[\"”’»]?(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:vs|St|Dr|Mr|Mrs|no|nr|vol|pp|al|eds?|Proc|Univ|Int|Conf|Trans|Lett|Rev|Prof|cf|Jr|Sr|Bd|Hrsg|Hg|Mt|approx|ca|z\. ?B|u\. ?a))\.$"
)
_INITIAL_END = re.compile(r"(?:^|[\s.\-(])[^\W\d_]\.$")
_LEAD_YEAR = re.compile(
    r"\s*[(\[]?((?:19[3-9]|20[0-4])\d)[a-z]?[)\]]?(?:\s*[.:,\t–—-]+\s*|\s+)"
)
_BRACKET_YEAR = re.compile(
    r"[\s,.]*[(\[]\s*((?:19[3-9]|20[0-4])\d)[a-z]?(?:,[^)]*)?\s*[)\]]\s*[.,:]?\s*|[\s,.]*\b((?:19[3-9]|20[0-4])\d)[a-z]?\s*[.:]\s+"
)
_FORTHCOMING = re.compile(
    r"[\s,.]*\(\s*(?:in press|forthcoming|accepted|submitted|under review|im Druck|to appear|n\.d\.|in preparation|eingereicht|im Erscheinen|à paraître|en prensa|in corso di stampa|no prelo)\s*\)\s*[.,:]?\s*",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\s*[,.(]?\s*\(?\b(?:joint(?:ly)?(?: work)? with|with|mit|avec|con|com)\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Style_:
    """What the entries of a section have in common."""

    order: str
    delimiter: str
    form: str


@dataclass(frozen=True)
class Reading:
    """One way to read an entry: stretches of its flow, and how well they fit."""

    style: Style_
    authors: Authors
    title: tuple[int, int]
    venue: tuple[int, int]
    year: int | None
    score: float


class Reader:
    """All readings of the first `end` characters of a flow."""

    def __init__(self, text: Flow, end: int, owner: Owner | None) -> None:
        self.flow = text
        self.text = text.text[:end]
        self.owner = owner
        self._authors: dict[tuple[int, int], Authors] = {}
        self._titles: dict[tuple[int, int], float] = {}
        self._venues: dict[tuple[int, int], float] = {}

    def readings(self) -> list[Reading]:
        """The readings of all orders; none for a text that is no citation."""
        start, year = 0, None
        if match := _LEAD_YEAR.match(self.text):
            start, year = match.end(), int(match[1])
        result = list(self._authors_first(start, year))
        result += self._title_first(start, year)
        return result

    # -- orders

    def _authors_first(self, start: int, year: int | None) -> Iterator[Reading]:
        for stop, begin in self._author_ends(start):
            authors = self._names(start, stop)
            order, printed = "ATV", year
            if match := _BRACKET_YEAR.match(self.text, stop):
                begin, printed, order = match.end(), int(match[1] or match[2]), "AYTV"
            elif match := _FORTHCOMING.match(self.text, stop):
                begin, order = match.end(), "AYTV"
            begin = self._skipped(begin)
            for title, rest, delimiter in self._titles_from(begin):
                yield self._reading(
                    order, authors, title, (rest, len(self.text)), printed, delimiter
                )

    def _title_first(self, start: int, year: int | None) -> Iterator[Reading]:
        start = self._skipped(start)
        for title, rest, delimiter in self._titles_from(start):
            yield self._reading(
                "TV", NOBODY, title, (rest, len(self.text)), year, delimiter
            )
            for stop, begin in self._author_ends(rest):
                if match := _BRACKET_YEAR.match(self.text, stop):
                    begin = match.start()
                authors = self._names(rest, stop)
                yield self._reading(
                    "TAV", authors, title, (begin, len(self.text)), year, delimiter
                )

    def _reading(
        self, order: str, authors: Authors, title: tuple[int, int], venue: tuple[int, int],
        year: int | None, delimiter: str,
    ) -> Reading:  # fmt: skip
        style = Style_(order, delimiter, authors.form if authors.names else "")
        score = (
            2.0 * self._worth(title, delimiter)
            + 1.2 * self._venue(*venue)
            + _DELIMITERS[delimiter]
        )
        score += 0.5 * (order == "AYTV")
        if authors.names and order != "AYTV":
            score += self._author_end(title if order == "ATV" else venue, title)
        if authors.names:
            owned = self.owner is not None and any(
                map(self.owner.matches, authors.names)
            )
            score += 2.0 * authors.quality - 0.6 + 0.8 * owned
        elif self.owner and self.owner.is_in(self.text):
            score -= 0.8
        return Reading(style, authors, title, venue, year, score)

    def _author_end(self, following: tuple[int, int], title: tuple[int, int]) -> float:
        """How clearly the author list ends where `following` begins."""
        before = self.text[: following[0]].rstrip(" “„«\"'‘`")[-1:]
        gap = self.text[max(0, following[0] - 3) : following[0]]
        if "\n" in gap or "\t" in gap or following[0] >= len(self.text):
            return 0.4
        if following == title and self.text[title[0] - 1 : title[0]] in tuple(
            "“„«\"'‘"
        ):
            return 0.3
        return {",": -0.2, ".": 0.25, ":": 0.2, ")": 0.2}.get(before, 0.0)

    # -- boundaries

    def _skipped(self, at: int) -> int:
        while at < len(self.text) and (
            self.text[at].isspace() or self.text[at] in ",.:;–—-|"
        ):
            at += 1
        return at

    def _author_ends(self, start: int) -> Iterator[tuple[int, int]]:
        """Ends of an author list that begins at `start`, and where what follows begins."""
        closed = (
            self.text.find(")", start) if self.text[start : start + 1] == "(" else -1
        )
        for stop in [closed + 1] if closed > 0 else self._breaks:
            if stop <= start:
                continue
            if stop - start > 2500 or _is_prose(self.text[start:stop]):
                return
            authors = self._names(start, stop)
            is_list = authors.names and authors.quality >= 0.7
            if is_list and self._is_whole(authors) and not self._is_inside(stop):
                yield stop, self._skipped(stop)

    def _is_whole(self, authors: Authors) -> bool:
        """Whether a list ends with a whole name: "Lee, A., B." and "Ada Lee, Ben C." do not."""
        if authors.form == "initials":
            return True
        last = authors.names[-1]
        is_short = [bool(_MIDDLE.search(name)) for name in authors.names]
        is_cut = is_initials(last) or is_short[-1] and not all(is_short)
        return not is_cut and (len(authors.names) > 1 or self._is_alone(authors))

    def _is_inside(self, stop: int) -> bool:
        """Whether a place lies inside a stretch that is set apart as a whole."""
        return any(begin < stop < end for begin, end in self._apart)

    @cached_property
    def _apart(self) -> list[tuple[int, int]]:
        """The stretches in italics or links, of several words."""
        stretches = [*self.flow.styled(Style.ITALIC), *self.flow.styled(Style.LINK)]
        return [(a, b) for a, b in stretches if " " in self.text[a:b]]

    def _is_alone(self, authors: Authors) -> bool:
        """A single name is an author list if it is the owner's, or turned round, or "with" stands before it."""
        name = authors.names[0]
        return (
            "," in name
            or not authors.order_known
            or bool(self.owner and self.owner.matches(name))
            or authors.form == "initials"
        )

    @cached_property
    def _breaks(self) -> list[int]:
        """Where a part may end: line breaks, stops, quotes, brackets, changes of style, the end."""
        found = {len(self.text), *self.flow.wraps}
        found |= {m.start() for m in re.finditer(r"[\n\t]", self.text)}
        found |= {m.end() for m in _STOP.finditer(self.text)}
        found |= {m.start() for m in re.finditer(r"[,:;]\s|\s[|–—(\[]", self.text)}
        found |= {m.start() for m in _QUOTES.finditer(self.text)}
        for style in (Style.BOLD, Style.ITALIC, Style.LINK):
            for begin, end in self.flow.styled(style):
                found |= {begin, end}
        return sorted(at for at in found if at <= len(self.text))

    def _titles_from(self, start: int) -> Iterator[tuple[tuple[int, int], int, str]]:
        """Titles that begin at `start`: stretch, where the rest begins, what delimits it."""
        if match := _QUOTES.match(self.text, start):
            group = next(i for i in range(1, 8) if match[i])
            yield match.span(group), self._skipped(match.end()), "quotes"
            return
        for stop in self._breaks:
            if stop <= start + 3 or stop - start > 500:
                continue
            delimiter = self._delimiter(start, stop)
            if delimiter:
                yield (start, stop), self._skipped(stop), delimiter

    def _delimiter(self, start: int, stop: int) -> str:
        """What ends a title at `stop`, "" if nothing can."""
        for style in (Style.LINK, Style.BOLD, Style.ITALIC, Style.SMALL_CAPS):
            core = len(self.text[start:stop].rstrip(" .,;:"))
            if self.flow.share(
                style, start, start + core
            ) > 0.97 and not self.flow.share(style, stop + 1, stop + 3):
                return str(style)
        before, after = self.text[start:stop], self.text[stop : stop + 1]
        if stop in self.flow.wraps and before[-1] not in ",.;:":
            return "wrap"
        if after in ("\n", ""):
            return "line"
        if after == "\t":
            return "tab"
        if before[-1] in '.?!"”’»':
            return (
                ""
                if _ABBREVIATION.search(before) or _INITIAL_END.search(before)
                else "stop"
            )
        return "comma" if after == "," else "bracket" if after == " " else ""

    # -- how well parts fit

    def _names(self, start: int, stop: int) -> Authors:
        if (start, stop) not in self._authors:
            self._authors[start, stop] = read_authors(self.text[start:stop], self.owner)
        return self._authors[start, stop]

    def _worth(self, title: tuple[int, int], delimiter: str) -> float:
        """How well a title fits; what quotes or a link delimit is one, whatever stands in it."""
        value = self._title(*title)
        is_sure = (
            delimiter in ("quotes", "link")
            and len(self.text[slice(*title)].split()) > 1
        )
        return max(value, 0.7) if is_sure else value

    def _title(self, start: int, stop: int) -> float:
        if (start, stop) not in self._titles:
            self._titles[start, stop] = self._title_shape(start, stop)
        return self._titles[start, stop]

    def _title_shape(self, start: int, stop: int) -> float:
        text = plain(self.text[start:stop]).strip(" .,;")
        score = title_likeness(text)
        if (
            self._names(start, stop).quality >= 0.85
            and len(self._names(start, stop).names) > 1
        ):
            score -= 0.9
        names = self._names(start, stop).names
        if len(names) == 1 and (
            self._is_alone(self._names(start, stop)) or _WITH_INITIAL.match(text)
        ):
            score -= 1.0
        score -= 0.12 * self.text[start:stop].count("\n")
        return score

    def _sentences(self, start: int, stop: int) -> int:
        """The sentences that a venue seems to begin with: its title may have ended too early."""
        if _IN.match(self.text, start, stop):
            return 0
        text = self.text[start:stop]
        if text[:1] == "«":
            return -1
        numbers = re.search(r"\d", text)
        head = text[: numbers.start()] if numbers else text
        return len(
            [
                m
                for m in _STOP.finditer(head)
                if not _ABBREVIATION.search(head[: m.end()])
                and not _INITIAL_END.search(head[: m.end()])
                and len(head) - m.end() > 3
                and ":" not in head[m.end() :]
            ]
        )

    def _venue(self, start: int, stop: int) -> float:
        if (start, stop) not in self._venues:
            value = venues.likeness(self.text[start:stop])
            value += 0.15 * (
                self.flow.share(Style.ITALIC, start, min(stop, start + 25)) > 0.5
            )
            value -= 0.3 * self._sentences(start, stop)
            value -= 0.3 * bool(_IN_INSIDE.search(self.text, start + 5, stop))
            names = self._names(start, stop)
            value -= 0.8 * (names.quality > 0.85 and len(names.names) > 1)
            self._venues[start, stop] = value
        return self._venues[start, stop]


_WITH_INITIAL = re.compile(
    r"(?:[A-ZÀ-Þ]\.[ -]?)+ ?[\w'’ -]+$|[\w'’-]+,? (?:[A-ZÀ-Þ]\.? ?)+$"
)
_IN_INSIDE = re.compile(r"[,.] (?:in|In|dans|en|En)(?:: | (?=[A-ZÀ-Þ«“\"]))")
_IN = re.compile(r"\W*(?:In|in|dans|En|Em)\b")
# A given name and a middle initial: the family name is still to come.
_MIDDLE = re.compile(r"^[^,]*\s[^\W\d_]\.$")
_IN_LISTS = PARTICLES | {
    "and",
    "und",
    "et",
    "with",
    "mit",
    "avec",
    "con",
    "com",
    "al",
    "ed",
}
_LOWER = re.compile(r"(?<![\w'’.-])[a-zß-öø-ÿ][\w'’-]*")


def _is_prose(text: str) -> bool:
    """Whether a text has so many words in lower case that no list of names begins with it."""
    words = text.split()
    lower = [word for word in _LOWER.findall(text) if fold(word) not in _IN_LISTS]
    return len(lower) > 3 + 0.2 * len(words)


_DELIMITERS = {
    "quotes": 0.6,
    "link": 0.5,
    "bold": 0.5,
    "italic": 0.3,
    "small_caps": 0.3,
    "line": 0.35,
    "tab": 0.3,
    "wrap": 0.0,
    "stop": 0.25,
    "comma": 0.0,
    "bracket": 0.0,
}
_SENTENCE = re.compile(r"(?<![A-Z])[.!] (?=[A-ZÀ-Þ])")
_VENUE_START = re.compile(
    r"(?:In:? |in |Proceedings|Proc\.|Journal of|Transactions|Advances in Neural|Conference on|International Conference|\d+(?:st|nd|rd|th) (?:International|Annual|Conf)|arXiv|Short version|Preliminary version|Submitted|Under review)"
)


_PARTICLES = r"(?:(?:de|del|della|di|da|do|dos|du|la|le|von|van|der|den|ter|ten) )*"
# "Hill, S. A. …", "S. A. Hill, …", "Hill SA, …", "& Lee …": the author list has not ended.
_NAME_START = re.compile(
    rf"(?:&|and |und |et |y |e )|{_PARTICLES}[A-ZÀ-Þ][\w'’-]+,? (?:[A-ZÀ-Þ]\.[ -]?)+"
    rf"|(?:[A-ZÀ-Þ]\.[ -]?)+ ?{_PARTICLES}[A-ZÀ-Þ][\w'’-]+(?:,| and | & )"
    rf"|{_PARTICLES}[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ]{{1,3}}[,.] "
)


def title_likeness(text: str) -> float:
    """How much a text looks like a title, up to 1; below 0 for what cannot be one."""
    count = len(text.split())
    if not count or not re.search(r"[^\W\d_]{2}", text):
        return -1.0
    score = {1: 0.3, 2: 0.6}.get(
        count, 1.0 if count <= 25 else 0.6 if count <= 35 else 0.1
    )
    if text[0].islower():
        score -= 0.4
    score -= 0.3 * len(_SENTENCE.findall(text))
    score -= 0.5 * bool(_VENUE_START.match(text))
    score -= 0.7 * bool(_NAME_START.match(text))
    score -= 0.4 * bool(re.search(r"[(,.]\s*(?:19[3-9]|20[0-4])\d\)?$", text))
    score -= 0.6 * venues.is_numbered(text)
    score -= 0.4 * (text.count("(") != text.count(")"))
    score -= 0.4 * (text.count("“") != text.count("”")) if "„" not in text else 0
    return score


def best(candidates: list[list[Reading]]) -> list[tuple[Reading, float] | None]:
    """For each entry of a section its reading and the margin before a different one.

    First each entry votes with its best readings, weighted by how well they fit; then
    the shares of the votes raise the readings in the style of the section.
    """
    votes: dict[str, float] = {}
    for readings in candidates:
        top = max((r.score for r in readings), default=0.0)
        for reading in readings:
            weight = max(0.0, 1 - 2 * (top - reading.score))
            if weight:
                for key in _keys(reading):
                    votes[key] = (
                        max(votes.get(key, 0.0), 0.0) + weight / len(readings) ** 0
                    )
    totals = max(1.0, float(len(candidates)))
    return [_chosen(readings, votes, totals) for readings in candidates]


def _keys(reading: Reading) -> tuple[str, ...]:
    style = reading.style
    return (
        f"order {style.order}",
        f"delimiter {style.delimiter}",
        f"form {style.form}",
        f"{style}",
    )


def _chosen(
    readings: list[Reading], votes: dict[str, float], total: float
) -> tuple[Reading, float] | None:
    if not readings:
        return None

    def worth(reading: Reading) -> float:
        keys = _keys(reading)
        weights = (0.6, 0.5, 0.2, 0.5)
        return reading.score + sum(
            w * min(1.0, votes.get(k, 0.0) / total)
            for k, w in zip(keys, weights, strict=True)
        )

    ranked = sorted(readings, key=worth, reverse=True)
    first = ranked[0]
    other = next(
        (
            r
            for r in ranked[1:]
            if (r.title, r.authors.names) != (first.title, first.authors.names)
        ),
        None,
    )
    return first, worth(first) - worth(other) if other else 1.0
