"""The pieces of an entry's header that commas, bars, cells and lines part, and what they look like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from curation.cv.grammars.places import is_location, peel

_TITLE = re.compile(
    r"""\b(?:professor\w*|prof\b|lecturer|reader|researcher|engineer|intern|interns|internship|fellow|fellowship|
    assistant|associate|director|analyst|scientist|developer|consultant|post-?doc\w*|manager|head|chair|teacher|
    tutor|instructor|student|residency|resident|adjunct|dean|coordinator|editor|curator|librarian|archivist|officer|
    founder|co-?founder|president|specialist|technician|programmer|architect|trainee|apprentice|member|visitor|
    asistente|ayudant[ea]|coordinador[a]?|gestora?|jef[ea]|respons[aá]vel|coordinatore|organi[sz]er|convener|webmaster|treasurer|secretary|mentor|panell?ist|superintendent|technologist|surgeon|nurse|
    scholar|physician|assistantship|professorship|lectureship|strategist|economist|statistician|
    mitarbeiter\w*|dozent\w*|privatdozent\w*|lehrbeauftragte\w*|hilfskraft|hilfskr[aä]fte|assistent\w*|leiter\w*|
    vertretung|professur|praktikum|praktikant\w*|stipendiat\w*|referent\w*|doktorand\w*|vertretungsprofessur|juniorprofessor\w*|
    angestellter?|beamter?|dozentur|oberarzt|ober[aä]rztin|assistenzarzt|chefarzt|
    akademische[rn]?\s+r[aä]t\w*|wissenschaftliche[rn]?|werkstudent\w*|habilitand\w*|gastwissenschaftler\w*|
    professeure?|ma[iî]tre|ma[iî]tresse|charg[eé]e?|chercheu\w+|doctorante?|attach[eé]e?|ing[eé]nieure?|stagiaire|stage|
    enseignante?|directeur|directrice|ater|allocataire|moniteur|post-?doctorante?|
    profesora?|investigadora?|becari[oa]|ayudante|catedr[aá]tic[oa]|titular|contratad[oa]|docente|t[eé]cnic[oa]|
    professore|professoressa|ricercator\w+|assegnista|dottorand[oa]|borsista|collaborator\w+|tirocin\w+|cultore|
    professora|pesquisadora?|p[oó]s-?\s?dout\w+|posdoc\w*|bolsista|monitora?|estagi[aá]ri[oa]|est[aá]gio|assistente|investigadora?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ORG_STRONG = re.compile(
    r"""universit\w*|univ\.|\buniversidad\w*|\bcollege\b|\bpolytechni\w*|\bpolitecnico|hochschule|\b[eé]cole\b|
    \binstitut\w*|\bistituto|\bacadem(?:y|ia)|\bakademie|\b(?-i:ETH)\b|\b(?-i:EPFL)\b|\b(?-i:MIT)\b|\b(?-i:IIT)\b|\b(?-i:CNRS)\b|\b(?-i:INRIA)\b|\b(?-i:CSIC)\b|
    \b(?-i:CNR)\b|\b(?-i:INFN)\b|\bmax[- ]planck|\bfraunhofer|\bhelmholtz|\bleibniz|\binc\b|\bgmbh\b|\bltd\b|\bllc\b|\bcorp\b|
    \bS\.?p\.?A\b|\b(?-i:AG)\b|\blaborator\w*|\blabs?\b|\bmuseum|\bmus[eé]e|\bhospital|\bklinikum|\bminist\w+|\bbank\b|
    \bcompany\b|\bgoogle|\bmicrosoft|\bamazon|\bfacebook|\bmeta\b|\b(?-i:IBM)\b|\bsupaero|\bUC\s[A-Z]|\bsorbonne|\bbibliothe\w+|
    \blibrary|\bnational\b|\bagency|\bfoundation|\bstiftung|\bfondation|\blimited\b|\btechnologies\b|\bpolit[eé]cnica|
    \b(?-i:LMU)\b|\b(?-i:TU)\b|\b(?-i:KIT)\b|\b(?-i:CERN)\b|\b(?-i:NASA)\b|\b(?-i:NIH)\b|\b(?-i:UCLA)\b|\bCollegium|\bclinic\b|\bsociety\b|\bfondazione""",
    re.IGNORECASE | re.VERBOSE,
)
_ORG_WEAK = re.compile(
    r"\bschool\b|\bschule\b|\bgymnasium\b|\bcent(?:er|re|ro)\b|\bzentrum|\bresearch\b|\bgroup\b|\bprogram(?:me)?\b|\bstudio|\bconsult(?:ing|ancy)\b|\blyc[eé]e|\bliceo|\binternational\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\bdepartment|\bdept|\bfacult|\bfakult|^(?:the |graduate |medical |law )*school of|\binstitut f[uü]r|\blehrstuhl|\bd[eé]partement|\bdepartamento|\bdipartimento|\bdivision|\bgroup\b|\bchair (?:of|for)|\bseminar f[uü]r|\bUFR\b|\blab\b|\bunit\b|\bcent(?:er|re) for|\bteam\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r",\s+(?!(?:LLC|Inc|Ltd|GmbH|Corp|S\.A)\b)(?![^()]*\))|;\s+(?![^()]*\))|\s+[|–—•·]\s+(?![^()]*\))|\t|\s+-\s+(?![^()]*\))|(?<=[^\W\d_]{4})(?<!Univ)(?<!Dept)(?<!Prof)(?<!Inst)\.\s+(?=[A-ZÀ-Þ])"
)
_QUOTED = re.compile(r"„[^„“”]*[“”]|“[^“”]*”|«[^«»]*»|»[^«»]*«")
# "Assistant (Institute of Tides, University of Oslo)"
_IN_BRACKETS = re.compile(r"([^()]+?)\s*\((?:am |an der |im |at (?:the )?)?([^()]+)\)")
_AT = re.compile(
    r"\s+(?:at|@|an der|am|im|beim|bei|à la|à|au|aux|chez|en la|en el|presso(?: l[ao])?|na|no)\s+(?=[\"'“]?[A-ZÀ-Þ])"
    r"|\s+(?:à l|all|presso l|dell)['’](?=[A-ZÀ-Þ])|(?<=[a-z])\s+(?:at the|an die)\s+"
)


