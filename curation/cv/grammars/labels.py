"""Labelled parts of an entry: advisors and mentors, grades, theses, courses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curation.cv.flow import plain
from curation.cv.grammars.authors import read_authors
from curation.cv.grammars.names import bare, likeness

_MENTOR = (
    r"(?:co[- ]?)?(?:ph\.?d\.? |doctoral |dissertation |thesis |research |academic |faculty |primary |industry |main )*"
    r"(?:advis[oe]rs?|supervis[oe]rs?(?: of (?:the |my )?(?:thesis|dissertation|work))?|mentors?|hosts?|committee(?: members?)?|chairs?|supervised by|advised by|mentored by|hosted by|(?:(?:research |work )?(?:conducted |carried out |done )?under the (?:supervision|guidance|direction|mentorship) of)|under)|"
    r"(?:erst|zweit|doktor|haupt)?(?:betreuer(?:in)?(?:nen)?|gutachter(?:in)?|doktorvater|doktormutter)|betreut von|"
    r"(?:co-?)?directeurs?(?: de th[eè]se)?|(?:co-?)?directrices?(?: de th[eè]se)?|sous la direction de|encadrants?|"
    r"directora?(?:es)?(?: de tesis)?|dirigid[ao] por|tutor(?:a|es)?|relator[ei]|relatrice|supervisor[ei]|supervisora?|"
    r"orientador(?:a|es)?|co-?orientador(?:a)?|pi|[1-4](?:st|nd|rd|th)(?= ?:)"
)
_PEOPLE = re.compile(
    rf"(?:^|(?<=[\n\t(;,.])|(?<=[,;(–—|] )|\s(?=[^\n:]{{3,30}}:))\s*(?P<label>(?:{_MENTOR})(?:\s*:\s*1st)?)(?:\s*\([^)]*\))?(?:\s*[:–—]\s*|\s+(?=(?:Prof|Drs?|PD|Herr|Frau|M\.|Mme)\.?\s)|\s+(?=[A-ZÀ-Þ][\w.'’-]+ (?:[A-ZÀ-Þ]\.? )?[A-ZÀ-Þ][\w'’-]+\s*(?:$|[\n\t|;)]))|(?<=by)\s+|(?<=de)\s+|(?<=von)\s+|(?<=of)\s+|(?<=por)\s+)(?P<people>[^\n\t]+)",
    re.IGNORECASE,
)
_GPA = re.compile(
    r"\(?\b(?:(?:cumulative |overall |final )?(?:C?GPA|grade(?: point average)?|CPI|Note|Abschlussnote|Gesamtnote|mention|Mention|media|nota media|voto|m[eé]dia|average|WAM))\b\s*(?:of|:|=|–|-)?\s*(?P<grade>\d{1,3}(?:[.,]\d{1,3})?(?:\s*(?:/|out of|von|sur|su)\s*\d{1,3}(?:[.,]\d{1,3})?)?)\)?",
    re.IGNORECASE,
)
_BARE_GRADE = re.compile(
    r"\(?\b(?P<grade>\d{1,3}(?:\.\d{1,2})?\s*/\s*(?:4(?:\.0{1,2})?|5(?:\.0)?|10(?:\.0)?|20|100|110(?:\s*e lode)?|30))\)?(?!\d)"
)
_THESIS = re.compile(
    r"(?:(?<=[\n\t(.;,])|(?<=[.;,(] )|^|(?<=mit der)|(?<=with the)|(?<=with a))\s*(?P<label>(?:ph\.?d\.? |doctoral |doktor|master'?s?[ -]?|bachelor'?s?[ -]?|undergraduate |senior |honou?rs |m\.?sc\.? |b\.?sc\.? )*(?:thesis|dissertation|dissertationsschrift|dissertationsthema|(?-i:[A-ZÄÖÜ])[a-zäöüß]*arbeit|arbeit|th[eè]se|m[eé]moire|tesi|tesis|tese|disserta[cç][aã]o|disertaci[oó]n)(?: (?:title|topic|titel|titre|titolo|project|doctoral|di (?:laurea|dottorato)|de doctorado|de doutorado|de mestrado|de maestr[ií]a|de m[aá]ster))*)\s*(?:[:–—]|\bon\b(?=\s)|,|(?=[“\"„«‘]))\s*(?P<title>[“\"„«‘'][^”\"“»\n]+[”\"“»’']|»[^«]+«|[^\n\t]+?)(?=[.;]\s*(?:advis|supervis|research (?:conducted|done)|work done|under the|betreu|direct|direttor|relator|orientad|gutacht)|[.]?\s*[\n\t]|[.]?\s*$)",
    re.IGNORECASE,
)
_COURSES = re.compile(
    r"(?:^|(?<=[\n\t;.])|(?<=[;.] ))\s*(?P<label>(?:(?:relevant|related|selected|key|main|core|major|notable|graduate|advanced) ){0,2}(?:courses?(?:work| work)?(?: taken)?|lehrveranstaltungen|kurse|cours(?: suivis)?|cursos|corsi|disciplinas)(?: (?:include|included))?)\s*[:–—]\s*(?P<courses>[^\n\t]+)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^(?:primary|secondary|main|co-?\s?chair|chair|co-?\s?advis[oe]r|advis[oe]r|co-?\s?supervis[oe]r|supervis[oe]r|committee(?: member| chair)?|mentor|host|reader|external(?: examiner| member)?|internal|erstgutachter(?:in)?|zweitgutachter(?:in)?|co-?directeur|co-?directora?|co-?director|second|first)$",
    re.IGNORECASE,
)


# A row of so many characters may have been broken by the page.
_FULL_ROW = 55


@dataclass(frozen=True)
class Mentor:
    """Someone who advised, as printed without honorifics; the role where one is printed."""

    name: str
    role: str | None = None


@dataclass(frozen=True)
class Labelled:
    """A labelled part: the characters it takes, its label, and what it says."""

    begin: int
    finish: int
    label: str
    value: str


# What stands behind these is what a header says without them.
_PLAIN_LABEL = re.compile(
    r"""^(?:degree|period|duration|dates?|time|university|institution|institute|school|employer|organi[sz]ation|company|
    (?:research|job|position)\stitle|position|place|location|department|field|subject|
    abschluss|hochschule|universit[äà]t?|zeitraum|arbeitgeber|fachrichtung|
    dipl[oô]me|universit[eé]|p[eé]riode|employeur|poste|lieu|
    t[ií]tulo|universidade?|periodo|per[ií]odo|cargo|empresa|centro|titolo|datore\sdi\slavoro|istituto)\s*(?::\s*|\t)(?=\S)""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


