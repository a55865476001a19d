"""Places behind a comma: a small gazetteer and the shape "City, ST"; it peels, it never maps."""

from __future__ import annotations

import re

from core.folding import fold
from curation.cv.grammars.tables import names_of

_COUNTRIES = """usa|u.s.a.|us|u.s.|united states|united states of america|uk|u.k.|united kingdom|england|scotland|
wales|northern ireland|ireland|canada|ca|germany|deutschland|allemagne|france|frankreich|italy|italia|italien|spain|
espana|spanien|portugal|brazil|brasil|brasilien|argentina|chile|mexico|colombia|peru|uruguay|switzerland|schweiz|
suisse|svizzera|austria|osterreich|autriche|netherlands|the netherlands|niederlande|belgium|belgien|belgique|
denmark|sweden|norway|finland|iceland|poland|polen|pologne|czech republic|czechia|slovakia|hungary|romania|bulgaria|
greece|turkey|turkiye|israel|egypt|south africa|nigeria|kenya|ghana|india|indien|inde|china|p.r. china|pr china|
hong kong|taiwan|japan|japon|korea|south korea|republic of korea|singapore|malaysia|thailand|vietnam|indonesia|
australia|new zealand|russia|ukraine|croatia|serbia|slovenia|estonia|latvia|lithuania|luxembourg|luxemburg|
iran|iraq|saudi arabia|uae|united arab emirates|qatar|pakistan|bangladesh|sri lanka|nepal|virtual|online|remote"""
_STATES = """al|ak|az|ar|ca|co|ct|de|fl|ga|hi|id|il|in|ia|ks|ky|la|me|md|ma|mi|mn|ms|mo|mt|ne|nv|nh|nj|nm|ny|nc|nd|oh|
ok|or|pa|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy|dc|d.c.|on|qc|bc|ab|mb|ns|nsw|vic|alabama|alaska|arizona|arkansas|
california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|
louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|
new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|
rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|
wyoming|ontario|quebec|british columbia|alberta|manitoba|nova scotia|new south wales|victoria|queensland"""
_CITIES = """new york city|new york|nyc|los angeles|san francisco|san diego|san jose|seattle|boston|cambridge|chicago|
philadelphia|pittsburgh|washington|washington d.c.|baltimore|atlanta|austin|houston|dallas|denver|portland|
mountain view|palo alto|menlo park|stanford|berkeley|princeton|new haven|ithaca|london|oxford|edinburgh|glasgow|
manchester|bristol|dublin|toronto|montreal|vancouver|waterloo|edmonton|ottawa|berlin|munich|munchen|hamburg|koln|
cologne|frankfurt|frankfurt am main|heidelberg|tubingen|tubingen|freiburg|gottingen|bonn|leipzig|dresden|stuttgart|
wien|vienna|graz|salzburg|innsbruck|zurich|zuerich|geneva|geneve|lausanne|basel|bern|paris|lyon|marseille|toulouse|
bordeaux|grenoble|strasbourg|lille|nantes|rennes|montpellier|nice|madrid|barcelona|valencia|sevilla|seville|granada|
salamanca|bilbao|zaragoza|rome|roma|milan|milano|turin|torino|bologna|pisa|padova|padua|florence|firenze|naples|
napoli|venezia|venice|trento|trieste|genova|palermo|lisbon|lisboa|porto|coimbra|braga|sao paulo|rio de janeiro|
belo horizonte|brasilia|salvador|curitiba|porto alegre|campinas|recife|buenos aires|santiago|bogota|lima|
mexico city|ciudad de mexico|montevideo|amsterdam|utrecht|leiden|rotterdam|delft|groningen|brussels|bruxelles|
leuven|ghent|copenhagen|stockholm|uppsala|lund|oslo|helsinki|warsaw|krakow|prague|budapest|athens|istanbul|
tel aviv|jerusalem|haifa|cairo|cape town|nairobi|lagos|delhi|new delhi|mumbai|bangalore|bengaluru|chennai|kolkata|
hyderabad|kanpur|pune|beijing|shanghai|shenzhen|hangzhou|tokyo|kyoto|osaka|seoul|taipei|sydney|melbourne|brisbane|
canberra|auckland|moscow|moskau|st. petersburg|saint petersburg|kyiv"""


COUNTRIES, STATES, CITIES = names_of(_COUNTRIES), names_of(_STATES), names_of(_CITIES)
_CITY_STATES = names_of("hong kong|singapore|luxembourg|virtual|online|remote")
_CITY = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]+(?:[ -](?:[A-ZÀ-Þ][\w.'’-]+|de|la|del|am|an der|do|di|upon|le|sur)){0,3}$"
)
_ORGANISED = re.compile(
    r"univ|institut|college|school|labor|research|center|centre|academ|hochschul|inc\b|gmbh|ltd|department|lab\b|"
    r"labs\b|museum|press|group|seminar|workshop|conference|symposium|company|bank",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b[A-Z]+[a-z]*[A-Z]\w*\b")
_CODE = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,6}\s+")


def is_place(part: str) -> bool:
    """Whether a text is a country, state or city of the gazetteer, brackets behind it aside."""
    key = fold(re.sub(r"\s*\([^)]*\)$", "", part)).strip(" .")
    key = _CODE.sub("", key)
    return (
        key in COUNTRIES
        or key in CITIES
        or (key in STATES and (len(key) > 3 or part.strip(" .").isupper()))
    )


def is_location(text: str) -> bool:
    """Whether a text is a place and nothing else: "Cleveland, OH", "India"."""
    *cities, last = re.split(r",\s*", text.strip(" .,;()"))
    if not is_place(last):
        return False
    unknown = [city for city in cities if not is_place(city)]
    return (
        not unknown
        or unknown == cities[:1]
        and _may_be_city(cities[0], [*cities[1:], last][0])
    )


def is_known(text: str) -> bool:
    """Whether every part of a text is a place of the gazetteer."""
    return all(map(is_place, re.split(r",\s*", text.strip(" .,;()"))))


def peel(text: str) -> tuple[str, str | None]:
    """The text without the place at its end, and that place; the first part is never one.

    "TTIC, Chicago, USA" gives ("TTIC", "Chicago, USA").
    """
    parts = re.split(r",\s+(?![^(]*\))", text.strip(" .,;"))
    kept = len(parts)
    while kept > 1 and is_place(parts[kept - 1]):
        kept -= 1
    known = len(parts) - kept
    if (
        known
        and kept > 1
        and not _has_city(parts[kept:])
        and _may_be_city(parts[kept - 1], parts[kept])
    ):
        kept -= 1
    if not known:
        return _bracketed(text)
    return ", ".join(parts[:kept]), ", ".join(parts[kept:])


def _has_city(parts: list[str]) -> bool:
    return any(fold(p).strip(" .") in CITIES for p in parts)


def _may_be_city(part: str, region: str) -> bool:
    """Whether a part that no table knows can be a city: one word before a country, more before a state."""
    key = fold(region).strip(" .")
    most = 3 if key in STATES else 1
    if not _CITY.match(part) or _ORGANISED.search(part) or _ACRONYM.search(part):
        return False
    return len(part.split()) <= most and key not in _CITY_STATES and key not in CITIES


def _bracketed(text: str) -> tuple[str, str | None]:
    """ "University of Waterloo (CA)" """
    match = re.search(r"\s*\(([^()]+)\)$", text.strip(" .,;"))
    if match and is_location(match[1]):
        return text.strip(" .,;")[: match.start()], match[1]
    return text.strip(" ,;"), None
