"""An entry of structured data, {"position": …, "name": …, …}, as a row and its lists."""

from __future__ import annotations

from collections.abc import Iterator

from curation.cv.extractors.structured.inline import inline
from curation.cv.extractors.structured.tree import Value
from curation.cv.lines import Line, Style
from curation.cv.runs import Run, line_of

# What an entry is called comes first; the rest keeps its order, place and time come last.
FIRST = (
    "title",
    "position",
    "role",
    "jobTitle",
    "studyType",
    "degree",
    "area",
    "course",
)
LAST = ("location", "city", "region", "country", "year", "years", "date", "releaseDate")
# Together they are one cell: "Ph.D." and "Mathematics", a first and a last day.
PAIRS = {
    "area": ("studyType", "degree"),
    "endDate": ("startDate",),
    "end_date": ("start_date",),
    "end": ("start",),
}
# Lists of names stay in one cell, as they are printed.
IN_ONE_CELL = {"authors", "keywords", "author", "editors", "advisors"}
LINKS = {"url", "website", "link", "pdf", "doi_url", "html"}
# Long text below the row.
PROSE = {
    "summary",
    "description",
    "abstract",
    "reference",
    "details",
    "content",
    "note",
}
# What only a program needs.
SILENT = {
    "type", "icon", "image", "id", "key", "picture", "width", "fluency_level", "style",
}  # fmt: skip


def lines(entry: Value) -> Iterator[Line]:
    """The row of an entry, then its prose and its lists."""
    shown = [(key.text, value) for key, value in entry.fields if key.text not in SILENT]
    is_pair = len(shown) == 2 and all(value.is_scalar for _, value in shown)
    short = [(key, value) for key, value in shown if is_pair or _is_cell(key, value)]
    if short:
        yield row(short, _link(shown))
    for key, value in shown:
        if (key, value) not in short and key not in LINKS:
            yield from below(value, 0)


def row(fields: list[tuple[str, Value]], href: str | None) -> Line:
    """One line; where the entry leads hangs on its first cell."""
    cells: list[list[Run]] = []
    places: dict[str, int] = {}
    for key, value in sorted(fields, key=_rank):
        before = next(
            (places[one] for one in PAIRS.get(key, ()) if one in places), None
        )
        if before is None:
            places[key] = len(cells)
            cells.append(runs(value))
        else:
            mark = " " if key == "area" else " – "
            cells[before] += [Run(mark), *runs(value)]
    if href and cells:
        cells[0] = [
            Run(r.text, r.styles | {Style.LINK}, r.href or href) for r in cells[0]
        ]
    if "startDate" in places and "endDate" not in dict(fields):
        cells[places["startDate"]].append(Run(" –"))  # JSON Resume: it goes on.
    numbers = [number for _, value in fields for number in (value.first, value.last)]
    return line_of(cells, min(numbers), max(numbers))


def runs(value: Value) -> list[Run]:
    """A scalar, or what a list or mapping holds, parted by commas."""
    if value.is_scalar:
        return inline(value.text)
    parts = value.items or tuple(inner for _, inner in value.fields)
    found: list[Run] = []
    for part in parts:
        found += [*([Run(", ")] if found else []), *runs(part)]
    return found


def below(value: Value, depth: int) -> Iterator[Line]:
    """Text as paragraphs, a list as items, entries within an entry as entries."""
    if value.is_scalar:
        for text in filter(str.strip, value.text.split("\n")):
            yield line_of([inline(text)], value.first, value.last)
    for item in value.items:
        if item.is_scalar:
            yield line_of(
                [inline(item.text)], item.first, item.last, mark="-", indent=2 * depth
            )
        elif item.items:
            yield from below(item, depth + 1)
        else:
            yield from lines(item)
    for _, inner in value.fields:
        yield from below(inner, depth)


def _is_cell(key: str, value: Value) -> bool:
    if key in LINKS or key in PROSE:
        return False
    if value.is_scalar:
        return bool(value.text.strip())
    return key in IN_ONE_CELL or (key in LAST and not value.items)


def _rank(field: tuple[str, Value]) -> int:
    key = field[0]
    if key in FIRST:
        return FIRST.index(key)
    if key in LAST:
        return 100 + LAST.index(key)
    return 201 if key in PAIRS else 200 if key.lower().startswith("start") else 50


def _link(fields: list[tuple[str, Value]]) -> str | None:
    return next(
        (
            value.text
            for key, value in fields
            if key in LINKS and value.text.startswith("http")
        ),
        None,
    )
