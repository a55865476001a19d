"""Printed dates and periods of six languages as EDTF values of the printed precision."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.folding import fold

_MONTHS = (
    "january jan januar janvier janv enero ene gennaio gen janeiro jänner janner",
    "february feb februar février fevrier févr fevr fév febrero febbraio fevereiro fev",
    "march mar märz marz mär mars marzo março marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago",
    "september sept sep septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro",
)
_SEASONS = {
    21: "spring frühjahr frühling fruhjahr printemps primavera sommersemester ss sose",
    22: "summer sommer été ete verano estate verão verao",
    23: "fall autumn herbst automne otoño otono autunno outono",
    24: "winter hiver invierno inverno",
}
# A German winter semester begins in October: its first year and autumn are what is printed.
_SEASONS[23] += " wintersemester ws wise"
CODES = {
    **{fold(w): code for code, row in enumerate(_MONTHS, 1) for w in row.split()},
    **{fold(w): code for code, row in _SEASONS.items() for w in row.split()},
}
_PRESENT = (
    "present|current|now|today|ongoing|to date|date|heute|jetzt|laufend|aujourd'hui|"
    "aujourd’hui|présent|actuel(?:lement)?|en cours|presente|actual(?:idad|mente)?|"
    "(?:hasta )?la actualidad|(?:hasta )?la fecha|hasta hoy|nuestros días|hoy|oggi|attuale|in corso|atual(?:mente)?|hoje|o presente|curso|momento|la data odierna"
).replace(" ", r"\s")
_SINCE = r"since|from|seit|ab|depuis|dès|desde|dal|dall['’]|da|a\spartir\sde"
_TO = (
    r"\s*(?:[-–—−‐‑~→]+|\bto\b|\buntil\b|\bthrough\b|\bbis\b|\bà\b|\bau\b|\ba\b|\bal\b|"
    r"\bhasta\b|\bfino al\b|\baté\b|\bund\b(?=\s*heute))\s*"
)
_NAME = "|".join(
    sorted({w for r in (*_MONTHS, *_SEASONS.values()) for w in r.split()}, key=len)[
        ::-1
    ]
)
MONTH_NAMES = _NAME
_YEAR = r"(?:19[3-9]\d|20[0-4]\d)"
# "a.a. 2020/21": of the academic year.
_ACADEMIC = r"(?:a\.\s?a\.|aa\.\s?aa\.|anno\saccademico|année(?:\suniversitaire)?|curso(?:\sacadémico)?|AY|academic\syear)\s+"
_DATE = rf"""
    (?:
        (?:(?P<day{{0}}>\d{{{{1,2}}}})(?:\.?\s*(?:[-–—/]|bis|au|al)\s*(?P<till{{0}}>\d{{{{1,2}}}}))?(?:st|nd|rd|th|er|º|°|\.)?\s+(?:de\s+|di\s+)?)?
        (?P<name{{0}}>{_NAME})\b\.?
        (?:\s+(?P<day2{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th)?\b(?!\d)(?:\s*[-–—]\s*(?P<till2{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th)?\b(?!\d))?)?
        (?:,?\s*(?:de[l]?\s+|term\s+|semester\s+|of\s+)?(?P<year{{0}}>{_YEAR})(?:/\d\d(?:\d\d)?)?)?
      | (?P<year4{{0}}>{_YEAR})(?:[^\S\t\n]+|,\s+(?=[^\W\d]{{{{3,9}}}}\.?(?:\s+\d{{{{1,2}}}}(?:\s*[-–]\s*\d{{{{1,2}}}})?)?\)))(?-i:(?=[A-ZÄÖÜÉ]))(?P<name4{{0}}>{_NAME})\b\.?(?:\s+(?P<day4{{0}}>[12]\d|3[01]|0?[1-9])(?![\w:(]))?(?!\.?,?\s+{_YEAR})
      | (?P<iso{{0}}>{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\d-])
      | (?:(?P<dd{{0}}>0?[1-9]|[12]\d|3[01])[./])?(?P<mm{{0}}>0?[1-9]|1[0-2])[./](?P<year2{{0}}>{_YEAR})(?!\d)
      | (?P<year3{{0}}>{_YEAR})(?:[./](?P<mm3{{0}}>0[1-9]|1[0-2])(?!\d)|/(?P<next{{0}}>\d\d(?:\d\d)?)(?!\d))?(?![\d.]*\d)
    )
"""
_PERIOD = re.compile(
    rf"""(?<![\w/])(?<!\d[.-])
    (?:(?P<since>{_SINCE})(?:\s+|(?<=['’])))?(?:{_ACADEMIC})?
    {_DATE.format("A")}
    (?:\s*\((?:expected|anticipated|voraussichtlich)\))?
    (?:{_TO}(?:(?P<present>{_PRESENT})\b|{_DATE.format("B")}|(?P<short>\d\d|(?<=\d{{4}}[-–])\d(?=\s*[,;)]|\s*$))(?![\w/.-]*\d))
      |(?P<open>\s*[-–—]\s*(?=$|[\t\n,;:)\]])|[-–—](?=\s[^\W\d])))?
    (?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT = re.compile(
    rf"(?<![\w./-])(?P<m1>0?[1-9]|1[0-2])/(?P<y1>\d\d)\s*[-–—]\s*"
    rf"(?:(?P<m2>0?[1-9]|1[0-2])/(?P<y2>\d\d)|(?P<open>{_PRESENT}))(?![\w/])",
    re.IGNORECASE,
)
# "09/18" alone in the first cell of a row.
_CUT = re.compile(r"\s*(?P<month>0[1-9]|1[0-2])/(?P<year>\d\d)(?=\t)")
_EXPECTED = re.compile(
    r"\b(?:expected|anticipated|forthcoming|voraussichtlich|prévue?|previst[oa]|prevista|"
    r"esperad[oa]|atteso)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """EDTF start and end; a single date stands in both. `start` and `end` may be empty."""

    start: str = ""
    end: str = ""
    is_current: bool = False
    is_single: bool = False

    @property
    def years(self) -> list[int]:
        """The years that it touches, as far as both ends are stated."""
        first, last = self.start or self.end, self.end or self.start
        if not first or self.is_current:
            return [int(first[:4])] if first else []
        return list(range(int(first[:4]), int(last[:4]) + 1))


@dataclass(frozen=True)
class Found:
    """A period and the characters `begin` to `finish` of the text that say it."""

    begin: int
    finish: int
    period: Period
    # "Spring 2020 - 21" may mean two seasons or two years.
    is_ambiguous: bool = False


def find_periods(text: str) -> list[Found]:
    """All dates and periods of a text, in order. A month alone is none."""
    matches = _PERIOD.finditer(text)
    found = [one for match in matches if (one := _with_next(match) or _found(match))]
    short = [_short(match) for match in _SHORT.finditer(text)]
    if match := _CUT.match(text):
        month = _cut_month(match["month"], match["year"])
        single = Period(month, month, is_single=True)
        short.append(Found(match.start("month"), match.end(), single))
    short = [s for s in short if all(_apart(s, one) for one in found)]
    return sorted([*found, *short], key=lambda one: one.begin)


def is_expected(text: str) -> bool:
    """Whether the text says that its date lies ahead."""
    return bool(_EXPECTED.search(text))


def years_of(found: list[Found]) -> list[int]:
    """The years of several periods, sorted, each once."""
    return sorted({year for one in found for year in one.period.years})


def _found(match: re.Match[str]) -> Found | None:
    begin, finish = match.start(), match.end()
    if match["nextA"] and finish == match.end("nextA"):
        finish = match.start("nextA") - 1  # "1919/1995" is two years in a title.
    start, end = _value(match, "A"), _value(match, "B")
    if not start and not (match["nameA"] and end):
        return None
    if match["nameA"] and not start:
        start = f"{end[:4]}-{CODES[fold(match['nameA'])]:02d}"
        start += _day(match["day2A"] or match["dayA"], start)
    if not end and match["nameB"] and start[4:]:
        # "2015 June–Aug": the month of the same year.
        end = f"{start[:4]}-{CODES[fold(match['nameB'])]:02d}"
    if till := match["tillA"] or match["till2A"]:
        end = end or f"{start[:7]}-{int(till):02d}"
    if match["present"] or match["open"]:
        return Found(begin, finish, Period(start, "", True))
    if match["short"]:
        return _with_short_end(match, start)
    if match["since"] and not end:
        is_open = fold(match["since"]) not in {"from", "da", "ab"}
        return Found(begin, finish, Period(start, "", is_open, not is_open))
    if end and (end[:4] < start[:4] or len(end) == len(start) and end < start):
        return (
            None
            if end[:4] < start[:4]
            else Found(begin, finish, Period(start, start, False, True))
        )
    return Found(begin, finish, Period(start, end or start, False, not end))


def _apart(first: Found, second: Found) -> bool:
    return first.finish <= second.begin or second.finish <= first.begin


def _with_next(match: re.Match[str]) -> Found | None:
    """ "2018/2019" and "2010-11" name two years, which follow each other, not a month.

    Alone they may also be the eleventh month of 2010, so they are to be looked at.
    """
    if match["nameA"] or any(match[name] for name in ("present", "short", "open")):
        return None
    if _value(match, "B"):
        return None
    year = match["year3A"] or (match["isoA"] or "")[:4]
    behind = match["nextA"] or match["mm3A"] or (match["isoA"] or "")[5:]
    if not year or len(behind) not in (2, 4) or int(year) + 1 != _full(behind, year):
        return None
    end = str(int(year) + 1)
    is_open = bool(match["since"]) and fold(match["since"]) not in {"from", "da", "ab"}
    period = Period(year, "", True) if is_open else Period(year, end)
    return Found(match.start(), match.end(), period, not match["nextA"])


def _full(digits: str, year: str) -> int:
    """ "19" behind 2018 is 2019, "00" behind 1999 is 2000."""
    if len(digits) == 4:
        return int(digits)
    century = int(year[:2]) + (digits < year[2:])
    return century * 100 + int(digits)


def _short(match: re.Match[str]) -> Found:
    """ "10/15 – 08/18": months of years that are cut to two digits on both sides."""

    start = _cut_month(match["m1"], match["y1"])
    if match["open"]:
        return Found(match.start(), match.end(), Period(start, "", True))
    end = _cut_month(match["m2"], match["y2"])
    return Found(match.start(), match.end(), Period(start, end))


def _cut_month(month: str, year: str) -> str:
    return f"{'20' if int(year) <= 40 else '19'}{year}-{int(month):02d}"


def _with_short_end(match: re.Match[str], start: str) -> Found:
    """ "2017 - 22" ends in 2022 and "2006–7" in 2007; "99-05" cannot be told from a number, so the start has four digits."""
    year, digits = int(start[:4]), match["short"]
    span = 10 ** len(digits)
    end = year // span * span + int(digits)
    if end < year:
        end += span
    if end - year > 60:
        return Found(
            match.start(),
            match.end("year3A") if match["year3A"] else match.end(),
            Period(start, start, False, True),
        )
    return Found(match.start(), match.end(), Period(start, str(end)), len(start) > 4)


def _value(match: re.Match[str], side: str) -> str:
    """The EDTF value of one side of a period, "" for none."""
    group = {
        name.removesuffix(side): value
        for name, value in match.groupdict().items()
        if name.endswith(side)
    }
    if group["iso"]:
        return group["iso"]
    if year := group["year4"]:
        code = CODES[fold(group["name4"])]
        return f"{year}-{code:02d}" + _day(group["day4"], f"{year}-{code:02d}")
    if year := group["year3"]:
        return f"{year}-{group['mm3']}" if group["mm3"] else year
    if year := group["year2"]:
        day = f"-{int(group['dd']):02d}" if group["dd"] else ""
        return f"{year}-{int(group['mm']):02d}{day}"
    if not group["name"] or not group["year"]:
        return ""
    code, day = CODES[fold(group["name"])], group["day"] or group["day2"]
    month = f"{group['year']}-{code:02d}"
    return month + _day(day, month)


def _day(day: str | None, month: str) -> str:
    """A day as it follows a month, "" for none and behind seasons."""
    return f"-{int(day):02d}" if day and int(month[5:7]) < 13 else ""


def blanked(text: str, found: list[Found]) -> str:
    """The text with a tab in place of each date."""
    for one in reversed(found):
        text = text[: one.begin] + "\t" + text[one.finish :]
    return text
