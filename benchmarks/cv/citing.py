"""Citation styles: a work as they print it, in light Markdown, and what of it is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.cv.people import Name, Work


@dataclass(frozen=True)
class Cited:
    """A citation of one or several lines; the names and the venue as it prints them."""

    text: str
    authors: tuple[str, ...]
    venue: str | None
    order_known: bool = True


Citing = Callable[[Work, Name], Cited]


def _inverted(name: Name) -> str:
    return f"{name.family}, {name.initials}"


def _inverted_full(name: Name) -> str:
    return f"{name.family}, {name.given}"


def _initials_first(name: Name) -> str:
    return f"{name.initials} {name.family}"


def _vancouver(name: Name) -> str:
    return f"{name.family} {name.initials.replace('.', '').replace(' ', '').replace('-', '')}"


def _joined(names: list[str], last: str = " and ", comma: str = ", ") -> str:
    """ "A, B and C"; two names with `last` alone."""
    if len(names) < 2:
        return "".join(names)
    return comma.join(names[:-1]) + last + names[-1]


def _stopped(text: str) -> str:
    return text if text[-1] in ".?!" else f"{text}."


def _host(work: Work, *, proceedings: bool = True) -> str:
    """A conference as citations print it."""
    lead = "Proceedings of the " if proceedings and work.kind == "conference" else ""
    return (
        f"{lead}{work.venue} ({work.acronym})"
        if work.acronym
        else f"{lead}{work.venue}"
    )


def _bare_host(work: Work, *, proceedings: bool = True) -> str:
    return (
        "Proceedings of the " if proceedings and work.kind == "conference" else ""
    ) + work.venue


def _is_serial(work: Work) -> bool:
    return work.kind == "journal"


def _is_conference(work: Work) -> bool:
    return work.kind in ("conference", "workshop")


def _comma_end(title: str, mark: str = ",") -> str:
    return title if title[-1] in "?!" else title + mark


def apa(work: Work, owner: Name) -> Cited:
    names = [_inverted(a) for a in work.authors]
    lead = f"{_joined(names, ', & ')} ({work.year}). "
    if _is_serial(work):
        body = f"{_stopped(work.title)} *{work.venue}*, *{work.volume}*({work.issue}), {work.pages}."
    elif _is_conference(work):
        body = f"{_stopped(work.title)} In *{_host(work)}* (pp. {work.pages})."
    elif work.kind == "chapter":
        body = f"{_stopped(work.title)} In {_joined([_initials_first(e) for e in work.editors], ' & ')} (Eds.), *{work.venue}* (pp. {work.pages}). {work.publisher}."
    else:
        body = (
            f"*{work.title}*{'' if work.title[-1] in '?!' else '.'} {work.publisher}."
        )
    return Cited(lead + body, tuple(names), _bare_host(work))


def mla(work: Work, owner: Name) -> Cited:
    names = [_inverted_full(work.authors[0]), *(a.full for a in work.authors[1:])]
    lead = _stopped(_joined(names, ", and "))
    title = f"“{_stopped(work.title)}”"
    if _is_serial(work):
        body = f"{title} *{work.venue}*, vol. {work.volume}, no. {work.issue}, {work.year}, pp. {work.pages}."
    elif _is_conference(work):
        body = f"{title} *{_host(work)}*, {work.year}, pp. {work.pages}."
    elif work.kind == "chapter":
        body = f"{title} *{work.venue}*, edited by {_joined([e.full for e in work.editors])}, {work.publisher}, {work.year}, pp. {work.pages}."
    else:
        body = f"*{_stopped(work.title)}* {work.publisher}, {work.year}."
    return Cited(f"{lead} {body}", tuple(names), _bare_host(work))


def chicago(work: Work, owner: Name) -> Cited:
    names = [_inverted_full(work.authors[0]), *(a.full for a in work.authors[1:])]
    lead = _stopped(_joined(names, ", and "))
    title = f"“{_stopped(work.title)}”"
    if _is_serial(work):
        body = f"{title} *{work.venue}* {work.volume}, no. {work.issue} ({work.year}): {work.pages}."
    elif _is_conference(work):
        body = f"{title} In *{_host(work)}*, {work.pages}. {work.year}."
    elif work.kind == "chapter":
        body = f"{title} In *{work.venue}*, edited by {_joined([e.full for e in work.editors])}, {work.pages}. {work.city}: {work.publisher}, {work.year}."
    else:
        body = f"*{_stopped(work.title)}* {work.city}: {work.publisher}, {work.year}."
    return Cited(f"{lead} {body}", tuple(names), _bare_host(work))


def chicago_date(work: Work, owner: Name) -> Cited:
    names = [_inverted_full(work.authors[0]), *(a.full for a in work.authors[1:])]
    lead = f"{_stopped(_joined(names, ', and '))} {work.year}. "
    title = f"“{_stopped(work.title)}”"
    if _is_serial(work):
        body = f"{title} *{work.venue}* {work.volume} ({work.issue}): {work.pages}."
    elif _is_conference(work):
        body = f"{title} In *{_host(work)}*, {work.pages}."
    elif work.kind == "chapter":
        body = f"{title} In *{work.venue}*, edited by {_joined([e.full for e in work.editors])}, {work.pages}. {work.city}: {work.publisher}."
    else:
        body = f"*{_stopped(work.title)}* {work.city}: {work.publisher}."
    return Cited(lead + body, tuple(names), _bare_host(work))


def ieee(work: Work, owner: Name) -> Cited:
    names = [_initials_first(a) for a in work.authors]
    lead = _joined(names, ", and " if len(names) > 2 else " and ")
    title = f"“{_comma_end(work.title)}”"
    if _is_serial(work):
        body = f"{title} *{work.venue}*, vol. {work.volume}, no. {work.issue}, pp. {work.pages}, {work.year}."
    elif _is_conference(work):
        body = f"{title} in *{_host(work)}*, {work.year}, pp. {work.pages}."
    elif work.kind == "chapter":
        body = f"{title} in *{work.venue}*, {_joined([_initials_first(e) for e in work.editors])}, Eds. {work.city}: {work.publisher}, {work.year}, pp. {work.pages}."
    else:
        body = f"*{work.title}*. {work.city}: {work.publisher}, {work.year}."
    return Cited(f"{lead}, {body}", tuple(names), _bare_host(work))


def vancouver(work: Work, owner: Name) -> Cited:
    names = [_vancouver(a) for a in work.authors]
    lead = ", ".join(names) + ". " + _stopped(work.title)
    if _is_serial(work):
        body = f"{work.venue}. {work.year};{work.volume}({work.issue}):{work.pages}."
    elif _is_conference(work):
        body = f"In: {_host(work)}; {work.year}. p. {work.pages}."
    elif work.kind == "chapter":
        body = f"In: {', '.join(_vancouver(e) for e in work.editors)}, editors. {_stopped(work.venue)} {work.city}: {work.publisher}; {work.year}. p. {work.pages}."
    else:
        body = f"{work.city}: {work.publisher}; {work.year}."
    return Cited(f"{lead} {body}", tuple(names), _bare_host(work))


def bold_title(work: Work, owner: Name) -> Cited:
    names = [a.full for a in work.authors]
    return Cited(
        f"**{work.title}**\n{_joined(names)}\n*{_host(work, proceedings=False)}*, {work.year}",
        tuple(names),
        work.venue,
    )


def title_authors(work: Work, owner: Name) -> Cited:
    names = [a.full for a in work.authors]
    where = f"*{_host(work, proceedings=False)}*"
    numbers = f", {work.volume}({work.issue})" if _is_serial(work) else ""
    return Cited(
        f"{_stopped(work.title)} {_stopped(_joined(names))} {where}{numbers}, {work.year}.",
        tuple(names),
        work.venue,
    )


def humanities(work: Work, owner: Name) -> Cited:
    title = f"“{_comma_end(work.title)}”"
    if _is_serial(work):
        text = f"{title} *{work.venue}* {work.volume}.{work.issue} ({work.year}): {work.pages}."
    elif work.kind == "book":
        text = f"*{work.title}* ({work.city}: {work.publisher}, {work.year})."
    elif work.kind == "chapter":
        text = f"{title} in *{work.venue}*, ed. {_joined([e.full for e in work.editors])} ({work.city}: {work.publisher}, {work.year}), {work.pages}."
    else:
        text = f"{title} in *{_host(work)}*, {work.year}, {work.pages}."
    return Cited(text, (), _bare_host(work), False)


def british(work: Work, owner: Name) -> Cited:
    title = f"‘{work.title}’"
    if _is_serial(work):
        text = f"{title}, *{work.venue}*, {work.volume}.{work.issue} ({work.year}), {work.pages}"
    elif work.kind == "book":
        text = f"*{work.title}* ({work.publisher}, {work.year})"
    elif work.kind == "chapter":
        text = f"{title}, in *{work.venue}*, ed. by {_joined([e.full for e in work.editors])} ({work.city}: {work.publisher}, {work.year}), pp. {work.pages}"
    else:
        text = f"{title}, in *{_host(work)}* ({work.year}), pp. {work.pages}"
    return Cited(text, (), _bare_host(work), False)


def with_others(work: Work, owner: Name) -> Cited:
    others = [_initials_first(a) for a in work.authors if a != owner]
    joint = f" (with {_joined(others)})" if others else ""
    title = f"“{work.title}”"
    where = f"*{_bare_host(work, proceedings=False)}*"
    numbers = f", {work.volume}({work.issue})" if _is_serial(work) else ""
    return Cited(
        f"{title}{joint}, {where}{numbers}, {work.year}.",
        tuple(others),
        work.venue,
        False,
    )


def mathematics(work: Work, owner: Name) -> Cited:
    others = [_initials_first(a) for a in work.authors if a != owner]
    joint = f" (with {_joined(others)})" if others else ""
    where = (
        f"{work.venue} {work.volume} ({work.year}), no. {work.issue}, {work.pages}"
        if _is_serial(work)
        else f"{work.venue}, {work.year}"
    )
    return Cited(f"*{work.title}*{joint}, {where}.", tuple(others), work.venue, False)


def plain_commas(work: Work, owner: Name) -> Cited:
    names = [_initials_first(a) for a in work.authors]
    where = (
        f"{work.venue} {work.volume} ({work.year}), {work.pages}"
        if _is_serial(work)
        else f"in: {_host(work)}, {work.year}, pp. {work.pages}"
        if _is_conference(work)
        else f"{work.venue}, {work.publisher}, {work.year}"
        if work.kind == "chapter"
        else f"{work.publisher}, {work.year}"
    )
    return Cited(
        f"{_joined(names)}, *{work.title}*, {where}.", tuple(names), _bare_host(work)
    )


def acm(work: Work, owner: Name) -> Cited:
    names = [a.full for a in work.authors]
    lead = f"{_stopped(_joined(names, ', and ' if len(names) > 2 else ' and '))} {work.year}. {_stopped(work.title)}"
    if _is_serial(work):
        body = (
            f"*{work.venue}* {work.volume}, {work.issue} ({work.year}), {work.pages}."
        )
    else:
        body = (
            f"In *{_host(work)}*. {work.pages}."
            if _is_conference(work)
            else f"{work.publisher}."
            if work.kind == "book"
            else f"In *{work.venue}*. {work.publisher}, {work.pages}."
        )
    return Cited(f"{lead} {body}", tuple(names), _bare_host(work))


def nature(work: Work, owner: Name) -> Cited:
    names = [_inverted(a) for a in work.authors]
    lead = f"{_joined(names, ' & ')} {_stopped(work.title)}"
    if _is_serial(work):
        body = f"*{work.venue}* **{work.volume}**, {work.pages} ({work.year})."
    else:
        body = (
            f"In *{_host(work)}* {work.pages} ({work.year})."
            if _is_conference(work)
            else f"({work.publisher}, {work.year})."
            if work.kind == "book"
            else f"In *{work.venue}* {work.pages} ({work.publisher}, {work.year})."
        )
    return Cited(f"{lead} {body}", tuple(names), _bare_host(work))


def harvard(work: Work, owner: Name) -> Cited:
    names = [_inverted(a).replace(". ", ".") for a in work.authors]
    lead = f"{_joined(names)} ({work.year}) "
    if _is_serial(work):
        body = f"‘{work.title}’, *{work.venue}*, {work.volume}({work.issue}), pp. {work.pages}."
    else:
        body = (
            f"‘{work.title}’, in *{_host(work)}*, pp. {work.pages}."
            if work.kind != "book"
            else f"*{work.title}*. {work.city}: {work.publisher}."
        )
    return Cited(lead + body, tuple(names), _bare_host(work))


def german(work: Work, owner: Name) -> Cited:
    names = [_inverted_full(a) for a in work.authors]
    lead = f"{'; '.join(names)} ({work.year}): {_stopped(work.title)}"
    if _is_serial(work):
        body = f"In: *{work.venue}* {work.volume} ({work.issue}), S. {work.pages}."
    elif work.kind == "book":
        body = f"{work.city}: {work.publisher}."
    else:
        body = f"In: {' / '.join(e.full for e in work.editors)}{' (Hg.): ' if work.editors else ''}{_stopped(work.venue)} {work.city}{': ' if work.city else ''}{work.publisher}, S. {work.pages}."
    return Cited(f"{lead} {body}", tuple(names), work.venue)


def german_alone(work: Work, owner: Name) -> Cited:
    others = [a.full for a in work.authors if a != owner]
    joint = f" (mit {_joined(others, ' und ')})" if others else ""
    if _is_serial(work):
        where = f"in: {work.venue} {work.volume} ({work.year}), H. {work.issue}, S. {work.pages}."
    elif work.kind == "book":
        where = f"{work.city} {work.year}."
    else:
        where = f"in: {_joined([e.full for e in work.editors], ' und ')}{' (Hrsg.), ' if work.editors else ''}{work.venue}, {work.city} {work.year}, S. {work.pages}."
    return Cited(
        f"{work.title}{joint}, {where}",
        tuple(others),
        work.venue if work.kind != "book" else None,
        False,
    )


def french(work: Work, owner: Name) -> Cited:
    names = [_initials_first(a) for a in work.authors]
    lead = _joined(names, " et ")
    if _is_serial(work):
        body = f"« {work.title} », *{work.venue}*, vol. {work.volume}, n° {work.issue}, {work.year}, p. {work.pages}."
    elif work.kind == "book":
        body = f"*{work.title}*, {work.city}, {work.publisher}, {work.year}."
    else:
        body = f"« {work.title} », dans {_joined([_initials_first(e) for e in work.editors], ' et ')}{' (dir.), ' if work.editors else ''}*{work.venue}*, {work.city}, {work.publisher}, {work.year}, p. {work.pages}."
    return Cited(f"{lead}, {body}", tuple(names), work.venue)


def italian(work: Work, owner: Name) -> Cited:
    names = [_initials_first(a) for a in work.authors]
    lead = ", ".join(names)
    if _is_serial(work):
        body = f"*{work.title}*, «{work.venue}», {work.volume}, {work.issue} ({work.year}), pp. {work.pages}."
    elif work.kind == "book":
        body = f"*{work.title}*, {work.publisher}, {work.city} {work.year}."
    else:
        body = f"*{work.title}*, in *{work.venue}*, a cura di {_joined([_initials_first(e) for e in work.editors], ' e ')}, {work.publisher}, {work.city} {work.year}, pp. {work.pages}."
    return Cited(f"{lead}, {body}", tuple(names), work.venue)


def spanish(work: Work, owner: Name) -> Cited:
    names = [_inverted(a) for a in work.authors]
    lead = f"{_joined(names, ' y ')} ({work.year}). "
    if _is_serial(work):
        body = f"«{work.title}». *{work.venue}*, {work.volume}({work.issue}), pp. {work.pages}."
    elif work.kind == "book":
        body = f"*{_stopped(work.title)}* {work.city}: {work.publisher}."
    else:
        body = f"«{work.title}». En {_joined([_initials_first(e) for e in work.editors], ' y ')}{' (eds.), ' if work.editors else ''}*{work.venue}*. {work.city}: {work.publisher}, pp. {work.pages}."
    return Cited(lead + body, tuple(names), work.venue)


def abnt(work: Work, owner: Name) -> Cited:
    names = [f"{a.family.upper()}, {a.initials}" for a in work.authors]
    lead = f"{'; '.join(names)} {_stopped(work.title)}"
    if _is_serial(work):
        body = f"**{work.venue}**, v. {work.volume}, n. {work.issue}, p. {work.pages}, {work.year}."
    elif work.kind == "book":
        body = f"{work.city}: {work.publisher}, {work.year}."
    else:
        body = f"In: {'; '.join(f'{e.family.upper()}, {e.initials}' for e in work.editors)}{' (org.). ' if work.editors else ''}**{work.venue}**. {work.city}: {work.publisher}, {work.year}. p. {work.pages}."
    return Cited(f"{lead} {body}", tuple(names), work.venue)


def three_lines(work: Work, owner: Name) -> Cited:
    names = [a.full for a in work.authors]
    where = f"{_host(work, proceedings=False)}, {work.year}"
    return Cited(
        f"{_joined(names, ', and ' if len(names) > 2 else ' and ')}\n{work.title}\n{where}",
        tuple(names),
        work.venue,
    )


def linked(work: Work, owner: Name) -> Cited:
    names = [a.full for a in work.authors]
    where = work.acronym or work.venue
    return Cited(
        f"[{work.title}](https://example.org/{work.year}) [[code](https://example.org/c)]\n{', '.join(names)}\n{where} {work.year}",
        tuple(names),
        work.acronym or work.venue,
    )


CITING: dict[str, Citing] = {
    f.__name__: f
    for f in (
        apa, mla, chicago, chicago_date, ieee, vancouver, bold_title, title_authors, humanities, british, with_others,
        mathematics, plain_commas, acm, nature, harvard, german, german_alone, french, italian, spanish, abnt, three_lines, linked,
    )
}  # fmt: skip
