"""Printed venues: long form, acronym, year; volume and pages; what kind of venue the words say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.folding import fold, words
from curation.cv.flow import plain
from curation.cv.grammars.authors import read_authors
from curation.cv.grammars.periods import MONTH_NAMES, find_periods
from curation.cv.grammars.places import is_known, is_place, peel
from curation.cv.grammars.tables import words_of

# Series that name themselves without a word such as "Conference"; it labels, never decides.
_CONFERENCES = words_of("""
    neurips nips icml iclr colt cvpr iccv eccv aaai ijcai aistats uai acl emnlp naacl eacl
    coling alt acml kdd www sigir wsdm cikm recsys icdm sdm chi uist cscw stoc focs soda icalp
    itcs esa podc disc spaa sosp osdi nsdi sigcomm asplos isca micro pldi popl oopsla icse fse
    ase ccs ndss crypto eurocrypt asiacrypt icra iros rss corl icassp interspeech miccai isbi
    siggraph vldb sigmod icde pods isit cdc acc l4dc wine ec aamas lics cav tacas concur csl
    stacs icfp esop forc facct aies wacv bmvc accv
""")
_CONFERENCE_NAMES = re.compile(
    r"neural information processing systems|computer vision and pattern recognition|"
    r"uncertainty in artificial intelligence|artificial intelligence and statistics|"
    r"knowledge discovery and data mining|empirical methods in natural language processing",
    re.IGNORECASE,
)
_PREPRINT = re.compile(
    r"\b(?:ar[xX]iv|bio[rR]xiv|med[rR]xiv|SSRN|psyarxiv|socarxiv|chemrxiv|eprint|preprint|HAL)\b",
    re.IGNORECASE,
)
_WORKSHOP = re.compile(r"\bworkshops?\b|\batelier\b", re.IGNORECASE)
_CONFERENCE = re.compile(
    r"\b(?:proceedings|proc\b|conference|conf\b|symposium|symp\b|congress|meeting|annual meeting|tagung|"
    r"konferenz|colloque|congr[eè]s|congreso|conferencia|convegno|congresso|simp[oó]sio|atti|actes|actas|anais)\b",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|letters|annals|review|revue|revista|rivista|zeitschrift|archiv|bulletin|"
    r"quarterly|magazine|annales|acta|nature|science|physica|reviews|j\.|ann\.|rev\.|lett\.|trans\.|giornale|cahiers|"
    r"jahrbuch|vierteljahrs\w+|communications|cuadernos|quaderni|cadernos|studies|anales|annali|beitr[aä]ge)(?!\w)",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"\b(?:press|verlag|publishers?|springer|elsevier|wiley|routledge|palgrave|birkh[aä]user|de gruyter|brill|"
    r"suhrkamp|mohr siebeck|presses|editorial|editore|edizioni|ediciones|[ée]ditions|editora|harvester|"
    r"macmillan|sage|crc|world scientific|vandenhoeck|campus|nomos|beck|transcript|laterza|mulino|gallimard|vrin|"
    r"academic publishers|university press|\bUP\b)\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"""(?:
        ,?\s*\(?\b(?:vol(?:ume)?|bd|band|tome|tomo|no|nr|num|n[uú]m|issue|art|article|heft|fasc|jg|Jahrgang|LNCS)\b\.?\s*°?\s*(?:\d|[IVXLC]+\b)
      | ,?\s*\(?\b[tnhv](?:\.\s*°?|\s*°)\s*\d
      | ,?\s+\d+\s*\(\s*[\w\d –/-]+\s*\)
      | ,?\s+\d+\s*[.:/]\s*(?:no\.\s*)?[\dA-Z]
      | ,?\s+\d{1,4}\s*,\s*(?:no\.|nr\.|n\.|pp?\.|S\.|\d|art)
      | ,?\s*\b(?:pp?|pages?|S|Seiten?|p[aá]gs?|ss)\b\.?\s*[eE]?\d
      | ,?\s*\(\d+\)\s*[:,]
      | ;\s*\d
      | [,.]\s*\d{1,4}(?:\s*[-–]\s*\d+)?\s*(?=$|[,.;(])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PAGES = re.compile(
    r"(?:pp?\.?|pages?|S\.|:|,)\s*(?!(?:1\d|20)\d\d\s*[-–]\s*(?:1\d|20)\d\d\b)(?:[A-Z]?\d+\s*[-–]\s*[A-Z]?\d+)|\b\d+\s*\(\d+\)\s*[:,]"
)
_ACRONYM = re.compile(
    r"\(\s*(?P<acronym>[A-Z][\w&.+/ -]*?[A-Z][\w+]*|[A-Z]{2,}\w*)(?:\s*[’']?\s*(?P<year>(?:19|20)?\d\d))?\s*\)"
)
_HOSTED = re.compile(
    r"(?P<host>[A-Z][\w-]*)\s+(?:19|20)\d\d\s+[Ww]orkshop(?: on)?:?\s+(?P<name>[A-Z].{5,})$"
)
_IN = re.compile(
    r"^\W*(?:(?:In|in|En|Em|Dans|IN)(?:[:,]\s*|\s+)(?=[\W\dA-ZÀ-Þ]|the\b)|Appeared in:?\s+|Published in:?\s+|To appear (?:in|at):?\s+|Accepted (?:at|to|by|in|for):?\s+"
    r"|(?i:(?:re)?submitted to|forthcoming (?:from|in|with|at)|under (?:review|consideration) (?:at|by|in|with)|under contract (?:with|at)|"
    r"(?:invited to |revising for )?(?:revise and resubmit|resubmission) (?:at|to)|revisions? requested by):?\s+)"
)
# "2005.01234" is the number of a preprint.
_YEAR = re.compile(
    r"(?<![\d–-])\(?\b(19[3-9]\d|20[0-4]\d)[a-z]?\b(?!\d|[-–]\d{2,}|\.\d{4})\)?"
)
# What stands behind a journal: its letter and volume, or the number of a preprint.
_BEHIND = re.compile(r"\s+[A-Z]\d{1,4}\s*[,:(]?\s*\d+|[\s,.;(]+(?=ar[xX]iv:)")
_LONGEST_ACRONYM = 4  # words


_ED = r"(?:eds?|editors?|hrsg|hgg?|dirs?|coords?|orgs?|a cura di|dir)"
_ED_WORD = re.compile(
    r"\b(?:eds?|edited|editors?|hrsg|hg|dirs?|coord|orgs?|a cura di|herausgegeben)\b",
    re.IGNORECASE,
)
_NAMES = r"(?:[^()«»“”:]{4,200}?)"
_EDITORS_BEFORE = re.compile(
    rf"^(?P<names>{_NAMES})\s*(?:\(\s*{_ED}\.?\s*\)[,.:]?|,\s*(?:editors?|eds?\.)[,.:]?)\s+(?=\W*[A-ZÀ-Þ\d])",
    re.IGNORECASE,
)
_EDITORS_BEHIND = re.compile(
    r"[,.]?\s*\(?\b(?:edited by|eds?\.? by|eds?\.(?= [A-ZÀ-Þ])|hrsg\. von|herausgegeben von|hg\. von|sous la direction de|"
    r"[eé]d(?:ité)? par|a cura di|editado por|organizado por|coordinado por)\s.*$",
    re.DOTALL,
)
# "…, A. Lee and B. Wong, Eds. …": whether names stand there is asked of the list itself.
_EDS_BEHIND = re.compile(r",?\s+\(?[Ee]ds?\.\)?(?=\W|$)")
_PRESS = re.compile(
    r"(?:[.,;]|\s\()\s*(?P<city>[A-ZÀ-Þ][\w .,/&’'-]{2,40}?):\s+(?P<press>[A-ZÀ-Þ][^:]*)$"
)
_CITY = re.compile(r"^(?P<city>[A-ZÀ-Þ][\w ,/&’'-]{2,30}?):\s+(?P<press>[A-ZÀ-Þ].*)$")
_PRESS_BEHIND = re.compile(
    r"(?:[.,]\s+|\s\()(?P<press>(?:[A-ZÀ-Þ][^.,()]*,\s+)?[^.,()]*)$"
)


# Where the same text stands again, and who cites it.
_AGAIN = re.compile(
    r";\s+(?:reprinted|reissued|translated|cited|wieder abgedruckt)\b.*$"
)
_EDITION = re.compile(
    r"[.,(]*\s*\b\d+(?:st|nd|rd|th|\.)\s+(?:rev\. )?(?:ed(?:ition|n)?\b|Aufl(?:age)?\b)\.?\)?[.,;]?\s*"
)


@dataclass(frozen=True)
class Venue:
    """A venue as printed; `years` are those printed with it, in order, each once."""

    name: str | None = None
    acronym: str | None = None
    years: tuple[int, ...] = ()
    kind: str | None = None
    publisher: str | None = None


def read_venue(text: str, emphasised: str | None = None) -> Venue:
    """The venue that a stretch of a citation names; its name is None where there is none.

    What is set apart in the stretch is the name; without it, editors before or behind
    the name, numbers, pages and the publisher are cut off.
    """
    text = plain(text).strip(" .,;:")
    years = tuple(
        dict.fromkeys(int(m[1]) for m in _YEAR.finditer(_without_pages(text)))
    )
    body = _EDITION.sub(". ", _IN.sub("", _AGAIN.sub("", text)))
    if (match := _BLUEBOOK.match(body)) and (year := _YEAR.search(body, match.end())):
        years = (int(year[1]),)  # The page before it may look like one.
    if match := _HOSTED.match(body):
        return Venue(match["name"].strip(" .,;"), match["host"], years, "workshop")
    acronym = None
    match = _ACRONYM.search(body)
    if match and len(match["acronym"].split()) <= _LONGEST_ACRONYM:
        acronym = match["acronym"].strip()
        body = body[: match.start()] if match.start() > 3 else body
    name, publisher = _parted(_name(body) or "")
    if emphasised and (set_apart := _name(_ACRONYM.sub("", _IN.sub("", emphasised)))):
        name = set_apart
    if name and not acronym and fold(name) in _CONFERENCES:
        acronym = name
    if name and re.search(rf",\s*{_ED}$", name):
        name = None  # Who edited it.
    if name and is_known(name):
        name = None  # "Frankfurt am Main 2019": the place of a book is no venue.
    kind = kind_of(text) if name or acronym else None
    is_edited = _ED_WORD.search(text) or _PUBLISHER.search(text) or _PRESS.search(text)
    is_in_book = _IN.match(text) and is_edited or publisher and name != publisher
    if kind in (None, "book", "journal") and is_in_book:
        kind = "chapter"
    return Venue(name or acronym, acronym, years, kind, publisher)


def _parted(body: str) -> tuple[str | None, str | None]:
    """The name in a text without numbers, and the publisher where one is printed."""
    if (match := _EDITORS_BEFORE.match(body)) and _are_names(match["names"]):
        body = body[match.end() :]
    body = _without_editors(_EDITORS_BEHIND.sub("", body)).strip(" .,;:(")
    publisher = None
    if (match := _CITY.match(body)) and _is_imprint(match):
        body = publisher = match["press"].strip(" .,;")
    elif _PUBLISHER.search(body) and peel(body)[1] and is_known(peel(body)[1] or ""):
        body = peel(body)[0]  # "Lindenverlag, Berlin"
    elif match := _imprint_behind(body):
        publisher, body = match["press"].strip(" .,;"), body[: match.start()]
    name = body.strip(' .,;:()«»“”"‘’*')
    return name or publisher, publisher


def _without_editors(body: str) -> str:
    """A text up to the names that stand before "Eds."."""
    match = _EDS_BEHIND.search(body)
    for comma in re.finditer(r",\s", body[: match.start()]) if match else ():
        names = body[comma.end() : match.start()] if match else ""
        if len(names) < 200 and _are_names(names):
            return body[: comma.start()]
    return body


def _are_names(text: str) -> bool:
    return read_authors(text).quality >= 0.8


def _is_imprint(match: re.Match[str]) -> bool:
    """Whether "A: B" is a city and a publisher, not a title with its subtitle."""
    return is_place(match["city"].split(",")[-1]) or bool(
        _PUBLISHER.search(match["press"])
    )


def _imprint_behind(body: str) -> re.Match[str] | None:
    if (match := _PRESS.search(body)) and _is_imprint(match):
        return match
    match = _PRESS_BEHIND.search(body)
    return (
        match
        if match and match.start() > 8 and _PUBLISHER.search(match["press"])
        else None
    )


_DAYS = r"\s+\d{1,2}(?:\s*[-–—]\s*(?:\d{1,2})?)?"
# "Cuadernos del Mar" ends in no month.
_MONTH_END = re.compile(
    rf"(?<!\bde)(?<!\bdel)(?<!\bof)(?<!\bdu)(?<!\bdi)(?<!\bdo)[\s,.(]+(?:(?:{MONTH_NAMES})\.?(?:{_DAYS})?\s*[-–—]\s*)?(?:{MONTH_NAMES})\.?(?:/(?:{MONTH_NAMES})|{_DAYS})?$",
    re.IGNORECASE,
)
# "95 Northfield Law Review 1201 (2019)": volume, name and page as lawyers cite them.
_BLUEBOOK = re.compile(
    r"^\W*\d{1,4} (?P<name>[A-ZÀ-Þ][^\d,;:]+?) \d{1,5}(?:[-–]\d+)?(?=\s*(?:\(|,|$))"
)
# How far a work has come, where the name of a venue would stand.
_STATUS_ALONE = re.compile(
    r"\W*(?:manuscript |currently |revised and )?(?:in (?:prep(?:aration)?|press|progress|review|revision)|under (?:review|revision|submission|consideration)|"
    r"(?:full-length |book )+manuscript|monograph|(?:re)?submitted|accepted|forthcoming|to appear|online ahead of print|working paper|draft|in vorbereitung|eingereicht|im (?:druck|erscheinen)|"
    r"en (?:prensa|preparación|revisión)|soumis|à paraître|en préparation|in corso di stampa|in preparazione|no prelo|submetido|em preparação)"
    r"(?: for (?:publication|submission))?\W*",
    re.IGNORECASE,
)

# "Tidal Physics, (in review)"
_STATUS_END = re.compile(
    r"[\s,.;]+\(?(?:in (?:review|press|preparation)|under review|submitted|accepted|forthcoming|to appear)\)?\W*$",
    re.IGNORECASE,
)


def _without_pages(text: str) -> str:
    return re.sub(r"(?:pp?\.?|pages|S\.|:)\s*\d+\s*[-–]\s*\d+", "", text)


def _name(body: str) -> str | None:
    """A text up to its numbers and year."""
    body = re.sub(r"^(?:the\s+)?(?:19|20)\d\d\s+(?=[A-Z])", "", body)
    if _STATUS_ALONE.fullmatch(body):
        return None
    body = _STATUS_END.sub("", body) or body
    if match := _BLUEBOOK.match(body):
        return match["name"]
    for pattern in (_NUMBERS, _BEHIND):
        if (match := pattern.search(body)) and match.start() > 2:
            body = body[: match.start()]
    if match := _YEAR.search(body):
        before, after = body[: match.start()], body[match.end() :]
        body = before if len(before.strip(" ,.;:(")) > 1 else after
    body = re.sub(r"\s*[’']\d\d$", "", body.strip(" .,;:([-–"))
    found = find_periods(body)
    if found and found[-1].finish == len(body):
        body = body[: found[-1].begin].strip(" .,;:([-–")
    body = _MONTH_END.sub("", body.strip(' .,;:«»“”"*[(')).strip(" .,;:(")
    if re.match(r"(?:pp?|S|vol|no|n|Bd)\b\.?\s*\d*", body) and len(body) < 12:
        return None
    if re.fullmatch(rf"(?:{MONTH_NAMES})\.?\s*\d{{0,2}}", body, re.IGNORECASE):
        return None
    return body if sum(c.isalpha() for c in body) >= 2 else None


def kind_of(text: str) -> str | None:
    """The kind of publication that the words of a venue say, None if they do not."""
    if _WORKSHOP.search(text):
        return "workshop"
    if (match := _PREPRINT.search(text)) and not _PAGES.search(text):
        before = text[: match.start()]
        is_journal = _NUMBERS.search(before) or _BEHIND.search(before)
        return "journal" if is_journal else "preprint"
    if _CONFERENCE.search(text) or _CONFERENCE_NAMES.search(text):
        return "conference"
    if set(words(text)) & _CONFERENCES and not _JOURNAL.search(text):
        return "conference"
    if _JOURNAL.search(text) or _PAGES.search(text):
        return "journal"
    if _PUBLISHER.search(text):
        return "book"
    return None


def likeness(text: str) -> float:
    """How much a text looks like where something was published, 0 to 1."""
    text = plain(text)
    if not text.strip(" .,;"):
        return 0.0
    score = 0.0
    score += 0.35 * bool(kind_of(text))
    score += 0.2 * bool(_NUMBERS.search(text))
    score += 0.25 * bool(_YEAR.search(text))
    score += 0.2 * bool(_IN.match(text))
    score += 0.2 * bool(_ACRONYM.search(text))
    score += 0.2 * bool(_PUBLISHER.search(text))
    return min(1.0, score)


def has_numbers(text: str) -> bool:
    """Whether a text names something with a volume, an issue or a page behind it."""
    match = _NUMBERS.search(text)
    return bool(match and match.start() > 2)


def is_numbered(text: str) -> bool:
    """Whether volume, issue or pages stand in a text."""
    return bool(_PAGES.search(text))