def unlabelled(text: str) -> str:
    """The rows of a header without the words that only say what follows: "University: …"."""
    return _PLAIN_LABEL.sub("", text)


def people_labels(text: str) -> list[Labelled]:
    """The parts that name advisors, mentors, hosts."""
    result = []
    match = _PEOPLE.search(text)
    while match:
        people = until_prose(match["people"] + _rest_of_list(text, match))
        at = match.end("label")
        if mentors(people):
            at = match.start("people") + len(people)
            label = plain(match["label"])
            result.append(Labelled(match.start("label"), at, label, people))
        match = _PEOPLE.search(text, at)
    return result


def _rest_of_list(text: str, match: re.Match[str]) -> str:
    """The next row, where the page broke a list of names at its end."""
    begin = text.rfind("\n", 0, match.start("people")) + 1
    broken, _, behind = text[match.end("people") :].partition("\n")
    if broken.strip() or match.end("people") - begin < _FULL_ROW:
        return ""
    row = behind.split("\n")[0]
    whole = read_authors(f"{match['people']} {row}")
    is_list = len(whole.names) > 1 and whole.quality >= 0.9
    return f"{broken}\n{row}" if row and is_list else ""


def until_prose(text: str) -> str:
    """The names at the beginning of a text: up to a bracket that was opened before, or a sentence's end."""
    depth = 0
    for i, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return text[:i]
    match = re.search(
        r"(?<![A-Z])(?<!Prof)(?<!Drs)(?<!Dr)(?<!nat)(?<!rer)(?<!habil)(?<!Dott)(?<!Mr)(?<!Ms)\.\s+(?=[A-Z])|\s+[–—|]\s+|;\s+(?=\w+:)",
        text,
    )
    return text[: match.start()] if match else text


def mentors(text: str) -> list[Mentor]:
    """The people of a list of names with honorifics, roles and affiliations in brackets."""
    found = read_authors(text)
    roles = {place: note for place, note in found.notes if _ROLE.match(note)}
    return [
        Mentor(name, roles.get(i))
        for i, printed in enumerate(found.names)
        if likeness(name := bare(printed)) >= 0.8
    ]


def grade(text: str) -> Labelled | None:
    """The grade of a degree as printed, with what it is out of."""
    match = _GPA.search(text) or _BARE_GRADE.search(text)
    return match and Labelled(match.start(), match.end(), "gpa", match["grade"].strip())


def courses(text: str) -> Labelled | None:
    """The courses of a degree, as one list."""
    match = _COURSES.search(text)
    return match and Labelled(
        match.start("label"), match.end(), plain(match["label"]), match["courses"]
    )


def listed(text: str) -> list[str]:
    """The items of a list in a line; what stands in brackets stays together."""
    parts = re.split(
        r"[;•·]\s*" if re.search("[;•·]", text) else r",\s*(?![^(]*\))", text
    )
    return [item for part in parts if (item := plain(part).strip(" ."))]


def thesis(text: str) -> Labelled | None:
    """The title of a thesis."""
    match = _THESIS.search(text)
    if not match:
        return None
    title = plain(match["title"]).strip(" “”\"„«»‘’'.,;")
    if len(title.split()) < 2:
        return None
    return Labelled(match.start("label"), match.end(), plain(match["label"]), title)
