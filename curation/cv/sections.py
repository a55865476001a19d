"""Parts a CV into sections: the words of a heading decide over its level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from curation.cv.entries import is_date_alone
from curation.cv.grammars.headings import Announced, Kind, announced
from curation.cv.grammars.periods import find_periods
from curation.cv.lines import Line, Style

# Sections whose subheadings ("Journals", "PhD Students") do not begin another kind.
_HOSTS = (
    Kind.PUBLICATIONS,
    Kind.SERVICE,
    Kind.MENTEES,
    Kind.TALKS,
    Kind.TEACHING,
    Kind.POSITIONS,
)
# What a heading below another announces: papers that were presented are talks, and
# courses of the own studies are no teaching.
_NESTED: dict[tuple[Kind | None, Kind], Kind] = {
    (Kind.TALKS, Kind.PUBLICATIONS): Kind.TALKS,
    (Kind.EDUCATION, Kind.TEACHING): Kind.OTHER,
    (Kind.EDUCATION, Kind.TALKS): Kind.OTHER,
}
_LONGEST = 70  # characters of a heading
# "(as of October 2024)" behind a heading is no date of an entry.
_BRACKETS = re.compile(r"\([^()]*\)")
_LABELLED = re.compile(r"[^:]{2,40}:\s+\S")
_QUOTED = re.compile(r"[“\"„«][^”\"“»]{15,}[”\"“»]|»[^«]{15,}«")
_INITIAL = re.compile(r"\b[A-Z]\.")


@dataclass
class Section:
    """Lines below a heading; `headings` are those that lead here, outermost first."""

    kind: Kind | None
    headings: tuple[Line, ...] = ()
    lines: list[Line] = field(default_factory=list)
    # The heading of another kind below which this one stands, by its level.
    host: tuple[Line, ...] = ()

    @property
    def title(self) -> str:
        """The words of its headings, outermost first."""
        return " / ".join(line.text for line in self.headings)


@dataclass(frozen=True)
class _Signature:
    """How a heading is set."""

    level: int
    is_upper: bool
    is_bold: bool
    indent: int


def sections(lines: Sequence[Line]) -> list[Section]:
    """The sections in order; the first has no kind and holds what stands above all headings."""
    lines = _without_side_headings(lines)
    signatures = {
        _signature(line) for i, line in enumerate(lines) if _heading(lines, i, None)
    }
    result = [Section(None)]
    for i, line in enumerate(lines):
        current = result[-1]
        if found := _heading(lines, i, current):
            result.append(_opened(current, line, found))
        elif _ends(lines, i, current, signatures):
            result.append(_beside(current, line) or Section(None, (line,)))
        else:
            current.lines.append(line)
    return result


def _heading(
    lines: Sequence[Line], i: int, current: Section | None
) -> Announced | None:
    """What a line announces as a heading; None for any other line."""
    line = lines[i]
    if not _has_shape(line) or _LABELLED.match(line.text):
        return None
    found = announced(line.text.rstrip(":"))
    if found and found.is_open and not _quotes_works(lines, i):
        return None
    if not found or find_periods(_BRACKETS.sub("", line.text)):
        return None
    is_unset = current is not None and current.kind is None and not line.heading
    if not found.is_strong and is_unset:
        return None
    if (
        found.coverage == 1
        and _is_free(lines, i)
        and (found.is_strong or _is_alone(lines, i))
    ):
        return found
    is_peer = current is not None and _is_peer(line, current)
    return found if found.coverage >= _needed(line, found, is_peer) else None


def _quotes_works(lines: Sequence[Line], i: int) -> bool:
    """Whether most of what stands below a heading quotes a title."""
    below: list[Line] = []
    for line in lines[i + 1 : i + 40]:
        if line.heading and (not lines[i].heading or line.heading <= lines[i].heading):
            break
        below += [line] if line.text else []
    quoted = sum(bool(_QUOTED.search(line.text)) for line in below)
    return quoted > 0 and quoted >= 0.5 * len(below)


def _needed(line: Line, found: Announced, is_peer: bool) -> float:
    """The share of known words that a heading needs, the less the more it is set apart."""
    if line.heading:
        return (0.3 if is_peer else 0.5) if found.is_strong else 0.75
    if not _stands_out(line):
        return 1.01
    if not found.is_strong:
        return 0.99
    return 0.5 if line.text.isupper() else 0.6


def _has_shape(line: Line) -> bool:
    if not line.text or len(line.text) > _LONGEST:
        return False
    if line.text[-1] in ".,;" and not line.heading:
        return False
    if line.cells or not line.text[0].isalnum():
        return False
    return (
        not line.mark
        or bool(line.heading)
        or bool(re.fullmatch(r"[A-Z0-9IVX]+[.)]", line.mark))
    )


def _stands_out(line: Line) -> bool:
    return (
        line.text.isupper()
        or _is_set(line, Style.BOLD)
        or _is_set(line, Style.SMALL_CAPS)
        or line.text.endswith(":")
    )


def _is_set(line: Line, style: Style) -> bool:
    covered = sum(s.end - s.start for s in line.spans if s.style == style)
    return covered >= 0.9 * len(line.text.rstrip(":"))


def _is_free(lines: Sequence[Line], i: int) -> bool:
    """Whether a line has a blank one above it."""
    return i == 0 or not lines[i - 1].text or bool(lines[i].heading)


def _is_alone(lines: Sequence[Line], i: int) -> bool:
    """Whether a line of two words or more has a blank one below it too."""
    return i + 1 < len(lines) and not lines[i + 1].text and " " in lines[i].text


def _signature(line: Line) -> _Signature:
    return _Signature(
        line.heading,
        line.text.isupper(),
        _is_set(line, Style.BOLD),
        0 if line.heading else line.indent,
    )


def _is_set_like(line: Line, other: _Signature) -> bool:
    """Whether a line is set as a heading; a level says so, whether it is an acronym or not."""
    return line.heading == other.level if line.heading else _signature(line) == other


def _opened(current: Section, line: Line, found: Announced) -> Section:
    """The section that a heading begins; a weak one keeps the kind that runs."""
    if _is_deeper(line, current) and (kind := _NESTED.get((current.kind, found.kind))):
        return Section(kind, _path(current, line))
    if current.kind and not _outranks(line, current):
        if not found.is_strong and current.kind in _HOSTS:
            return Section(current.kind, _path(current, line))
        if found.kind == current.kind or _belongs(found.kind, current.kind):
            return Section(current.kind, _path(current, line))
    if not found.is_strong and found.kind != Kind.POSITIONS and current.kind in _HOSTS:
        if not _is_peer(line, current) or found.kind == current.kind:
            return Section(current.kind, _path(current, line))
        if _belongs(found.kind, current.kind):
            return Section(current.kind, _path(current, line))
    return Section(found.kind, (line,), host=_host(current, line))


def _host(current: Section, line: Line) -> tuple[Line, ...]:
    """The heading above a subheading that begins another kind."""
    above = current.headings[:1] if _is_deeper(line, current) else current.host
    return above if above and line.heading > above[0].heading > 0 else ()


def _beside(current: Section, line: Line) -> Section | None:
    """The section of an unknown heading that stands beside a subheading: that of the heading above both."""
    above = current.host or current.headings[:-1][:1]
    if not above or not line.heading > above[0].heading > 0:
        return None
    found = announced(above[0].text.rstrip(":"))
    return Section(found.kind, (*above, line)) if found else None


def _is_deeper(line: Line, current: Section) -> bool:
    """Whether the levels of headings say that one stands below the section's."""
    return bool(current.headings) and line.heading > current.headings[0].heading > 0


