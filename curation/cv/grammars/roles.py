"""Roles in service: which kind of service words say, and the role before or behind what it was for."""

from __future__ import annotations

import re

_KINDS = (
    ("admissions", r"\badmissions?\b"),
    ("training", r"\btraining\b"),
    ("editorial", r"\beditor(?:ial)?\b|\bherausgeber|\br[eé]daction|\bredacci[oó]n|\bredazione|\bcomit[eé] (?:de lecture|editorial)|editorial board"),
    ("organization", r"\borgani[sz](?:er|ed|ing|ation|ator)\w*|\borganisat|\borganizzat|\bco-?organi|\borganis|\bworkshop chair|\bgeneral chair|\bpublicity chair"),
    ("committee", r"\barea chair|\bcommittees?\b|\bPC\b|\bprogram(?:me)? (?:committee|chair)|\bsenate\b|\bboard\b|\bkommission|\bcomit[eé]|\bcomitato|\bcommission|\bcomiss|\bgremi|\bpanel\b|\bsession chair|\bchair\b|\bausschuss|\bbeirat|\brepresentative|\bconsiglio"),
    ("reviewing", r"\breview(?:er|ing|ed)?s?\b|\breferee(?:ing)?\b|\bgutacht|\bbegutacht|\brelect|\b[eé]valuat|\brevis(?:or|i[oó]n|ora|ore)|\brevisione|\brevis[aã]o|\bexpertise|\bparecer"),
    ("outreach", r"\boutreach|\bdiversity|\binclusion|\bvolunteer|\bmentor|\bcommunity|\bvulgarisation|\bdivulga"),
)  # fmt: skip
_ROLE = (
    r"(?:[\w.-]+ ){0,4}?(?:reviewer|referee|member|chair|co-?chair|organi[sz]er|co-?organi[sz]er|editor|co-?editor|"
    r"part of [\w ]+|mentor|volunteer|gutachter(?:in)?|mitglied|relecteur|relectrice|revisora?|revisore|pc member|"
    r"organisateur|organisatrice|organizadora?|organizzatore|membre|miembro|membro)"
    r"(?: of(?: the)? [\w ]*?(?:committee|board|panel|team))?"
)
LEAD = re.compile(
    rf"^(?P<role>{_ROLE})\s*(?::|,(?=\s+(?-i:[^a-z]))|\b(?:for|of|at|de|für|pour|para|per|der|des|du|da|di|del)\b(?: the)?)\s+",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"(?:,\s+|\s\()(?P<role>{_ROLE})\)?$", re.IGNORECASE)
_ALONE = re.compile(_ROLE, re.IGNORECASE)
_PHRASE = re.compile(
    r"(?P<role>Part of [\w ]+?|[\w ]*[Mm]entor|[\w. ]*[Tt]raining[\w ]*|[\w ]*[Rr]eviewer[\w. ]*)"
    r"(?: (?:at|for|of)|,) (?P<venue>.+)$"
)
_AS = re.compile(
    r"\bas an? (?P<roles>[^\n]+?) to\b|^(?P<verb>Volunteered)\b", re.MULTILINE
)


def is_role(text: str) -> bool:
    """Whether a text is a role and nothing else."""
    return bool(_ALONE.fullmatch(text))


def kind_of_service(text: str) -> str | None:
    """The kind of service that words say, None if they say none."""
    return next(
        (kind for kind, words in _KINDS if re.search(words, text, re.IGNORECASE)), None
    )


def role_and_venue(text: str) -> tuple[str | None, str]:
    """ "Reviewer for X", "Mentor for X" or "X, Reviewer" as role and X."""
    if match := LEAD.match(text):
        return match["role"], text[match.end() :].strip(" .,;")
    if match := _PHRASE.match(text):
        return match["role"].strip(), match["venue"].strip(" .,;")
    if match := _BEHIND.search(text):
        return match["role"], text[: match.start()]
    return None, text


def role_below(text: str) -> str | None:
    """The role that a sentence below an entry says: "Worked as an Academic Mentor to …"."""
    match = _AS.search(text)
    return (match["roles"] or match["verb"]) if match else None