# "Worked with Ada Lee on tides"
_DEED = re.compile(r"[A-Z][a-z]+ed (?:with|on|in|at|for|under|the|an?)\b")


@dataclass(frozen=True)
class Piece:
    """A stretch of a header; `line` counts its lines, `place` the pieces of that line."""

    text: str
    line: int
    place: int


def pieces(lines: Iterable[str]) -> list[Piece]:
    """The pieces of the lines of a header, those of one line in order."""
    result = []
    for number, line in enumerate(lines):
        parts = [
            p.strip(" .,;:–—-|") if not p.endswith("Inc.") else p.strip()
            for p in _split(line)
        ]
        parts = [part for whole in parts for part in _at(whole)]
        result += [Piece(p, number, i) for i, p in enumerate(p for p in parts if p)]
    return result


def _split(line: str) -> list[str]:
    """The parts of a line; what is quoted is one."""
    hidden = _QUOTED.sub(lambda match: match[0].replace(",", "\0"), line)
    return [part.replace("\0", ",") for part in _SPLIT.split(hidden)]


def _at(text: str) -> list[str]:
    """ "Postdoc at MIT" as two pieces."""
    match = _IN_BRACKETS.fullmatch(text)
    if match and is_post(match[1]) and org_likeness(match[2]) >= 0.9:
        named = re.split(r",\s+", match[2])
        return [match[1], max(named, key=org_likeness)]
    match = _AT.search(text)
    if match and is_post(text[: match.start()]) and match.start() > 3:
        return [text[: match.start()], *_parted(text[match.end() :])]
    return [text]


def _parted(text: str) -> list[str]:
    """ "Chair of Tides at Northfield University" as unit and organization."""
    match = _AT.search(text)
    if match and org_likeness(text[match.end() :]) >= 0.9:
        return [text[: match.start()], text[match.end() :]]
    return [text]


def is_post(text: str) -> bool:
    """Whether a word of a text names a post."""
    return bool(_TITLE.search(text))


def post_likeness(text: str) -> float:
    """How much a text looks like the title of a position, 0 to 1."""
    if is_location(text):
        return 0.0
    if not is_post(text):
        if is_unit(text):
            return 0.0
        return 0.15 if text[:1].isupper() and len(text.split()) <= 10 else 0.0
    return 0.5 if _ORG_STRONG.search(text) and len(text.split()) > 4 else 1.0


def org_likeness(text: str) -> float:
    """How much a text looks like an organization, 0 to 1."""
    name, _ = peel(text)
    score = 0.0
    if _ORG_STRONG.search(name):
        score = 1.0
    elif _ORG_WEAK.search(name):
        score = 0.6
    elif name[:1].isupper() and not _is_phrase(name):
        score = 0.3
    if _UNIT.search(name) and not re.search(
        r"universit|college|\bETH\b", name, re.IGNORECASE
    ):
        score -= 0.45
    if is_post(name) and not re.search(
        r"universit|institut|college", name, re.IGNORECASE
    ):
        score -= 0.5
    if _DEED.match(name):
        score -= 0.6
    if len(name.split()) > 12 or re.search(r"[a-z]\. ", name):
        score -= 0.6
    return max(0.0, score)


def _is_phrase(text: str) -> bool:
    """Whether most words behind the first begin in lower case, which those of names do not."""
    words = [word for word in text.split()[1:] if len(word) > 3]
    return len(words) > 1 and sum(word[0].islower() for word in words) > len(words) / 2


def is_unit(text: str) -> bool:
    """Whether a text names a part of an organization."""
    return bool(_UNIT.search(text))
