"""The names of academic degrees in six languages."""

from __future__ import annotations

import re

# As the two letters of a state these are none.
_STATES = frozenset({"MA", "MS", "MD", "ME", "AB", "BS"})
_DEGREE = re.compile(
    r"""(?<![\w.@])(?<![Pp][oó]s-)(?<![Pp]ost-)(?:
      Doctor(?:ate)?\s+of\s+(?:Philosophy|Science|Engineering|Medicine|Education|Musical\s+Arts|Laws?|Letters|Theology)(?:\s*\((?:Ph\.?\s?D\.?|D\.?Phil\.?|Sc\.?D\.?)\))?
    | (?i:(?:Master|Bachelor)['’]?s?\s+of\s+Science)(?=\s+in\b)
    | (?:Master|Bachelor)['’]?s?\s+of\s+(?:Science|Arts|Engineering|Technology|Philosophy|Education|Laws?|Fine\s+Arts|Business\s+Administration|Music|Commerce|Medicine|Architecture|Public\s+(?:Health|Policy|Administration)|Research|Letters|Divinity|Mathematics|Computer\s+Applications|Social\s+Work|Advanced\s+Studies)(?:\s*\([A-Z][\w.]+\))?(?:\s*\(Hon(?:our)?s\.?\))?(?:\s*\(Research\))?
    | (?:Master|Bachelor)['’]?s?(?:\s+degree)?(?=\s+(?:in|of|en|degree)\b|\s*[,:(]|\s*$)
    | (?:integrated\s+|joint\s+|dual\s+)?P[Hh]\.?\s?D\.?(?:\s+candidate|\s+student|\s+degree)?|D\.?\s?Phil\.?|Sc\.?\s?D\.?(?=\W|$)|Ed\.?D\.?|J\.?D\.?(?=\W)|LL\.?[MB]\.?|M\.?D\.?(?=[\s,]|$)|M\.?B\.?A\.?(?=\W|$)
    | M\.?\s?Phil\.?|MSci(?=\W|$)|M\.?\s?Sc\.?(?:\s*\(Research\))?|M\.?\s?Tech\.?|M\.?\s?Eng\.?|M\.?\s?A\.?(?=[\s,(:]|$)|M\.?\s?S\.?(?=[\s,(:]|$)|M\.?F\.?A\.?(?=\W)|M\.?Ed\.?|M\.?P\.?[HPA]\.?(?=\W)|M\.?Res\.?|M\.?Litt\.?|M\.?\s?St\.?(?=[\s,(:]|$)|M\.?Div\.?(?=\W)|Th\.?[MD]\.?(?=\W)|M\.?Mus\.?(?=\W)|MLIS|MSW|[SJ]\.?S\.?D\.?(?=[\s,]|$)|S\.?J\.?D\.?(?=\W)|LL\.?D\.?|B\.?C\.?L\.?(?=[\s,]|$)|Pharm\.?\s?D\.?|Psy\.?\s?D\.?|Dr\.?PH|M\.?B\.?\s?B\.?\s?(?:S|Ch|Chir)\.?(?=\W|$)|MMath|MPhys|MEng|M\.?Stat\.?
    | B\.?\s?Tech\.?|B\.?\s?Sc\.?(?:\s*\(Hons\.?\))?|B\.?\s?Eng\.?|B\.?\s?E\.?(?=[\s,(:]|$)|B\.?\s?A\.?(?:\s*\(Hons\.?\))?(?=[\s,(:]|$)|A\.?B\.?(?=[\s,]+(?:in|[A-Z]))|B\.?\s?S\.?(?:E\.?)?(?=[\s,(:]|$)|B\.?F\.?A\.?(?=\W)|B\.?Com\.?(?=\W)|B\.?Stat\.?|B\.?Ed\.?(?=\W)|B\.?Math\.?(?=\W)
    | Dr\.\s?(?:rer\.\s?(?:nat|pol|soc|oec|publ|hort|silv|medic|cur)\.|disc\.\s?pol\.|oec\.(?:\s?publ\.)?|phil\.|-?\s?Ing\.|iur\.|jur\.|med\.(?:\s?(?:dent|vet)\.)?|theol\.|habil\.|agr\.|techn\.|sc\.(?:\s?(?:nat|hum|pol|agr|mus|ETH)\.?)?)(?:\s?habil\.)?
    | Promotion(?:\s+zum\s+Dr\.[\w. -]*?)?(?=\s|,|:|$)|Doktorat|Doktor(?=\s+der|\s+in)|Habilitation(?!\s+[aà]\s+diriger)|(?:[A-ZÄÖÜ]\w+-)?Diplom(?:-\w+|\w*)?|Staatsexamen|(?:Erstes|Zweites|1\.|2\.)\s+Staatsexamen|Magister(?:\s+Artium|\s+Scientiarum)?|Lizentiat|Master(?=\s+[A-Z])|Bachelor(?=\s+[A-Z])
    | Doctorat|Docteur(?=\s+(?:en|[eè]s|de))|Ing[eé]nieur(?=\s+(?:en|de(?!\s+recherche)|du|des|dipl))|Master\s+(?:1|2|recherche|professionnel)|Mast[eè]re|DEA|DESS|DEUG|Ma[iî]trise|Licence|Agr[eé]gation|Habilitation\s+[aà]\s+diriger\s+(?:des|les)\s+recherches|HDR|Dipl[oô]me(?:\s+d['’]ing[eé]nieur)?
    | Doctorado|Doctora?(?=\s+(?:en|por))|M[aá]ster(?:\s+Universitario|\s+oficial)?|Mag[ií]ster|Maestr[ií]a|Maestr[oa](?=\s+en)|Licenciatura|Licenciad[oa]|Grado|Diplomatura|Ingenier[ií]a|Ingenier[oa]
    | Dottorat[oa](?:\s+di\s+ricerca)?|Dottore\s+di\s+ricerca|Laurea(?:\s+(?:[Mm]agistrale|[Tt]riennale|[Ss]pecialistica|[Vv]ecchio\s+[Oo]rdinamento|a\s+[Cc]iclo\s+[Uu]nico))?|Diploma(?=\s+(?:di|in|de)\b)
    | Doutoramento|Doutorado|Doutora?(?=\s+em)|Mestrado|Mestre|Bacharelado|Bacharel|Licenciado|Gradua[cç][aã]o
    )""",
    re.VERBOSE,
)


def find_degree(text: str) -> re.Match[str] | None:
    """The first degree that a text names; "Boston, MA" names none."""
    for match in (*_DEGREE.finditer(text), *_in_capitals(text)):
        is_state = match[0].rstrip(".") in _STATES and text[: match.start()].endswith(
            ", "
        )
        if not is_state:
            return match
    return None


def _in_capitals(text: str) -> list[re.Match[str]]:
    """Degrees in words that are set in capitals: "LICENCIATURA EN HISTORIA"."""
    found = _DEGREE.finditer(text.title()) if any(map(str.isupper, text)) else ()
    return [
        match
        for match in found
        if match.end() - match.start() > 5 and text[slice(*match.span())].isupper()
    ]


def is_degree(text: str) -> bool:
    """Whether a text is a degree and nothing else."""
    return bool(_DEGREE.fullmatch(text))