def _is_peer(line: Line, current: Section) -> bool:
    """Whether the levels of headings say that one stands beside the section's."""
    first = current.headings[0].heading if current.headings else 0
    return line.heading == first > 0


def _belongs(kind: Kind, host: Kind) -> bool:
    """ "Journals" and "Workshops" below "Reviewing" name what is reviewed."""
    return host == Kind.SERVICE and kind in (Kind.PUBLICATIONS, Kind.OTHER)


def _outranks(line: Line, current: Section) -> bool:
    first = current.headings[0]
    if line.heading and line.heading != first.heading:
        # A line that only looks like a heading stands below every real one.
        return not first.heading or line.heading < first.heading
    return _signature(line) == _signature(first)


def _path(current: Section, line: Line) -> tuple[Line, ...]:
    """The headings that lead to `line`: those that are set like it or lower make way."""
    kept = [
        above
        for k, above in enumerate(current.headings)
        if k == 0
        and _signature(above) != _signature(line)
        or (line.heading and 0 < above.heading < line.heading)
    ]
    return (*kept, line)


def _ends(
    lines: Sequence[Line], i: int, current: Section, signatures: set[_Signature]
) -> bool:
    """Whether a line is a heading of unknown words, which ends the section that runs."""
    line = lines[i]
    if not current.headings or not _has_shape(line) or _LABELLED.match(line.text):
        return False
    if line.heading:
        if line.heading > current.headings[-1].heading > 0:
            return False
    elif (
        current.headings[0].heading
        or not _stands_out(line)
        or not _is_free(lines, i)
        or len(line.text.split()) > 6
    ):
        return False
    if not any(_is_set_like(line, other) for other in signatures):
        return False
    return not _begins_entry(lines, i, _is_peer(line, current))


def _begins_entry(lines: Sequence[Line], i: int, is_peer: bool) -> bool:
    """Whether what follows a heading is an entry's: a date alone, or names in a row.

    Below a heading that is set like the section's, names may be those of other things.
    """
    if find_periods(lines[i].text) or lines[i].cells:
        return True
    below = [line for line in lines[i + 1 : i + 9] if line.text][:3]
    return any(
        is_date_alone(line) or not is_peer and _looks_like_authors(line.text)
        for line in below
    )


def _looks_like_authors(text: str) -> bool:
    if _LABELLED.match(text):
        return False  # "Languages: Fortran, Python"
    parts = re.split(r",\s*(?:and\s)?|;\s*|\s(?:and|&|und|et|y|e)\s", text)
    names = [
        p
        for p in parts
        if re.fullmatch(r"(?:[A-ZÀ-Þ][\w.'’*†‡-]*\s?){1,4}\W*", p.strip())
    ]
    return len(names) >= 2 and len(names) >= 0.6 * len(parts)


def _without_side_headings(lines: Sequence[Line]) -> list[Line]:
    """Headings in a column of their own stand above their section instead."""
    result: list[Line] = []
    for line in lines:
        found = (
            announced(line.cells[0].rstrip(":"))
            if line.cells and not line.mark
            else None
        )
        if (
            not found
            or not found.is_strong
            or found.coverage < 1
            or find_periods(line.cells[0])
        ):
            result.append(line)
            continue
        head = line.cells[0]
        result.append(Line(line.number, "", last=line.number, page=line.page))
        result.append(replace(line, text=head, cells=(), spans=(), last=line.number))
        rest = line.text[len(head) :].strip()
        cells = line.cells[1:] if len(line.cells) > 2 else ()
        result.append(
            replace(
                line,
                text=rest,
                cells=cells,
                spans=(),
                indent=line.indent + len(head) + 3,
            )
        )
    return result
