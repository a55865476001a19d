"""Layouts of degrees, positions, talks and the rest: an entry as lines of light Markdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.cv.pages import columns
from benchmarks.cv.people import Post, Study, Talk

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}  # fmt: skip


@dataclass(frozen=True)
class Dated:
    """A period as printed, and its start and end as EDTF."""

    text: str
    start: str
    end: str | None


def dated(start: int, end: int | None, form: str, present: str, language: str) -> Dated:
    """A period from one autumn to another summer in one of five forms."""
    if form == "short" and end and start // 100 == end // 100:
        return Dated(f"{start}–{end % 100:02d}", str(start), str(end))
    if form in ("months", "numeric"):
        names = MONTHS[language].split()
        if form == "months":
            first, last = f"{names[8]} {start}", f"{names[5]} {end}"
        else:
            first, last = f"09/{start}", f"06/{end}"
        return Dated(
            f"{first} – {last if end else present}",
            f"{start}-09",
            f"{end}-06" if end else None,
        )
    if form == "since" and not end:
        since = {
            "en": "since",
            "de": "seit",
            "fr": "depuis",
            "es": "desde",
            "it": "dal",
            "pt": "desde",
        }[language]
        return Dated(f"{since} {start}", str(start), None)
    dash = " - " if form == "spaced" else "–"
    return Dated(
        f"{start}{dash}{end or present}", str(start), str(end) if end else None
    )


@dataclass(frozen=True)
class Item:
    """What a layout prints of a degree or a position."""

    what: str
    org: str
    place: str
    date: str
    extra: tuple[str, ...] = ()


Layout = Callable[[Item, bool], str]


def study_item(study: Study, date: str, labels: dict[str, str]) -> Item:
    extra = []
    if study.thesis and labels.get("thesis"):
        extra.append(f"{labels['thesis']}: {study.thesis}")
    if study.advisor and labels.get("advisor"):
        extra.append(f"{labels['advisor']}: {study.advisor.full}")
    return Item(
        f"{study.degree} {study.link} {study.field}",
        study.school,
        study.place,
        date,
        tuple(extra),
    )


def post_item(post: Post, date: str) -> Item:
    return Item(post.title, post.org, post.place, date)


def _with_extra(rows: list[str], item: Item, indent: str = "") -> str:
    return "\n".join([*rows, *(indent + row for row in item.extra)])


def one_line(item: Item, is_markdown: bool) -> str:
    return _with_extra([f"{item.what}, {item.org}, {item.place}, {item.date}"], item)


def date_first(item: Item, is_markdown: bool) -> str:
    gap = "\t" if is_markdown else " " * max(3, 26 - len(item.date))
    pad = "" if is_markdown else " " * 26
    return _with_extra(
        [f"{item.date}{gap}{item.what}, {item.org}, {item.place}"], item, pad
    )


def tab_right(item: Item, is_markdown: bool) -> str:
    if is_markdown:
        return _with_extra(
            [f"{item.what}\t{item.date}", f"{item.org}\t{item.place}"], item
        )
    return _with_extra(
        [columns(item.what, item.date), columns(item.org, item.place)], item
    )


def stacked(item: Item, is_markdown: bool) -> str:
    return _with_extra([f"{item.org}, {item.place}", item.date, item.what], item)


def org_head(item: Item, is_markdown: bool) -> str:
    head = f"**{item.org}**, {item.place}"
    first = f"{head}\t{item.date}" if is_markdown else columns(head, item.date)
    return _with_extra([first, f"*{item.what}*"], item)


def parenthesis(item: Item, is_markdown: bool) -> str:
    return _with_extra([f"{item.what}, {item.org} ({item.date})"], item)


def headed(item: Item, is_markdown: bool) -> str:
    return _with_extra([f"### {item.org}", item.date, f"**{item.what}**"], item)


def colon(item: Item, is_markdown: bool) -> str:
    return _with_extra([f"{item.date}: {item.what}, {item.org}, {item.place}"], item)


def nested(item: Item, is_markdown: bool) -> str:
    rows = [
        f"{item.date}: {item.what}",
        f"  * {item.org}",
        *(f"  * {row}" for row in item.extra),
    ]
    return "\n".join(rows)


def table(item: Item, is_markdown: bool) -> str:
    return f"| {item.date} | {'<br>'.join([f'{item.what}, {item.org}', *item.extra])} |"


def what_bold(item: Item, is_markdown: bool) -> str:
    return _with_extra(
        [f"**{item.what}**, {item.date}", f"{item.org}, {item.place}"], item
    )


def at_place(item: Item, is_markdown: bool) -> str:
    return _with_extra([f"{item.what} at {item.org} ({item.date})"], item)


def org_first(item: Item, is_markdown: bool) -> str:
    return _with_extra([f"{item.org}, {item.place}. {item.what}, {item.date}"], item)


def bars(item: Item, is_markdown: bool) -> str:
    return _with_extra(
        [f"**{item.what}** | {item.org} | {item.place} | {item.date}"], item
    )


LAYOUTS: dict[str, Layout] = {
    f.__name__: f
    for f in (one_line, date_first, tab_right, stacked, org_head, parenthesis, headed, colon, nested, table, what_bold, at_place, org_first, bars)
}  # fmt: skip


def talk_quoted(talk: Talk, month: str) -> str:
    return f"“{talk.title},” {talk.event}, {talk.host}, {month} {talk.year}."


def talk_year_first(talk: Talk, month: str) -> str:
    return f"{talk.year}. “{talk.title}.” {talk.event}, {talk.host}, {talk.place}."


def talk_event_only(talk: Talk, month: str) -> str:
    return f"{talk.event}, {talk.host}, {talk.place}, {month} {talk.year}"


def talk_italic(talk: Talk, month: str) -> str:
    return (
        f"*{talk.title}*, {talk.event}, {talk.host}, {talk.place}, {month} {talk.year}"
    )


TALKS = {
    f.__name__: f for f in (talk_quoted, talk_year_first, talk_event_only, talk_italic)
}
AWARDS: dict[str, Callable[[str, str, int], str]] = {
    "behind": lambda title, org, year: f"{title}, {org}, {year}",
    "before": lambda title, org, year: f"{year}: {title}, {org}",
    "bracket": lambda title, org, year: f"{title} ({year}), {org}",
    "tab": lambda title, org, year: f"{year}\t{title}, {org}",
}
