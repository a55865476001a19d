"""Entries of careers, where CVs mix posts and degrees: which entry is which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from curation.cv.entries import Entry, is_date_alone, is_dated, split
from curation.cv.grammars.degrees import find_degree
from curation.cv.grammars.periods import find_periods
from curation.cv.grammars.pieces import is_post, org_likeness
from curation.cv.lines import Line
from curation.cv.lists.groups import grouped
from curation.cv.sections import Section

# Behind a degree these words name a post: "PhD student", "Master's thesis intern".
_NO_DEGREE = re.compile(
    r"(?:['’]s)?\W{0,3}(?:project|candidate|student|researcher|fellow|scholar|thesis|program(?:me)?|supervis|committee|trainee|"
    r"kandidat|stelle|projekt|level)",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"^(?:voraussichtlich\w*|expected|anticipated)\s+", re.IGNORECASE
)
_STUDY = re.compile(
    r"(?:(?:bachelor|master|doctoral|graduate|undergraduate)(?:['’]?s)? studies|a[- ]levels?|\w*studium|studied|studies (?:of|in)|[eé]tudes|estudios|studi\b|schule|\w*gymnasium|\w*schule\b|abitur|high ?school|lyc[eé]e|liceo)\b",
    re.IGNORECASE,
)
_IN_EVENT = re.compile(
    r"(?:session |workshop |conference |program(?:me)? )*(?:co-?)?(?:chair(?:person)?|organi[sz]er|convener|participant|attendee|referee|reviewer)\b(?! (?:of|for) (?!the\b))",
    re.IGNORECASE,
)
_ATTENDED = re.compile(r"\b(?:participant|attendee)\b", re.IGNORECASE)
_IN_BODY = re.compile(
    r"member\b(?! of (?:technical|scientific|research) staff)|(?:[\w/-]+ ){0,6}representative\b",
    re.IGNORECASE,
)
# Posts that CVs count to the years of training.
_TRAINING = re.compile(
    r"\b(?:post-?\s?doc\w*|resident|residency|internship|fellow(?:ship)?|research (?:associate|assistant|scientist)|"
    r"(?:early[- ]stage )?researcher|assegnista|ricercat\w+|chercheu\w+|investigador\w*|wissenschaftliche\w* \w+|"
    r"(?:assistant|associate|full|visiting|adjunct) professor|lecturer)\b",
    re.IGNORECASE,
)


def posts(sections: Sequence[Section]) -> Iterator[tuple[Entry, Line | None]]:
    """The entries of sections on careers, with the organization that introduces them."""
    for section in sections:
        for group in grouped(section.lines, is_post):
            headings = (*section.headings, *filter(None, [group.head]))
            for one in split(group.lines, _measure, headings)[1]:
                yield one, group.organization


def is_degree_entry(one: Entry) -> bool:
    """Whether an entry begins with a degree, and names no post beside it."""
    head = _EXPECTED.sub("", _undated(one.text.split("\n")[0]))
    match = find_degree(head)
    if not match or match.start() > 3 or _NO_DEGREE.match(head, match.end()):
        return False
    behind = re.split(r"[,\t]|\b(?:Prof|Dr|bei|with|under)\b", head[match.end() :])[0]
    return not is_post(" ".join(behind.split()[:5]))


def is_attended(one: Entry) -> bool:
    """Whether somebody only took part in an event."""
    return bool(_ATTENDED.search(one.text))


def is_engagement(one: Entry, beside: Sequence[Entry]) -> bool:
    """Whether an entry is no post but a part in an event: chairs and organizers, and their like beside them."""
    head = _undated(one.text.split("\n")[0])
    if _IN_EVENT.match(head):
        return True
    parts = sum(bool(_IN_EVENT.match(_undated(other.text))) for other in beside)
    return parts > 1 and bool(_IN_BODY.match(head))


def are_engagements(section: Section) -> bool:
    """Whether all rows of a section are parts in events: "Conferences" may list chairs."""
    rows = [line for line in section.lines if line.text]
    return bool(rows) and all(
        _IN_EVENT.match(_undated(line.text)) and not _ATTENDED.search(line.text)
        for line in rows
    )


def is_study_entry(one: Entry) -> bool:
    """Whether an entry is about years at a school or university, and no post."""
    return bool(_STUDY.match(_undated(one.text.split("\n")[0])))


def is_post_entry(one: Entry) -> bool:
    """Whether an entry that names no degree names a post that is held in training."""
    rows = one.text.split("\n")[:3]
    if any(map(find_degree, rows)) or not find_periods(one.text):
        return False
    return bool(_TRAINING.match(_undated(rows[0])))


def _undated(row: str) -> str:
    found = find_periods(row)
    starts_late = not found or row[: found[0].begin].strip(" ([")
    return (row if starts_late else row[found[0].finish :]).lstrip(" \t.,:;–—-)]")


def _measure(one: Entry) -> float:
    """One period, or several that belong together, makes an entry."""
    lines = one.flow.lines
    dated = [
        i for i, line in enumerate(lines) if is_dated(line) and not (line.mark and i)
    ]
    runs = sum(1 for n, i in enumerate(dated) if n == 0 or dated[n - 1] != i - 1)
    if len(dated) > 1 and runs == 1 and not _run_on(lines[dated[0]].text):
        runs = 2
    head = sum(not line.mark or i == 0 for i, line in enumerate(lines))
    value = (0.1, 1.0, 0.2, 0.1)[min(3, runs)]
    if runs == 1 and (len(one.text) < 12 or head == 1 and is_date_alone(lines[0])):
        value = 0.3
    orgs = max(map(org_likeness, re.split(r"[\n\t]|, ", one.text)), default=0.0)
    starts_late = dated and dated[0] > 3
    return value * (0.85 + 0.15 * orgs) * (0.5 if starts_late else 1.0)


def _run_on(text: str) -> bool:
    return text.rstrip().endswith(("&", ",", ";", "and", "und"))
