"""Partial dates: EDTF level 0 and the part of level 1 that CVs need, with their first and last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

# EDTF season codes as (first month, last month); winter ends in the next year.
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
SEASON_NAMES = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
QUALIFIERS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}

_FORM = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
    r"(?P<qualifier>[?~%])?",
    # EDTF digits are ASCII: "２０１９" is not a date.
    re.ASCII,
)

# For schemas: what the form alone can say, in the regular expressions of ECMA-262.
PATTERN = (
    "((?!0000)[0-9]{4}"
    "(-(0[1-9]|1[0-2]|2[1-4])|-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?"
    "|(?!000X)[0-9]{3}X|(?!00XX)[0-9]{2}XX)[?~%]?"
)


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date as precise as it was stated; ordered by its first day, then its last."""

    earliest: dt.date
    latest: dt.date
    value: str

    def __str__(self) -> str:
        return self.value

    @property
    def year(self) -> int:
        return self.earliest.year

    @property
    def is_season(self) -> bool:
        return len(self.value) >= 7 and self.value[5:7] in {"21", "22", "23", "24"}


def parse(value: str) -> PartialDate:
    """The partial date of "2019", "2019-08", "2019-11-20", "2018-23", "201X" or "2019~".

    Seasons are 21 spring, 22 summer, 23 autumn, 24 winter (December to February).
    Raises ValueError with a sentence that says what is wrong.
    Source: Extended Date/Time Format (EDTF) Specification, levels 0 and 1 (ISO 8601-2).
    """
    match = _FORM.fullmatch(value)
    if not match:
        raise ValueError(
            f"{value!r} is not a date: write 2019, 2019-08, 2019-08-20 "
            "or a season such as 2018-23 (autumn)"
        )
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        return _unspecified_year(value, year, month)
    if year == "0000":
        raise ValueError(f"{value!r} is not a date: there is no year 0000")
    if month is None:
        first, last = dt.date(int(year), 1, 1), dt.date(int(year), 12, 31)
    elif day is None:
        first, last = _month_or_season(value, int(year), int(month))
    else:
        first = last = _day(value, int(year), int(month), int(day))
    return PartialDate(first, last, value)


def _unspecified_year(value: str, year: str, month: str | None) -> PartialDate:
    if month is not None:
        raise ValueError(f"{value!r} is not a date: {year} cannot have a month")
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first == 0:
        raise ValueError(f"{value!r} is not a date: there is no year 0000")
    return PartialDate(dt.date(first, 1, 1), dt.date(last, 12, 31), value)


def _month_or_season(value: str, year: int, code: int) -> tuple[dt.date, dt.date]:
    if code in SEASONS:
        start, end = SEASONS[code]
        end_year = year + (end < start)
        if end_year > dt.MAXYEAR:
            raise ValueError(f"{value!r} is not a date: its winter ends after 9999")
    elif 1 <= code <= 12:
        start = end = code
        end_year = year
    else:
        raise ValueError(
            f"{value!r} is not a date: {code:02d} is neither a month (01–12) "
            "nor a season (21–24)"
        )
    return dt.date(year, start, 1), _month_end(end_year, end)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(value: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{value!r} is not a date: {error}") from None


def bounds(
    start: str, end: str, *, is_current: bool = False
) -> tuple[dt.date | None, dt.date | None]:
    """First day of `start` and last day of `end`; an open side is None.

    With only one of the two given, it bounds both sides, unless `is_current`
    leaves the end open. Raises ValueError for a bad date or an end before the start.
    """
    first = parse(start) if start else None
    last = parse(end) if end else None
    if first and last and last.latest < first.earliest:
        raise ValueError(f"ends ({end}) before it starts ({start})")
    earliest = (first or last).earliest if first or last else None  # type: ignore[union-attr]
    if is_current:
        return earliest, None
    latest = (last or first).latest if first or last else None  # type: ignore[union-attr]
    return earliest, latest


def display(value: str, *, is_long: bool = False) -> str:
    """The date in words: "2019", "Aug 2019", "20 Aug 2019", "Autumn 2018", "2010s", "about 2019".

    A long one spells the month out: "August 2019".
    """
    date = parse(value)
    bare = value.rstrip("?~%")
    text = _display_bare(bare, date, is_long)
    if value.endswith("?"):
        return f"{text} (uncertain)"
    if value.endswith("~"):
        return f"about {text}"
    if value.endswith("%"):
        return f"about {text} (uncertain)"
    return text


def _display_bare(bare: str, date: PartialDate, is_long: bool) -> str:
    if "X" in bare:
        return f"{date.earliest.year}–{date.latest.year}"
    if len(bare) == 4:
        return bare
    if date.is_season:
        return f"{SEASON_NAMES[int(bare[5:7])]} {bare[:4]}"
    months = calendar.month_name if is_long else calendar.month_abbr
    month = months[date.earliest.month]
    if len(bare) == 7:
        return f"{month} {bare[:4]}"
    return f"{date.earliest.day} {month} {bare[:4]}"


def display_range(
    start: str, end: str, *, is_current: bool = False, is_expected: bool = False
) -> str:
    """The range in words: "2017 – 22", "Aug 2019 – May 2023 (expected)", "2022 –", "Summer 2021"."""
    if start and end and start != end:
        text = f"{display(start)} – {_short_end(start, end)}"
    elif start and not end and is_current:
        text = f"{display(start)} –"
    else:
        text = display(start or end) if start or end else ""
    return f"{text} (expected)" if is_expected and text else text


def _short_end(start: str, end: str) -> str:
    """Two plain years of one century print the second one short."""
    if len(start) == len(end) == 4 and start[:2] == end[:2] and (start + end).isdigit():
        return end[2:]
    return display(end)
